import pg from 'pg';
import { bodyOf, type Peer } from './peer.ts';

const address = { host: '127.0.0.1', port: 5432, user: 'postgres', database: 'test' };

/** PostgreSQL full text as its manual shows it: English configuration, OR of the words, ts_rank_cd with length. */
export async function postgresPeer(): Promise<Peer | undefined> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
  } catch {
    console.warn('PostgreSQL does not answer at 127.0.0.1:5432 (trust, database "test"): left out.');
    return undefined;
  }
  return {
    name: 'PostgreSQL full text',
    async build(documents) {
      await client.query(`create temporary table if not exists passages (number int, words tsvector)`);
      await client.query('truncate passages');
      for (let at = 0; at < documents.length; at += 500) {
        const rows = documents.slice(at, at + 500).map((document, offset) => ({
          number: at + offset,
          title: document.title.replaceAll('\0', ''),
          body: `${document.questions.join('\n')}\n${bodyOf(document)}`.replaceAll('\0', '').slice(0, 200_000),
        }));
        await client.query(
          `insert into passages select number, setweight(to_tsvector('english', title), 'A') || to_tsvector('english', body)
           from json_to_recordset($1) as row(number int, title text, body text)`,
          [JSON.stringify(rows)],
        );
      }
      await client.query('create index if not exists passages_words on passages using gin (words)');
      return async (query, limit) => {
        const { rows } = await client.query<{ number: number }>(
          `with asked as (select replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery as words)
           select number from passages, asked where passages.words @@ asked.words
           order by ts_rank_cd(passages.words, asked.words, 1) desc, number limit $2`,
          [query.replaceAll('\0', ''), limit],
        );
        return rows.map(({ number }) => documents[number]!.id);
      };
    },
    close: () => client.end(),
  };
}
