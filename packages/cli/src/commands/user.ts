import type { StaffRole } from '@askwell/core/protocol';
import { UsageError, type ExitCode, type RegisterCommand } from '../command.ts';
import { withKnowledge } from '../open-knowledge.ts';
import { databaseOptions, text, withDatabase, type GivenOptions } from '../options.ts';
import { signInAddress } from '../sign-in-address.ts';
import { print, type Terminal } from '../terminal.ts';

const roles: readonly StaffRole[] = ['editor', 'reviewer', 'agent', 'supervisor', 'admin'];

/** `askwell user add <email>`: lets somebody into the workbench. */
export const registerUser: RegisterCommand = (cli, terminal) =>
  withDatabase(cli.command('user <add> <email>', 'Add a staff member and print a link that signs in once'))
    .option('--name <name>', 'The name that customers and colleagues see')
    .option('--role <role>', `What the member may do: ${roles.join(', ')} (default agent)`)
    .option('--public-url <url>', 'Where the server is reached (ASKWELL_PUBLIC_URL; default http://127.0.0.1:8787)')
    .example('askwell user add mei@shop.example --name "Mei Lin" --role agent')
    .action((action: string, email: string, given: GivenOptions) => {
      if (action !== 'add') throw new UsageError(`There is no "user ${action}". Write "user add <email>".`);
      return addUser(email, given, terminal);
    });

async function addUser(email: string, given: GivenOptions, terminal: Terminal): Promise<ExitCode> {
  const name = text(given, 'name')?.trim();
  const wanted = text(given, 'role') ?? 'agent';
  const role = roles.find((known) => known === wanted);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`"${email}" is no e-mail address.`);
  if (!name) throw new UsageError('The name is missing. Add --name "Mei Lin".');
  if (!role) throw new UsageError(`--role is "${wanted}". Write ${roles.join(', ')}.`);
  const token = await withKnowledge(databaseOptions(given, terminal), async ({ staff }) => {
    const member = await staff.addUser({ email, name, role });
    return staff.createSignInToken(member.id);
  });
  const server = text(given, 'publicUrl') ?? (terminal.env['ASKWELL_PUBLIC_URL'] || 'http://127.0.0.1:8787');
  print(terminal, `Added ${name} <${email}> as ${role}. Sign in within 15 minutes, once:`);
  print(terminal, signInAddress(server, token));
  return 0;
}
