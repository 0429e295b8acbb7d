import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ArticleProblem } from '@askwell/core/articles';
import { lintFile, redirectsFile, taxonomyFile } from '../folder-import/index.ts';
import type { KnowledgeImporter } from './knowledge-importer.ts';
import { readZip, type ZipLimits } from './zip-archive.ts';

const megabyte = 1_000_000;
const maxArchiveBytes = 500 * megabyte;
const limits: ZipLimits = {
  maxEntries: 20_000,
  maxTotal: 1_000 * megabyte,
  maxEntryBytes: 100 * megabyte,
  maxRatio: 200,
};

/** Files that lie at the top of a knowledge folder and nowhere else. */
const topFiles = [taxonomyFile, redirectsFile, lintFile];

/**
 * A zip archive of anything that can be imported. It is unpacked into a folder of its own, which is gone afterwards.
 *
 * @param importerFor finds the importer for what is in it
 */
export function createZipImporter(importerFor: (path: string) => Promise<KnowledgeImporter>): KnowledgeImporter {
  return {
    id: 'zip',
    detects: (path) => Promise.resolve(/\.zip$/i.test(path)),
    async read(path, options = {}) {
      const { signal } = options;
      const folder = await mkdtemp(join(tmpdir(), 'askwell-zip-'));
      const dispose = () => rm(folder, { recursive: true, force: true });
      try {
        const { paths, problems } = await unpack(path, folder, signal);
        const top = topOf(paths, folder);
        const content = await (await importerFor(top)).read(top, options);
        if (content.articles.length + content.problems.length + problems.length === 0) {
          throw new Error(`File "${path}" holds nothing that can be imported: no Markdown, HTML, CSV, XLSX or JSON.`);
        }
        return { ...content, problems: [...problems, ...content.problems], dispose };
      } catch (error) {
        await dispose();
        throw error;
      }
    },
  };
}

async function unpack(path: string, folder: string, signal: AbortSignal | undefined) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`File "${path}" cannot be read: it is not there or no file. Check the path.`);
  if (found.size > maxArchiveBytes) {
    throw new Error(`File "${path}" is ${found.size} bytes long; ${maxArchiveBytes} are allowed. Split it.`);
  }
  const archive = readZip(await readFile(path), limits);
  if (!archive.ok) throw new Error(`File "${path}" ${archive.error}`);
  const { entries, refused } = archive.value;
  const problems: ArticleProblem[] = [...refused];
  const paths: string[] = [];
  for (const { path: name, read } of entries) {
    signal?.throwIfAborted();
    const content = read();
    if (!content.ok) {
      problems.push({ path: name, message: content.error });
      continue;
    }
    const file = join(folder, name);
    try {
      await mkdir(dirname(file), { recursive: true });
      // Never over anything: what is there was packed under the same name.
      await writeFile(file, content.value, { flag: 'wx' });
      paths.push(name);
    } catch {
      problems.push({ path: name, message: 'is in the way of another file of the archive. Rename it.' });
    }
  }
  return { paths, problems };
}

/** What to import: the only file, or the only folder that is evidently a knowledge folder, or all there is. */
function topOf(paths: readonly string[], folder: string): string {
  const [only] = paths;
  if (only !== undefined && paths.length === 1 && !/\.(?:md|html?)$/i.test(only)) return join(folder, only);
  const roots = new Set(paths.map((path) => path.split('/')[0]!));
  const [root] = roots;
  const isWrapped =
    root !== undefined && roots.size === 1 && topFiles.some((name) => paths.includes(`${root}/${name}`));
  return isWrapped ? join(folder, basename(root)) : folder;
}
