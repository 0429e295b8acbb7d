import {
  parseArticleFile,
  type Article,
  type ArticleProblem,
  type Loss,
  type ParsedArticle,
} from '../articles/index.ts';
import { ok, type Result } from '../base/index.ts';
import { MarkdownSource } from './source/markdown-source.ts';

/** An article with the text it was read from: what rules look at. */
export interface LintDocument {
  readonly article: Article;
  /** The whole file, front matter included; without front matter, findings about its keys stand at the first line. */
  readonly source: string;
  /** As `parseArticleFile` gives them: names that a link's fragment may use. */
  readonly anchors: ReadonlyMap<string, string>;
  /** What the article does not hold as the file says it. */
  readonly losses: readonly Loss[];
  /** Relative to the knowledge folder, with `/`. */
  readonly path?: string;
}

/**
 * Reads a file of a knowledge folder for linting.
 *
 * @param options as for `parseArticleFile`
 */
export function readLintDocument(
  text: string,
  options: { readonly path: string; readonly defaultLocale?: string },
): Result<LintDocument, ArticleProblem> {
  const parsed = parseArticleFile(text, options);
  return parsed.ok ? ok(lintDocument(parsed.value, options.path)) : parsed;
}

/** A file of a knowledge folder that has been read already. */
export function lintDocument({ article, source, anchors, losses }: ParsedArticle, path: string): LintDocument {
  return { article, source, anchors, losses, path };
}

/** The key of an article in one locale; no id holds a blank. */
export function documentKey(id: string, locale: string): string {
  return `${id} ${locale}`;
}

const scanned = new WeakMap<LintDocument, MarkdownSource>();

/** The places in a document's source, read once. */
export function sourceOf(document: LintDocument): MarkdownSource {
  let source = scanned.get(document);
  if (!source) scanned.set(document, (source = new MarkdownSource(document.source)));
  return source;
}
