import type { Article } from '@askwell/core/articles';
import { newId } from '@askwell/core/base';
import type { AnswerEffectReport } from '@askwell/core/protocol';
import { effectVerdict, type DocumentChange, type Progress, type WorkOptions } from '@askwell/core/tests';
import { fingerprint } from '../../folder-export/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { AnswerEffectStore, StoredEffect } from '../../stores/answer-effect-store.ts';
import type { PastQuestionStore } from '../../stores/past-question-store.ts';
import type { StoredReview } from '../../stores/review-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import { reportOf } from './answer-effect-report.ts';
import { readDraft, type DraftSurroundings } from './draft-article.ts';
import { DraftReplay, type DraftReplayOptions } from './draft-replay.ts';
import type { GateSettings } from './gate-settings.ts';
import { Turnstile } from './knowledge-mirror.ts';
import type { ReviewPolicies } from './review-policies.ts';

export interface AnswerEffectServiceOptions extends DraftReplayOptions {
  readonly effects: AnswerEffectStore;
  readonly surroundings: DraftSurroundings;
  readonly taxonomy: TaxonomyStore;
  readonly questions: PastQuestionStore;
  readonly settings: GateSettings;
  readonly policies: Pick<ReviewPolicies, 'settings'>;
}

/** A measurement with its report, once there is one. */
export type MeasuredEffect = Omit<StoredEffect, 'report'> & {
  readonly report: AnswerEffectReport | null;
  /** How many questions are done while it goes on, counted before and after; null where another process measures. */
  readonly progress: Progress | null;
};

/** A measurement that goes on in this process. */
interface RunningMeasurement {
  readonly done: Promise<void>;
  readonly stop: AbortController;
  progress: Progress | null;
}

/** Learned wordings that the tried index knows. */
const mostExamples = 100_000;

/** Milliseconds that a measurement may take. */
const longestMeasurement = 120_000;

/** Measures what drafts do to answers, beside the requests that ask for it. */
export class AnswerEffectService {
  readonly #options: AnswerEffectServiceOptions;
  readonly #turnstile = new Turnstile();
  readonly #running = new Map<string, RunningMeasurement>();
  readonly #stop = new AbortController();
  #replay: DraftReplay | undefined;

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
    await Promise.race([this.#running.get(id)?.done, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    return this.find(id);
  }

  /** @throws AskwellProblem `not-found` */
  async find(id: string): Promise<MeasuredEffect> {
    const found = await this.#options.effects.find(this.#options.database.read, id);
    if (!found) throw new AskwellProblem('not-found', 'There is no such answer effect.');
    const progress = found.state === 'measuring' ? (this.#running.get(id)?.progress ?? null) : null;
    return { ...found, report: (found.report as AnswerEffectReport | undefined) ?? null, progress };
  }

  /**
   * Stops a measurement, in whichever process it goes on: it counts as failed, and is made anew when it is asked for.
   * One that is over stays as it is.
   *
   * @throws AskwellProblem `not-found`
   */
  async stop(id: string): Promise<MeasuredEffect> {
    const { database, effects, clock } = this.#options;
    const { base } = await this.find(id);
    await database.write((writer) =>
      effects.finish(writer, id, { state: 'failed', base, report: undefined }, clock.now()),
    );
    this.#running.get(id)?.stop.abort(new Error('The measurement was stopped.'));
    return this.find(id);
  }

  /** Stops what is being measured. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('The server is closing.'));
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  async #start(drafts: readonly StoredReview[], subject: string, base: string, requestedBy: string): Promise<string> {
    const { database, effects, clock, onError } = this.#options;
    const now = clock.now();
    const id = newId('eff', now);
    const fresh = { id, subject, base, state: 'measuring', report: undefined, requestedBy, createdAt: now } as const;
    await database.write((writer) => effects.insert(writer, { ...fresh, finishedAt: null }));
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, stop.signal]);
    const onProgress = (progress: Progress): void => {
      const running = this.#running.get(id);
      if (running) running.progress = progress;
    };
    const done = this.#turnstile
      .pass(() => this.#measure(drafts, { signal, onProgress }))
      .then(
        (measured) => ({ state: 'measured', ...measured }) as const,
        (error: unknown) => {
          if (!signal.aborted) onError(error);
          return { state: 'failed', base, report: undefined } as const;
        },
      )
      .then((outcome) => database.write((writer) => effects.finish(writer, id, outcome, clock.now())))
      .catch(onError)
      .finally(() => this.#running.delete(id));
    this.#running.set(id, { done, stop, progress: null });
    return id;
  }

  /** What a measurement depends on besides the drafts: what is published, how much is asked, and the folder's tests. */
  async #base(): Promise<string> {
    const { database, articles, settings } = this.#options;
    const published = await articles.fingerprint(database.read);
    const asked = `${published} ${await this.#replayed()}`;
    const tests = await settings.testsFingerprint();
    return tests === '' ? asked : `${asked} ${fingerprint(tests)}`;
  }

  /** How many questions of customers are asked again. */
  async #replayed(): Promise<number> {
    const { database, policies } = this.#options;
    return (await policies.settings(database.read)).replayedQuestions;
  }

  async #measure(
    drafts: readonly StoredReview[],
    work: Required<WorkOptions>,
  ): Promise<{ base: string; report: AnswerEffectReport }> {
    const { database, surroundings, sources, taxonomy, questions, settings, clock } = this.#options;
    const { read } = database;
    const signal = AbortSignal.any([work.signal, AbortSignal.timeout(longestMeasurement)]);
    signal.throwIfAborted();
    const terms = await taxonomy.read(read);
    const approved = await sources.examples.approved(read, mostExamples);
    const words = JSON.stringify([terms, approved.length, Math.max(0, ...approved.map(({ updatedAt }) => updatedAt))]);
    if (this.#replay?.words !== words) this.#replay = new DraftReplay(this.#options, terms, words);
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
      questions: await questions.latest(read, await this.#replayed()),
      tests: [...replay.testsWith(changed), ...(await settings.tests())],
    };
    const effect = await replay.replay.effect(subject, { signal, onProgress: work.onProgress });
    return { base, report: reportOf(effect, effectVerdict(effect), clock.now()) };
  }
}

/** What is measured: drafts and their versions. */
function subjectOf(drafts: readonly StoredReview[]): string {
  return drafts
    .map(({ review }) => `${review.id}@${review.draftVersion}`)
    .toSorted()
    .join(' ');
}
