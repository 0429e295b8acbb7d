import type { Conversation, ConversationState, HandoffReason, Message } from '@askwell/core/conversations';
import type { Selectable } from 'kysely';
import type { ConversationTable, DatabaseHandle, Reader, Writer } from '../database/index.ts';
import { messageColumns, toMessage } from './message-store.ts';

/** The page a conversation was begun on. */
export interface Page {
  readonly url: string;
  readonly title: string;
}

export interface StoredConversation {
  readonly conversation: Conversation;
  readonly page: Page | null;
}

export class ConversationStore {
  readonly #engine: DatabaseHandle['engine'];

  constructor(engine: DatabaseHandle['engine']) {
    this.#engine = engine;
  }

  /** Stores a new conversation; false when the id is taken. */
  async insert(writer: Writer, conversation: Conversation, page: Page | null): Promise<boolean> {
    const inserted = await writer
      .insertInto('conversations')
      .values({ ...toRow(conversation), page_url: page?.url ?? null, page_title: page?.title ?? null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  async find(reader: Reader, id: string): Promise<StoredConversation | undefined> {
    const row = await reader.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
    return row && { conversation: toConversation(row), page: toPage(row) };
  }

  /** Reads a conversation so that nobody else can change it before this transaction ends. */
  async lock(writer: Writer, id: string): Promise<Conversation | undefined> {
    let query = writer.selectFrom('conversations').selectAll().where('id', '=', id);
    // The embedded engine has one writer at a time anyway.
    if (this.#engine === 'postgresql') query = query.forUpdate();
    const row = await query.executeTakeFirst();
    return row && toConversation(row);
  }

  /** Takes the next place in the conversation. The row stays locked until the transaction ends. */
  async takeSeq(writer: Writer, id: string, at: number): Promise<number> {
    const { last_seq } = await writer
      .updateTable('conversations')
      .set((row) => ({ last_seq: row('last_seq', '+', 1), updated_at: at }))
      .where('id', '=', id)
      .returning('last_seq')
      .executeTakeFirstOrThrow();
    return last_seq;
  }

  /**
   * Stores a decided change in one statement, only if the conversation is still owned as it was when the change was
   * decided; so of two who claim it, one wins.
   */
  async change(writer: Writer, before: Conversation, after: Conversation): Promise<boolean> {
    const changed = await writer
      .updateTable('conversations')
      .set({
        state: after.state,
        assignee_id: after.assignee?.id ?? null,
        assignee_name: after.assignee?.name ?? null,
        handoff_reason: after.handoffReason,
        queued_at: after.queuedAt,
        updated_at: after.updatedAt,
      })
      .where('id', '=', before.id)
      .where('state', '=', before.state)
      .where('assignee_id', before.assignee ? '=' : 'is', before.assignee?.id ?? null)
      .returning('id')
      .executeTakeFirst();
    return changed !== undefined;
  }

  /** Newest first. */
  async listOfVisitor(reader: Reader, visitorId: string, limit: number): Promise<Conversation[]> {
    const rows = await reader
      .selectFrom('conversations')
      .selectAll()
      .where('visitor_id', '=', visitorId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toConversation);
  }

  /** Conversations in the given states with their last message, the latest change first. */
  async listWithLastMessage(
    reader: Reader,
    states: readonly ConversationState[],
    limit: number,
  ): Promise<(StoredConversation & { readonly lastMessage: Message | null })[]> {
    const rows = await reader
      .selectFrom('conversations')
      .leftJoin('messages', (join) =>
        join
          .onRef('messages.conversation_id', '=', 'conversations.id')
          .onRef('messages.seq', '=', 'conversations.last_seq'),
      )
      .selectAll('conversations')
      .select(messageColumns)
      .where('state', 'in', states)
      .orderBy('updated_at', 'desc')
      .orderBy('conversations.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      conversation: toConversation(row),
      page: toPage(row),
      lastMessage: row.message_id === null ? null : toMessage(row),
    }));
  }
}

type Row = Selectable<ConversationTable>;

function toRow(conversation: Conversation): Omit<Row, 'page_url' | 'page_title'> {
  return {
    id: conversation.id,
    visitor_id: conversation.visitorId,
    visitor_name: conversation.visitorName ?? null,
    locale: conversation.locale,
    state: conversation.state,
    assignee_id: conversation.assignee?.id ?? null,
    assignee_name: conversation.assignee?.name ?? null,
    handoff_reason: conversation.handoffReason,
    queued_at: conversation.queuedAt,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    last_seq: conversation.lastSeq,
  };
}

function toConversation(row: Row): Conversation {
  const { assignee_id: assigneeId, assignee_name: assigneeName } = row;
  return {
    id: row.id,
    visitorId: row.visitor_id,
    ...(row.visitor_name === null ? {} : { visitorName: row.visitor_name }),
    locale: row.locale,
    state: row.state as ConversationState,
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
    handoffReason: row.handoff_reason as HandoffReason | null,
    queuedAt: row.queued_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastSeq: row.last_seq,
  };
}

function toPage(row: Row): Page | null {
  return row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? '' };
}
