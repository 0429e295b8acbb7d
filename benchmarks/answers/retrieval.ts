import { retrievalSets, type RetrievalSet } from './data.ts';
import { mean, reciprocalRank } from './metrics.ts';
import { askwell } from './peers/askwell.ts';
import { flexSearch, flexSearchCjk } from './peers/flexsearch.ts';
import { lunrPeer } from './peers/lunr.ts';
import { miniSearchDefault, miniSearchReadme, miniSearchTuned } from './peers/minisearch.ts';
import { orama } from './peers/orama.ts';
import type { Peer } from './peers/peer.ts';
import { postgresPeer } from './peers/postgres.ts';
import { winkBm25 } from './peers/wink.ts';
import { percent, table } from './report.ts';

export interface Quality {
  readonly mrr: number;
  readonly hits: number;
}

/** Runs every query of a set. */
export async function measure(peer: Peer, set: RetrievalSet): Promise<Quality> {
  const search = await peer.build(set.documents);
  const ranks: number[] = [];
  for (const { text, relevant } of set.queries) {
    let found: readonly string[] = [];
    try {
      found = await search(text, 10);
    } catch {
      // A query that makes a peer throw finds nothing.
    }
    ranks.push(reciprocalRank(found, relevant));
  }
  return { mrr: mean(ranks), hits: mean(ranks.map((rank) => Number(rank === 1))) };
}

/** Every peer on every set, and the macro averages by language. */
export async function retrievalReport(split: string, most: number): Promise<string> {
  const postgres = await postgresPeer();
  const peers = [
    askwell(),
    miniSearchTuned,
    miniSearchDefault,
    miniSearchReadme,
    orama,
    flexSearch,
    flexSearchCjk,
    lunrPeer,
    winkBm25,
    ...(postgres ? [postgres] : []),
  ];
  const parts: string[] = [];
  for (const chinese of [false, true]) {
    const sets = retrievalSets(split, most).filter((set) => set.chinese === chinese);
    const rows: string[][] = [];
    const sums = peers.map(() => [] as Quality[]);
    for (const set of sets) {
      const row = [set.name, String(set.queries.length)];
      for (const [number, peer] of peers.entries()) {
        const quality = await measure(peer, set);
        sums[number]!.push(quality);
        row.push(`${percent(quality.mrr)} / ${percent(quality.hits)}`);
      }
      console.log(row.join(' | '));
      rows.push(row);
    }
    rows.push([
      '**macro**',
      '',
      ...sums.map(
        (list) => `**${percent(mean(list.map(({ mrr }) => mrr)))} / ${percent(mean(list.map(({ hits }) => hits)))}**`,
      ),
    ]);
    parts.push(`### ${chinese ? 'Chinese' : 'English'}: MRR@10 / hits@1\n`);
    parts.push(table(['set', 'queries', ...peers.map(({ name }) => name)], rows));
  }
  await postgres?.close?.();
  return parts.join('\n');
}
