/** A part of a document under one heading; the unit that is cited. */
export interface SearchSection {
  /** Unique within the document; empty for the text before the first heading. */
  readonly id: string;
  readonly heading: string;
  /** Plain text. */
  readonly text: string;
}

/** What the index knows of an article in one locale. Its key is (id, locale). */
export interface SearchDocument {
  readonly id: string;
  /** BCP 47, for instance `en` or `zh-CN`. */
  readonly locale: string;
  readonly title: string;
  /** Other wordings of the question that the document answers; each counts on its own, the nearest one decides. */
  readonly questions: readonly string[];
  /** In reading order. */
  readonly sections: readonly SearchSection[];
  readonly tags: readonly string[];
  /** Path of category ids joined by `/`; empty when not filed. */
  readonly category: string;
  readonly audience: 'customer' | 'internal';
  /** How far the document may be trusted today; the further from `verified`, the lower it ranks among equals. */
  readonly verification?: 'verified' | 'due' | 'overdue' | 'expired';
}

/** The key of a document in maps: `\u0000` occurs in neither part. */
export function documentKey(id: string, locale: string): string {
  return `${id}\u0000${locale}`;
}
