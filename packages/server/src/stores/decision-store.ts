import {
  canonicalJson,
  chainDecision,
  type Decided,
  type DecisionEntry,
  type DecisionLogHead,
  type JsonValue,
} from '@askwell/core/reviews';
import { createHash } from 'node:crypto';
import type { DatabaseHandle, Reader, Writer } from '../database/index.ts';

export interface DecisionFilter {
  readonly articleId?: string;
  /** Entries after this one. */
  readonly after: number;
  readonly limit: number;
}

const head = 'reviews';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The log of decisions: every entry carries the hash of the one before. */
export class DecisionStore {
  readonly #engine: DatabaseHandle['engine'];

  constructor(engine: DatabaseHandle['engine']) {
    this.#engine = engine;
  }

  /** Appends an entry. Whoever else appends waits until this transaction ends. */
  async append(writer: Writer, decided: Decided, articleId: string | null = null): Promise<void> {
    let query = writer.selectFrom('decision_head').select(['seq', 'hash']).where('name', '=', head);
    if (this.#engine === 'postgresql') query = query.forUpdate();
    const last = await query.executeTakeFirstOrThrow();
    const entry = chainDecision(decided, last.seq === 0 ? undefined : last, sha256);
    await writer
      .insertInto('decisions')
      .values({
        seq: entry.seq,
        at: entry.at,
        actor: entry.actor,
        type: entry.type,
        article_id: articleId,
        data: canonicalJson(entry.data),
        previous_hash: entry.previousHash,
        hash: entry.hash,
      })
      .execute();
    await writer
      .updateTable('decision_head')
      .set({ seq: entry.seq, hash: entry.hash })
      .where('name', '=', head)
      .execute();
  }

  /** The newest entry; undefined when nothing was decided yet. */
  async head(reader: Reader): Promise<DecisionLogHead | undefined> {
    const row = await reader
      .selectFrom('decision_head')
      .select(['seq', 'hash'])
      .where('name', '=', head)
      .executeTakeFirstOrThrow();
    return row.seq === 0 ? undefined : row;
  }

  /** The oldest first. */
  async list(reader: Reader, { articleId, after, limit }: DecisionFilter): Promise<DecisionEntry[]> {
    let query = reader.selectFrom('decisions').selectAll().where('seq', '>', after).orderBy('seq').limit(limit);
    if (articleId !== undefined) query = query.where('article_id', '=', articleId);
    const rows = await query.execute();
    return rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      actor: row.actor,
      type: row.type,
      data: JSON.parse(row.data) as JsonValue,
      previousHash: row.previous_hash,
      hash: row.hash,
    }));
  }
}
