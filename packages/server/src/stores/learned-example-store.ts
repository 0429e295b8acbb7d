import type { ExampleSource, ExampleState, LearnedExample } from '@askwell/core/answers';
import { newId } from '@askwell/core/base';
import { sql, type Selectable } from 'kysely';
import type { DatabaseHandle, Reader, Writer } from '../database/index.ts';
import type { LearnedExampleSourceTable, LearnedExampleTable } from '../database/tables/learning.ts';
import type { PageCursor } from './page-cursor.ts';

export interface StoredExample extends LearnedExample {
  readonly id: string;
  readonly wordingKey: string;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Who said so, how, when and in which message. */
export interface StoredExampleSource {
  readonly source: ExampleSource;
  /** `visitor:<id>` or `staff:<id>`. */
  readonly actor: string;
  readonly messageId: string | null;
  readonly questionMessageId: string | null;
  readonly conversationId: string | null;
  readonly createdAt: number;
}

export interface ExampleFilter {
  readonly state?: ExampleState | undefined;
  readonly articleId?: string | undefined;
  readonly locale?: string | undefined;
  readonly source?: ExampleSource | undefined;
  readonly helpful?: boolean | undefined;
}

/** What near-duplicates have in common. */
export interface ExampleSubject {
  readonly articleId: string | null;
  readonly locale: string;
  readonly helpful: boolean;
}

/** Wordings that people connected with articles. */
export class LearnedExampleStore {
  readonly #engine: DatabaseHandle['engine'];

  constructor(engine: DatabaseHandle['engine']) {
    this.#engine = engine;
  }

  async find(reader: Reader, id: string): Promise<StoredExample | undefined> {
    const row = await reader.selectFrom('learned_examples').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toExample(row);
  }

  /** Reads an example so that nobody else can change it before this transaction ends. */
  async lock(writer: Writer, id: string): Promise<StoredExample | undefined> {
    let query = writer.selectFrom('learned_examples').selectAll().where('id', '=', id);
    if (this.#engine === 'postgresql') query = query.forUpdate();
    const row = await query.executeTakeFirst();
    return row && toExample(row);
  }

  /** The examples of one subject, the most frequent first; what a newcomer may be a near-duplicate of. */
  async ofSubject(reader: Reader, subject: ExampleSubject, limit: number): Promise<StoredExample[]> {
    const rows = await reader
      .selectFrom('learned_examples')
      .selectAll()
      .where('subject', '=', subjectKey(subject))
      .orderBy('source_count', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(toExample);
  }

  /** Stores a candidate without a source; gives the one with the same wording when there is one already. */
  async insert(
    writer: Writer,
    example: ExampleSubject & { readonly question: string; readonly wordingKey: string },
    at: number,
  ): Promise<{ example: StoredExample; created: boolean }> {
    const subject = subjectKey(example);
    const inserted = await writer
      .insertInto('learned_examples')
      .values({
        id: newId('lex', at),
        question: example.question,
        wording_key: example.wordingKey,
        locale: example.locale,
        article_id: example.articleId,
        subject,
        helpful: Number(example.helpful),
        state: 'candidate',
        source_count: 0,
        decided_by: null,
        decided_at: null,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.columns(['subject', 'wording_key']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (inserted) return { example: toExample(inserted), created: true };
    const existing = await writer
      .selectFrom('learned_examples')
      .selectAll()
      .where('subject', '=', subject)
      .where('wording_key', '=', example.wordingKey)
      .executeTakeFirstOrThrow();
    return { example: toExample(existing), created: false };
  }

  /** Stores what was decided, and the wording and subject it was decided for. False when another example has those. */
  async change(writer: Writer, example: StoredExample): Promise<boolean> {
    const taken = await writer
      .selectFrom('learned_examples')
      .select('id')
      .where('subject', '=', subjectKey(example))
      .where('wording_key', '=', example.wordingKey)
      .where('id', '!=', example.id)
      .executeTakeFirst();
    if (taken) return false;
    await writer
      .updateTable('learned_examples')
      .set({
        question: example.question,
        wording_key: example.wordingKey,
        locale: example.locale,
        article_id: example.articleId,
        subject: subjectKey(example),
        helpful: Number(example.helpful),
        state: example.state,
        decided_by: example.decidedBy,
        decided_at: example.decidedAt,
        updated_at: example.updatedAt,
      })
      .where('id', '=', example.id)
      .execute();
    return true;
  }

  /** Adds where an example comes from; false when this message has said so already. */
  async addSource(writer: Writer, exampleId: string, source: StoredExampleSource): Promise<boolean> {
    const inserted = await writer
      .insertInto('learned_example_sources')
      .values({
        id: newId('les', source.createdAt),
        example_id: exampleId,
        source: source.source,
        actor: source.actor,
        message_id: source.messageId,
        question_message_id: source.questionMessageId,
        conversation_id: source.conversationId,
        created_at: source.createdAt,
      })
      .onConflict((conflict) => conflict.columns(['message_id', 'source', 'example_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return false;
    await this.#recount(writer, exampleId, source.createdAt);
    return true;
  }

  /** Takes back what a message said in one of some ways; gives the examples it said it of. */
  async removeSources(
    writer: Writer,
    messageId: string,
    sources: readonly ExampleSource[],
    at: number,
  ): Promise<StoredExample[]> {
    const removed = await writer
      .deleteFrom('learned_example_sources')
      .where('message_id', '=', messageId)
      .where('source', 'in', sources)
      .returning('example_id')
      .execute();
    const examples: StoredExample[] = [];
    for (const { example_id } of removed) {
      await this.#recount(writer, example_id, at);
      const example = await this.find(writer, example_id);
      if (example) examples.push(example);
    }
    return examples;
  }

  async delete(writer: Writer, id: string): Promise<void> {
    await writer.deleteFrom('learned_examples').where('id', '=', id).execute();
  }

  async sources(reader: Reader, exampleIds: readonly string[]): Promise<ReadonlyMap<string, StoredExampleSource[]>> {
    const sources = new Map<string, StoredExampleSource[]>();
    if (exampleIds.length === 0) return sources;
    const rows = await reader
      .selectFrom('learned_example_sources')
      .selectAll()
      .where('example_id', 'in', exampleIds)
      .orderBy('id')
      .execute();
    for (const row of rows) sources.set(row.example_id, [...(sources.get(row.example_id) ?? []), toSource(row)]);
    return sources;
  }

  /** The most frequent first, after the cursor's place. */
  async list(
    reader: Reader,
    filter: ExampleFilter,
    limit: number,
    after: PageCursor | undefined,
  ): Promise<StoredExample[]> {
    let query = reader.selectFrom('learned_examples').selectAll();
    if (filter.state !== undefined) query = query.where('state', '=', filter.state);
    if (filter.articleId !== undefined) query = query.where('article_id', '=', filter.articleId);
    if (filter.locale !== undefined) query = query.where('locale', '=', filter.locale);
    if (filter.helpful !== undefined) query = query.where('helpful', '=', Number(filter.helpful));
    const { source } = filter;
    if (source !== undefined) {
      query = query.where((row) =>
        row.exists(
          row
            .selectFrom('learned_example_sources')
            .select('learned_example_sources.id')
            .whereRef('learned_example_sources.example_id', '=', 'learned_examples.id')
            .where('learned_example_sources.source', '=', source),
        ),
      );
    }
    if (after) query = query.where(sql<boolean>`(source_count, id) < (${after.value}, ${after.id})`);
    const rows = await query.orderBy('source_count', 'desc').orderBy('id', 'desc').limit(limit).execute();
    return rows.map(toExample);
  }

  /** Approved examples in pages by id, of one article or of all: pass the last page's last id. */
  async approved(reader: Reader, limit: number, after = '', articleId?: string): Promise<StoredExample[]> {
    let query = reader
      .selectFrom('learned_examples')
      .selectAll()
      .where('state', '=', 'approved')
      .where('id', '>', after);
    if (articleId !== undefined) query = query.where('article_id', '=', articleId);
    return (await query.orderBy('id').limit(limit).execute()).map(toExample);
  }

  /** What approved examples say of questions that were asked: the article that answers, null when nothing does. */
  async judgements(reader: Reader, questionMessageIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (questionMessageIds.length === 0) return new Map();
    const rows = await reader
      .selectFrom('learned_examples')
      .innerJoin('learned_example_sources', 'learned_example_sources.example_id', 'learned_examples.id')
      .select(['learned_example_sources.question_message_id', 'learned_examples.article_id'])
      .where('learned_example_sources.question_message_id', 'in', questionMessageIds)
      .where('state', '=', 'approved')
      .where((row) => row.or([row('helpful', '=', 1), row('article_id', 'is', null)]))
      .execute();
    return new Map(rows.map((row) => [row.question_message_id ?? '', row.article_id]));
  }

  async #recount(writer: Writer, exampleId: string, at: number): Promise<void> {
    await this.lock(writer, exampleId); // who counts sees what others have added and committed
    await writer
      .updateTable('learned_examples')
      .set((row) => ({
        source_count: row
          .selectFrom('learned_example_sources')
          .select((source) => source.fn.countAll<number>().as('count'))
          .where('example_id', '=', exampleId),
        updated_at: at,
      }))
      .where('id', '=', exampleId)
      .execute();
  }
}

function subjectKey({ articleId, locale, helpful }: ExampleSubject): string {
  return JSON.stringify([articleId, locale, helpful]);
}

function toExample(row: Selectable<LearnedExampleTable>): StoredExample {
  return {
    id: row.id,
    question: row.question,
    wordingKey: row.wording_key,
    locale: row.locale,
    articleId: row.article_id,
    helpful: row.helpful === 1,
    state: row.state as ExampleState,
    count: row.source_count,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toSource(row: Selectable<LearnedExampleSourceTable>): StoredExampleSource {
  return {
    source: row.source as ExampleSource,
    actor: row.actor,
    messageId: row.message_id,
    questionMessageId: row.question_message_id,
    conversationId: row.conversation_id,
    createdAt: row.created_at,
  };
}
