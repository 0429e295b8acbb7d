import type { UserConfig } from 'vite';
import { fromSource } from '../../vite.shared.ts';

const inSearch = (files: string) => new RegExp(`core/(?:src|dist)/search/(?:${files})\\.[jt]s$`);

/**
 * How the search of the browser is cut into files of at most 8 kB compressed, which come side by side: splitting text,
 * ranking, and the rest. Its tables are files of their own already, because they are imported when they are needed.
 */
const output = {
  entryFileNames: 'chunks/[name]-[hash].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  codeSplitting: {
    groups: [
      {
        name: 'search-text',
        test: inSearch(
          'characters|document|folding|highlight|indexed-document|stemmer|stop-words|synonyms|token-codes|tokenizer|vocabulary|word-list',
        ),
      },
      {
        name: 'search-ranking',
        test: inSearch('locales|match-features|query|rescoring|scoring|term-weights|tuning'),
      },
    ],
  },
};

export const searchChunks: UserConfig = {
  ...fromSource,
  base: './',
  worker: { format: 'es', rolldownOptions: { output } },
  build: { target: 'es2022', modulePreload: false, rolldownOptions: { output } },
};
