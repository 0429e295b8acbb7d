import type { Block } from './tree.ts';

/**
 * What an article is for: the answer to a question (`article`), a conversation that went well (`case`), words that an
 * agent sends as they are (`canned-response`), or how a kind of problem is handled (`procedure`).
 */
export type ArticleKind = 'article' | 'case' | 'canned-response' | 'procedure';

/** Who may read an article: everybody, or staff only. */
export type Audience = 'customer' | 'internal';

/** What an author states about an article in its front matter; the authoring norm's fields. */
export interface ArticleMetadata {
  /** The same in every locale; lower-case words joined by hyphens. */
  readonly id: string;
  /** BCP 47, for instance `en` or `zh-CN`. */
  readonly locale: string;
  readonly kind: ArticleKind;
  readonly title: string;
  /** Other wordings of the question this article answers. */
  readonly questions: readonly string[];
  /** Path of category ids joined by `/`, for instance `policy/shipping`; empty when not filed. */
  readonly category: string;
  readonly tags: readonly string[];
  readonly audience: Audience;
  readonly author?: string;
  readonly reviewer?: string;
  /** ISO date, for instance `2026-09-14`. */
  readonly reviewedAt?: string;
  /** Days after `reviewedAt` at which the article must be confirmed again. */
  readonly verifyEveryDays?: number;
  /** Ids of related articles. */
  readonly related: readonly string[];
  /** Ids under which this article was known, or of articles that it replaces: whoever asks for them gets it. */
  readonly redirectFrom?: readonly string[];
  /** What the article rests on and must follow: a policy, a product's version, an address. */
  readonly sources?: readonly string[];
}

/** A part of an article under one heading; the unit that is cited. */
export interface Section {
  /** Unique within the article; the anchor in its address. Empty for the text before the first heading. */
  readonly id: string;
  readonly heading: string;
  /** 0 for the text before the first heading, otherwise the heading's level, 1 to 6. */
  readonly level: number;
  readonly blocks: readonly Block[];
  /** The blocks as plain text, for search. */
  readonly text: string;
}

/** An article in one locale, parsed. */
export interface Article extends ArticleMetadata {
  readonly sections: readonly Section[];
}
