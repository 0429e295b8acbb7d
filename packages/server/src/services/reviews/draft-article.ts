import {
  parseArticleFile,
  resolveArticleLinks,
  type Article,
  type ArticleProblem,
  type ParsedArticle,
} from '@askwell/core/articles';
import { err, ok, type Result } from '@askwell/core/base';
import { createHash } from 'node:crypto';
import type { Reader } from '../../database/index.ts';
import { FolderLinks } from '../../folder-import/folder-links.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { AttachmentStore } from '../../stores/attachment-store.ts';
import type { RedirectStore } from '../../stores/redirect-store.ts';

/** A draft's text as it would be published. */
export interface DraftArticle {
  /** With links to published articles resolved. */
  readonly article: Article;
  readonly parsed: ParsedArticle;
}

/** Which article a text must be of. */
export interface DraftIdentity {
  readonly articleId: string;
  readonly locale: string;
  /** Relative to the knowledge folder, with `/`. */
  readonly path: string;
}

/** Reads the text of a draft without looking at other articles. Its identity must be the draft's. */
export function parseDraft(
  text: string,
  { articleId, locale, path }: DraftIdentity,
): Result<ParsedArticle, ArticleProblem> {
  const parsed = parseArticleFile(text, { path, defaultLocale: locale });
  if (!parsed.ok) return parsed;
  const { article } = parsed.value;
  if (article.id === articleId && article.locale === locale) return parsed;
  return err({
    path,
    message:
      `the text says that it is "${article.id}" in "${article.locale}", but this is the draft of "${articleId}" in ` +
      `"${locale}". Correct "id" and "locale", or begin another draft.`,
  });
}

/** What the links of a draft may lead to. */
export interface DraftSurroundings {
  readonly articles: ArticleStore;
  readonly attachments: AttachmentStore;
  readonly redirects: RedirectStore;
}

/** Reads the text of a draft as a publication would, with its links to published articles and attachments. */
export async function readDraft(
  reader: Reader,
  { articles, attachments, redirects }: DraftSurroundings,
  text: string,
  identity: DraftIdentity,
): Promise<Result<DraftArticle, ArticleProblem>> {
  const result = parseDraft(text, identity);
  if (!result.ok) return result;
  const parsed = result.value;
  const published = await articles.listPaths(reader);
  const wanted = new Set<string>();
  const anchors = new Map<string, ReadonlyMap<string, string>>();
  // Anchors are in the text of the article that a link leads to: first find out which ones are needed.
  const targets = published.map(({ articleId, locale, title, path }) => ({
    id: articleId,
    locale,
    title,
    path: path ?? `${articleId}.${locale}.md`,
    get anchors(): ReadonlyMap<string, string> {
      wanted.add(`${articleId} ${locale}`);
      return anchors.get(`${articleId} ${locale}`) ?? new Map<string, string>();
    },
  }));
  const files = new Map((await attachments.files(reader)).map(({ path, hash }) => [path, hash]));
  const heirs = new Map((await redirects.list(reader)).map(({ fromId, toId }) => [fromId, toId]));
  const own = { ...parsed.article, path: identity.path, anchors: parsed.anchors };
  const links = new FolderLinks([...targets, own], (path) => files.get(path), heirs);
  const directory = links.directoryFor(identity.path, identity.locale);
  resolveArticleLinks(parsed, directory);
  for (const { id, locale, path } of targets) {
    if (!wanted.has(`${id} ${locale}`)) continue;
    const source = await articles.findSource(reader, id, locale);
    const target = source && parseArticleFile(source.source, { path, defaultLocale: locale });
    if (target?.ok) anchors.set(`${id} ${locale}`, target.value.anchors);
  }
  return ok({ article: resolveArticleLinks(parsed, directory).article, parsed });
}

/** Covers the tree too: a reader that has learned to read more makes a new revision of the same source. */
export function contentHashOf(source: string, article: Article): string {
  return createHash('sha256').update(source).update('\n').update(JSON.stringify(article)).digest('hex');
}
