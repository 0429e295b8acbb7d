export type { DatabaseHandle, Reader, Writer } from './database-handle.ts';
export { openDatabase } from './open-database.ts';
export type * from './schema.ts';
