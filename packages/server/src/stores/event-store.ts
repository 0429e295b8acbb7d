import type { QuestionClassification } from '@askwell/core/answers';
import type { Conversation, ConversationEventType, Message } from '@askwell/core/conversations';
import type { ReviewEventType, ReviewState, VerificationState } from '@askwell/core/reviews';
import type { KnowledgeGapState, TaskState } from '@askwell/core/protocol';
import { sql } from 'kysely';
import type { DatabaseHandle, Reader, Writer } from '../database/index.ts';
import type { Rating } from './answer-store.ts';
import { formatCursor, logStart, type EventCursor } from './event-cursor.ts';
import { messageColumns, toMessage } from './message-store.ts';

/** What happens to a learned example. */
export type LearnedExampleEventType =
  | 'learned-example.created'
  | 'learned-example.approved'
  | 'learned-example.rejected'
  | 'learned-example.removed';

/** Which example an event is about, and whose wordings it may change. */
export interface LearnedExampleReference {
  readonly exampleId: string;
  readonly articleId: string | null;
  readonly locale: string;
}

/** What happened, before it is in the log. */
export type NewEvent =
  | { readonly type: 'message.created'; readonly message: Message; readonly conversation: Conversation }
  | { readonly type: ConversationEventType; readonly conversation: Conversation }
  | {
      readonly type: 'article.published';
      readonly articleId: string;
      readonly locale: string;
      readonly revision: number;
    }
  | { readonly type: 'article.archived'; readonly articleId: string; readonly locale: string }
  | {
      readonly type: Exclude<ReviewEventType, 'article.published' | 'article.archived'> | 'draft.created';
      readonly reviewId: string;
      readonly articleId: string;
      readonly locale: string;
      /** After the event. */
      readonly state: ReviewState;
      readonly draftVersion: number;
    }
  | {
      readonly type: 'comment.created' | 'comment.replied' | 'comment.resolved';
      readonly reviewId: string;
      readonly articleId: string;
      readonly locale: string;
      readonly commentId: string;
    }
  | {
      readonly type: 'verification.changed';
      readonly articleId: string;
      readonly locale: string;
      readonly state: VerificationState;
    }
  | { readonly type: 'review-settings.changed'; readonly setting: string }
  /** Somebody has a new notification. */
  | { readonly type: 'notification.created'; readonly recipient: string }
  | { readonly type: 'attachment.created' | 'attachment.deleted'; readonly hash: string }
  /** Who asks for `fromId` is led to `toId`. */
  | { readonly type: 'redirect.created' | 'redirect.deleted'; readonly fromId: string; readonly toId: string }
  | { readonly type: 'gap.changed'; readonly gapId: string; readonly state: KnowledgeGapState }
  | { readonly type: 'case.changed'; readonly caseId: string }
  | { readonly type: 'task.changed'; readonly taskId: string; readonly state: TaskState }
  /** Somebody said, or said anew, whether an article helps. */
  | {
      readonly type: 'article.rated';
      readonly articleId: string;
      readonly locale: string;
      readonly feedbackId: string;
      readonly helpful: boolean;
    }
  /** So much negative feedback in so little time that the article must be looked at. */
  | { readonly type: 'article.doubted'; readonly articleId: string; readonly locale: string; readonly count: number }
  /** Categories, tags or synonyms changed. */
  | { readonly type: 'taxonomy.changed' }
  /** A visitor said, or said anew, whether an answer of the bot helped. */
  | {
      readonly type: 'answer.rated';
      readonly conversation: Conversation;
      readonly messageId: string;
      readonly rating: Rating;
    }
  /** For staff only: what kind of question a visitor's message is. */
  | {
      readonly type: 'question.classified';
      readonly conversation: Conversation;
      readonly messageId: string;
      readonly classification: Pick<QuestionClassification, 'type' | 'urgency' | 'sentiment'>;
    }
  | ({ readonly type: LearnedExampleEventType } & LearnedExampleReference)
  /** Another confidence model is in use; 0 is the one that ships. */
  | { readonly type: 'confidence-model.changed'; readonly version: number }
  /** Nobody may go on reading with this session. */
  | { readonly type: 'session.ended'; readonly sessionId: string; readonly visitorId: string | null };

/** An event of the log. `visitorId` tells whose conversation it is about, if it is about one. */
export type LoggedEvent = NewEvent & {
  readonly position: EventCursor;
  /** The position as clients see it. */
  readonly cursor: string;
  readonly at: number;
  readonly visitorId: string | null;
};

/** Who or what made a change: `visitor:<id>`, `staff:<id>`, `bot`, `import`, `system`. */
export type Actor = string;

/** The event log. Appended to by stores and services in the transaction of the change itself. */
export class EventStore {
  readonly #engine: DatabaseHandle['engine'];

  constructor(engine: DatabaseHandle['engine']) {
    this.#engine = engine;
  }

  async append(writer: Writer, event: NewEvent, actor: Actor, at: number): Promise<void> {
    const conversation = 'conversation' in event ? event.conversation : undefined;
    const message = 'message' in event ? event.message : undefined;
    const visitorId = conversation?.visitorId ?? ('visitorId' in event ? event.visitorId : null);
    // The words of a message stay in one place; see `EventTable.message_id`.
    const { type, ...data } = message ? { type: event.type, conversation } : event;
    await writer
      .insertInto('events')
      .values({
        tx: this.#engine === 'embedded' ? 0 : sql<number>`pg_current_xact_id()::text::bigint`,
        type,
        conversation_id: conversation?.id ?? null,
        visitor_id: visitorId,
        message_id: message?.id ?? null,
        actor,
        data: JSON.stringify(data),
        at,
      })
      .execute();
  }

  /** Where the log ends for readers: everything up to here is committed, and nothing can be added before it. */
  async end(reader: Reader): Promise<EventCursor> {
    const last = await this.#settled(reader)
      .select(['events.tx', 'events.id'])
      .orderBy('events.tx', 'desc')
      .orderBy('events.id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last ?? logStart;
  }

  /** Events after a position, in order; all of them, or those about one visitor's conversations. */
  async after(reader: Reader, cursor: EventCursor, limit: number, visitorId?: string): Promise<LoggedEvent[]> {
    let query = this.#settled(reader)
      .leftJoin('messages', 'messages.id', 'events.message_id')
      .select(['events.tx', 'events.id', 'events.type', 'events.visitor_id', 'events.data', 'events.at'])
      .select(messageColumns)
      .where(sql<boolean>`(events.tx, events.id) > (${cursor.tx}, ${cursor.id})`)
      .orderBy('events.tx')
      .orderBy('events.id')
      .limit(limit);
    if (visitorId !== undefined) query = query.where('events.visitor_id', '=', visitorId);
    const rows = await query.execute();
    return rows.map((row) => {
      const position = { tx: row.tx, id: row.id };
      return {
        ...(JSON.parse(row.data) as object),
        ...(row.type === 'message.created' ? { message: toMessage(row) } : {}),
        type: row.type,
        position,
        cursor: formatCursor(position),
        at: row.at,
        visitorId: row.visitor_id,
      } as LoggedEvent;
    });
  }

  /** Whether committed events are still held back by a transaction that began earlier, of whatever database. */
  async hasUnsettled(reader: Reader): Promise<boolean> {
    if (this.#engine === 'embedded') return false;
    const held = await reader
      .selectFrom('events')
      .select('id')
      .where('tx', '>=', sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`)
      .limit(1)
      .executeTakeFirst();
    return held !== undefined;
  }

  /**
   * A PostgreSQL database restored into another server counts its transactions anew: events from before then claim
   * to come from the future, would be hidden, and new ones would be sorted before them. Puts them first.
   */
  async settleRestored(writer: Writer): Promise<void> {
    if (this.#engine === 'embedded') return;
    await writer
      .updateTable('events')
      .set({ tx: 0 })
      .where('tx', '>=', sql<number>`pg_snapshot_xmax(pg_current_snapshot())::text::bigint`)
      .execute();
  }

  // On PostgreSQL a transaction that began earlier may still commit: nothing from it on is safe to pass by.
  #settled(reader: Reader) {
    const events = reader.selectFrom('events');
    if (this.#engine === 'embedded') return events;
    return events.where('events.tx', '<', sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`);
  }
}
