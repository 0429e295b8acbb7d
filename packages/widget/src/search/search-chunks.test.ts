import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, mergeConfig, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { searchChunks } from '../../vite.search.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

async function builtFiles(): Promise<Map<string, string>> {
  const { output } = (await build(
    mergeConfig(searchChunks, {
      configFile: false,
      root: folder('../..'),
      logLevel: 'warn',
      build: {
        write: false,
        rolldownOptions: {
          input: { 'search-client': folder('search-client.ts') },
          preserveEntrySignatures: 'strict',
        },
      },
    }),
  )) as Rollup.RollupOutput;
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]));
}

describe('the files of the search', () => {
  it('weigh at most 8 kB each, and the tables come only when they are asked for', async () => {
    const files = await builtFiles();
    const names = [...files.keys()].map((name) => name.replace(/^.*\/|-[\w-]{8}\.js$/g, ''));
    for (const name of ['search-client', 'search-worker', 'search-text', 'search-ranking', 'page-searcher'])
      expect(names).toContain(name);
    for (const [name, code] of files) {
      expect({ name, small: gzipSync(code, { level: 9 }).length <= 8_000 }).toEqual({ name, small: true });
      for (const table of ['everyday-synonyms', 'han-folding-data', 'pinyin'])
        expect(code).not.toMatch(new RegExp(`(?:import|from)\\s*["'\`][^"'\`]*${table}`));
    }
  }, 60_000);

  it('never leave the tables out of what servers and editors import, whatever a bundler leaves out', async () => {
    const entry = '\0entry';
    const { output } = (await build(
      mergeConfig(searchChunks, {
        configFile: false,
        root: folder('../..'),
        logLevel: 'warn',
        plugins: [
          {
            name: 'entry',
            resolveId: (id: string) => (id === 'entry' ? entry : undefined),
            load: (id: string) => (id === entry ? `export { tokenize } from '@askwell/core/search';` : undefined),
          },
        ],
        build: {
          write: false,
          rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict', output: { codeSplitting: false } },
        },
      }),
    )) as Rollup.RollupOutput;
    const module = (await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)) as {
      tokenize(text: string): { term: string }[];
    };
    expect(module.tokenize('密碼').map(({ term }) => term)).toEqual(['密', '密码', '码']);
  }, 60_000);
});
