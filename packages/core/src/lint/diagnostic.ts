/** `error` blocks publishing, `warning` should be dealt with, `hint` is advice. */
export type Severity = 'error' | 'warning' | 'hint';

/** A stretch of a file. Lines and columns start at 1; columns count UTF-16 code units; the end is exclusive. */
export interface SourceRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Replaces a stretch of a file; an empty range inserts. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** Something that a rule found in one article. */
export interface Diagnostic {
  /** Id of the rule, for instance `dead-link`; its page is `docs/lint/<rule>.md`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Names the thing, the place and the remedy. */
  readonly message: string;
  readonly articleId: string;
  readonly locale: string;
  /** The article's file, relative to the knowledge folder, where it comes from one. */
  readonly path?: string;
  readonly range: SourceRange;
  /** Edits of this file that remove the finding. They do not overlap. */
  readonly fix?: readonly TextEdit[];
}

/** By file, then by place, then by rule: the same order wherever diagnostics are shown. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.path ?? '', b.path ?? '') ||
    compare(a.articleId, b.articleId) ||
    compare(a.locale, b.locale) ||
    a.range.startLine - b.range.startLine ||
    a.range.startColumn - b.range.startColumn ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
