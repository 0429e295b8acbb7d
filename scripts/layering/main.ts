import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkFiles } from './check-layers.ts';

const files = readdirSync('packages', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => /^packages\/[^/]+\/src\//.test(file));
const complaints = checkFiles(files);
for (const complaint of complaints) console.error(complaint);
console.log(
  complaints.length > 0
    ? `${complaints.length} imports break the layers.`
    : `${files.length} files keep to their layers.`,
);
process.exitCode = complaints.length > 0 ? 1 : 0;
