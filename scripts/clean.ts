import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// `tsc -b` never deletes the output of a source that is gone, and what lies in dist is published.
for (const name of readdirSync('packages')) rmSync(join('packages', name, 'dist'), { recursive: true, force: true });
