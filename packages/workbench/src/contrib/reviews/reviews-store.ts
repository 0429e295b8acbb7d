import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import type { ArticleSummary, Colleague, ReviewPolicySettings, StreamEvent, Task } from '@askwell/core/protocol';
import type { Review } from '@askwell/core/reviews';
import type { LiveService } from '../../platform/live-service.ts';
import type { SessionService } from '../../platform/session-service.ts';

export const reviewsStore = serviceId<ReviewsStore>('reviews');

/** A step of a review that waits for somebody. */
export type ReviewStep = Extract<Task, { reviewId: string }>;
/** An article that somebody should confirm. */
export type Confirmation = Extract<Task, { kind: 'verification' }>;

/** What the list of reviews is made of. */
export interface ReviewsOverview {
  /** Reviews that are not over, the latest change first. */
  readonly reviews: readonly Review[];
  /** Everybody's steps, the earliest deadline first; an agent sees their own. */
  readonly steps: readonly ReviewStep[];
  readonly confirmations: readonly Confirmation[];
  readonly articles: readonly ArticleSummary[];
  readonly colleagues: readonly Colleague[];
  readonly policy: ReviewPolicySettings;
}

/** Something that is asked of the review editor that is seen, by a command. */
export type ReviewRequest =
  | 'approve'
  | 'request-changes'
  | 'publish'
  | 'schedule'
  | 'comment'
  | 'next-change'
  | 'previous-change'
  | 'toggle-layout'
  | 'changes'
  | 'effect'
  | 'gate';

/** Several things happen at once, for instance to a review and its comments: wait this long, milliseconds. */
const calm = 250;
const openStates = ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled'] as const;
/** Pages of tasks that are read; more than anybody can look at. */
const mostPages = 5;

/** What is to be reviewed, live, while somebody is signed in. */
export class ReviewsStore implements Disposable {
  readonly #session: SessionService;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #onDidRequest = this.#store.add(new Emitter<ReviewRequest>());
  #overview: ReviewsOverview | undefined;
  #error: string | undefined;
  #memberId: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | undefined;
  readonly onDidChange = this.#onDidChange.event;
  /** A command asks the active review editor for something. */
  readonly onDidRequest = this.#onDidRequest.event;

  constructor(session: SessionService, live: LiveService) {
    this.#session = session;
    this.#store.add(session.onDidChange(() => this.#follow()));
    this.#store.add(live.onDidReceive((event) => concerns(event) && this.#refreshSoon()));
    this.#follow();
  }

  /** Undefined until it has been loaded. */
  get overview(): ReviewsOverview | undefined {
    return this.#overview;
  }

  /** Why it could not be loaded. */
  get error(): string | undefined {
    return this.#error;
  }

  get memberId(): string {
    return this.#memberId ?? '';
  }

  /** Steps of reviews that are this member's. */
  get waiting(): readonly ReviewStep[] {
    return (this.#overview?.steps ?? []).filter(({ people }) => people.includes(this.memberId));
  }

  /** The name of a member of staff; the id of one who is not there any more. */
  name(memberId: string): string {
    return this.#overview?.colleagues.find(({ id }) => id === memberId)?.name ?? memberId;
  }

  /** The title of an article; its id while it has not been published. */
  title(articleId: string, locale: string): string {
    const articles = this.#overview?.articles.filter((one) => one.articleId === articleId) ?? [];
    return (articles.find((one) => one.locale === locale) ?? articles[0])?.title ?? articleId;
  }

  request(wanted: ReviewRequest): void {
    this.#onDidRequest.fire(wanted);
  }

  refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const loading = this.#fetch(this.memberId).finally(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    this.#loading = loading;
    return loading;
  }

  /** Resolves when what is being loaded is there. */
  async settled(): Promise<void> {
    await (this.#loading ?? (this.#overview ? undefined : this.refresh()));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
  }

  async #fetch(memberId: string): Promise<void> {
    const { client, reviews } = this.#session;
    try {
      const [lists, tasks, articles, colleagues, policy] = await Promise.all([
        Promise.all(openStates.map((state) => reviews.reviews({ state }))),
        this.#tasks(),
        client.articles(),
        reviews.colleagues(),
        reviews.reviewPolicy(),
      ]);
      if (memberId !== this.#memberId) return;
      this.#overview = {
        reviews: lists.flat().toSorted((a, b) => b.updatedAt - a.updatedAt),
        steps: tasks.filter((task): task is ReviewStep => 'reviewId' in task),
        confirmations: tasks.filter((task): task is Confirmation => task.kind === 'verification'),
        articles,
        colleagues,
        policy,
      };
      this.#error = undefined;
    } catch (error) {
      if (memberId !== this.#memberId) return;
      this.#error = error instanceof Error ? error.message : String(error);
    }
    this.#onDidChange.fire();
  }

  async #tasks(): Promise<readonly Task[]> {
    const of = this.#session.member?.role === 'agent' ? 'me' : 'everybody';
    const tasks: Task[] = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page++) {
      const { tasks: found, next } = await this.#session.loops.tasks({ of, limit: 100, ...(after ? { after } : {}) });
      tasks.push(...found);
      if (next === null) break;
      after = next;
    }
    return tasks;
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), calm);
  }

  #follow(): void {
    const memberId = this.#session.member?.id;
    if (memberId === this.#memberId) return;
    clearTimeout(this.#timer);
    this.#memberId = memberId;
    this.#overview = undefined;
    this.#error = undefined;
    if (memberId !== undefined) void this.refresh();
    this.#onDidChange.fire();
  }
}

function concerns({ type }: StreamEvent): boolean {
  return /^(draft|review|article|verification|review-settings|task)\./.test(type) && type !== 'article.rated';
}
