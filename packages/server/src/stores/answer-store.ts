import type { Decision, DecisionVersions, Receipt, ReceiptCitation, Thresholds } from '@askwell/core/answers';
import { newId } from '@askwell/core/base';
import type { MessageContent } from '@askwell/core/conversations';
import { sql, type Selectable } from 'kysely';
import type { AnswerTable } from '../database/tables/learning.ts';
import type { Reader, Writer } from '../database/index.ts';
import type { PageCursor } from './page-cursor.ts';

/** A decision of the bot as it is stored: its receipt without the citations, which are rows of their own. */
export interface AnswerRecord extends Omit<Receipt, 'citations'> {
  readonly id: string;
  readonly conversationId: string;
  /** The bot's message; null when it handed over without one. */
  readonly messageId: string | null;
  /** The words of the question; those of the choice when a clarification was chosen. */
  readonly question: string;
  readonly rating: Rating | null;
  readonly ratingReason: string | null;
}

export type Rating = 'helpful' | 'not-helpful';

export type NewAnswer = Omit<AnswerRecord, 'id' | 'question' | 'rating' | 'ratingReason'>;

export interface AnswerFilter {
  readonly kind?: Decision['kind'] | undefined;
  readonly articleId?: string | undefined;
  readonly provider?: string | undefined;
  readonly rating?: Rating | 'unrated' | undefined;
  /** Confidence, 0 to 1, inclusive. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** Milliseconds since 1970: from the first, before the second. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly conversationId?: string | undefined;
}

/** What the bot decided, one row for each question. */
export class AnswerStore {
  async add(writer: Writer, answer: NewAnswer): Promise<void> {
    const { decision, versions } = answer;
    await writer
      .insertInto('answers')
      .values({
        id: newId('ans', answer.decidedAt),
        question_message_id: answer.questionMessageId,
        message_id: answer.messageId,
        conversation_id: answer.conversationId,
        locale: answer.locale,
        kind: decision.kind,
        provider: decision.provider,
        confidence: decision.confidence,
        article_id: articleOf(decision),
        decision: JSON.stringify(decision),
        thresholds: JSON.stringify(answer.thresholds),
        index_position: versions.index,
        tokenizer_version: versions.tokenizer,
        model_version: versions.model,
        context: JSON.stringify(answer.context),
        created_at: answer.decidedAt,
      })
      .execute();
  }

  async find(reader: Reader, id: string): Promise<AnswerRecord | undefined> {
    const row = await this.#answers(reader).where('answers.id', '=', id).executeTakeFirst();
    return row && toRecord(row);
  }

  /** The decision behind a message of the bot. */
  async findByMessage(reader: Reader, conversationId: string, messageId: string): Promise<AnswerRecord | undefined> {
    const row = await this.#answers(reader)
      .where('answers.message_id', '=', messageId)
      .where('answers.conversation_id', '=', conversationId)
      .executeTakeFirst();
    return row && toRecord(row);
  }

  /** The last question of a conversation that the bot decided on and that was no small talk. */
  async lastQuestion(reader: Reader, conversationId: string): Promise<AnswerRecord | undefined> {
    const row = await this.#answers(reader)
      .where('answers.conversation_id', '=', conversationId)
      .where('answers.provider', 'not in', ['small-talk', 'choice'])
      .orderBy('messages.seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && toRecord(row);
  }

  /** The newest first, after the cursor's place. */
  async list(
    reader: Reader,
    filter: AnswerFilter,
    limit: number,
    after: PageCursor | undefined,
  ): Promise<AnswerRecord[]> {
    let query = this.#answers(reader);
    if (filter.kind !== undefined) query = query.where('answers.kind', '=', filter.kind);
    if (filter.articleId !== undefined) query = query.where('answers.article_id', '=', filter.articleId);
    if (filter.provider !== undefined) query = query.where('answers.provider', '=', filter.provider);
    if (filter.least !== undefined) query = query.where('answers.confidence', '>=', filter.least);
    if (filter.most !== undefined) query = query.where('answers.confidence', '<=', filter.most);
    if (filter.since !== undefined) query = query.where('answers.created_at', '>=', filter.since);
    if (filter.until !== undefined) query = query.where('answers.created_at', '<', filter.until);
    if (filter.conversationId !== undefined) query = query.where('answers.conversation_id', '=', filter.conversationId);
    if (filter.rating === 'unrated') query = query.where('answer_feedback.rating', 'is', null);
    else if (filter.rating !== undefined) query = query.where('answer_feedback.rating', '=', filter.rating);
    if (after) query = query.where(sql<boolean>`(answers.created_at, answers.id) < (${after.value}, ${after.id})`);
    const rows = await query.orderBy('answers.created_at', 'desc').orderBy('answers.id', 'desc').limit(limit).execute();
    return rows.map(toRecord);
  }

  /** How many questions were decided in a time, at most `most`. */
  async countSince(reader: Reader, since: number, most: number): Promise<number> {
    const { count } = await reader
      .selectFrom(reader.selectFrom('answers').select('id').where('created_at', '>=', since).limit(most).as('counted'))
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async citations(reader: Reader, messageId: string): Promise<ReceiptCitation[]> {
    const rows = await reader
      .selectFrom('answer_receipts')
      .selectAll()
      .where('message_id', '=', messageId)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      locale: row.locale,
      revision: row.revision,
      sectionId: row.section_id,
      reviewer: row.reviewer,
      verifiedUntil: row.verified_until,
    }));
  }

  /** The words of visitors' messages, in the order of their conversation. */
  async questions(
    reader: Reader,
    messageIds: readonly string[],
  ): Promise<{ id: string; conversationId: string; text: string }[]> {
    if (messageIds.length === 0) return [];
    const rows = await reader
      .selectFrom('messages')
      .select(['id', 'conversation_id', 'content'])
      .where('id', 'in', messageIds)
      .where('author_kind', '=', 'visitor')
      .orderBy('conversation_id')
      .orderBy('seq')
      .execute();
    return rows.map(({ id, conversation_id: conversationId, content }) => ({
      id,
      conversationId,
      text: wordsOf(JSON.parse(content) as MessageContent),
    }));
  }

  #answers(reader: Reader) {
    return reader
      .selectFrom('answers')
      .innerJoin('messages', 'messages.id', 'answers.question_message_id')
      .leftJoin('answer_feedback', 'answer_feedback.message_id', 'answers.message_id')
      .selectAll('answers')
      .select(['messages.content', 'answer_feedback.rating', 'answer_feedback.reason']);
  }
}

type Row = Selectable<AnswerTable> & { content: string; rating: string | null; reason: string | null };

function toRecord(row: Row): AnswerRecord {
  return {
    id: row.id,
    questionMessageId: row.question_message_id,
    messageId: row.message_id,
    conversationId: row.conversation_id,
    locale: row.locale,
    question: wordsOf(JSON.parse(row.content) as MessageContent),
    decision: JSON.parse(row.decision) as Decision,
    thresholds: JSON.parse(row.thresholds) as Thresholds,
    versions: {
      index: row.index_position,
      tokenizer: row.tokenizer_version,
      model: row.model_version,
    } satisfies DecisionVersions,
    context: JSON.parse(row.context) as string[],
    decidedAt: row.created_at,
    rating: row.rating as Rating | null,
    ratingReason: row.reason,
  };
}

/** The words of a visitor's message; empty for what has none. */
function wordsOf(content: MessageContent): string {
  return content.type === 'text' || content.type === 'choice' ? content.text : '';
}

function articleOf(decision: Decision): string | null {
  if (decision.kind === 'answer') return decision.passages[0]?.articleId ?? null;
  return decision.kind === 'clarify' ? (decision.choices[0]?.articleId ?? null) : null;
}
