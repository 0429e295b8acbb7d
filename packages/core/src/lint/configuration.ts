import type { Severity } from './diagnostic.ts';

/** A word or phrase that must not stand in an article. */
export interface BannedPhrase {
  readonly phrase: string;
  /** What to write instead; empty to leave it out. Without it there is no fix. */
  readonly replacement?: string;
  /** Why, as the message says it. */
  readonly reason?: string;
  /** Only in this language or locale: `zh` counts for `zh-CN` and `zh-TW`. */
  readonly locale?: string;
}

/** How a knowledge base wants to be checked; `lint.yaml` says it for a folder. */
export interface LintConfiguration {
  /** By rule id; what is not listed has the rule's own severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly phrases: readonly BannedPhrase[];
  /**
   * Phone numbers, e-mail addresses and domains that are the company's own and no personal data. A domain counts for
   * all addresses at it and below it.
   */
  readonly ownContacts: readonly string[];
  /** Longest article and longest section, in words; a Chinese or Japanese character counts as half a word. */
  readonly longestArticle: number;
  readonly longestSection: number;
  /** Days after its review at which an article without `verifyEveryDays` must be confirmed again. */
  readonly verifyEveryDays: number;
  /** The locale that others are translated from. */
  readonly sourceLocale: string;
}

export const defaultLintConfiguration: LintConfiguration = {
  rules: {},
  phrases: [],
  ownContacts: [],
  longestArticle: 1_200,
  longestSection: 400,
  // requirements.md: "audit interval (90 days)".
  verifyEveryDays: 90,
  sourceLocale: 'en',
};
