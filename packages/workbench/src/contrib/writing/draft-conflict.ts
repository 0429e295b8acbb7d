import { ProblemError } from '@askwell/core/protocol';

/** Three texts that have to become one before the draft can be saved again. */
export interface ArticleConflict {
  /** Somebody saved the same draft, or the article was published meanwhile. */
  readonly kind: 'draft' | 'published';
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
  /** The version of the draft that the next save is based on. */
  readonly version: number;
  /** The published revision that the next save takes into account. */
  readonly baseRevision: number | null;
}

/** As editors know text: without byte order mark, with one kind of line end. */
export function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** What a refusal tells besides its code. */
export function detailsOf(error: unknown): Record<string, unknown> | undefined {
  const details: unknown = error instanceof ProblemError ? error.problem.details : undefined;
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : undefined;
}

/** The conflict that the server tells of, of one draft or of what was published. */
export function conflictOf(error: unknown): Omit<ArticleConflict, 'kind'> | undefined {
  const told = detailsOf(error)?.['conflict'] as
    | { base: string; ours: string; theirs: string; version: number; revision?: number }
    | undefined;
  if (!told || typeof told.base !== 'string' || typeof told.theirs !== 'string') return undefined;
  const { base, theirs, ours: mine, version, revision } = told;
  return { base, theirs, mine, version, baseRevision: revision ?? null };
}
