import type { Decision, Question } from '../answers/index.ts';
import type { KnowledgeIndex, KnowledgeIndexOptions, SearchDocument } from '../search/index.ts';
import { DraftOverlay, type DocumentChange } from './draft-overlay.ts';
import { judge, type KnowledgeTest } from './knowledge-test.ts';
import { forEachInTurn, type WorkOptions } from './progress.ts';
import type { Answering } from './run-tests.ts';

/** A question that customers asked. */
export interface PastQuestion {
  readonly question: Question;
  /** How often it was asked, at least 1. */
  readonly asked: number;
  /** The article whose answer to it was rated helpful; null when none was. */
  readonly helpfulArticle: string | null;
}

/**
 * What a change makes of a question's outcome. `reworded`: the same section answers, and the change touches its article.
 * An answer `vanished` when it turned into a clarification or a handoff; {@link EffectEntry.after} tells into which.
 */
export type EffectKind =
  | 'same'
  | 'reworded'
  | 'section-changed'
  | 'article-changed'
  | 'appeared'
  | 'vanished'
  | 'turned-to-clarify'
  | 'turned-to-handoff'
  | 'turned-to-small-talk';

/** The part of a decision that is compared. */
export interface Outcome {
  readonly kind: Decision['kind'];
  /** 0 to 1. */
  readonly confidence: number;
  /** What answers; the first choice of a clarification; null otherwise. */
  readonly articleId: string | null;
  readonly sectionId: string | null;
}

export interface EffectEntry {
  readonly question: Question;
  readonly asked: number;
  readonly helpfulArticle: string | null;
  readonly kind: EffectKind;
  readonly before: Outcome;
  readonly after: Outcome;
}

export interface TestEffect {
  readonly test: KnowledgeTest;
  readonly passedBefore: boolean;
  readonly passesAfter: boolean;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** What a draft, or a set of drafts, does to answers. */
export interface AnswerEffect {
  /** In the order of the questions. */
  readonly entries: readonly EffectEntry[];
  readonly tests: readonly TestEffect[];
  /** How many askings each kind concerns. */
  readonly askings: Readonly<Record<EffectKind, number>>;
}

export interface AnswerReplayOptions {
  readonly index?: KnowledgeIndexOptions;
  /** What decides on questions with the given index, as the bot does: the same providers and thresholds. */
  readonly answering: (index: KnowledgeIndex) => Answering;
}

export interface EffectSubject {
  readonly changes: readonly DocumentChange[];
  readonly questions: readonly PastQuestion[];
  /** The tests as they would be with the drafts: a retired article takes its own questions with it. */
  readonly tests: readonly KnowledgeTest[];
}

/**
 * Replays past questions and tests against the knowledge base with and without drafts. What the knowledge base answers
 * today is remembered until it changes, so that trying the next version of a draft costs one search per question.
 *
 * @example
 * const replay = new AnswerReplay(documents, {
 *   answering: (index) => {
 *     const provider = new KnowledgeProvider({ index });
 *     return (question) => provider.decide(question);
 *   },
 * });
 * const effect = await replay.effect({ changes: [{ put: draft }], questions, tests });
 */
export class AnswerReplay {
  readonly #overlay: DraftOverlay;
  readonly #answering: Answering;
  #today = new Map<string, Decision>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(documents: Iterable<SearchDocument>, options: AnswerReplayOptions) {
    this.#overlay = new DraftOverlay(documents, options.index);
    this.#answering = options.answering(this.#overlay.index);
  }

  /** Follows the published knowledge base; waits for what is being replayed. */
  update(change: DocumentChange): Promise<void> {
    return this.#inTurn(async () => {
      this.#overlay.update(change);
      this.#today = new Map();
    });
  }

  /**
   * The effect of drafts. Calls wait for one another: they share one index.
   *
   * @throws the signal's reason when it is aborted, or what answering throws
   */
  effect(subject: EffectSubject, options: WorkOptions = {}): Promise<AnswerEffect> {
    return this.#inTurn(() => this.#measure(subject, options));
  }

  async #measure({ changes, questions, tests }: EffectSubject, options: WorkOptions): Promise<AnswerEffect> {
    options.signal?.throwIfAborted();
    // A question asked a hundred times is replayed once.
    const asked = new Map<string, Question>();
    for (const { question } of [...questions, ...tests]) asked.set(keyOf(question), question);
    const unknown = [...asked].filter(([key]) => !this.#today.has(key));
    const total = unknown.length + asked.size;
    const part = (offset: number): WorkOptions => ({
      ...options,
      onProgress: ({ done }) => options.onProgress?.({ done: offset + done, total }),
    });
    const today = this.#today;
    await forEachInTurn(unknown, part(0), async ([key, question]) => {
      today.set(key, await this.#answering(question));
    });
    const then = new Map<string, Decision>();
    const tried = this.#overlay.try(changes);
    try {
      await forEachInTurn([...asked], part(unknown.length), async ([key, question]) => {
        then.set(key, await this.#answering(question));
      });
    } finally {
      tried.dispose();
    }
    const changed = new Set(changes.map((change) => ('put' in change ? change.put.id : change.remove.id)));
    const of = (decisions: ReadonlyMap<string, Decision>) => (question: Question) => decisions.get(keyOf(question))!;
    return compare(questions, tests, changed, of(today), of(then));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }
}

function compare(
  questions: readonly PastQuestion[],
  tests: readonly KnowledgeTest[],
  changed: ReadonlySet<string>,
  today: (question: Question) => Decision,
  then: (question: Question) => Decision,
): AnswerEffect {
  const askings: Record<EffectKind, number> = {
    same: 0,
    reworded: 0,
    'section-changed': 0,
    'article-changed': 0,
    appeared: 0,
    vanished: 0,
    'turned-to-clarify': 0,
    'turned-to-handoff': 0,
    'turned-to-small-talk': 0,
  };
  const entries = questions.map(({ question, asked, helpfulArticle }): EffectEntry => {
    const before = outcomeOf(today(question));
    const after = outcomeOf(then(question));
    const kind = kindOf(before, after, changed);
    askings[kind] += asked;
    return { question, asked, helpfulArticle, kind, before, after };
  });
  const testEffects = tests.map((test): TestEffect => {
    const before = today(test.question);
    const after = then(test.question);
    return {
      test,
      passedBefore: judge(test.expect, before) === null,
      passesAfter: judge(test.expect, after) === null,
      before: outcomeOf(before),
      after: outcomeOf(after),
    };
  });
  return { entries, tests: testEffects, askings };
}

function kindOf(before: Outcome, after: Outcome, changed: ReadonlySet<string>): EffectKind {
  if (before.kind === 'answer' && after.kind === 'answer') {
    if (before.articleId !== after.articleId) return 'article-changed';
    if (before.sectionId !== after.sectionId) return 'section-changed';
    return changed.has(after.articleId!) ? 'reworded' : 'same';
  }
  if (before.kind === after.kind) return 'same';
  if (before.kind === 'answer') return 'vanished';
  return after.kind === 'answer' ? 'appeared' : `turned-to-${after.kind}`;
}

function outcomeOf(decision: Decision): Outcome {
  const { kind, confidence } = decision;
  if (kind === 'answer') {
    const [first] = decision.passages;
    return { kind, confidence, articleId: first?.articleId ?? null, sectionId: first?.sectionId ?? null };
  }
  const articleId = kind === 'clarify' ? (decision.choices[0]?.articleId ?? null) : null;
  return { kind, confidence, articleId, sectionId: null };
}

/** Equal for questions that the bot cannot tell apart. */
function keyOf({ text, locale, previous, audience }: Question): string {
  return JSON.stringify([text, locale, previous ?? [], audience ?? 'customer']);
}
