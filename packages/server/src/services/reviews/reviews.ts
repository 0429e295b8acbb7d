import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import { AnswerEffectStore } from '../../stores/answer-effect-store.ts';
import { ArchiveScheduleStore } from '../../stores/archive-schedule-store.ts';
import { ArchivedArticleStore } from '../../stores/archived-article-store.ts';
import { ArticleLinkStore } from '../../stores/article-link-store.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import { AttachmentStore } from '../../stores/attachment-store.ts';
import { DecisionStore } from '../../stores/decision-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { FolderSettingsStore } from '../../stores/folder-settings-store.ts';
import { NotificationStore } from '../../stores/notification-store.ts';
import { RedirectStore } from '../../stores/redirect-store.ts';
import { PastQuestionStore } from '../../stores/past-question-store.ts';
import { ReviewCommentStore } from '../../stores/review-comment-store.ts';
import { ReviewGroupStore } from '../../stores/review-group-store.ts';
import { ReviewStore } from '../../stores/review-store.ts';
import { RevisionStore } from '../../stores/revision-store.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { StaffStore } from '../../stores/staff-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import { VerificationStore } from '../../stores/verification-store.ts';
import type { BotEngineOptions } from '../bot-engine.ts';
import type { PublishedDocumentSources } from '../published-documents.ts';
import type { RedirectService } from '../redirect-service.ts';
import { VerificationStates } from '../verification.ts';
import { AnswerEffectService } from './answer-effect-service.ts';
import { ArchiveService } from './archive-service.ts';
import { CommentService } from './comment-service.ts';
import { DecisionService } from './decision-service.ts';
import { DraftLinter } from './draft-linter.ts';
import { DraftService } from './draft-service.ts';
import { GateSettings } from './gate-settings.ts';
import { NotificationService } from './notification-service.ts';
import { Publications } from './publications.ts';
import { PublishGate } from './publish-gate.ts';
import { ReviewChanges } from './review-changes.ts';
import { ReviewPolicies } from './review-policies.ts';
import { ReviewService } from './review-service.ts';
import { ReviewSettingsService } from './review-settings-service.ts';
import { RevisionService } from './revision-service.ts';
import { TaskService } from './task-service.ts';
import { Timetable } from './timetable.ts';
import { VerificationChanges } from './verification-changes.ts';
import { VerificationService } from './verification-service.ts';

export interface PublishingOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

/** What puts texts on the air and knows how far they may be trusted. */
export type Publishing = ReturnType<typeof createPublishing>;

/** The part of reviews that everything which publishes or reads articles needs. */
export function createPublishing(options: PublishingOptions) {
  const { database, articles, events, clock } = options;
  const groups = new ReviewGroupStore();
  const policies = new ReviewPolicies(new SettingsStore(), groups);
  const reviews = new ReviewStore(database.engine);
  const decisions = new DecisionStore(database.engine);
  const revisions = new RevisionStore();
  const verifications = new VerificationStore();
  const schedules = new ArchiveScheduleStore();
  const archived = new ArchivedArticleStore();
  const changes = new ReviewChanges({ reviews, decisions, events }, policies);
  const verificationChanges = new VerificationChanges(verifications, events, policies);
  const notifications = new NotificationService({ database, notifications: new NotificationStore(), events, clock });
  const publications = new Publications(
    { articles, archived, revisions, links: new ArticleLinkStore(), reviews, verifications, schedules, events },
    { changes, verificationChanges, notifications },
  );
  return {
    stores: { reviews, decisions, revisions, verifications, groups, schedules, archived },
    policies,
    changes,
    verificationChanges,
    notifications,
    publications,
    states: new VerificationStates(verifications, policies),
  };
}

export interface ReviewsOptions extends PublishingOptions {
  readonly publishing: Publishing;
  readonly taxonomy: TaxonomyStore;
  readonly redirects: RedirectService;
  readonly settingsStore: FolderSettingsStore;
  /** What the bot's index is made of. */
  readonly sources: PublishedDocumentSources;
  /** What the bot answers with, so that an effect is what will be. */
  readonly bot: BotEngineOptions;
  readonly onError: (error: unknown) => void;
}

/** Drafts, reviews, the publish gate, verification and what time brings about. */
export function createReviews(options: ReviewsOptions) {
  const { database, articles, events, clock, publishing, taxonomy, redirects, sources, bot, onError } = options;
  const settings = new GateSettings(database, options.settingsStore);
  const { stores, policies, changes, verificationChanges, notifications, publications } = publishing;
  const { reviews, decisions, revisions, verifications, groups, schedules, archived } = stores;
  const base = { database, articles, reviews, events, changes, clock };
  const attachments = new AttachmentStore();
  const surroundings = { articles, attachments, redirects: new RedirectStore() };
  const comments = new ReviewCommentStore();
  const staff = new StaffStore();
  const linter = new DraftLinter({ ...base, taxonomy, attachments, settings, onError });
  const drafts = new DraftService({ ...base, archived, comments, revisions, onDidOpen: () => linter.warm() });
  const effects = new AnswerEffectService({
    ...base,
    surroundings,
    sources,
    taxonomy,
    bot,
    effects: new AnswerEffectStore(),
    questions: new PastQuestionStore(),
    settings,
    policies,
    onError,
  });
  const gate = new PublishGate(linter, effects);
  const reviewService = new ReviewService({
    ...base,
    surroundings,
    comments,
    staff,
    policies,
    publications,
    redirects,
    gate,
  });
  const archive = new ArchiveService({ ...base, publications, schedules, onError });
  const verification = new VerificationService({ ...base, verifications, policies, verificationChanges });
  const tasks = new TaskService({
    ...base,
    verifications,
    groups,
    staff,
    policies,
    notifications,
  });
  return {
    drafts,
    comments: new CommentService({ ...base, comments, drafts }),
    reviews: reviewService,
    gate,
    effects,
    revisions: new RevisionService({ ...base, revisions }),
    archive,
    decisions: new DecisionService(database, decisions),
    linter,
    reviewSettings: new ReviewSettingsService({ ...base, groups, staff, policies }),
    verification,
    tasks,
    notifications,
    timetable: new Timetable({ ...base, reviewService, gate, archive, verification, tasks, notifications, onError }),
  };
}
