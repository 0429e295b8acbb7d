import type { StaffMember } from '@askwell/core/protocol';
import type { AskwellServices } from '@askwell/server';
import type { Command } from 'cac';
import { UsageError } from './command.ts';
import { text, type GivenOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Adds the option that says in whose name something is done. */
export function withMember(command: Command): Command {
  return command.option('--as <email>', 'The staff member who does it (ASKWELL_USER)');
}

/**
 * Reads what {@link withMember} added.
 *
 * @throws UsageError when nobody is named; Error when there is no such member
 */
export async function actingMember(
  given: GivenOptions,
  { env }: Terminal,
  { staff }: AskwellServices,
): Promise<StaffMember> {
  const email = text(given, 'as') ?? (env['ASKWELL_USER'] || undefined);
  if (email === undefined) throw new UsageError('Say who does it: --as mei@shop.example.');
  const member = await staff.findByEmail(email);
  if (!member) throw new Error(`There is no staff member ${email}. Add one with "askwell user add".`);
  return member;
}
