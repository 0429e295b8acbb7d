import type { SourceRange } from '@askwell/core/lint';

/** Something to show under a stretch of the text. */
export interface CodeDiagnostic {
  /** Offsets, UTF-16 code units, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
  /** What says so, for instance a rule's id. */
  readonly source: string;
  readonly actions: readonly CodeAction[];
}

/** What can be done about a diagnostic, as a button. */
export interface CodeAction {
  readonly name: string;
  readonly run: () => void;
}

/** Replaces the text between two offsets. */
export interface CodeEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What is offered while somebody types. */
export interface CodeCompletion {
  /** Shown and matched with what is typed. */
  readonly label: string;
  /** Beside the label, quieter; not matched. */
  readonly detail?: string;
  /** Replaces the stretch; the label when left out. */
  readonly insert?: string;
  /** Below its heading. */
  readonly section?: string;
}

export interface CodeCompletions {
  /** What they replace, up to the cursor. */
  readonly from: number;
  readonly options: readonly CodeCompletion[];
}

/** Where something is typed. */
export interface CodePosition {
  readonly offset: number;
  /** The text of the line up to the cursor, and behind it. */
  readonly before: string;
  readonly after: string;
  /** Whether somebody asked, by Ctrl+Space. */
  readonly asked: boolean;
  /** Text from the start of the document to the cursor, at most so many characters of it. */
  readonly head: (length: number) => string;
}

/** What completes at a place; nothing when there is nothing to say. */
export type CodeCompletionSource = (
  position: CodePosition,
) => CodeCompletions | undefined | Promise<CodeCompletions | undefined>;

/** The offsets of lines of a text. */
export class LineOffsets {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** @param line from 1 */
  start(line: number): number {
    return this.#starts[line - 1] ?? this.#length;
  }

  /** The offsets of a range of lines and columns, kept inside the text and in order. */
  offsets({ startLine, startColumn, endLine, endColumn }: SourceRange): { from: number; to: number } {
    const from = Math.min(this.start(startLine) + startColumn - 1, this.#length);
    return { from, to: Math.max(from, Math.min(this.start(endLine) + endColumn - 1, this.#length)) };
  }
}

/** The smallest edit that makes one text another: what is the same at both ends stays. */
export function smallestEdit(before: string, after: string): CodeEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < most - from &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}
