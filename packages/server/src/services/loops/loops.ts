import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import type { EventFeed } from '../../realtime/event-feed.ts';
import { ArticleFeedbackStore } from '../../stores/article-feedback-store.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import { CaseStore } from '../../stores/case-store.ts';
import { GapSourceStore } from '../../stores/gap-source-store.ts';
import { GapStore } from '../../stores/gap-store.ts';
import { ReadingStore } from '../../stores/reading-store.ts';
import { ReplyAddressStore } from '../../stores/reply-address-store.ts';
import type { StaffStore } from '../../stores/staff-store.ts';
import { TaskStore } from '../../stores/task-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import type { AnswerService } from '../answer-service.ts';
import type { ConversationChanges, ConversationStores } from '../conversation-changes.ts';
import type { KnowledgeService } from '../knowledge-service.ts';
import { ArticleDrafts, type DraftKeeper } from './article-drafts.ts';
import { ArticleFeedbackService, type DoubtKeeper } from './article-feedback-service.ts';
import { CaseService, type WordingKeeper } from './case-service.ts';
import { FeedbackTaskService, type ArticleOwners } from './feedback-task-service.ts';
import { GapAnnouncer } from './gap-announcer.ts';
import { GapCollector } from './gap-collector.ts';
import { GapService } from './gap-service.ts';
import { RecommendationService } from './recommendation-service.ts';
import { ReplyAddressService } from './reply-address-service.ts';
import { TaskListService, type WaitingSteps } from './task-list-service.ts';
import { TaxonomyService } from './taxonomy-service.ts';

export interface LoopsOptions {
  readonly database: DatabaseHandle;
  readonly stores: ConversationStores;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
  readonly staff: StaffStore;
  readonly knowledge: KnowledgeService;
  readonly answers: AnswerService;
  readonly changes: ConversationChanges;
  readonly feed: EventFeed;
  readonly drafts: DraftKeeper;
  readonly wordings: WordingKeeper;
  readonly doubts: DoubtKeeper;
  readonly steps: WaitingSteps & ArticleOwners;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Everything by which the knowledge base learns what it lacks, what is wrong in it, and what goes together. */
export function createLoops(options: LoopsOptions) {
  const { database, stores, articles, taxonomy, staff, knowledge, answers, changes, feed, clock, onError } = options;
  const { events } = stores;
  const gaps = new GapStore();
  const sources = new GapSourceStore();
  const feedback = new ArticleFeedbackStore();
  const tasks = new TaskStore();
  const readings = new ReadingStore();
  const addresses = new ReplyAddressStore();
  const drafts = new ArticleDrafts(database, articles, options.drafts);
  const collector = new GapCollector({ database, gaps, sources, articles, events, clock });
  const announcer = new GapAnnouncer({
    database,
    gaps,
    events,
    stores,
    addresses,
    changes,
    answers,
    feed,
    clock,
    onError,
  });
  const owners = options.steps;
  const feedbackTasks = new FeedbackTaskService({ database, tasks, feedback, articles, staff, events, owners, clock });
  const recommendations = new RecommendationService({
    database,
    articles,
    readings,
    knowledge,
    feed,
    clock,
    onError,
  });
  announcer.start();
  recommendations.start();
  return {
    gaps: new GapService({ database, gaps, sources, articles, events, collector, announcer, drafts, clock }),
    articleFeedback: new ArticleFeedbackService({
      database,
      feedback,
      tasks,
      taskViews: feedbackTasks,
      readings,
      events,
      knowledge,
      doubts: options.doubts,
      clock,
    }),
    feedbackTasks,
    tasks: new TaskListService({ database, articles, feedbackTasks, steps: options.steps }),
    cases: new CaseService({
      database,
      cases: new CaseStore(),
      stores,
      events,
      drafts,
      wordings: options.wordings,
      clock,
    }),
    recommendations,
    replyAddresses: new ReplyAddressService({ database, conversations: stores.conversations, addresses, clock }),
    taxonomy: new TaxonomyService({ database, taxonomy, articles, events, clock }),
    async close(): Promise<void> {
      await Promise.all([announcer.close(), recommendations.close()]);
    },
  };
}
