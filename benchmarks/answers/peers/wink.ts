import { createRequire } from 'node:module';
import { bodyOf, type Peer } from './peer.ts';

interface WinkEngine {
  defineConfig(config: object): void;
  definePrepTasks(tasks: unknown[]): void;
  addDoc(document: object, id: number): void;
  consolidate(): void;
  search(query: string, limit: number): [string, number][];
}
const require = createRequire(import.meta.url);
const wink = require('wink-bm25-text-search') as () => WinkEngine;
const nlp = require('wink-nlp-utils') as {
  string: Record<string, unknown>;
  tokens: Record<string, unknown>;
};

export const winkBm25: Peer = {
  name: 'wink-bm25',
  build(documents) {
    const engine = wink();
    engine.defineConfig({ fldWeights: { title: 2, questions: 1, body: 1 } });
    engine.definePrepTasks([
      nlp.string['lowerCase'],
      nlp.string['removeExtraSpaces'],
      nlp.string['tokenize0'],
      nlp.tokens['propagateNegations'],
      nlp.tokens['removeWords'],
      nlp.tokens['stem'],
    ]);
    documents.forEach((document, number) =>
      engine.addDoc(
        { title: document.title, questions: document.questions.join('\n'), body: bodyOf(document) },
        number,
      ),
    );
    if (documents.length < 3) return () => [];
    engine.consolidate();
    return (query, limit) => engine.search(query, limit).map(([number]) => documents[Number(number)]!.id);
  },
};
