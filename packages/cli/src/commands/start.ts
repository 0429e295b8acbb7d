import { startAskwell } from '@askwell/server';
import type { ExitCode, RegisterCommand } from '../command.ts';
import {
  databaseOptions,
  listeningOptions,
  localeOption,
  text,
  withDatabase,
  withListening,
  type GivenOptions,
} from '../options.ts';
import { assetFolders } from '../shipped.ts';
import type { Terminal } from '../terminal.ts';

/** `askwell start`: the server for a real site. */
export const registerStart: RegisterCommand = (cli, terminal) =>
  withListening(withDatabase(cli.command('start', 'Run the server for a site; log lines are JSON')))
    .option('--locale <tag>', 'Language for readers whose own an article lacks (default en)')
    .option(
      '--origin <origin>',
      'A page that may embed the widget, such as https://shop.example; may be repeated (ASKWELL_ORIGINS)',
    )
    .option('--public-url <url>', 'Where browsers reach this server (ASKWELL_PUBLIC_URL)')
    .example('askwell start --port 8080 --origin https://shop.example --public-url https://help.shop.example')
    .action((given: GivenOptions) => start(given, terminal));

async function start(given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const { env } = terminal;
  const defaultLocale = localeOption(given);
  const publicUrl = text(given, 'publicUrl') ?? (env['ASKWELL_PUBLIC_URL'] || undefined);
  const secret = env['ASKWELL_SECRET'] || undefined;
  await startAskwell({
    ...databaseOptions(given, terminal),
    ...listeningOptions(given, terminal),
    ...(defaultLocale === undefined ? {} : { defaultLocale }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(secret === undefined ? {} : { secret }),
    origins:
      given['origin'] === undefined
        ? (env['ASKWELL_ORIGINS'] ?? '').split(/[\s,]+/).filter(Boolean)
        : [given['origin']].flat().map(String),
    assets: assetFolders(),
  });
  return 0;
}
