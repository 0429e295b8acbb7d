import type { Clock } from '@askwell/core/base';
import type { Logger } from 'pino';
import type { DatabaseHandle } from '../database/index.ts';
import { EventFeed } from '../realtime/event-feed.ts';
import { Followers } from '../realtime/followers.ts';
import { AnswerRecordStore } from '../stores/answer-record-store.ts';
import { ArticleStore } from '../stores/article-store.ts';
import { ConversationStore } from '../stores/conversation-store.ts';
import { EventStore } from '../stores/event-store.ts';
import { MessageStore } from '../stores/message-store.ts';
import { PendingAnswerStore } from '../stores/pending-answer-store.ts';
import { SettingsStore } from '../stores/settings-store.ts';
import { SignInLinkStore } from '../stores/sign-in-link-store.ts';
import { StaffStore } from '../stores/staff-store.ts';
import { TaxonomyStore } from '../stores/taxonomy-store.ts';
import { VisitorSessionStore } from '../stores/visitor-session-store.ts';
import { AnswerService } from './answer-service.ts';
import { BotResponder } from './bot-responder.ts';
import { ConversationChanges } from './conversation-changes.ts';
import { ConversationService } from './conversation-service.ts';
import { KnowledgeExportService } from './knowledge-export-service.ts';
import { KnowledgeImportService } from './knowledge-import-service.ts';
import { KnowledgeIndexReplica } from './knowledge-index-replica.ts';
import { KnowledgeTestService } from './knowledge-test-service.ts';
import { KnowledgeService } from './knowledge-service.ts';
import { newToken } from './secret-token.ts';
import { createStaffAuthentication } from './staff-authentication.ts';
import { StaffService } from './staff-service.ts';
import { VisitorSessionService } from './visitor-session-service.ts';

export interface ServiceOptions {
  readonly database: DatabaseHandle;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly name: string;
  readonly defaultLocale: string;
  readonly backupContacts: readonly { readonly label: string; readonly href: string }[];
  readonly secure: boolean;
  readonly secret: string | undefined;
  readonly signInLinkLifetime: number;
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

  const replica = new KnowledgeIndexReplica({ database, articles, taxonomy, events, feed, clock, onError });
  await replica.start();
  const knowledge = new KnowledgeService({
    database,
    articles,
    taxonomy,
    replica,
    name,
    defaultLocale,
    backupContacts: [...backupContacts],
  });
  const knowledgeImport = new KnowledgeImportService({ database, articles, taxonomy, events, clock });
  const knowledgeExport = new KnowledgeExportService({ database, articles, taxonomy });
  const answers = new AnswerService({
    knowledge,
    replica,
    onProviderError: (provider, error) => logger.warn({ provider, err: error }, 'answer provider failed'),
  });
  const knowledgeTests = new KnowledgeTestService({ database, articles, replica, answers });

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
  });
  const conversations = new ConversationService({
    database,
    stores,
    pendingAnswers,
    changes,
    clock,
    onQuestion: (conversationId) => bot.wake(conversationId),
  });
  bot.start();

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
    knowledgeImport,
    knowledgeExport,
    knowledgeTests,
    answers,
    conversations,
    sessions,
    staff,
    /** Ends the background work; to be called when the feed is closed and no request is being answered. */
    async close(): Promise<void> {
      await Promise.all([bot.close(), replica.close()]);
    },
  };
}

/** Made by the first server that starts, and the same for all that follow. */
function ownSecret(database: DatabaseHandle): Promise<string> {
  return database.write((writer) => new SettingsStore().getOrSet(writer, 'staff-cookie-secret', newToken()));
}
