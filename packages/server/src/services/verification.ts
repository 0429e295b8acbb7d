import type { ArticleMetadata } from '@askwell/core/articles';
import { verificationOf, type Verification, type VerificationState } from '@askwell/core/reviews';
import type { Reader } from '../database/index.ts';
import type { StoredVerification, VerificationStore } from '../stores/verification-store.ts';
import type { ReviewPolicies } from './reviews/review-policies.ts';

/** What readers of an article are told about who vouches for it, and until when. */
export interface ReaderVerification {
  readonly reviewer?: string;
  /** ISO date. */
  readonly reviewedAt?: string;
  /** ISO date. */
  readonly verifiedUntil?: string;
  readonly verification: VerificationState;
}

export interface CurrentVerification {
  readonly stored: StoredVerification;
  readonly verification: Verification;
}

/** How far articles may be trusted at a moment, whatever was told about it so far. */
export class VerificationStates {
  readonly #store: VerificationStore;
  readonly #policies: ReviewPolicies;

  constructor(store: VerificationStore, policies: ReviewPolicies) {
    this.#store = store;
    this.#policies = policies;
  }

  /** @param now milliseconds since 1970 */
  async read(
    reader: Reader,
    articleIds: readonly string[],
    now: number,
  ): Promise<(articleId: string, locale: string) => CurrentVerification | undefined> {
    const policy = await this.#policies.verification(reader);
    const known = new Map<string, CurrentVerification>();
    for (const stored of await this.#store.list(reader, articleIds)) {
      const { articleId, locale } = stored.record;
      known.set(`${articleId} ${locale}`, { stored, verification: verificationOf(stored.record, policy, now) });
    }
    return (articleId, locale) => known.get(`${articleId} ${locale}`);
  }
}

/** What a reader is shown of an article's verification; an article that nobody confirmed makes no such claim. */
export function readerVerification(
  { reviewer, reviewedAt }: Pick<ArticleMetadata, 'reviewer' | 'reviewedAt'>,
  current: CurrentVerification | undefined,
): ReaderVerification {
  if (!current) return { verification: 'verified', ...(reviewer === undefined ? {} : { reviewer }) };
  const { stored, verification } = current;
  const name = stored.verifiedBy ?? reviewer;
  const isConfirmed = stored.verifiedBy !== null || reviewedAt !== undefined;
  return {
    verification: verification.state,
    ...(name === undefined ? {} : { reviewer: name }),
    ...(isConfirmed ? { reviewedAt: dateOf(stored.record.verifiedAt), verifiedUntil: dateOf(verification.until) } : {}),
  };
}

/** The part of a state that readers are told. */
export function noticeOf(state: VerificationState | undefined): { readonly verification?: 'overdue' | 'expired' } {
  return state === 'overdue' || state === 'expired' ? { verification: state } : {};
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
