import type { Article } from '@askwell/core/articles';
import type { Clock } from '@askwell/core/base';
import type { SearchDocument } from '@askwell/core/search';
import { currentTags, type Taxonomy } from '@askwell/core/taxonomy';
import { AnswerReplay, testsOfArticle, type KnowledgeTest } from '@askwell/core/tests';
import type { DatabaseHandle } from '../../database/index.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import { createBotEngine, type BotEngineOptions } from '../bot-engine.ts';
import { findPublishedDocument, type PublishedDocumentSources } from '../published-documents.ts';
import { toSearchDocument } from '../search-document.ts';
import { KnowledgeMirror } from './knowledge-mirror.ts';

export interface DraftReplayOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  /** What the bot's index is made of, learned wordings included. */
  readonly sources: PublishedDocumentSources;
  readonly clock: Clock;
  /** What the bot answers with, so that an effect is what will be. */
  readonly bot: BotEngineOptions;
  readonly onError: (error: unknown) => void;
}

/** The index on which drafts are tried, made as the bot's is, and the tests that articles bring. */
export class DraftReplay {
  readonly replay: AnswerReplay;
  /** What the index was made with beside the articles: with other words it is another index. */
  readonly words: string;
  readonly #terms: Taxonomy;
  readonly #tests = new Map<string, KnowledgeTest[]>();
  readonly #learned = new Map<string, readonly string[]>();
  readonly #mirror: KnowledgeMirror;

  constructor(
    { database, articles, sources, bot, clock, onError }: DraftReplayOptions,
    terms: Taxonomy,
    words: string,
  ) {
    this.words = words;
    this.#terms = terms;
    this.replay = new AnswerReplay([], {
      index: { synonyms: terms.synonyms },
      answering: (index) => {
        const engine = createBotEngine(
          () => index,
          (_, error) => onError(error),
          bot,
        );
        return (question) => engine.ask(question);
      },
    });
    this.#mirror = new KnowledgeMirror(database, articles, {
      put: async ({ article: { id, locale } }) => {
        const published = await findPublishedDocument(database.read, sources, id, locale, clock.now());
        if (!published) return;
        this.#tests.set(`${id} ${locale}`, testsOf(published.article));
        this.#learned.set(`${id} ${locale}`, published.learned);
        await this.replay.update({ put: this.#searched(published.document) });
      },
      remove: ({ articleId, locale }) => {
        this.#tests.delete(`${articleId} ${locale}`);
        this.#learned.delete(`${articleId} ${locale}`);
        return this.replay.update({ remove: { id: articleId, locale } });
      },
    });
  }

  /** A draft as it would be in the index: with the wordings that were learned for its article. */
  documentOf(article: Article): SearchDocument {
    const document = toSearchDocument(article, 'verified');
    const learned = this.#learned.get(`${article.id} ${article.locale}`) ?? [];
    const more = learned.filter((wording) => !article.questions.includes(wording));
    return this.#searched({ ...document, questions: [...document.questions, ...more] });
  }

  #searched(document: SearchDocument): SearchDocument {
    return { ...document, tags: currentTags(this.#terms, document.tags) };
  }

  sync(signal: AbortSignal): Promise<void> {
    return this.#mirror.sync(signal);
  }

  /** The tests as they would be with some articles changed. */
  testsWith(changed: ReadonlyMap<string, Article>): KnowledgeTest[] {
    const published = [...this.#tests].flatMap(([key, tests]) => (changed.has(key) ? [] : tests));
    return [...published, ...[...changed.values()].flatMap(testsOf)];
  }
}

function testsOf(article: Article): KnowledgeTest[] {
  return testsOfArticle(article, `${article.id}.${article.locale}`);
}
