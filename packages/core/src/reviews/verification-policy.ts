/** What makes an article doubtful before its time. */
export type VerificationTriggerKind =
  | 'negative-feedback'
  | 'linked-article-changed'
  | 'product-version'
  | 'source-changed';

/** How long the articles that a rule matches may go unconfirmed. */
export interface VerificationRule {
  /** The category itself or any below it. */
  readonly category?: string;
  readonly tag?: string;
  /** A risk tier of the review policy. */
  readonly tier?: string;
  readonly days: number;
}

/** How an article changes state around its date. */
export interface VerificationGrace {
  /** Days before the date from which it is `due`. */
  readonly noticeDays: number;
  /** Days after the date at which it is `expired`; null when it never is. */
  readonly expireAfterDays: number | null;
}

export interface VerificationPolicy {
  /** For articles that no rule matches and that name no interval themselves. */
  readonly defaultDays: number;
  /** Every part given must match; of several rules that match, and the article's own interval, the shortest counts. */
  readonly rules: readonly VerificationRule[];
  readonly grace: VerificationGrace;
  /** Stricter or milder for the articles with a tag; of several, the one that expires first. */
  readonly graceByTag: Readonly<Record<string, VerificationGrace>>;
  /** Days that remain once a trigger has fired, unless the date is nearer anyway. */
  readonly daysAfterTrigger: Readonly<Record<VerificationTriggerKind, number>>;
  /** So many bad ratings or reports within so many days make a trigger; fewer are noise. */
  readonly negativeFeedback: { readonly count: number; readonly withinDays: number };
}

/** 90 days (requirements.md section 5: 定期審核), 30 where policy or law may change. */
export const defaultVerificationPolicy: VerificationPolicy = {
  defaultDays: 90,
  rules: [
    { tag: 'price', days: 30 },
    { tag: 'legal', days: 30 },
    { category: 'policy', days: 60 },
  ],
  grace: { noticeDays: 14, expireAfterDays: 30 },
  graceByTag: { legal: { noticeDays: 14, expireAfterDays: 0 } },
  daysAfterTrigger: {
    'negative-feedback': 7,
    'linked-article-changed': 14,
    'product-version': 7,
    'source-changed': 3,
  },
  negativeFeedback: { count: 3, withinDays: 30 },
};
