import type { CreateTableBuilder, Kysely } from 'kysely';

type Schema = Kysely<unknown>['schema'];
type Table = CreateTableBuilder<string>;
type ArticleTable = CreateTableBuilder<string, 'article_id' | 'locale'>;

/** Drafts, reviews, decisions, verification, and what is told about them. */
export async function reviews(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await createReviews(schema);
  await createDecisions(database);
  await createReviewGroups(schema);
  await createLifecycle(schema);
  for (const column of ['published_by', 'reason', 'review_id'] as const) {
    await schema.alterTable('article_revisions').addColumn(column, 'text').execute();
  }
  await schema.alterTable('article_revisions').addColumn('restored_from', 'integer').execute();
}

async function createReviews(schema: Schema): Promise<void> {
  await article(schema.createTable('reviews'))
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('open_key', 'text', (column) => column.unique())
    .addColumn('due_at', 'bigint')
    .addColumn('scheduled_for', 'bigint')
    .addColumn('reminded_until', 'bigint', (column) => column.notNull())
    .addColumn('review', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('reviews_of_article').on('reviews').columns(['article_id', 'locale']).execute();
  await schema.createIndex('reviews_by_state').on('reviews').columns(['state', 'scheduled_for']).execute();
  await schema
    .createTable('drafts')
    .addColumn('review_id', 'text', (column) => column.primaryKey().references('reviews.id'))
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('base_revision', 'integer')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('restored_from', 'integer')
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('draft_versions')
    .addColumn('review_id', 'text', (column) => column.notNull().references('reviews.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('draft_versions_key', ['review_id', 'version'])
    .execute();
  await schema
    .createTable('review_comments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('review_id', 'text', (column) => column.notNull().references('reviews.id'))
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('anchor', 'text', (column) => column.notNull())
    .addColumn('suggestion', 'text')
    .addColumn('replies', 'text', (column) => column.notNull())
    .addColumn('resolved_by', 'text')
    .addColumn('resolved_at', 'bigint')
    .execute();
  await schema.createIndex('review_comments_of_review').on('review_comments').columns(['review_id', 'id']).execute();
}

async function createDecisions(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('decisions')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('article_id', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await database.schema.createIndex('decisions_of_article').on('decisions').columns(['article_id', 'seq']).execute();
  await database.schema
    .createTable('decision_head')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await (database as Kysely<{ decision_head: { name: string; seq: number; hash: string } }>)
    .insertInto('decision_head')
    .values({ name: 'reviews', seq: 0, hash: '0'.repeat(64) })
    .execute();
}

async function createReviewGroups(schema: Schema): Promise<void> {
  await schema
    .createTable('review_groups')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('members', 'text', (column) => column.notNull())
    .addColumn('categories', 'text', (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('review_delegations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('from_member', 'text', (column) => column.notNull())
    .addColumn('to_member', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
}

async function createLifecycle(schema: Schema): Promise<void> {
  await article(schema.createTable('archived_articles'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('path', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('archived_by', 'text', (column) => column.notNull())
    .addColumn('archived_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('archived_articles_key', ['article_id', 'locale'])
    .execute();
  await article(schema.createTable('article_links'))
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('article_links_key', ['article_id', 'locale', 'target_id'])
    .execute();
  await schema.createIndex('article_links_to').on('article_links').column('target_id').execute();
  await article(schema.createTable('archive_schedules'))
    .addColumn('archive_at', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('scheduled_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('archive_schedules_key', ['article_id', 'locale'])
    .execute();
  await article(schema.createTable('verifications'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('changes_at', 'bigint')
    .addColumn('verified_at', 'bigint', (column) => column.notNull())
    .addColumn('verified_by', 'text')
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('verifications_key', ['article_id', 'locale'])
    .execute();
  await schema.createIndex('verifications_changing').on('verifications').column('changes_at').execute();
  await schema
    .createTable('answer_effects')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('base', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('report', 'text')
    .addColumn('requested_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
  await schema.createIndex('answer_effects_of_subject').on('answer_effects').columns(['subject', 'id']).execute();
  await schema
    .createTable('notifications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('occasion', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint')
    .addUniqueConstraint('notifications_once', ['recipient', 'occasion'])
    .execute();
}

function article(table: Table): ArticleTable {
  return table
    .addColumn('article_id', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull());
}
