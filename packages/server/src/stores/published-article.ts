import type { Article, ArticleKind, Audience } from '@askwell/core/articles';

/** A published article in one locale. */
export interface PublishedRevision {
  readonly article: Article;
  readonly revision: number;
  readonly updatedAt: number;
}

/** One article in one locale. */
export interface ArticleKey {
  readonly articleId: string;
  readonly locale: string;
}

/** What lists show of a published article, without its text. */
export interface ArticleHead {
  readonly articleId: string;
  readonly locale: string;
  readonly kind: ArticleKind;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly audience: Audience;
  readonly revision: number;
  readonly updatedAt: number;
}

/** An article as its author wrote it and as it was read. */
export interface NewRevision {
  readonly article: Article;
  /** Front matter and Markdown. */
  readonly source: string;
  readonly contentHash: string;
  /** The file it comes from, relative to its knowledge folder, with `/`. Default: where it was before. */
  readonly path?: string;
  readonly provenance?: Provenance;
}

/** How a revision came to be published. */
export interface Provenance {
  /** `staff:<id>`, `import` or `system`. */
  readonly publishedBy: string;
  /** Why, when it was not by an ordinary review. */
  readonly reason?: string;
  readonly reviewId?: string;
  readonly restoredFrom?: number | null;
}

/** A published article with the text it was read from. */
export interface PublishedSource {
  readonly article: Article;
  readonly source: string;
  /** As in {@link NewRevision}; undefined when it comes from no file. */
  readonly path: string | undefined;
}

/** A published source with the revision that it is, and who published it. */
export interface PublishedRevisionSource extends PublishedSource {
  readonly revision: number;
  /** As in {@link Provenance}; undefined before that was noted. */
  readonly publishedBy: string | undefined;
}
