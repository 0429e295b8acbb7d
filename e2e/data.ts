import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Real help centres and hostile inputs that nobody here wrote; they lie beside the repository, never in it. */
export const dataFolder = resolve(process.env['ASKWELL_DATA'] ?? resolve(import.meta.dirname, '../../shared/data'));

export const hasData = existsSync(dataFolder);
