import {
  parseArticleFile,
  resolveArticleLinks,
  type Article,
  type ArticleProblem,
  type LinkDirectory,
} from '@askwell/core/articles';
import type { Result } from '@askwell/core/base';
import { ok } from '@askwell/core/base';
import type { ArticleSummary, AttachmentDescription } from '@askwell/core/protocol';
import type { ArticleKey } from './article-uri.ts';

/** What links and pictures may lead to. */
export interface PreviewSurroundings {
  readonly articles: readonly ArticleSummary[];
  readonly attachments: readonly AttachmentDescription[];
}

/** Reads a file as readers will get it, with links to articles and the pictures of the knowledge base. */
export function previewArticle(
  text: string,
  { articleId, locale }: ArticleKey,
  surroundings: PreviewSurroundings,
): Result<Article, ArticleProblem> {
  const parsed = parseArticleFile(text, { path: `${articleId}.${locale}.md`, defaultLocale: locale });
  if (!parsed.ok) return parsed;
  return ok(resolveArticleLinks(parsed.value, directoryOf(surroundings, locale)).article);
}

function directoryOf({ articles, attachments }: PreviewSurroundings, locale: string): LinkDirectory {
  const titles = new Map<string, string>();
  for (const article of articles) {
    if (!titles.has(article.articleId) || article.locale === locale) titles.set(article.articleId, article.title);
  }
  const files = new Map(attachments.flatMap(({ paths, address }) => paths.map((path) => [path, address] as const)));
  return {
    find(address) {
      if (/^[a-z][a-z\d+.-]*:/i.test(address) || address.startsWith('api/')) return undefined;
      const id = idOf(address);
      const title = titles.get(id);
      return title === undefined ? 'missing' : { id, title, anchors: new AnyAnchor() };
    },
    fileAddress: (address) => files.get(address.replace(/^(?:\.{0,2}\/)+/, '')) ?? address,
  };
}

/** `../policy/return-policy.en.md` is the article `return-policy`. */
function idOf(address: string): string {
  const name = decoded(address).split('/').at(-1) ?? '';
  return name.replace(/\.md$/i, '').replace(/\.[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The other article's headings are not known here: each name leads to itself. */
class AnyAnchor extends Map<string, string> {
  override get(name: string): string {
    return name;
  }

  override has(): boolean {
    return true;
  }
}
