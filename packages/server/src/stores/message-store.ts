import type { Message, MessageAuthor, MessageContent } from '@askwell/core/conversations';
import type { MessageTable, Reader, Writer } from '../database/index.ts';

/** The columns of a message under names that stay unique in joins. */
export const messageColumns = [
  'messages.id as message_id',
  'messages.conversation_id as message_conversation_id',
  'messages.seq as message_seq',
  'messages.client_id as message_client_id',
  'messages.author_kind as message_author_kind',
  'messages.author_id as message_author_id',
  'messages.author_name as message_author_name',
  'messages.content as message_content',
  'messages.created_at as message_created_at',
] as const;

type MessageRow = { readonly [Column in keyof MessageTable as `message_${Column}`]: MessageTable[Column] | null };

/** The message of a row that selected {@link messageColumns}; the row must have one. */
export function toMessage(row: MessageRow): Message {
  if (row.message_id === null) throw new Error('The row has no message: it was erased, or the join is wrong.');
  return {
    id: row.message_id,
    conversationId: row.message_conversation_id ?? '',
    seq: row.message_seq ?? 0,
    clientId: row.message_client_id ?? '',
    author: toAuthor(row),
    content: JSON.parse(row.message_content ?? 'null') as MessageContent,
    createdAt: row.message_created_at ?? 0,
  };
}

function toAuthor(row: MessageRow): MessageAuthor {
  const id = row.message_author_id ?? '';
  const name = row.message_author_name;
  switch (row.message_author_kind) {
    case 'visitor':
      return name === null ? { kind: 'visitor', id } : { kind: 'visitor', id, name };
    case 'agent':
      return { kind: 'agent', id, name: name ?? '' };
    case 'bot':
      return { kind: 'bot' };
    default:
      return { kind: 'system' };
  }
}

/** Messages of conversations; never changed once stored. */
export class MessageStore {
  async insert(writer: Writer, message: Message): Promise<void> {
    const { author } = message;
    await writer
      .insertInto('messages')
      .values({
        id: message.id,
        conversation_id: message.conversationId,
        seq: message.seq,
        client_id: message.clientId,
        author_kind: author.kind,
        author_id: 'id' in author ? author.id : null,
        author_name: ('name' in author ? author.name : null) ?? null,
        content: JSON.stringify(message.content),
        created_at: message.createdAt,
      })
      .execute();
  }

  async findByClientId(reader: Reader, conversationId: string, clientId: string): Promise<Message | undefined> {
    const row = await reader
      .selectFrom('messages')
      .select(messageColumns)
      .where('conversation_id', '=', conversationId)
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    return row && toMessage(row);
  }

  /** In order of `seq`. */
  async list(reader: Reader, conversationId: string): Promise<Message[]> {
    const rows = await reader
      .selectFrom('messages')
      .select(messageColumns)
      .where('conversation_id', '=', conversationId)
      .orderBy('seq')
      .execute();
    return rows.map(toMessage);
  }
}
