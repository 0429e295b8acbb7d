import { pino } from 'pino';
import { startAskwell, type StartOptions } from './start.ts';

/** Reads the options from the environment; see docs/contributing/server.md. */
function optionsFrom(environment: NodeJS.ProcessEnv): StartOptions {
  const text = (name: string) => environment[name] || undefined;
  const defined = Object.entries({
    port: text('PORT') === undefined ? undefined : Number(text('PORT')),
    host: text('HOST'),
    dataDir: text('ASKWELL_DATA_DIR'),
    databaseUrl: text('DATABASE_URL'),
    name: text('ASKWELL_NAME'),
    publicUrl: text('ASKWELL_PUBLIC_URL'),
    secret: text('ASKWELL_SECRET'),
    origins: text('ASKWELL_ORIGINS')?.split(/[\s,]+/),
    allowLocalhost: text('ASKWELL_ALLOW_LOCALHOST') === undefined ? undefined : text('ASKWELL_ALLOW_LOCALHOST') === '1',
  }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined);
}

const logger = pino({ name: 'askwell', level: process.env['ASKWELL_LOG_LEVEL'] ?? 'info' });
try {
  await startAskwell({ ...optionsFrom(process.env), logger });
} catch (error) {
  logger.fatal({ err: error }, (error as Error).message);
  process.exitCode = 1;
}
