import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

const required = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
/** What is known of a message goes with it. */
const message = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.references('messages.id').onDelete('cascade');
const ofConversation = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.notNull().references('conversations.id').onDelete('cascade');
/** An example outlives the messages it was learned from. */
const source = (table: string) => (column: ColumnDefinitionBuilder) =>
  column.references(`${table}.id`).onDelete('set null');
const real = sql`double precision`;

/** What is learned from customers and staff: decisions with their receipts, feedback, examples, models, classifications. */
export async function learning({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('answers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('question_message_id', 'text', (column) => message(column).notNull().unique())
    .addColumn('message_id', 'text', (column) => message(column).unique())
    .addColumn('conversation_id', 'text', ofConversation)
    .addColumn('locale', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('provider', 'text', required)
    .addColumn('confidence', real, required)
    .addColumn('article_id', 'text')
    .addColumn('decision', 'text', required)
    .addColumn('thresholds', 'text', required)
    .addColumn('index_position', 'text', required)
    .addColumn('tokenizer_version', 'integer', required)
    .addColumn('model_version', 'integer', required)
    .addColumn('context', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute();
  await schema.createIndex('answers_order').on('answers').columns(['created_at', 'id']).execute();
  await schema.createIndex('answers_of_article').on('answers').columns(['article_id', 'created_at']).execute();
  await schema.createIndex('answers_of_conversation').on('answers').column('conversation_id').execute();

  await schema
    .createTable('answer_feedback')
    .addColumn('message_id', 'text', (column) => message(column).primaryKey())
    .addColumn('conversation_id', 'text', ofConversation)
    .addColumn('visitor_id', 'text', (column) => column.notNull().references('visitors.id'))
    .addColumn('rating', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .execute();

  await schema
    .createTable('learned_examples')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('question', 'text', required)
    .addColumn('wording_key', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('article_id', 'text')
    .addColumn('subject', 'text', required)
    .addColumn('helpful', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('source_count', 'integer', required)
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .addUniqueConstraint('learned_examples_wording', ['subject', 'wording_key'])
    .execute();
  await schema
    .createIndex('learned_examples_of_article')
    .on('learned_examples')
    .columns(['article_id', 'locale', 'state'])
    .execute();
  await schema
    .createIndex('learned_examples_order')
    .on('learned_examples')
    .columns(['state', 'source_count', 'id'])
    .execute();
  await schema
    .createTable('learned_example_sources')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('example_id', 'text', (column) => column.notNull().references('learned_examples.id').onDelete('cascade'))
    .addColumn('source', 'text', required)
    .addColumn('actor', 'text', required)
    .addColumn('message_id', 'text', source('messages'))
    .addColumn('question_message_id', 'text', source('messages'))
    .addColumn('conversation_id', 'text', source('conversations'))
    .addColumn('created_at', 'bigint', required)
    // A message says a thing about an example once, however often it is delivered.
    .addUniqueConstraint('learned_example_sources_once', ['message_id', 'source', 'example_id'])
    .execute();
  await schema
    .createIndex('learned_example_sources_of_example')
    .on('learned_example_sources')
    .column('example_id')
    .execute();
  await schema
    .createIndex('learned_example_sources_of_question')
    .on('learned_example_sources')
    .column('question_message_id')
    .execute();

  await schema
    .createTable('confidence_models')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('model', 'text', required)
    .addColumn('report', 'text', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute();

  await schema
    .createTable('question_classifications')
    .addColumn('message_id', 'text', (column) => message(column).primaryKey())
    .addColumn('conversation_id', 'text', ofConversation)
    .addColumn('type', 'text', required)
    .addColumn('urgency', 'text', required)
    .addColumn('sentiment', 'text', required)
    .addColumn('mood', real, required)
    .addColumn('because', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute();
  await schema
    .createIndex('question_classifications_of_conversation')
    .on('question_classifications')
    .columns(['conversation_id', 'created_at'])
    .execute();
}
