import MiniSearch, { type Options } from 'minisearch';
import { tokenize, type SearchDocument } from '@askwell/core/search';
import { bodyOf, type Peer } from './peer.ts';

function peer(name: string, options: Partial<Options>): Peer {
  return {
    name,
    build(documents) {
      const index = new MiniSearch({ fields: ['title', 'questions', 'body'], ...options });
      index.addAll(documents.map(rowOf));
      return (query, limit) =>
        index
          .search(query)
          .slice(0, limit)
          .map(({ id }) => documents[id as number]!.id);
    },
  };
}

const rowOf = (document: SearchDocument, id: number) => ({
  id,
  title: document.title,
  questions: document.questions.join('\n'),
  body: bodyOf(document),
});

export const miniSearchDefault = peer('MiniSearch default', {});
/** The options that its README shows. */
export const miniSearchReadme = peer('MiniSearch README', {
  searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true },
});
/** With our tokenizer and the constants of bricks.md: what tuning MiniSearch alone can reach. */
export const miniSearchTuned = peer('MiniSearch, our tokens', {
  tokenize: (text) =>
    tokenize(text)
      .filter(({ stop }) => !stop)
      .map(({ term }) => term),
  processTerm: (term) => term,
  searchOptions: { boost: { title: 2 }, bm25: { k: 2, b: 0.9, d: 0 } },
});
