import { create, insertMultiple, search } from '@orama/orama';
import { bodyOf, type Peer } from './peer.ts';

export const orama: Peer = {
  name: 'Orama',
  async build(documents) {
    const database = create({ schema: { title: 'string', questions: 'string', body: 'string' } as const });
    await insertMultiple(
      database,
      documents.map((document, number) => ({
        id: String(number),
        title: document.title,
        questions: document.questions.join('\n'),
        body: bodyOf(document),
      })),
    );
    return async (term, limit) => {
      const { hits } = await search(database, { term, limit, boost: { title: 2 } });
      return hits.map(({ id }) => documents[Number(id)]!.id);
    };
  },
};
