/** Where a command reads its surroundings from and writes to. */
export interface Terminal {
  /** Results. */
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Progress and what went wrong. */
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Writes one line of results. */
export function print(terminal: Terminal, line = ''): void {
  terminal.stdout.write(`${line}\n`);
}

/** Writes one line about progress or what went wrong. */
export function report(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${line}\n`);
}
