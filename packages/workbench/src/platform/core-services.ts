import { serviceId, type ContextKeys, type ExtensionRegistry } from '@askwell/core/extensions';

/** Facts for when-clauses. */
export const contextKeyService = serviceId<ContextKeys>('context keys');

/** Every extension point with its entries. */
export const extensionService = serviceId<ExtensionRegistry>('extensions');
