import { newId, type Clock } from '@askwell/core/base';
import type { AnswerEffectReport } from '@askwell/core/protocol';
import {
  AnswerReplay,
  effectVerdict,
  testsOfArticle,
  type DocumentChange,
  type KnowledgeTest,
} from '@askwell/core/tests';
import type { Article } from '@askwell/core/articles';
import type { SearchDocument } from '@askwell/core/search';
import { currentTags, type Taxonomy } from '@askwell/core/taxonomy';
import type { DatabaseHandle } from '../../database/index.ts';
import { fingerprint } from '../../folder-export/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { AnswerEffectStore, StoredEffect } from '../../stores/answer-effect-store.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { PastQuestionStore } from '../../stores/past-question-store.ts';
import type { StoredReview } from '../../stores/review-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import { createBotEngine, type BotEngineOptions } from '../bot-engine.ts';
import { findPublishedDocument, type PublishedDocumentSources } from '../published-documents.ts';
import { toSearchDocument } from '../search-document.ts';
import { reportOf } from './answer-effect-report.ts';
import { readDraft, type DraftSurroundings } from './draft-article.ts';
import type { GateSettings } from './gate-settings.ts';
import { KnowledgeMirror, Turnstile } from './knowledge-mirror.ts';

export interface AnswerEffectServiceOptions {
  readonly database: DatabaseHandle;
  readonly effects: AnswerEffectStore;
  readonly articles: ArticleStore;
  readonly surroundings: DraftSurroundings;
  /** What the bot's index is made of, learned wordings included. */
  readonly sources: PublishedDocumentSources;
  readonly taxonomy: TaxonomyStore;
  readonly questions: PastQuestionStore;
  readonly settings: GateSettings;
  readonly clock: Clock;
  /** What the bot answers with, so that an effect is what will be. */
  readonly bot: BotEngineOptions;
  readonly onError: (error: unknown) => void;
}

/** A measurement with its report, once there is one. */
export type MeasuredEffect = Omit<StoredEffect, 'report'> & { readonly report: AnswerEffectReport | null };

/** Questions of customers that are replayed. */
const replayedQuestions = 500;

/** Learned wordings that the tried index knows. */
const mostExamples = 100_000;

/** Milliseconds that a measurement may take. */
const longestMeasurement = 120_000;

/** Measures what drafts do to answers, beside the requests that ask for it. */
export class AnswerEffectService {
  readonly #options: AnswerEffectServiceOptions;
  readonly #turnstile = new Turnstile();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #replay: Replay | undefined;

  constructor(options: AnswerEffectServiceOptions) {
    this.#options = options;
  }

  /**
   * The effect of drafts as they are on what is published now: an earlier measurement if it still holds, otherwise a
   * new one.
   *
   * @param patience milliseconds to wait for it; what is not finished then goes on
   */
  async measure(drafts: readonly StoredReview[], requestedBy: string, patience = 0): Promise<MeasuredEffect> {
    const { effects, clock, database } = this.#options;
    const subject = subjectOf(drafts);
    const base = await this.#base();
    const latest = await effects.latest(database.read, subject);
    const holds = latest?.base === base && latest.state !== 'failed';
    // A process that ended in the middle left its measurement open.
    const abandoned = latest?.state === 'measuring' && clock.now() - latest.createdAt > longestMeasurement;
    let id = latest?.id;
    if (!holds || abandoned || id === undefined) id = await this.#start(drafts, subject, base, requestedBy);
    await Promise.race([this.#running.get(id), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    return this.find(id);
  }

  /** @throws AskwellProblem `not-found` */
  async find(id: string): Promise<MeasuredEffect> {
    const found = await this.#options.effects.find(this.#options.database.read, id);
    if (!found) throw new AskwellProblem('not-found', 'There is no such answer effect.');
    return { ...found, report: (found.report as AnswerEffectReport | undefined) ?? null };
  }

  /** Stops what is being measured. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('The server is closing.'));
    await Promise.all(this.#running.values());
  }

  async #start(drafts: readonly StoredReview[], subject: string, base: string, requestedBy: string): Promise<string> {
    const { database, effects, clock, onError } = this.#options;
    const now = clock.now();
    const id = newId('eff', now);
    const fresh = { id, subject, base, state: 'measuring', report: undefined, requestedBy, createdAt: now } as const;
    await database.write((writer) => effects.insert(writer, { ...fresh, finishedAt: null }));
    const measuring = this.#turnstile
      .pass(() => this.#measure(drafts))
      .then(
        (measured) => ({ state: 'measured', ...measured }) as const,
        (error: unknown) => {
          if (!this.#stop.signal.aborted) onError(error);
          return { state: 'failed', base, report: undefined } as const;
        },
      )
      .then((outcome) => database.write((writer) => effects.finish(writer, id, outcome, clock.now())))
      .catch(onError)
      .finally(() => this.#running.delete(id));
    this.#running.set(id, measuring);
    return id;
  }

  /** What a measurement depends on besides the drafts: what is published, and the folder's tests. */
  async #base(): Promise<string> {
    const { database, articles, settings } = this.#options;
    const published = await articles.fingerprint(database.read);
    const tests = await settings.testsFingerprint();
    return tests === '' ? published : `${published} ${fingerprint(tests)}`;
  }

  async #measure(drafts: readonly StoredReview[]): Promise<{ base: string; report: AnswerEffectReport }> {
    const { database, surroundings, sources, taxonomy, questions, settings, clock } = this.#options;
    const { read } = database;
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(longestMeasurement)]);
    const terms = await taxonomy.read(read);
    const approved = await sources.examples.approved(read, mostExamples);
    const words = JSON.stringify([terms, approved.length, Math.max(0, ...approved.map(({ updatedAt }) => updatedAt))]);
    if (this.#replay?.words !== words) this.#replay = new Replay(this.#options, terms, words);
    const replay = this.#replay;
    const base = await this.#base();
    await replay.sync(signal);
    const changes: DocumentChange[] = [];
    const changed = new Map<string, Article>();
    for (const { review, draft } of drafts) {
      const result = await readDraft(read, surroundings, draft.text, { ...review, path: draft.path });
      if (!result.ok) continue; // the linter says so
      const { article } = result.value;
      changes.push({ put: replay.documentOf(article) });
      changed.set(`${article.id} ${article.locale}`, article);
    }
    const subject = {
      changes,
      questions: await questions.latest(read, replayedQuestions),
      tests: [...replay.testsWith(changed), ...(await settings.tests())],
    };
    const effect = await replay.replay.effect(subject, { signal });
    return { base, report: reportOf(effect, effectVerdict(effect), clock.now()) };
  }
}

/** The index on which drafts are tried, made as the bot's is, and the tests that articles bring. */
class Replay {
  readonly replay: AnswerReplay;
  /** What the index was made with beside the articles: with other words it is another index. */
  readonly words: string;
  readonly #terms: Taxonomy;
  readonly #tests = new Map<string, KnowledgeTest[]>();
  readonly #learned = new Map<string, readonly string[]>();
  readonly #mirror: KnowledgeMirror;

  constructor(
    { database, articles, sources, bot, clock, onError }: AnswerEffectServiceOptions,
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

function subjectOf(drafts: readonly StoredReview[]): string {
  return drafts
    .map(({ review }) => `${review.id}@${review.draftVersion}`)
    .toSorted()
    .join(' ');
}
