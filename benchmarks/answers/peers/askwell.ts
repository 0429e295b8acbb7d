import { KnowledgeIndex, type KnowledgeIndexOptions } from '@askwell/core/search';
import type { Peer } from './peer.ts';

export function askwell(options: KnowledgeIndexOptions = {}, name = 'Askwell'): Peer {
  return {
    name,
    build(documents) {
      const index = new KnowledgeIndex(options);
      for (const document of documents) index.add(document);
      return (query, limit) => index.search(query, { limit, excerpts: false }).map(({ id }) => id);
    },
  };
}
