import type { Article } from '@askwell/core/articles';
import { newId, type Clock } from '@askwell/core/base';
import type {
  ArticleFeedbackOverview,
  ArticleFeedbackRequest,
  ArticleReportRequest,
  FeedbackItem,
  FeedbackReason,
  FeedbackTask,
  StaffMember,
} from '@askwell/core/protocol';
import { defaultVerificationPolicy } from '@askwell/core/reviews';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type {
  ArticleFeedbackStore,
  NewArticleFeedback,
  StoredArticleFeedback,
} from '../../stores/article-feedback-store.ts';
import type { PublishedRevision } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { ReadingStore } from '../../stores/reading-store.ts';
import type { StoredTask, TaskStore } from '../../stores/task-store.ts';
import type { KnowledgeService, Readership } from '../knowledge-service.ts';
import type { VisitorPrincipal } from '../visitor-session-service.ts';
import type { FeedbackTaskService } from './feedback-task-service.ts';

/** Where doubts about articles are kept: the part of verification that feedback needs. */
export interface DoubtKeeper {
  noteNegativeFeedback(
    writer: Writer,
    doubt: { readonly articleId: string; readonly locale: string; readonly feedbackId: string },
    actor: string,
    at: number,
  ): Promise<void>;
}

export interface ArticleFeedbackServiceOptions {
  readonly database: DatabaseHandle;
  readonly feedback: ArticleFeedbackStore;
  readonly tasks: TaskStore;
  readonly taskViews: FeedbackTaskService;
  readonly readings: ReadingStore;
  readonly events: EventStore;
  readonly knowledge: KnowledgeService;
  readonly doubts: DoubtKeeper;
  readonly clock: Clock;
}

const day = 24 * 60 * 60_000;
/** Milliseconds that an owner has: for what an agent says is wrong, and for what customers complain of. */
const reportDue = 3 * day;
const complaintDue = 7 * day;
/** Articles that one visitor may speak of within so many milliseconds. */
const mostSaid = 30;
const within = 10 * 60_000;
const mostItems = 100;
const readersOver = 90 * day;

/** What readers say of articles, and what owners must do about it. */
export class ArticleFeedbackService {
  readonly #options: ArticleFeedbackServiceOptions;

  constructor(options: ArticleFeedbackServiceOptions) {
    this.#options = options;
  }

  /**
   * A visitor's vote; the latest of a session counts. What is negative and says why becomes the owner's task.
   *
   * @throws AskwellProblem `not-found` when customers cannot read the article; `too-many-requests`
   */
  async rate(
    { visitorId, sessionId }: VisitorPrincipal,
    articleId: string,
    said: ArticleFeedbackRequest,
  ): Promise<StoredArticleFeedback> {
    const { database, feedback, clock } = this.#options;
    const published = await this.#published(articleId, said.locale, 'customer');
    const { id, locale } = published.article;
    const author = `visitor:${visitorId}`;
    const reasons = said.helpful ? [] : [...new Set(said.reasons)];
    const given: NewArticleFeedback = {
      articleId: id,
      locale,
      revision: published.revision,
      source: 'customer',
      author,
      onceKey: `session:${sessionId}`,
      helpful: said.helpful,
      reasons,
      text: said.text?.trim() ?? '',
      quote: null,
    };
    return database.write(async (writer) => {
      const at = clock.now();
      const earlier = await feedback.find(writer, id, locale, given.onceKey);
      if (earlier && saysTheSame(earlier, given)) return earlier;
      if ((await feedback.countOfAuthor(writer, author, at - within)) >= mostSaid) {
        throw new AskwellProblem('too-many-requests', 'That was a lot of feedback in a short time. Try again later.');
      }
      const stored = await feedback.put(writer, given, at);
      const tasked = !stored.helpful && (stored.text !== '' || stored.reasons.length > 0);
      if (tasked) await this.#task(writer, published.article, stored, at + complaintDue, author, at);
      else if (earlier?.taskId) await this.#withdraw(writer, earlier.taskId, author, at);
      await this.#announce(writer, stored, earlier, author, at);
      return stored;
    });
  }

  /** "This is wrong", with the words that are: the owner's task. */
  async report(
    member: StaffMember,
    articleId: string,
    said: ArticleReportRequest,
  ): Promise<{ feedback: FeedbackItem; task: FeedbackTask }> {
    const { database, feedback, taskViews, clock } = this.#options;
    const published = await this.#published(articleId, said.locale, 'staff');
    const { id, locale } = published.article;
    const actor = `staff:${member.id}`;
    const { task, stored } = await database.write(async (writer) => {
      const at = clock.now();
      const given: NewArticleFeedback = {
        articleId: id,
        locale,
        revision: published.revision,
        source: 'agent',
        author: actor,
        onceKey: newId('rpt', at),
        helpful: false,
        reasons: [],
        text: said.text.trim(),
        quote: said.quote ?? null,
      };
      const added = await feedback.put(writer, given, at);
      const opened = await this.#task(writer, published.article, added, at + reportDue, actor, at);
      await this.#announce(writer, added, undefined, actor, at);
      return { stored: { ...added, taskId: opened.id }, task: opened };
    });
    const [item] = await taskViews.items([stored]);
    return { feedback: item!, task: await taskViews.get(task.id) };
  }

  /** What was said of an article, counted; for staff. */
  async overview(articleId: string, locale: string | undefined): Promise<ArticleFeedbackOverview> {
    const { database, feedback, readings, taskViews, clock } = this.#options;
    const said = await feedback.ofArticle(database.read, articleId, locale);
    const votes = said.filter(({ source }) => source === 'customer');
    const reasons = new Map<FeedbackReason, number>();
    for (const reason of votes.flatMap((vote) => vote.reasons)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    const since = new Date(clock.now() - readersOver).toISOString().slice(0, 10);
    const telling = said.filter(({ text, reasons: why }) => text !== '' || why.length > 0);
    return {
      helpful: votes.filter(({ helpful }) => helpful).length,
      notHelpful: votes.filter(({ helpful }) => !helpful).length,
      reports: said.length - votes.length,
      reasons: Object.fromEntries(reasons),
      readers: await readings.readers(database.read, articleId, locale, since),
      items: await taskViews.items(telling.slice(0, mostItems)),
    };
  }

  async #published(articleId: string, locale: string, readership: Readership): Promise<PublishedRevision> {
    const found = await this.#options.knowledge.findPublished(articleId, locale, readership);
    if (!found) throw new AskwellProblem('not-found', 'There is no such article.');
    return found.revision;
  }

  async #task(
    writer: Writer,
    article: Article,
    said: StoredArticleFeedback,
    dueAt: number,
    actor: string,
    at: number,
  ): Promise<StoredTask> {
    const { tasks, feedback, events } = this.#options;
    const owner = article.reviewer ?? article.author ?? '';
    const { articleId, locale } = said;
    const task = await tasks.open(writer, { kind: 'article-feedback', articleId, locale, owner, dueAt }, at);
    await feedback.attach(writer, said.id, task.id);
    await events.append(writer, { type: 'task.changed', taskId: task.id, state: task.state }, actor, at);
    return task;
  }

  /** Ends a task that nothing speaks for any more, because who complained took it back. */
  async #withdraw(writer: Writer, taskId: string, actor: string, at: number): Promise<void> {
    const { tasks, feedback, events } = this.#options;
    if ((await feedback.ofTasks(writer, [taskId])).length > 0) return;
    const ended = await tasks.resolve(writer, taskId, { state: 'dismissed', resolution: null, by: actor }, at);
    if (ended) await events.append(writer, { type: 'task.changed', taskId, state: 'dismissed' }, actor, at);
  }

  async #announce(
    writer: Writer,
    said: StoredArticleFeedback,
    earlier: StoredArticleFeedback | undefined,
    actor: string,
    at: number,
  ): Promise<void> {
    const { feedback, events, doubts } = this.#options;
    const { articleId, locale, id: feedbackId, helpful } = said;
    await events.append(writer, { type: 'article.rated', articleId, locale, feedbackId, helpful }, actor, at);
    if (helpful || earlier?.helpful === false) return;
    await doubts.noteNegativeFeedback(writer, { articleId, locale, feedbackId }, actor, at);
    const { count: enough, withinDays } = defaultVerificationPolicy.negativeFeedback;
    const count = await feedback.countNegative(writer, articleId, locale, at - withinDays * day);
    // Once when it is reached, and again when as much has come on top.
    if (count >= enough && count % enough === 0) {
      await events.append(writer, { type: 'article.doubted', articleId, locale, count }, actor, at);
    }
  }
}

function saysTheSame(earlier: StoredArticleFeedback, given: NewArticleFeedback): boolean {
  return (
    earlier.helpful === given.helpful &&
    earlier.text === given.text &&
    earlier.reasons.length === given.reasons.length &&
    earlier.reasons.every((reason, index) => reason === given.reasons[index])
  );
}
