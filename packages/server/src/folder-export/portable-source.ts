import { isDeepStrictEqual } from 'node:util';
import { parseArticleFile, type Article } from '@askwell/core/articles';

const identifying = ['id', 'locale', 'category', 'audience'] as const;
/** What an article's file may leave to its path. */
const keysOfPath = ['id', 'locale', 'category', 'title'] as const;

/** Whether a file at a path says of itself what the article says: not its text, which links change. */
export function saysTheSame(source: string, path: string, article: Article, defaultLocale: string): boolean {
  const read = parseArticleFile(source, { path, defaultLocale });
  return read.ok && isDeepStrictEqual(metadataOf(read.value.article), metadataOf(article));
}

/**
 * The source with what a path cannot say for it in its front matter. Everything else stays as it is.
 *
 * @returns undefined when even that would be read as another article; a title may lose blanks that front matter cannot say
 */
export function portableSource(
  source: string,
  path: string,
  article: Article,
  defaultLocale: string,
): string | undefined {
  const read = parseArticleFile(source, { path, defaultLocale });
  // A name that contradicts the front matter is no name for it.
  if (!read.ok) return undefined;
  const missing = keysOfPath.filter((key) => read.value.article[key] !== article[key]);
  const lines = missing.map((key) => `${key}: ${JSON.stringify(article[key])}`);
  const opening = /^\ufeff?---[ \t]*(\r?\n)/.exec(source);
  const end = opening?.[1] ?? '\n';
  const added = lines.map((line) => `${line}${end}`).join('');
  const stated = opening
    ? `${opening[0]}${added}${withoutEmpty(source.slice(opening[0].length), missing)}`
    : `---\n${added}---\n\n${source.replace(/^\ufeff/, '')}`;
  const again = parseArticleFile(stated, { path, defaultLocale });
  const isSame = again.ok && identifying.every((key) => again.value.article[key] === article[key]);
  return isSame ? stated : undefined;
}

/** An empty key counts as left out, and would stand twice. */
function withoutEmpty(text: string, keys: readonly string[]): string {
  const closing = /^(?:---|\.\.\.)/m.exec(text)?.index ?? 0;
  const empty = new RegExp(`^(?:${keys.join('|')}):[ \\t]*(?:""|'')?[ \\t]*\\r?\\n`, 'gm');
  return text.slice(0, closing).replace(empty, '') + text.slice(closing);
}

function metadataOf(article: Article): unknown {
  return JSON.parse(JSON.stringify({ ...article, sections: undefined }));
}
