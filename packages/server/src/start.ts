import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { createAskwell, type Askwell } from './askwell.ts';
import type { AskwellOptions } from './options.ts';

/** Options of {@link startAskwell}. */
export interface StartOptions extends AskwellOptions {
  /** Port to listen on; 0 takes a free one. Default 8787. */
  readonly port?: number;
  /** Address to listen on. Default `127.0.0.1`; use `0.0.0.0` to be reached from other machines. */
  readonly host?: string;
  /** End on SIGTERM and SIGINT: streams close, requests finish, then the process exits. Default true. */
  readonly handleSignals?: boolean;
}

/** A listening Askwell. */
export interface RunningAskwell extends Askwell {
  /** Where it listens, for instance `http://127.0.0.1:8787`. */
  readonly url: string;
}

/** Milliseconds that requests have to finish when the server ends. */
const longestDrain = 10_000;

/**
 * Starts Askwell on its own port and resolves when it serves requests.
 *
 * @throws Error when the database cannot be opened or the port is taken
 */
export async function startAskwell(options: StartOptions = {}): Promise<RunningAskwell> {
  const { port = 8787, host = '127.0.0.1', handleSignals = true } = options;
  const logger = options.logger ?? pino({ name: 'askwell' });
  const askwell = createAskwell({ ...options, logger });
  await askwell.ready();

  const server = serve({ fetch: askwell.app.fetch, port, hostname: host });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
  } catch (error) {
    await askwell.close();
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw taken ? new Error(`Port ${port} is taken. Choose another one with "port" (PORT).`, { cause: error }) : error;
  }

  let closing: Promise<void> | undefined;
  const close = () => (closing ??= end());
  async function end(): Promise<void> {
    const drained = new Promise<void>((resolve) => server.close(() => resolve()));
    const impatience = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), longestDrain);
    await askwell.close(); // ends the streams, which would keep their connections open
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await drained;
    clearTimeout(impatience);
  }

  if (handleSignals) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        logger.info({ signal }, 'ending');
        void close().then(() => process.exit(0));
      });
    }
  }
  const address = server.address();
  const listeningPort = typeof address === 'object' && address ? address.port : port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${listeningPort}`;
  logger.info({ url }, 'Askwell listens');
  return {
    app: askwell.app,
    get services() {
      return askwell.services;
    },
    ready: () => askwell.ready(),
    close,
    url,
  };
}
