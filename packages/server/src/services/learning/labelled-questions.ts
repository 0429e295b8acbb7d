import { wordingKey, type AskedQuestion } from '@askwell/core/answers';
import type { SearchDocument } from '@askwell/core/search';
import type { DatabaseHandle } from '../../database/index.ts';
import type { AnswerStore } from '../../stores/answer-store.ts';
import { publishedDocuments, type PublishedDocumentSources } from '../published-documents.ts';
import { askedWording } from './asked-wording.ts';

/** A question whose right article, or the lack of one, is known. */
export interface LabelledQuestion extends AskedQuestion {
  readonly source: 'tests' | 'examples' | 'feedback';
  /** The article that people said does not answer it, when no other is known. */
  readonly wrongArticle?: string;
}

/** A labelled question that somebody brings along. */
export interface LabelledTest {
  readonly question: string;
  readonly locale: string;
  /** Null: nothing in the knowledge base answers it. */
  readonly articleId: string | null;
}

const mostRated = 2_000;
const mostExamples = 10_000;

/** Gathers what is known to be right and wrong, each wording once: editors' word counts before customers'. */
export class LabelledQuestions {
  readonly #database: DatabaseHandle;
  readonly #stores: PublishedDocumentSources & { readonly answers: AnswerStore };

  constructor(database: DatabaseHandle, stores: PublishedDocumentSources & { readonly answers: AnswerStore }) {
    this.#database = database;
    this.#stores = stores;
  }

  async gather(
    tests: readonly LabelledTest[],
    now: number,
  ): Promise<{ questions: LabelledQuestion[]; documents: SearchDocument[] }> {
    const documents: SearchDocument[] = [];
    const gathered = new Map<string, LabelledQuestion>();
    const add = (question: LabelledQuestion): void => {
      const key = JSON.stringify([question.locale, wordingKey(question.text)]);
      if (!gathered.has(key)) gathered.set(key, question);
    };
    for (const { question, locale, articleId } of tests)
      add({ text: question, locale, ...right(articleId), source: 'tests' });
    for await (const page of publishedDocuments(this.#database.read, this.#stores, now)) {
      for (const { article, document, learned } of page) {
        documents.push(document);
        const { id, locale, audience } = article;
        for (const text of article.questions) add({ text, locale, audience, rightArticle: id, source: 'tests' });
        for (const text of learned) add({ text, locale, audience, rightArticle: id, source: 'examples' });
      }
    }
    for (const { question, locale, articleId } of await this.#stores.examples.approved(
      this.#database.read,
      mostExamples,
    ))
      if (articleId === null) add({ text: question, locale, outOfScope: true, source: 'examples' });
    for (const question of await this.#rated()) add(question);
    return { questions: [...gathered.values()], documents };
  }

  async #rated(): Promise<LabelledQuestion[]> {
    const { answers } = this.#stores;
    const rated: LabelledQuestion[] = [];
    for (const rating of ['helpful', 'not-helpful'] as const) {
      const filter = { rating, kind: 'answer' } as const;
      for (const answer of await answers.list(this.#database.read, filter, mostRated, undefined)) {
        const { decision, locale } = answer;
        const article = decision.kind === 'answer' ? decision.passages[0]?.articleId : undefined;
        if (article === undefined || decision.provider === 'choice') continue;
        const text = await askedWording(this.#database.read, answers, answer);
        rated.push({
          text,
          locale,
          source: 'feedback',
          ...(rating === 'helpful' ? { rightArticle: article } : { wrongArticle: article }),
        });
      }
    }
    return rated;
  }
}

function right(articleId: string | null): Pick<AskedQuestion, 'rightArticle' | 'outOfScope'> {
  return articleId === null ? { outOfScope: true } : { rightArticle: articleId };
}
