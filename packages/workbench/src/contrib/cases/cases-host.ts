import type { DisposableStore } from '@askwell/core/base';
import { serviceId, type ServiceAccessor } from '@askwell/core/extensions';

export const casesHost = serviceId<CasesHost>('cases');

/** Where the parts of this feature live that are loaded when they are first needed. */
export interface CasesHost {
  readonly services: ServiceAccessor;
  /** Disposed with the feature. */
  readonly subscriptions: DisposableStore;
}
