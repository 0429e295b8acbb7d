import type { CAC, Command } from 'cac';
import type { Terminal } from './terminal.ts';

/** 0: done; 1: refused, not found or failed; 2: called in a wrong way. */
export type ExitCode = 0 | 1 | 2;

/** What a user typed that cannot be meant; the message says what to type. Ends the command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Adds one command to the command line. */
export type RegisterCommand = (cli: CAC, terminal: Terminal) => Command;
