import type { Clock } from '@askwell/core/base';
import type { Logger } from 'pino';
import type { DatabaseHandle } from '../database/index.ts';
import { EventFeed } from '../realtime/event-feed.ts';
import { Followers } from '../realtime/followers.ts';
import { AnswerRecordStore } from '../stores/answer-record-store.ts';
import { AnswerStore } from '../stores/answer-store.ts';
import { AttachmentStore } from '../stores/attachment-store.ts';
import { ArticleStore } from '../stores/article-store.ts';
import { WorkingTextStore } from '../stores/working-text-store.ts';
import { ConfidenceModelStore } from '../stores/confidence-model-store.ts';
import { ConversationStore } from '../stores/conversation-store.ts';
import { EventStore } from '../stores/event-store.ts';
import { FolderSettingsStore } from '../stores/folder-settings-store.ts';
import { LearnedExampleStore } from '../stores/learned-example-store.ts';
import { MessageStore } from '../stores/message-store.ts';
import { PendingAnswerStore } from '../stores/pending-answer-store.ts';
import { QuestionClassificationStore } from '../stores/question-classification-store.ts';
import { RedirectStore } from '../stores/redirect-store.ts';
import { SettingsStore } from '../stores/settings-store.ts';
import { SignInLinkStore } from '../stores/sign-in-link-store.ts';
import { StaffStore } from '../stores/staff-store.ts';
import { TaxonomyStore } from '../stores/taxonomy-store.ts';
import { VisitorSessionStore } from '../stores/visitor-session-store.ts';
import { AnswerService } from './answer-service.ts';
import { BotResponder } from './bot-responder.ts';
import { ConversationChanges } from './conversation-changes.ts';
import { ConversationService } from './conversation-service.ts';
import { createKnowledgeFolder } from './knowledge-folder/knowledge-folder.ts';
import { KnowledgeIndexReplica } from './knowledge-index-replica.ts';
import { AskService } from './knowledge-tests/ask-service.ts';
import { DraftTrial } from './knowledge-tests/draft-trial.ts';
import { TextSearchService } from './text-search-service.ts';
import { KnowledgeTestService } from './knowledge-test-service.ts';
import { KnowledgeService } from './knowledge-service.ts';
import { ConfidenceModels } from './learning/confidence-models.ts';
import { createLearning } from './learning/learning.ts';
import { VariantsTraining } from './learning/variants-training.ts';
import { createLoops } from './loops/loops.ts';
import { RedirectService } from './redirect-service.ts';
import { createPublishing, createReviews } from './reviews/reviews.ts';
import { newToken } from './secret-token.ts';
import { createStaffAuthentication } from './staff-authentication.ts';
import { StaffService } from './staff-service.ts';
import { VisitorSessionService } from './visitor-session-service.ts';

export interface ServiceOptions {
  /** Where files are kept beside the embedded database. */
  readonly dataDir: string;
  readonly database: DatabaseHandle;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly name: string;
  readonly defaultLocale: string;
  readonly backupContacts: readonly { readonly label: string; readonly href: string }[];
  readonly secure: boolean;
  readonly secret: string | undefined;
  readonly signInLinkLifetime: number;
  readonly learning: boolean;
}

/** Everything a running server consists of, below HTTP. */
export type Services = Awaited<ReturnType<typeof startServices>>;

/** Builds the services on an open database, and starts what follows the log. */
export async function startServices(options: ServiceOptions) {
  const { database, clock, logger, name, defaultLocale, backupContacts } = options;
  const onError = (error: unknown) => logger.error({ err: error }, 'background work failed; it will be tried again');
  const { engine } = database;
  const events = new EventStore(engine);
  const articles = new ArticleStore();
  const taxonomy = new TaxonomyStore();
  const pendingAnswers = new PendingAnswerStore();
  const stores = { events, conversations: new ConversationStore(engine), messages: new MessageStore() };

  await database.write((writer) => events.settleRestored(writer));
  const feed = new EventFeed({ database, events, onError });
  await feed.start();

  const examples = new LearnedExampleStore(engine);
  const decided = new AnswerStore();
  const classifications = new QuestionClassificationStore();
  const publishing = createPublishing({ database, articles, events, clock });
  const verification = publishing.states;
  const sources = { articles, examples, verification };
  const replica = new KnowledgeIndexReplica({ database, ...sources, taxonomy, events, feed, clock, onError });
  await replica.start();
  const models = new ConfidenceModels({ database, models: new ConfidenceModelStore(), events, feed, clock, onError });
  await models.start();
  const variants = new VariantsTraining({ database, sources, feed, clock, onError });
  if (options.learning) variants.start();
  else await variants.close();
  const redirectStore = new RedirectStore();
  const redirects = new RedirectService({ database, articles, events, clock, redirects: redirectStore });
  const knowledge = new KnowledgeService({
    database,
    articles,
    redirects: redirectStore,
    taxonomy,
    replica,
    verification,
    clock,
    name,
    defaultLocale,
    backupContacts: [...backupContacts],
  });
  const settingsStore = new FolderSettingsStore();
  const knowledgeFolder = createKnowledgeFolder({
    database,
    dataDir: options.dataDir,
    articles,
    taxonomy,
    events,
    clock,
    publications: publishing.publications,
    redirectStore,
    redirects,
    settingsStore,
  });
  const answers = new AnswerService({
    database,
    clock,
    verification,
    knowledge,
    replica,
    model: () => models.current,
    classifier: () => variants.classifier,
    learned: () => variants.ready(),
    onProviderError: (provider, error) => logger.warn({ provider, err: error }, 'answer provider failed'),
  });
  const knowledgeTests = new KnowledgeTestService({ database, articles, settings: settingsStore, replica, answers });

  const { observer, ...learning } = createLearning({
    database,
    stores,
    sources,
    taxonomy,
    decided,
    examples,
    classifications,
    models,
    variants,
    replica,
    answers,
    clock,
  });

  const reviews = createReviews({
    database,
    articles,
    events,
    clock,
    publishing,
    taxonomy,
    redirects,
    settingsStore,
    sources,
    bot: { model: () => models.current.model, classifier: () => variants.classifier },
    onError,
  });
  reviews.timetable.start();
  const ask = new AskService({
    answers,
    knowledge,
    replica,
    model: () => models.current,
    classifier: () => variants.classifier,
    drafts: new DraftTrial({
      database,
      articles,
      reviews: publishing.stores.reviews,
      taxonomy,
      surroundings: { articles, attachments: new AttachmentStore(), redirects: redirectStore },
      sources,
      clock,
    }),
    onProviderError: (provider, error) => logger.warn({ provider, err: error }, 'answer provider failed'),
  });

  const changes = new ConversationChanges(stores);
  const bot = new BotResponder({
    database,
    stores,
    pendingAnswers,
    changes,
    answers,
    clock,
    onError,
    records: new AnswerRecordStore(),
    decided,
  });
  const conversations = new ConversationService({
    database,
    stores,
    pendingAnswers,
    changes,
    classifications,
    clock,
    onMessage: (writer, conversation, message) => observer.observe(writer, conversation, message),
    onQuestion: (conversationId) => bot.wake(conversationId),
  });
  bot.start();
  const loops = createLoops({
    database,
    stores,
    articles,
    taxonomy,
    staff: new StaffStore(),
    knowledge,
    answers,
    changes,
    feed,
    drafts: reviews.drafts,
    wordings: learning.learnedExamples,
    steps: reviews.tasks,
    doubts: {
      async noteNegativeFeedback(writer, { articleId, locale, feedbackId }, actor, at) {
        const before = await publishing.stores.verifications.find(writer, articleId, locale);
        const trigger = { kind: 'negative-feedback', at, subject: feedbackId } as const;
        if (before) await publishing.verificationChanges.trigger(writer, before, trigger, actor);
      },
    },
    clock,
    onError,
  });

  const sessions = new VisitorSessionService({ database, events, clock, sessions: new VisitorSessionStore() });
  const links = new SignInLinkStore();
  const authentication = createStaffAuthentication({
    database,
    links,
    clock,
    secret: options.secret ?? (await ownSecret(database)),
    secure: options.secure,
    onError: (message) => logger.error({ message }, 'staff authentication'),
  });
  const staff = new StaffService({
    database,
    links,
    events,
    clock,
    authentication,
    staff: new StaffStore(),
    linkLifetime: options.signInLinkLifetime,
  });

  return {
    feed,
    followers: new Followers(database, events, feed),
    knowledge,
    ...knowledgeFolder,
    redirects,
    textSearch: new TextSearchService(database, new WorkingTextStore()),
    knowledgeTests,
    ask,
    answers,
    ...learning,
    confidenceModels: models,
    conversations,
    sessions,
    staff,
    ...reviews,
    loops,
    /** Ends the background work; to be called when the feed is closed and no request is being answered. */
    async close(): Promise<void> {
      await reviews.timetable.close();
      await Promise.all([
        loops.close(),
        reviews.effects.close(),
        reviews.linter.close(),
        bot.close(),
        replica.close(),
        models.close(),
        variants.close(),
      ]);
    },
  };
}

/** Made by the first server that starts, and the same for all that follow. */
function ownSecret(database: DatabaseHandle): Promise<string> {
  return database.write((writer) => new SettingsStore().getOrSet(writer, 'staff-cookie-secret', newToken()));
}
