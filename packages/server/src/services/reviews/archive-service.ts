import { newId, type Clock } from '@askwell/core/base';
import type { StaffMember } from '@askwell/core/protocol';
import { may, openReview, type Review, type ReviewActor } from '@askwell/core/reviews';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArchiveScheduleStore } from '../../stores/archive-schedule-store.ts';
import type { ArticleKey, ArticleStore } from '../../stores/article-store.ts';
import type { ReviewStore, StoredReview } from '../../stores/review-store.ts';
import type { Publications } from './publications.ts';
import { actorOf, nameOf, systemActor, type ReviewChanges } from './review-changes.ts';
import { reviewProblem } from './review-problems.ts';

export interface ArchiveServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly reviews: ReviewStore;
  readonly schedules: ArchiveScheduleStore;
  readonly changes: ReviewChanges;
  readonly publications: Publications;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Takes published articles off, at once or at a set time; also those that came by an import and have no review. */
export class ArchiveService {
  readonly #options: ArchiveServiceOptions;

  constructor(options: ArchiveServiceOptions) {
    this.#options = options;
  }

  /** @throws AskwellProblem `not-found` when the article is not published in this locale */
  archive(member: StaffMember, key: ArticleKey, reason: string): Promise<Review> {
    const { database, clock } = this.#options;
    return database.write(async (writer) => {
      demandArchiving(member);
      return this.#archive(writer, key, reason, actorOf(member), clock.now());
    });
  }

  /** Archives later; a schedule there was is replaced. */
  schedule(member: StaffMember, key: ArticleKey, reason: string, at: number): Promise<void> {
    const { database, articles, schedules, changes, clock } = this.#options;
    return database.write(async (writer) => {
      const now = clock.now();
      demandArchiving(member);
      if (at <= now) throw reviewProblem({ code: 'time-passed', at });
      if (reason.trim() === '') throw reviewProblem({ code: 'reason-missing' });
      if (!(await articles.findPublished(writer, key.articleId, key.locale))) throw notPublished(key);
      await schedules.put(writer, { ...key, at, reason, by: member.id });
      const data = { ...key, at, reason };
      await changes.note(
        writer,
        { type: 'archive.scheduled', data, articleId: key.articleId },
        `staff:${member.id}`,
        now,
      );
    });
  }

  /** @returns false when nothing was scheduled */
  unschedule(member: StaffMember, key: ArticleKey): Promise<boolean> {
    const { database, schedules, changes, clock } = this.#options;
    return database.write(async (writer) => {
      demandArchiving(member);
      if (!(await schedules.take(writer, key))) return false;
      const decided = { type: 'archive.unscheduled', data: { ...key }, articleId: key.articleId };
      await changes.note(writer, decided, `staff:${member.id}`, clock.now());
      return true;
    });
  }

  /** Archives what is due; each article once, whoever comes first. */
  async archiveDue(): Promise<void> {
    const { database, schedules, clock, onError } = this.#options;
    for (const due of await schedules.due(database.read, clock.now())) {
      const archived = database.write(async (writer) => {
        if (!(await schedules.take(writer, due))) return;
        await this.#archive(writer, due, due.reason, systemActor, clock.now()).catch(ignoreNotPublished);
      });
      // One that fails must not keep the others on the air.
      await archived.catch(onError);
    }
  }

  async #archive(writer: Writer, key: ArticleKey, reason: string, actor: ReviewActor, now: number): Promise<Review> {
    const { reviews, changes, publications } = this.#options;
    const found = await reviews.findPublished(writer, key);
    const stored =
      (found && (await reviews.lock(writer, found.review.id))) ?? (await this.#reviewOfImport(writer, key, now));
    const review = await changes.apply(writer, stored, { type: 'archive', reason }, actor, now);
    if (!(await publications.archive(writer, key, reason, nameOf(actor), now))) throw notPublished(key);
    return review;
  }

  /** What an import published gets a review when it ends, so that its end is decided and logged like any other. */
  async #reviewOfImport(writer: Writer, key: ArticleKey, now: number): Promise<StoredReview> {
    const { articles, reviews } = this.#options;
    const { articleId, locale } = key;
    const published = await articles.findPublished(writer, articleId, locale);
    const source = await articles.findSource(writer, articleId, locale);
    if (!published || !source) throw notPublished(key);
    const { category, tags } = source.article;
    const change = { categories: category === '' ? [] : [category], tags, fields: [] };
    const opened = openReview({ id: newId('rvw', now), articleId, locale, author: 'import', change }, now);
    const review: Review = { ...opened, state: 'published', publishedAt: published.updatedAt };
    const draft = {
      path: source.path ?? `${articleId}.${locale}.md`,
      baseRevision: published.revision,
      version: 1,
      text: source.source,
      restoredFrom: null,
      updatedBy: 'import',
      updatedAt: published.updatedAt,
    };
    await reviews.insert(writer, { review, draft });
    return { review, draft };
  }
}

/** Also where there is no review that could tell, and before anything is said of the article. */
function demandArchiving({ role }: StaffMember): void {
  if (may(role, 'archive', 'published')) return;
  throw reviewProblem({ code: 'not-permitted', role, action: 'archive', state: 'published' });
}

function notPublished({ articleId, locale }: ArticleKey): AskwellProblem {
  return new AskwellProblem('not-found', `The article "${articleId}" is not published in "${locale}".`);
}

function ignoreNotPublished(error: unknown): void {
  if (!(error instanceof AskwellProblem && error.code === 'not-found')) throw error;
}
