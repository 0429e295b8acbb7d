import type { Selectable } from 'kysely';
import type { Reader, Writer } from '../database/index.ts';
import type { AnswerEffectTable } from '../database/tables/reviews.ts';

/** A measurement of what drafts do to answers. */
export interface StoredEffect {
  readonly id: string;
  /** The drafts and their versions. */
  readonly subject: string;
  /** What was published when it was measured. */
  readonly base: string;
  readonly state: 'measuring' | 'measured' | 'failed';
  readonly report: unknown;
  readonly requestedBy: string;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

/** Reports on the effect of drafts. */
export class AnswerEffectStore {
  async insert(writer: Writer, { id, subject, base, requestedBy, createdAt }: StoredEffect): Promise<void> {
    await writer
      .insertInto('answer_effects')
      .values({
        id,
        subject,
        base,
        state: 'measuring',
        report: null,
        requested_by: requestedBy,
        created_at: createdAt,
        finished_at: null,
      })
      .execute();
  }

  /** Ends a measurement; one that has ended stays as it is. */
  async finish(
    writer: Writer,
    id: string,
    outcome: Pick<StoredEffect, 'state' | 'report' | 'base'>,
    at: number,
  ): Promise<void> {
    await writer
      .updateTable('answer_effects')
      .set({
        state: outcome.state,
        base: outcome.base,
        report: outcome.report === undefined ? null : JSON.stringify(outcome.report),
        finished_at: at,
      })
      .where('id', '=', id)
      .where('state', '=', 'measuring')
      .execute();
  }

  async find(reader: Reader, id: string): Promise<StoredEffect | undefined> {
    const row = await reader.selectFrom('answer_effects').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toEffect(row);
  }

  /** The newest of a subject. */
  async latest(reader: Reader, subject: string): Promise<StoredEffect | undefined> {
    const row = await reader
      .selectFrom('answer_effects')
      .selectAll()
      .where('subject', '=', subject)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && toEffect(row);
  }
}

function toEffect(row: Selectable<AnswerEffectTable>): StoredEffect {
  return {
    id: row.id,
    subject: row.subject,
    base: row.base,
    state: row.state as StoredEffect['state'],
    report: row.report === null ? undefined : (JSON.parse(row.report) as unknown),
    requestedBy: row.requested_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
