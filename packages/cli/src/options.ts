import { canonicalLocale } from '@askwell/core/articles';
import type { AskwellOptions } from '@askwell/server';
import type { Command } from 'cac';
import { UsageError } from './command.ts';
import type { Terminal } from './terminal.ts';

/** What cac hands to an action: names in camel case, values as it guesses their type. */
export type GivenOptions = Readonly<Record<string, OptionValue | readonly OptionValue[] | undefined>>;
type OptionValue = string | number | boolean;

/** Adds the options that say where the knowledge base is. */
export function withDatabase(command: Command): Command {
  return command
    .option('--data <dir>', 'Folder of the embedded database (ASKWELL_DATA_DIR; default .askwell)')
    .option('--database-url <url>', 'PostgreSQL instead of the embedded database (DATABASE_URL)');
}

/** Reads what {@link withDatabase} added. */
export function databaseOptions(
  given: GivenOptions,
  { env }: Terminal,
): Pick<AskwellOptions, 'dataDir' | 'databaseUrl'> {
  const databaseUrl = text(given, 'databaseUrl') ?? (env['DATABASE_URL'] || undefined);
  return {
    dataDir: text(given, 'data') ?? (env['ASKWELL_DATA_DIR'] || '.askwell'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
}

/** Adds the options that say how to listen. */
export function withListening(command: Command): Command {
  return command
    .option('--port <port>', 'Port to listen on, 0 for a free one (PORT; default 8787)')
    .option('--host <address>', 'Address to listen on (HOST; default 127.0.0.1)')
    .option('--name <name>', 'The name customers know (ASKWELL_NAME)');
}

/** Reads what {@link withListening} added. */
export function listeningOptions(given: GivenOptions, { env }: Terminal) {
  const host = text(given, 'host') ?? (env['HOST'] || undefined);
  const name = text(given, 'name') ?? (env['ASKWELL_NAME'] || undefined);
  const port = portNumber(text(given, 'port') ?? (env['PORT'] || undefined));
  return {
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(name === undefined ? {} : { name }),
  };
}

/** The language tag that `--locale` names. @throws UsageError when it is none */
export function localeOption(given: GivenOptions): string | undefined {
  const tag = text(given, 'locale');
  if (tag === undefined) return undefined;
  const locale = canonicalLocale(tag);
  if (!locale) throw new UsageError(`--locale is "${tag}". Write a language tag such as en or zh-CN.`);
  return locale;
}

/** An option's text; undefined when it was not given. @throws UsageError when it was given twice */
export function text(given: GivenOptions, key: string): string | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (typeof value === 'object') throw new UsageError(`--${key} was given ${value.length} times. Give it once.`);
  return String(value);
}

/** An option's whole number from 0; undefined when it was not given. @throws UsageError when it is none */
export function wholeNumberOption(given: GivenOptions, key: string, name: string): number | undefined {
  const wanted = text(given, key);
  if (wanted === undefined) return undefined;
  const count = Number(wanted);
  if (!Number.isInteger(count) || count < 0)
    throw new UsageError(`${name} is "${wanted}". Write a whole number from 0.`);
  return count;
}

/** An option's number from 0 to 1; undefined when it was not given. @throws UsageError when it is none */
export function shareOption(given: GivenOptions, key: string, name: string): number | undefined {
  const wanted = text(given, key);
  if (wanted === undefined) return undefined;
  const share = Number(wanted);
  if (wanted.trim() === '' || !(share >= 0 && share <= 1)) {
    throw new UsageError(`${name} is "${wanted}". Write a number from 0 to 1.`);
  }
  return share;
}

function portNumber(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`The port is "${given}". Write a number from 0 to 65535.`);
  }
  return port;
}
