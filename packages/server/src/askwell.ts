import { systemClock } from '@askwell/core/base';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { openDatabase } from './database/index.ts';
import { OriginPolicy } from './http/origin-policy.ts';
import type { RequestEnv } from './http/request-context.ts';
import { RequestGate } from './http/request-gate.ts';
import type { AskwellOptions } from './options.ts';
import { createApp } from './routes/app.ts';
import { startServices, type Services } from './services/services.ts';

/** What can be done with a running Askwell without HTTP: import, export, test, search, ask, add staff, converse. */
export type AskwellServices = Pick<
  Services,
  | 'knowledge'
  | 'knowledgeImport'
  | 'knowledgeExport'
  | 'knowledgePush'
  | 'attachments'
  | 'redirects'
  | 'loops'
  | 'knowledgeTests'
  | 'answers'
  | 'whatIf'
  | 'calibrations'
  | 'confidenceModels'
  | 'staff'
  | 'conversations'
  | 'drafts'
  | 'reviews'
  | 'comments'
  | 'gate'
  | 'verification'
  | 'archive'
  | 'notifications'
  | 'timetable'
>;

/** An Askwell that is starting or running. */
export interface Askwell {
  /** The HTTP application. Serve it alone, or mount it: `parent.route('/support', askwell.app)`. */
  readonly app: Hono<RequestEnv>;
  /** @throws Error before {@link ready} has resolved */
  readonly services: AskwellServices;
  /** Resolves when the database is migrated and the search index is built; rejects with the reason why not. */
  ready(): Promise<void>;
  /** Ends the event streams, finishes the requests being answered and closes the database. */
  close(): Promise<void>;
}

/** Milliseconds that requests have to finish when the server ends. */
const longestDrain = 8_000;

/**
 * Creates the server of Askwell and begins to start it: opens the database, migrates it, builds the search index.
 * Requests that come earlier wait.
 *
 * @throws Error when an option is not valid; what fails later rejects {@link Askwell.ready}
 * @example
 * const askwell = createAskwell({ dataDir: './data', origins: ['https://shop.example'] });
 * const site = new Hono().route('/support', askwell.app);
 */
export function createAskwell(options: AskwellOptions = {}): Askwell {
  const {
    clock = systemClock,
    dataDir = '.askwell',
    publicUrl,
    secret,
    origins = [],
    allowLocalhost = false,
  } = options;
  const name = options.name ?? 'Askwell';
  const logger = options.logger ?? pino({ name: 'askwell' });
  if (publicUrl !== undefined && !/^https?:\/\//.test(publicUrl)) {
    throw new Error(`publicUrl must begin with "https://" or "http://", not "${publicUrl}".`);
  }
  if (secret !== undefined && secret.length < 32) {
    throw new Error(
      'secret must have at least 32 characters. Make one with "openssl rand -base64 32", or leave it out.',
    );
  }
  const originPolicy = new OriginPolicy({ origins, publicUrl, allowLocalhost });

  const gate = new RequestGate();
  let running: { readonly services: Services; close(): Promise<void> } | undefined;
  const starting = start();
  starting.catch((error: unknown) => logger.fatal({ err: error }, 'Askwell could not start'));

  async function start() {
    const database = await openDatabase({
      databaseUrl: options.databaseUrl,
      dataDir,
      onError: (error) => logger.warn({ err: error }, 'database connection lost; it will be made anew'),
    });
    try {
      const services = await startServices({
        database,
        dataDir,
        clock,
        logger,
        secret,
        name,
        defaultLocale: options.defaultLocale ?? 'en',
        backupContacts: options.backupContacts ?? [],
        secure: publicUrl?.startsWith('https:') ?? false,
        signInLinkLifetime: options.signInLinkLifetime ?? 15 * 60_000,
        learning: options.learning ?? true,
      });
      running = {
        services,
        async close() {
          await services.feed.close(); // ends streams and polls
          await gate.close(longestDrain);
          await services.close();
          await database.close();
        },
      };
      return running;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  const app = createApp({
    name,
    logger,
    origins: originPolicy,
    gate,
    assets: options.assets ?? {},
    services: async () => (await starting).services,
  });

  return {
    app,
    get services() {
      if (!running) throw new Error('Askwell is still starting. Wait for ready() before you use its services.');
      return running.services;
    },
    async ready() {
      await starting;
    },
    async close() {
      await (await starting.catch(() => undefined))?.close();
    },
  };
}
