import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

type Schema = Kysely<unknown>['schema'];

const key = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.primaryKey();
const required = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

/** What flows back into the knowledge base: gaps, feedback, tasks, cases, readings; former names of tags. */
export async function loops({ schema }: Kysely<unknown>): Promise<void> {
  await createGaps(schema);
  await createFeedback(schema);
  await createCases(schema);
  await createReadings(schema);
  await schema
    .alterTable('tags')
    .addColumn('aliases', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
}

async function createGaps(schema: Schema): Promise<void> {
  await schema
    .createTable('knowledge_gaps')
    .addColumn('id', 'text', key)
    .addColumn('state', 'text', required)
    .addColumn('merged_into', 'text')
    .addColumn('article_id', 'text')
    .addColumn('article_locale', 'text')
    .addColumn('review_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('changed_by', 'text')
    .addColumn('changed_at', 'bigint', required)
    .addColumn('created_at', 'bigint', required)
    .execute();
  await schema.createIndex('knowledge_gaps_of_article').on('knowledge_gaps').columns(['article_id', 'state']).execute();
  await schema
    .createTable('gap_questions')
    .addColumn('id', 'text', key)
    .addColumn('gap_id', 'text', (column) => column.notNull().references('knowledge_gaps.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('message_id', 'text', (column) => column.notNull().references('messages.id'))
    .addColumn('outcome', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('asked_at', 'bigint', required)
    .addColumn('told_at', 'bigint')
    .execute();
  await schema.createIndex('gap_questions_of_gap').on('gap_questions').columns(['gap_id', 'asked_at']).execute();
  await schema.createIndex('gap_questions_order').on('gap_questions').columns(['asked_at', 'id']).execute();
}

async function createFeedback(schema: Schema): Promise<void> {
  await schema
    .createTable('tasks')
    .addColumn('id', 'text', key)
    .addColumn('kind', 'text', required)
    .addColumn('article_id', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('owner', 'text', required)
    .addColumn('open_key', 'text', (column) => column.unique())
    .addColumn('state', 'text', required)
    .addColumn('due_at', 'bigint', required)
    .addColumn('resolution', 'text')
    .addColumn('resolved_by', 'text')
    .addColumn('resolved_at', 'bigint')
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .execute();
  await schema.createIndex('tasks_by_date').on('tasks').columns(['state', 'due_at']).execute();
  await schema
    .createTable('article_feedback')
    .addColumn('id', 'text', key)
    .addColumn('article_id', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('revision', 'integer', required)
    .addColumn('source', 'text', required)
    .addColumn('author', 'text', required)
    .addColumn('once_key', 'text', required)
    .addColumn('helpful', 'integer', required)
    .addColumn('reasons', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('quote', 'text')
    .addColumn('state', 'text', required)
    .addColumn('task_id', 'text', (column) => column.references('tasks.id'))
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .addUniqueConstraint('article_feedback_once', ['article_id', 'locale', 'once_key'])
    .execute();
  await schema
    .createIndex('article_feedback_of_author')
    .on('article_feedback')
    .columns(['author', 'updated_at'])
    .execute();
  await schema.createIndex('article_feedback_of_task').on('article_feedback').column('task_id').execute();
}

async function createCases(schema: Schema): Promise<void> {
  await schema
    .createTable('cases')
    .addColumn('id', 'text', key)
    .addColumn('conversation_id', 'text', (column) => column.notNull().unique().references('conversations.id'))
    .addColumn('state', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('title', 'text', required)
    .addColumn('problem', 'text', required)
    .addColumn('process', 'text', required)
    .addColumn('result', 'text', required)
    .addColumn('feedback', 'text')
    .addColumn('articles', 'text', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .execute();
  await schema.createIndex('cases_order').on('cases').columns(['state', 'created_at', 'id']).execute();
  await schema
    .createTable('case_links')
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('kind', 'text', required)
    .addColumn('article_id', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('target_id', 'text', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('case_links_key', ['case_id', 'kind', 'article_id', 'locale'])
    .execute();
  await schema.createIndex('case_links_of_article').on('case_links').column('article_id').execute();
}

async function createReadings(schema: Schema): Promise<void> {
  await schema
    .createTable('article_readings')
    .addColumn('article_id', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('day', 'text', required)
    .addColumn('readers', 'integer', required)
    .addPrimaryKeyConstraint('article_readings_key', ['article_id', 'locale', 'day'])
    .execute();
  await schema
    .createTable('reading_transitions')
    .addColumn('from_article_id', 'text', required)
    .addColumn('to_article_id', 'text', required)
    .addColumn('readers', 'integer', required)
    .addPrimaryKeyConstraint('reading_transitions_key', ['from_article_id', 'to_article_id'])
    .execute();
}
