import { createRequire } from 'node:module';
import { bodyOf, type Peer } from './peer.ts';

interface LunrBuilder {
  ref(name: string): void;
  field(name: string, options?: { boost: number }): void;
  add(document: object): void;
}
type Lunr = ((configure: (this: LunrBuilder) => void) => {
  query(build: (query: { term(terms: unknown, options: object): void }) => void): { ref: string }[];
}) & { tokenizer(text: string): unknown };

const lunr = createRequire(import.meta.url)('lunr') as Lunr;

export const lunrPeer: Peer = {
  name: 'lunr',
  build(documents) {
    const index = lunr(function (this: LunrBuilder) {
      this.ref('number');
      this.field('title', { boost: 2 });
      this.field('questions');
      this.field('body');
      documents.forEach((document, number) =>
        this.add({ number, title: document.title, questions: document.questions.join('\n'), body: bodyOf(document) }),
      );
    });
    // Its query language reads punctuation as operators and throws; terms are passed as a program would.
    return (query, limit) =>
      index
        .query((terms) => terms.term(lunr.tokenizer(query), {}))
        .slice(0, limit)
        .map(({ ref }) => documents[Number(ref)]!.id);
  },
};
