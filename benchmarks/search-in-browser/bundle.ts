import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, mergeConfig, type Rollup } from 'vite';
import { searchChunks } from '../../packages/widget/vite.search.ts';

export interface BuiltFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Bytes, compressed. */
  readonly gzip: number;
}

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The benchmark's page with the client, its worker and their files, as the widget's build cuts them. */
export async function bundle(): Promise<BuiltFile[]> {
  const result = (await build(
    mergeConfig(searchChunks, {
      configFile: false,
      root: folder('.'),
      logLevel: 'warn',
      build: { write: false, rolldownOptions: { input: { page: folder('page.ts') } } },
    }),
  )) as Rollup.RollupOutput;
  return result.output.map((file) => {
    const content = file.type === 'chunk' ? file.code : file.source;
    return { name: file.fileName, content, gzip: gzipSync(content, { level: 9 }).length };
  });
}
