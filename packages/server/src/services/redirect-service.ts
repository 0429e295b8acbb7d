import type { Article } from '@askwell/core/articles';
import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle, Writer } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { Actor, EventStore } from '../stores/event-store.ts';
import type { Redirect, RedirectStore } from '../stores/redirect-store.ts';

export interface RedirectServiceOptions {
  readonly database: DatabaseHandle;
  readonly redirects: RedirectStore;
  readonly articles: ArticleStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

/** Leads those who ask for an article by an old id to the one that has its place. */
export class RedirectService {
  readonly #options: RedirectServiceOptions;

  constructor(options: RedirectServiceOptions) {
    this.#options = options;
  }

  list(): Promise<Redirect[]> {
    return this.#options.redirects.list(this.#options.database.read);
  }

  /**
   * Stores a redirect, or changes where it leads.
   *
   * @throws AskwellProblem `not-found` when `toId` is no published article; `id-taken` when `fromId` is one;
   *   `redirect-loop` when `toId` leads back to `fromId`
   */
  async set(fromId: string, toId: string, actor: Actor): Promise<void> {
    const { database, redirects, articles } = this.#options;
    await database.write(async (writer) => {
      const heads = await articles.listHeads(writer, [fromId, toId]);
      if (heads.some(({ articleId }) => articleId === fromId)) {
        throw new AskwellProblem('id-taken', `"${fromId}" is a published article. Archive it first.`);
      }
      const leads = (await redirects.targets(writer, [toId])).has(toId);
      if (!leads && !heads.some(({ articleId }) => articleId === toId)) {
        throw new AskwellProblem('not-found', `There is no published article "${toId}" to lead to.`);
      }
      if (fromId === toId || !(await this.lead(writer, fromId, toId, actor))) {
        throw new AskwellProblem(
          'redirect-loop',
          `"${toId}" leads to "${fromId}" already. Remove that redirect first.`,
        );
      }
    });
  }

  /**
   * Does what an article's `redirectFrom` says, in the transaction that publishes it. An id that is an article still is
   * led on from the day on which it is archived.
   *
   * @param before what it said until now; what it no longer says is taken back
   * @returns ids that would lead back to where they start
   */
  async follow(writer: Writer, article: Article, before: readonly string[], actor: Actor): Promise<string[]> {
    const { redirects, articles, events, clock } = this.#options;
    const { id: toId, redirectFrom = [] } = article;
    const refused: string[] = [];
    if (redirectFrom.length > 0) {
      // An article that is there leads nowhere else.
      await redirects.delete(writer, toId);
      for (const from of redirectFrom) if (!(await this.lead(writer, from, toId, actor))) refused.push(from);
    }
    const dropped = before.filter((from) => !redirectFrom.includes(from));
    if (dropped.length === 0) return refused;
    const heads = (await articles.listHeads(writer, [toId])).filter(({ locale }) => locale !== article.locale);
    const others = await Promise.all(heads.map(({ locale }) => articles.findPublished(writer, toId, locale)));
    const stated = new Set(others.flatMap((other) => other?.article.redirectFrom ?? []));
    for (const fromId of dropped) {
      if (stated.has(fromId) || !(await redirects.delete(writer, fromId, toId))) continue;
      await events.append(writer, { type: 'redirect.deleted', fromId, toId }, actor, clock.now());
    }
    return refused;
  }

  /** Stores a redirect in a transaction, whether or not there are articles. @returns false when it would lead back */
  async lead(writer: Writer, fromId: string, toId: string, actor: Actor): Promise<boolean> {
    const { redirects, events, clock } = this.#options;
    const result = await redirects.set(writer, { fromId, toId, createdBy: actor, createdAt: clock.now() });
    if (result === 'set') await events.append(writer, { type: 'redirect.created', fromId, toId }, actor, clock.now());
    return result !== 'loop';
  }

  /** @throws AskwellProblem `not-found` */
  async delete(fromId: string, actor: Actor): Promise<void> {
    const { database, redirects, events, clock } = this.#options;
    await database.write(async (writer) => {
      const toId = (await redirects.targets(writer, [fromId])).get(fromId);
      if (toId === undefined) throw new AskwellProblem('not-found', `"${fromId}" is not redirected.`);
      await redirects.delete(writer, fromId);
      await events.append(writer, { type: 'redirect.deleted', fromId, toId }, actor, clock.now());
    });
  }
}
