import { approvedWordings } from '@askwell/core/answers';
import type { Article } from '@askwell/core/articles';
import type { SearchDocument } from '@askwell/core/search';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '../database/index.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { LearnedExampleStore, StoredExample } from '../stores/learned-example-store.ts';
import { toSearchDocument } from './search-document.ts';
import { readerVerification, type CurrentVerification, type VerificationStates } from './verification.ts';

export interface PublishedDocumentSources {
  readonly articles: ArticleStore;
  readonly verification: VerificationStates;
  readonly examples: LearnedExampleStore;
}

/** A published article as the index takes it, approved wordings included. */
export interface PublishedDocument {
  readonly article: Article;
  readonly document: SearchDocument;
  /** The part of the document's questions that was learned. */
  readonly learned: readonly string[];
}

const articlesPerQuery = 100;
const examplesPerQuery = 1_000;
const examplesPerArticle = 10_000;

/** Everything that is published, a page at a time, so that indexing keeps no request waiting. */
export async function* publishedDocuments(
  reader: Reader,
  { articles, examples, verification }: PublishedDocumentSources,
  now: number,
): AsyncGenerator<PublishedDocument[]> {
  const approved = new Map<string, StoredExample[]>();
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: StoredExample[] = await examples.approved(reader, examplesPerQuery, after);
    for (const example of page) {
      if (example.articleId === null) continue;
      approved.set(example.articleId, [...(approved.get(example.articleId) ?? []), example]);
    }
    after = page.length === examplesPerQuery ? page.at(-1)!.id : undefined;
  }
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: Awaited<ReturnType<ArticleStore['pageOfPublished']>> = await articles.pageOfPublished(
      reader,
      after,
      articlesPerQuery,
    );
    const ids = [...new Set(page.items.map(({ article }) => article.id))];
    const current = await verification.read(reader, ids, now);
    yield page.items.map(({ article }) =>
      publishedDocument(article, approved.get(article.id) ?? [], current(article.id, article.locale)),
    );
    after = page.next;
    await nextTurn();
  }
}

/** One article in one language as it is published now; undefined when it is not. */
export async function findPublishedDocument(
  reader: Reader,
  { articles, examples, verification }: PublishedDocumentSources,
  articleId: string,
  locale: string,
  now: number,
): Promise<PublishedDocument | undefined> {
  const published = await articles.findPublished(reader, articleId, locale);
  if (!published) return undefined;
  const approved = await examples.approved(reader, examplesPerArticle, '', articleId);
  const current = await verification.read(reader, [articleId], now);
  return publishedDocument(published.article, approved, current(articleId, locale));
}

function publishedDocument(
  article: Article,
  examples: readonly StoredExample[],
  current: CurrentVerification | undefined,
): PublishedDocument {
  const known = new Set(article.questions);
  const learned = approvedWordings(examples, article.id, article.locale).filter((wording) => !known.has(wording));
  const document = toSearchDocument(article, readerVerification(article, current).verification);
  return { article, document: { ...document, questions: [...document.questions, ...learned] }, learned };
}
