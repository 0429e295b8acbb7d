import type { Article } from '@askwell/core/articles';
import type { Clock } from '@askwell/core/base';
import type { KnowledgeIndex } from '@askwell/core/search';
import { currentTags, type Taxonomy } from '@askwell/core/taxonomy';
import { DraftOverlay } from '@askwell/core/tests';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { ReviewStore } from '../../stores/review-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import { findPublishedDocument, type PublishedDocumentSources } from '../published-documents.ts';
import { readDraft, type DraftSurroundings } from '../reviews/draft-article.ts';
import { KnowledgeMirror, Turnstile } from '../reviews/knowledge-mirror.ts';
import { toSearchDocument } from '../search-document.ts';

export interface DraftTrialOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly reviews: ReviewStore;
  readonly taxonomy: TaxonomyStore;
  readonly surroundings: DraftSurroundings;
  /** What the bot's index is made of. */
  readonly sources: PublishedDocumentSources;
  readonly clock: Clock;
}

/** A knowledge base in which some drafts are published. */
export interface TriedKnowledge {
  readonly index: KnowledgeIndex;
  /** A draft among those that are tried. */
  readonly draft: (articleId: string, locale: string) => Article | undefined;
}

/** An index of its own, with the words it was made with. */
interface TrialIndex {
  readonly words: string;
  readonly terms: Taxonomy;
  readonly overlay: DraftOverlay;
  readonly mirror: KnowledgeMirror;
  readonly learned: Map<string, readonly string[]>;
}

/** Lets questions be asked of drafts as if they were published, on a copy of the index that customers never meet. */
export class DraftTrial {
  readonly #options: DraftTrialOptions;
  readonly #turnstile = new Turnstile();
  #latest: TrialIndex | undefined;

  constructor(options: DraftTrialOptions) {
    this.#options = options;
  }

  /**
   * Does something while drafts are tried; others who want to try drafts wait.
   *
   * @param reviewIds whose drafts
   * @throws AskwellProblem `not-found` when there is no such review; `not-possible` when a draft cannot be read
   */
  with<T>(reviewIds: readonly string[], signal: AbortSignal, work: (tried: TriedKnowledge) => Promise<T>): Promise<T> {
    return this.#turnstile.pass(async () => {
      const drafts = await Promise.all(reviewIds.map((id) => this.#read(id)));
      const trial = await this.#index();
      await trial.mirror.sync(signal);
      const tried = trial.overlay.try(drafts.map((article) => ({ put: documentOf(article, trial) })));
      try {
        return await work({
          index: trial.overlay.index,
          draft: (articleId, locale) => drafts.find((one) => one.id === articleId && one.locale === locale),
        });
      } finally {
        tried.dispose();
      }
    });
  }

  async #read(reviewId: string): Promise<Article> {
    const { database, reviews, surroundings } = this.#options;
    const stored = await reviews.find(database.read, reviewId);
    if (!stored) throw new AskwellProblem('not-found', `There is no review "${reviewId}".`);
    const { review, draft } = stored;
    const result = await readDraft(database.read, surroundings, draft.text, { ...review, path: draft.path });
    if (result.ok) return result.value.article;
    throw new AskwellProblem(
      'not-possible',
      `The draft of "${review.articleId}" cannot be read: ${result.error.message}`,
    );
  }

  async #index(): Promise<TrialIndex> {
    const { database, articles, sources, taxonomy, clock } = this.#options;
    const terms = await taxonomy.read(database.read);
    const approved = await sources.examples.approved(database.read, 100_000);
    const words = JSON.stringify([terms, approved.length, Math.max(0, ...approved.map(({ updatedAt }) => updatedAt))]);
    if (this.#latest?.words === words) return this.#latest;
    const overlay = new DraftOverlay([], { synonyms: terms.synonyms });
    const learned = new Map<string, readonly string[]>();
    const mirror = new KnowledgeMirror(database, articles, {
      put: async ({ article: { id, locale } }) => {
        const published = await findPublishedDocument(database.read, sources, id, locale, clock.now());
        if (!published) return;
        learned.set(`${id} ${locale}`, published.learned);
        const { document } = published;
        overlay.update({ put: { ...document, tags: currentTags(terms, document.tags) } });
      },
      remove: ({ articleId, locale }) => {
        learned.delete(`${articleId} ${locale}`);
        overlay.update({ remove: { id: articleId, locale } });
      },
    });
    return (this.#latest = { words, terms, overlay, mirror, learned });
  }
}

/** A draft as it would be in the index: with the wordings that were learned for its article. */
function documentOf(article: Article, { terms, learned }: TrialIndex) {
  const document = toSearchDocument(article, 'verified');
  const more = learned.get(`${article.id} ${article.locale}`) ?? [];
  const questions = [...new Set([...document.questions, ...more])];
  return { ...document, questions, tags: currentTags(terms, document.tags) };
}
