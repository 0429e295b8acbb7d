import { routes } from '@askwell/core/protocol';
import { startAskwell, type AskwellServices } from '@askwell/server';
import { pino } from 'pino';
import type { ExitCode, RegisterCommand } from '../command.ts';
import { ProgressView } from '../progress-view.ts';
import {
  databaseOptions,
  listeningOptions,
  localeOption,
  withDatabase,
  withListening,
  type GivenOptions,
} from '../options.ts';
import { importSample } from '../sample-knowledge.ts';
import { assetFolders } from '../shipped.ts';
import { signInAddress } from '../sign-in-address.ts';
import { print, report, type Terminal } from '../terminal.ts';

/** `askwell dev`: everything at once, to look at and to develop against. */
export const registerDev: RegisterCommand = (cli, terminal) =>
  withListening(
    withDatabase(cli.command('dev', 'Run the server with a demo shop, and the sample articles if there are none')),
  )
    .option('--locale <tag>', 'Language for readers whose own an article lacks (default en)')
    .example('askwell dev --port 3000')
    .action((given: GivenOptions) => dev(given, terminal));

const administrator = { email: 'admin@askwell.local', name: 'Admin', role: 'admin' } as const;

async function dev(given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const defaultLocale = localeOption(given);
  const database = databaseOptions(given, terminal);
  const assets = assetFolders();
  const { url, services } = await startAskwell({
    name: 'Hearthlane',
    ...database,
    ...listeningOptions(given, terminal),
    ...(defaultLocale === undefined ? {} : { defaultLocale }),
    assets,
    allowLocalhost: true,
    // Pages and their requests are not news here; what goes wrong is.
    logger: pino({ level: 'warn' }, pino.destination(2)),
  });
  const articles = await withSampleIfEmpty(services, terminal);
  const token = await signInToken(services);

  print(terminal);
  print(terminal, `Askwell runs with ${articles} articles.`);
  print(terminal);
  if (assets.demo) print(terminal, `  Demo shop       ${url}/demo/`);
  if (assets.workbench) print(terminal, `  Workbench       ${signInAddress(url, token)}`);
  print(terminal, `  API reference   ${url}${routes.reference}`);
  print(terminal);
  if (assets.workbench) print(terminal, 'The workbench link signs in as administrator, once, within 15 minutes.');
  print(
    terminal,
    `Data is in ${database.databaseUrl === undefined ? database.dataDir : 'the PostgreSQL database'}. Ctrl+C stops the server.`,
  );
  if (!assets.demo || !assets.workbench) {
    report(terminal, 'The widget or the workbench is not built, so their pages are missing. Run "npm run build:ui".');
  }
  return 0;
}

/** How many articles there are, each counted once, however many languages it has. */
async function withSampleIfEmpty(services: AskwellServices, terminal: Terminal): Promise<number> {
  const { knowledge } = services;
  const count = async () => new Set((await knowledge.list()).map(({ articleId }) => articleId)).size;
  const before = await count();
  if (before > 0) return before;
  await importSample(services, new ProgressView(terminal).show);
  return count();
}

async function signInToken({ staff }: AskwellServices): Promise<string> {
  const member = (await staff.findByEmail(administrator.email)) ?? (await staff.addUser(administrator));
  return staff.createSignInToken(member.id);
}
