import type { FolderArticle, FolderContent } from '../../folder-import/index.ts';
import type { ArticleKey } from '../../stores/article-store.ts';
import { articleKey } from './folder-publisher.ts';
import { wordChanges, type WordChanges } from './word-changes.ts';

/** What is published of an article, as a push compares it with its file. */
export interface PublishedFile extends ArticleKey {
  readonly source: string;
  /** Where its file lay; undefined when it comes from none. */
  readonly path: string | undefined;
  readonly revision: number;
  /** Whether it came from a file, and nobody edited it here since. */
  readonly fromFile: boolean;
}

/** What a push would do with one article. */
export type PushChange = ArticleKey & { readonly path: string } & (
    | { readonly kind: 'added' }
    | { readonly kind: 'changed'; readonly words: WordChanges }
    | { readonly kind: 'moved'; readonly from: string }
    /** The file is gone. `heir` is the article that its text has become, to which readers will be led. */
    | { readonly kind: 'removed'; readonly heir?: string }
  );

/** Why an article is not pushed: it was edited here since the folder last agreed with it. */
export interface PushConflict extends ArticleKey {
  readonly path: string;
  /**
   * - `both-changed` the file and what is published differ from what they had in common
   * - `file-behind` only what is published was changed
   * - `removed-here` the file is gone, but what is published was changed
   * - `archived-here` the file is there, but the article was archived
   */
  readonly kind: 'both-changed' | 'file-behind' | 'removed-here' | 'archived-here';
}

export interface PushPlan {
  readonly changes: readonly PushChange[];
  readonly conflicts: readonly PushConflict[];
  readonly unchanged: number;
  /** The revision at which each article was looked at; 0 for none. */
  readonly revisions: ReadonlyMap<string, number>;
}

export interface PushSides {
  readonly content: FolderContent;
  readonly published: readonly PublishedFile[];
  /** Keys of articles that were archived here and are not published. */
  readonly archived: ReadonlySet<string>;
  /** SHA-256 of each file when it was exported, by path; empty for a folder that no export wrote. */
  readonly exported: ReadonlyMap<string, string>;
  readonly fingerprint: (source: string) => string;
}

/**
 * Compares a folder with what is published, article by article. What they last had in common is the text that was exported
 * into the folder, or the text that a folder brought here: when what is published is neither, somebody edited it here, and
 * the folder must not take that back unasked.
 */
export function planPush({ content, published, archived, exported, fingerprint }: PushSides): PushPlan {
  const here = new Map(published.map((file) => [articleKey(file), file]));
  const changes: PushChange[] = [];
  const conflicts: PushConflict[] = [];
  const revisions = new Map<string, number>();
  let unchanged = 0;
  const editedHere = (file: PublishedFile, path: string) =>
    !file.fromFile &&
    exported.get(path) !== fingerprint(file.source) &&
    exported.get(file.path ?? path) !== fingerprint(file.source);

  for (const { path, article, source, draft } of content.articles) {
    if (draft) continue;
    const key = { articleId: article.id, locale: article.locale };
    const file = here.get(articleKey(key));
    revisions.set(articleKey(key), file?.revision ?? 0);
    if (!file) {
      if (archived.has(articleKey(key))) conflicts.push({ ...key, path, kind: 'archived-here' });
      else changes.push({ ...key, path, kind: 'added' });
    } else if (file.source === source) {
      if (file.path === path || file.path === undefined) unchanged++;
      else changes.push({ ...key, path, kind: 'moved', from: file.path });
    } else if (editedHere(file, path)) {
      const isBehind = exported.get(path) === fingerprint(source);
      conflicts.push({ ...key, path, kind: isBehind ? 'file-behind' : 'both-changed' });
    } else {
      changes.push({ ...key, path, kind: 'changed', words: wordChanges(file.source, source) });
    }
  }

  const inFolder = new Set(
    content.articles.map(({ article }) => articleKey({ articleId: article.id, locale: article.locale })),
  );
  const exportedTexts = new Set(exported.values());
  for (const file of published) {
    if (inFolder.has(articleKey(file))) continue;
    // What was written here and never was a file of this folder is none of its business.
    if (file.path === undefined && !exportedTexts.has(fingerprint(file.source))) continue;
    const { articleId, locale, path = '' } = file;
    revisions.set(articleKey(file), file.revision);
    if (editedHere(file, path)) {
      conflicts.push({ articleId, locale, path, kind: 'removed-here' });
      continue;
    }
    const heir = heirOf(file, content.articles);
    changes.push({ articleId, locale, path, kind: 'removed', ...(heir === undefined ? {} : { heir }) });
  }
  return { changes: changes.toSorted(byPath), conflicts: conflicts.toSorted(byPath), unchanged, revisions };
}

/** The article that says it has this one's place, or that has its text under another id. */
function heirOf({ articleId, locale, source }: PublishedFile, articles: readonly FolderArticle[]): string | undefined {
  const present = articles.filter(({ draft, article }) => !draft && article.id !== articleId);
  const heir =
    present.find(({ article }) => article.redirectFrom?.includes(articleId)) ??
    present.find((one) => one.article.locale === locale && one.source === source);
  return heir?.article.id;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
