import { sql, type ColumnDataType, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from './index.ts';

type Schema = Kysely<unknown>['schema'];

/** The first schema: log, conversations, knowledge, visitors, staff. */
export async function spine(database: Kysely<unknown>, engine: Engine): Promise<void> {
  const { schema } = database;
  await createEvents(schema, engine);
  await createVisitors(schema);
  await createConversations(schema);
  await createBotTables(schema);
  await createKnowledge(schema);
  await createStaff(schema, engine);
  await schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

/** A table whose `id` is made by `newId`. */
function table(schema: Schema, name: string): CreateTableBuilder<string> {
  return schema.createTable(name).addColumn('id', 'text', (column) => column.primaryKey());
}

async function createEvents(schema: Schema, engine: Engine): Promise<void> {
  await schema
    .createTable('events')
    .$call((events) =>
      engine === 'embedded'
        ? events.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        : events.addColumn('id', 'bigserial', (column) => column.primaryKey()),
    )
    .addColumn('tx', 'bigint', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('visitor_id', 'text')
    .addColumn('message_id', 'text')
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('events_order').on('events').columns(['tx', 'id']).execute();
  await schema.createIndex('events_of_visitor').on('events').columns(['visitor_id', 'tx', 'id']).execute();
}

async function createVisitors(schema: Schema): Promise<void> {
  await table(schema, 'visitors')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await table(schema, 'visitor_sessions')
    .addColumn('visitor_id', 'text', (column) => column.notNull().references('visitors.id'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();
}

async function createConversations(schema: Schema): Promise<void> {
  await table(schema, 'conversations')
    .addColumn('visitor_id', 'text', (column) => column.notNull().references('visitors.id'))
    .addColumn('visitor_name', 'text')
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('assignee_id', 'text')
    .addColumn('assignee_name', 'text')
    .addColumn('handoff_reason', 'text')
    .addColumn('queued_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('page_url', 'text')
    .addColumn('page_title', 'text')
    .execute();
  await schema
    .createIndex('conversations_of_visitor')
    .on('conversations')
    .columns(['visitor_id', 'created_at'])
    .execute();
  await schema.createIndex('conversations_inbox').on('conversations').columns(['state', 'updated_at']).execute();
  await table(schema, 'messages')
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('author_kind', 'text', (column) => column.notNull())
    .addColumn('author_id', 'text')
    .addColumn('author_name', 'text')
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('messages_seq', ['conversation_id', 'seq'])
    .addUniqueConstraint('messages_client_id', ['conversation_id', 'client_id'])
    .execute();
}

async function createBotTables(schema: Schema): Promise<void> {
  await schema
    .createTable('pending_answers')
    .addColumn('message_id', 'text', (column) => column.primaryKey().references('messages.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('pending_answers_order').on('pending_answers').column('created_at').execute();
  await table(schema, 'answer_receipts')
    .addColumn('message_id', 'text', (column) => column.notNull().references('messages.id'))
    .addColumn('question_message_id', 'text', (column) => column.notNull().references('messages.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('article_id', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('section_id', 'text', (column) => column.notNull())
    .addColumn('reviewer', 'text')
    .addColumn('verified_until', 'text')
    .addColumn('confidence', sql`double precision`, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('answer_receipts_of_message').on('answer_receipts').column('message_id').execute();
  await table(schema, 'unanswered_questions')
    .addColumn('message_id', 'text', (column) => column.notNull().unique().references('messages.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createKnowledge(schema: Schema): Promise<void> {
  await table(schema, 'articles')
    .addColumn('article_id', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('published_revision', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('articles_by_locale', ['article_id', 'locale'])
    .execute();
  await table(schema, 'article_revisions')
    .addColumn('article_id', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('parsed', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('article_revisions_number', ['article_id', 'locale', 'revision'])
    .execute();
  await table(schema, 'categories')
    .addColumn('path', 'text', (column) => column.notNull().unique())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await table(schema, 'tags')
    .addColumn('tag', 'text', (column) => column.notNull().unique())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('descriptions', 'text', (column) => column.notNull())
    .addColumn('color', 'text')
    .execute();
  await table(schema, 'synonyms')
    .addColumn('words', 'text', (column) => column.notNull().unique())
    .execute();
}

async function createStaff(schema: Schema, engine: Engine): Promise<void> {
  // What better-auth writes on each engine: ISO texts and 0/1, or native types.
  const time: ColumnDataType = engine === 'embedded' ? 'text' : 'timestamptz';
  const flag: ColumnDataType = engine === 'embedded' ? 'integer' : 'boolean';
  await table(schema, 'staff_members')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('email_verified', flag, (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('updated_at', time, (column) => column.notNull())
    .execute();
  await table(schema, 'staff_sessions')
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('member_id', 'text', (column) => column.notNull().references('staff_members.id').onDelete('cascade'))
    .addColumn('expires_at', time, (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('updated_at', time, (column) => column.notNull())
    .execute();
  await schema.createIndex('staff_sessions_of_member').on('staff_sessions').column('member_id').execute();
  await table(schema, 'staff_accounts')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull().references('staff_members.id').onDelete('cascade'))
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', time)
    .addColumn('refresh_token_expires_at', time)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('updated_at', time, (column) => column.notNull())
    .execute();
  await schema.createIndex('staff_accounts_of_member').on('staff_accounts').column('member_id').execute();
  await table(schema, 'staff_verifications')
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', time, (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('updated_at', time, (column) => column.notNull())
    .execute();
  await table(schema, 'sign_in_links')
    .addColumn('member_id', 'text', (column) => column.notNull().references('staff_members.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
}
