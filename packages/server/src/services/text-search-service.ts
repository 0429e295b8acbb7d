import { findText, parseArticleFile, textPattern, type TextMatch, type TextQuery } from '@askwell/core/articles';
import type { FoundText, FoundTexts } from '@askwell/core/protocol';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseHandle } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { WorkingText, WorkingTextStore } from '../stores/working-text-store.ts';

const pageSize = 100;
const placesPerArticle = 200;
/** What is shown around a place, UTF-16 code units. */
const before = 60;
const after = 140;

export interface TextSearch extends TextQuery {
  /** Only articles of this language. */
  readonly locale?: string | undefined;
  /** Places in all articles together. */
  readonly limit: number;
}

/** Finds letters in the texts as they are being written, for changing them in many articles. */
export class TextSearchService {
  readonly #database: DatabaseHandle;
  readonly #texts: WorkingTextStore;

  constructor(database: DatabaseHandle, texts: WorkingTextStore) {
    this.#database = database;
    this.#texts = texts;
  }

  /**
   * Gives way to other requests after each page of articles.
   *
   * @param signal ends the search when whoever asked has gone
   * @throws AskwellProblem `invalid-request` for a pattern that cannot be read or could take long
   */
  async search({ locale, limit, ...query }: TextSearch, signal: AbortSignal): Promise<FoundTexts> {
    const read = textPattern(query);
    if (!read.ok) {
      throw new AskwellProblem('invalid-request', `"${query.text}" cannot be searched for: ${read.error}.`);
    }
    const articles: FoundText[] = [];
    let places = 0;
    for await (const texts of this.#pages()) {
      for (const text of texts) {
        if (locale !== undefined && text.locale !== locale) continue;
        // One more than is wanted tells that there are more.
        const most = Math.min(placesPerArticle, limit - places);
        const matches = findText(text.text, read.value, most + 1);
        if (matches.length > 0 && most === 0) return { articles, complete: false };
        if (matches.length > 0) articles.push(found(text, matches.slice(0, most), matches.length > most));
        places += Math.min(matches.length, most);
      }
      await nextTurn();
      signal.throwIfAborted();
    }
    return { articles, complete: !articles.some(({ more }) => more) };
  }

  async *#pages(): AsyncGenerator<readonly WorkingText[]> {
    const { read } = this.#database;
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: Awaited<ReturnType<WorkingTextStore['pageOfPublished']>> = await this.#texts.pageOfPublished(
        read,
        next,
        pageSize,
      );
      yield page.items;
      next = page.next;
    }
    yield await this.#texts.unpublished(read);
  }
}

function found({ text, title, ...rest }: WorkingText, matches: readonly TextMatch[], more: boolean): FoundText {
  const { articleId, locale } = rest;
  return {
    ...rest,
    title: title || titleOf(text, articleId, locale),
    matches: matches.map(({ offset, length, line }) => {
      const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
      const lineEnd = text.indexOf('\n', offset + length);
      const end = offset + length;
      return {
        offset,
        line,
        before: text.slice(Math.max(lineStart, offset - before), offset),
        text: text.slice(offset, end),
        after: text.slice(end, Math.min(lineEnd === -1 ? text.length : lineEnd, end + after)),
      };
    }),
    more,
  };
}

function titleOf(text: string, articleId: string, locale: string): string {
  const parsed = parseArticleFile(text, { path: `${articleId}.${locale}.md` });
  return parsed.ok ? parsed.value.article.title : articleId;
}
