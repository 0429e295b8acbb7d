import { err, ok, type Result } from '../base/index.ts';
import { moveAnchors, type LineAnchor } from './line-anchor.ts';
import { textLines } from './text-tokens.ts';

/** A remark on lines of a draft, with its replies. */
export interface ReviewComment {
  readonly id: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly anchor: LineAnchor;
  /** What the lines should read instead, with line breaks as in the quote; null when nothing is proposed. */
  readonly suggestion: string | null;
  readonly replies: readonly {
    readonly id: string;
    readonly author: string;
    readonly at: number;
    readonly text: string;
  }[];
  readonly resolved: { readonly by: string; readonly at: number } | null;
}

/** Moves the comments of a draft along with an edit. Resolved ones too: they are part of the history. */
export function moveComments(comments: readonly ReviewComment[], before: string, after: string): ReviewComment[] {
  const anchors = moveAnchors(
    comments.map(({ anchor }) => anchor),
    before,
    after,
  );
  return comments.map((comment, index) => ({ ...comment, anchor: anchors[index]! }));
}

/** Why a suggestion cannot be applied. */
export type SuggestionProblem =
  | { readonly code: 'no-suggestion'; readonly comment: string }
  | { readonly code: 'resolved'; readonly comment: string }
  /** The lines no longer read as they did when it was made. */
  | { readonly code: 'lines-changed'; readonly comment: string; readonly expected: string; readonly found: string }
  | { readonly code: 'lines-gone'; readonly comment: string }
  /** Another suggestion of the same call changes some of its lines. */
  | { readonly code: 'overlaps'; readonly comment: string; readonly other: string };

/** The text with the suggestions that apply, and why the others do not. */
export interface AppliedSuggestions {
  readonly text: string;
  /** Ids of the comments whose suggestion is now in the text. */
  readonly applied: readonly string[];
  readonly problems: readonly SuggestionProblem[];
}

/** Applies one suggestion to the text that its comment is anchored in. */
export function applySuggestion(text: string, comment: ReviewComment): Result<string, SuggestionProblem> {
  const { text: after, problems } = applySuggestions(text, [comment]);
  return problems[0] ? err(problems[0]) : ok(after);
}

/** Applies several suggestions at once; of two that overlap, the one that comes first in the list. */
export function applySuggestions(text: string, comments: readonly ReviewComment[]): AppliedSuggestions {
  const lines = textLines(text);
  const accepted: ReviewComment[] = [];
  const problems: SuggestionProblem[] = [];
  for (const comment of comments) {
    const problem = problemOf(comment, lines, accepted);
    if (problem) problems.push(problem);
    else accepted.push(comment);
  }
  for (const { anchor, suggestion } of accepted.toSorted((a, b) => b.anchor.from - a.anchor.from)) {
    lines.splice(anchor.from - 1, anchor.to - anchor.from + 1, withLineBreak(suggestion!, anchor.quote));
  }
  return { text: lines.join(''), applied: accepted.map(({ id }) => id), problems };
}

function problemOf(
  comment: ReviewComment,
  lines: readonly string[],
  accepted: readonly ReviewComment[],
): SuggestionProblem | undefined {
  const { id, anchor, suggestion, resolved } = comment;
  if (suggestion === null) return { code: 'no-suggestion', comment: id };
  if (resolved) return { code: 'resolved', comment: id };
  if (anchor.state === 'gone') return { code: 'lines-gone', comment: id };
  const found = lines.slice(anchor.from - 1, anchor.to).join('');
  if (found !== anchor.quote) return { code: 'lines-changed', comment: id, expected: anchor.quote, found };
  const other = accepted.find((one) => one.anchor.from <= anchor.to && anchor.from <= one.anchor.to);
  return other && { code: 'overlaps', comment: id, other: other.id };
}

/** A suggestion typed without its last line break must not glue two lines together. */
function withLineBreak(suggestion: string, quote: string): string {
  const lineBreak = /\r?\n$/.exec(quote)?.[0];
  if (!suggestion || !lineBreak || suggestion.endsWith('\n')) return suggestion;
  return suggestion + lineBreak;
}
