import type { ArticleMetadata } from '@askwell/core/articles';

const day = 24 * 60 * 60_000;

/** The ISO date until which an article counts as verified; undefined when it does not say. */
export function verifiedUntil(article: Pick<ArticleMetadata, 'reviewedAt' | 'verifyEveryDays'>): string | undefined {
  const { reviewedAt, verifyEveryDays } = article;
  if (reviewedAt === undefined || verifyEveryDays === undefined) return undefined;
  const reviewed = Date.parse(`${reviewedAt.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(reviewed) ? undefined : new Date(reviewed + verifyEveryDays * day).toISOString().slice(0, 10);
}

/** How far an article may be trusted on the day of `now`. */
export function verificationOf(article: ArticleMetadata, now: number): 'verified' | 'overdue' {
  const until = verifiedUntil(article);
  return until !== undefined && until < new Date(now).toISOString().slice(0, 10) ? 'overdue' : 'verified';
}
