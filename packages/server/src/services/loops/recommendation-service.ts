import type { Clock } from '@askwell/core/base';
import type { RelatedArticleLink } from '@askwell/core/protocol';
import { RelatedArticles, type RelatedArticle } from '@askwell/core/recommendations';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { EventFeed } from '../../realtime/event-feed.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { ReadingStore } from '../../stores/reading-store.ts';
import { LogFollower } from '../learning/log-follower.ts';
import { KnowledgeMirror, Turnstile } from '../reviews/knowledge-mirror.ts';
import type { KnowledgeService, Readership } from '../knowledge-service.ts';
import { toSearchDocument } from '../search-document.ts';
import type { VisitorPrincipal } from '../visitor-session-service.ts';
import { ReadingPaths } from './reading-paths.ts';

export interface RecommendationServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly readings: ReadingStore;
  readonly knowledge: KnowledgeService;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const mostRelated = 6;
/** Readers who went on to an article before it counts as what readers do. */
const fewestReaders = 3;
const mostTransitions = 50;

/** What readers of an article may want next. Built when it is first asked for, and kept like what is published. */
export class RecommendationService {
  readonly #options: RecommendationServiceOptions;
  readonly #related = new RelatedArticles();
  readonly #mirror: KnowledgeMirror;
  readonly #turnstile = new Turnstile();
  readonly #follower: LogFollower;
  readonly #paths = new ReadingPaths();
  readonly #stop = new AbortController();
  #stale = true;

  constructor(options: RecommendationServiceOptions) {
    const { database, articles, feed, onError } = options;
    this.#options = options;
    this.#mirror = new KnowledgeMirror(database, articles, {
      put: ({ article }, state) => this.#related.put(toSearchDocument(article, state)),
      remove: ({ articleId, locale }) => this.#related.remove(articleId, locale),
    });
    this.#follower = new LogFollower({
      feed,
      includes: ({ type }) => /^(?:article\.(?:published|archived)|verification\.changed)$/.test(type),
      onEvents: () => {
        this.#stale = true;
        return Promise.resolve();
      },
      onError,
    });
  }

  start(): void {
    this.#follower.start();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#follower.close();
  }

  /**
   * @throws AskwellProblem `not-found` when the reader cannot read the article
   */
  async related(
    articleId: string,
    locale: string,
    readership: Readership,
  ): Promise<{ related: RelatedArticleLink[]; next: RelatedArticleLink | null }> {
    const { database, readings, knowledge } = this.#options;
    const found = await knowledge.findPublished(articleId, locale, readership);
    if (!found) throw new AskwellProblem('not-found', 'There is no such article.');
    const { id, locale: read } = found.revision.article;
    await this.#sync();
    const wentOnTo = await readings.transitions(database.read, id, mostTransitions);
    const audience = readership === 'customer' ? 'customer' : 'internal';
    const list = this.#related.of(id, read, { limit: mostRelated, audience, wentOnTo });
    const [mostRead] = [...wentOnTo].find(([other]) => list.some((one) => one.articleId === other)) ?? [];
    const followed = wentOnTo.get(mostRead ?? '') ?? 0;
    const next = (followed >= fewestReaders && list.find((one) => one.articleId === mostRead)) || list[0];
    const link = (one: RelatedArticle): RelatedArticleLink => ({
      articleId: one.articleId,
      locale: read,
      title: one.title,
      reason: one.reason,
    });
    return { related: list.map(link), next: next ? link(next) : null };
  }

  /**
   * Counts that a visitor's session reads an article, once, and from which one it came. Who it was is nowhere noted.
   *
   * @throws AskwellProblem `not-found` when customers cannot read the article
   */
  async read({ sessionId }: VisitorPrincipal, articleId: string, locale: string): Promise<void> {
    const { database, readings, knowledge, clock } = this.#options;
    const found = await knowledge.findPublished(articleId, locale, 'customer');
    if (!found) throw new AskwellProblem('not-found', 'There is no such article.');
    const { article } = found.revision;
    const step = this.#paths.step(sessionId, article.id, clock.now());
    if (!step) return;
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    await database.write(async (writer) => {
      await readings.count(writer, article.id, article.locale, day);
      if (step.from !== undefined) await readings.countTransition(writer, step.from, article.id);
    });
  }

  /** Follows what was published since, before anything is recommended. */
  #sync(): Promise<void> {
    return this.#turnstile.pass(async () => {
      if (!this.#stale) return;
      this.#stale = false;
      try {
        await this.#mirror.sync(this.#stop.signal);
      } catch (error) {
        this.#stale = true;
        throw error;
      }
    });
  }
}
