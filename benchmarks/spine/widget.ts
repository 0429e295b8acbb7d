import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { alone, round, type Measurement } from './table.ts';

const folder = 'packages/widget/dist/assets';

/** Gzipped bytes of every file of the widget as it is served. Run `npm run build:ui` first. */
export function measureWidget(): Measurement[] {
  if (!existsSync(folder)) return [alone('widget', 'skipped: run npm run build:ui')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .toSorted()
    .map((file) => {
      const name = file.replace(/-[\w-]{8}\.js$/, '.js');
      return alone(`widget ${name}`, `${round(gzipSync(readFileSync(join(folder, file))).length / 1_000)} kB gzip`);
    });
}
