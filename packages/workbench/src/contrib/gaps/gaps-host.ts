import type { DisposableStore } from '@askwell/core/base';
import { serviceId, type ServiceAccessor } from '@askwell/core/extensions';

export const gapsHost = serviceId<GapsHost>('gaps');

/** Where the parts of this feature live that are loaded when they are first needed. */
export interface GapsHost {
  readonly services: ServiceAccessor;
  /** Disposed with the feature. */
  readonly subscriptions: DisposableStore;
}
