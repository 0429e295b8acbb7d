import { Charset, Index } from 'flexsearch';
import { bodyOf, type Peer } from './peer.ts';

function peer(name: string, options: object): Peer {
  return {
    name,
    build(documents) {
      const index = new Index(options);
      documents.forEach((document, number) =>
        index.add(number, `${document.title}\n${document.questions.join('\n')}\n${bodyOf(document)}`),
      );
      return (query, limit) =>
        (index.search(query, { limit, suggest: true }) as number[]).map((number) => documents[number]!.id);
    },
  };
}

export const flexSearch = peer('FlexSearch', {});
/** Its encoder for Chinese, which indexes single characters. */
export const flexSearchCjk = peer('FlexSearch CJK', { encoder: Charset.CJK, tokenize: 'forward' });
