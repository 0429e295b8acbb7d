import {
  changesOf,
  replay,
  type AskedQuestion,
  type Decision,
  type Thresholds,
  type WeighedQuestion,
  type VariantsClassifier,
} from '@askwell/core/answers';
import type { Clock } from '@askwell/core/base';
import type { KnowledgeIndex } from '@askwell/core/search';
import { forEachInTurn, type WorkOptions } from '@askwell/core/tests';
import type { DatabaseHandle } from '../../database/index.ts';
import type { AnswerRecord, AnswerStore } from '../../stores/answer-store.ts';
import type { LearnedExampleStore } from '../../stores/learned-example-store.ts';
import { botThresholds } from '../bot-engine.ts';
import type { ConfidenceModels } from './confidence-models.ts';
import { pageOf, placeOf } from '../page.ts';
import type { VariantsTraining } from './variants-training.ts';

export interface WhatIfServiceOptions {
  readonly database: DatabaseHandle;
  readonly answers: AnswerStore;
  readonly examples: LearnedExampleStore;
  readonly models: ConfidenceModels;
  /** What the bot searches today. */
  readonly index: () => KnowledgeIndex;
  readonly variants: VariantsTraining;
  readonly clock: Clock;
}

/** What shall be different; everything else is as it is today. */
export interface Supposition {
  readonly thresholds?: Thresholds | undefined;
  /** Version of a confidence model; 0 is the one that ships. */
  readonly model?: number | undefined;
  /** Another knowledge base, and what is learned from its wordings. */
  readonly knowledge?:
    | { readonly index: KnowledgeIndex; readonly classifier: VariantsClassifier | undefined }
    | undefined;
}

export interface WhatIfCounts {
  answered: number;
  clarified: number;
  handedOver: number;
  smallTalk: number;
  /** Sum over the answers; divided by their number, the share of them that is right if confidence is calibrated. */
  confidence: number;
  /** Answers whose right article is known, and those of them that give it. */
  judged: number;
  right: number;
}

/** A question that would be decided in another way. */
export interface WhatIfChange {
  readonly answerId: string;
  readonly question: string;
  readonly locale: string;
  readonly before: Decision;
  readonly after: Decision;
  /** If it is known; null: nothing answers. */
  readonly rightArticle?: string | null;
}

export interface WhatIfResult {
  readonly questions: number;
  /** As the bot decides today. */
  readonly before: WhatIfCounts;
  readonly after: WhatIfCounts;
  readonly changes: readonly WhatIfChange[];
}

export interface WhatIfPage extends WhatIfResult {
  /** Questions of all pages. */
  readonly total: number;
  readonly next: string | null;
}

/** A past question with the numbers that thresholds are compared with. */
export interface WeighedRecord extends WeighedQuestion {
  readonly answerId: string;
  readonly conversationId: string;
  readonly question: string;
  readonly locale: string;
  /** The best article; null when nothing was found. */
  readonly articleId: string | null;
  readonly title: string | null;
}

export interface WeighedPage {
  readonly questions: readonly WeighedRecord[];
  /** Questions of all pages. */
  readonly total: number;
  readonly thresholds: Thresholds;
  readonly next: string | null;
}

/** Whatever is found is answered with, unless no threshold allows it. */
const lowest: Thresholds = { answer: 0, clarify: 0 };
/** Nothing is answered, and whatever can be clarified is. */
const clarifying: Thresholds = { answer: 2, clarify: 0 };

/** Questions that are replayed at most, the newest first; more than a year of them would say nothing of today. */
const mostReplayed = 10_000;

const questionsPerPage = 200;
const day = 24 * 60 * 60_000;

/** Decides past questions again under other circumstances. Nothing that customers see changes by it. */
export class WhatIfService {
  readonly #options: WhatIfServiceOptions;

  constructor(options: WhatIfServiceOptions) {
    this.#options = options;
  }

  /**
   * A part of the log, the newest questions first.
   *
   * @param days how far back, from now
   * @throws AskwellProblem `not-found` when there is no such model; the signal's reason when it is aborted
   */
  async page(
    supposition: Supposition,
    { days, limit, after }: { readonly days: number; readonly limit: number; readonly after?: string | undefined },
    work: WorkOptions = {},
  ): Promise<WhatIfPage> {
    const { database, answers, clock } = this.#options;
    const since = clock.now() - days * day;
    const found = await answers.list(database.read, { since }, limit + 1, placeOf(after));
    const page = pageOf(found, limit, ({ decidedAt, id }) => ({ value: decidedAt, id }));
    const total = await answers.countSince(database.read, since, mostReplayed);
    return { ...(await this.#replay(supposition, page.items, work)), total, next: page.next };
  }

  /** The whole log, or its newest `most` questions, page after page. */
  async run(
    supposition: Supposition,
    { days, most = mostReplayed }: { readonly days: number; readonly most?: number | undefined },
    { signal, onProgress }: WorkOptions = {},
  ): Promise<WhatIfResult> {
    const sum = { questions: 0, before: noCounts(), after: noCounts(), changes: [] as WhatIfChange[] };
    for (let after: string | undefined; ;) {
      const limit = Math.min(questionsPerPage, most - sum.questions);
      if (limit <= 0) return sum;
      const page = await this.page(supposition, { days, limit, after }, signal ? { signal } : {});
      sum.questions += page.questions;
      addCounts(sum.before, page.before);
      addCounts(sum.after, page.after);
      sum.changes.push(...page.changes);
      onProgress?.({ done: sum.questions, total: Math.min(most, Math.max(page.total, sum.questions)) });
      if (page.next === null) return sum;
      after = page.next;
    }
  }

  /**
   * A part of the log as the bot weighs it today, the newest questions first; `effectOfThresholds` tells from it what any
   * thresholds would do.
   *
   * @throws the signal's reason when it is aborted
   */
  async weigh(
    { days, limit, after }: { readonly days: number; readonly limit: number; readonly after?: string | undefined },
    work: WorkOptions = {},
  ): Promise<WeighedPage> {
    const { database, answers, models, index, variants, clock } = this.#options;
    const since = clock.now() - days * day;
    const found = await answers.list(database.read, { since }, limit + 1, placeOf(after));
    const { items, next } = pageOf(found, limit, ({ decidedAt, id }) => ({ value: decidedAt, id }));
    const total = await answers.countSince(database.read, since, mostReplayed);
    await variants.ready();
    const today = { classifier: variants.classifier, model: models.current.model };
    // Chosen clarifications were no questions to the bot.
    const asked = items.filter(({ decision }) => decision.provider !== 'choice');
    const log = await this.#log(asked);
    const questions: WeighedRecord[] = [];
    await forEachInTurn(log, work, (question, number) => {
      const decided = (thresholds: Thresholds): Decision =>
        replay([question], index(), { ...today, thresholds }).decisions[0]!;
      const { id, conversationId } = asked[number]!;
      const { text, locale } = question;
      const weighed = weightOf(question, decided(lowest), decided(clarifying));
      questions.push({ answerId: id, conversationId, question: text, locale, ...weighed });
    });
    return { questions, total, thresholds: botThresholds, next };
  }

  async #replay(supposition: Supposition, records: readonly AnswerRecord[], work: WorkOptions): Promise<WhatIfResult> {
    const { models, index, variants } = this.#options;
    await variants.ready();
    const { classifier } = variants;
    const today = { index: index(), classifier, model: models.current.model, thresholds: botThresholds };
    const then = {
      ...(supposition.knowledge ?? { index: today.index, classifier }),
      model: supposition.model === undefined ? today.model : (await models.find(supposition.model)).model,
      thresholds: supposition.thresholds ?? today.thresholds,
    };
    // Chosen clarifications were no questions to the bot.
    const asked = records.filter(({ decision }) => decision.provider !== 'choice');
    const log = await this.#log(asked);
    const result = { questions: records.length, before: noCounts(), after: noCounts(), changes: [] as WhatIfChange[] };
    await forEachInTurn(log, work, (question, number) => {
      const [before] = replay([question], today.index, today).decisions as [Decision];
      const [after] = replay([question], then.index, then).decisions as [Decision];
      count(result.before, before, question);
      count(result.after, after, question);
      if (changesOf(before, after).every((change) => change === 'confidence')) return;
      const { rightArticle, outOfScope, locale } = question;
      result.changes.push({
        answerId: asked[number]!.id,
        question: question.text,
        locale,
        before,
        after,
        ...(outOfScope ? { rightArticle: null } : rightArticle === undefined ? {} : { rightArticle }),
      });
    });
    return result;
  }

  /** The questions as they were asked, with what is known of their right articles: editors' word before customers'. */
  async #log(records: readonly AnswerRecord[]): Promise<AskedQuestion[]> {
    const { database, answers, examples } = this.#options;
    const ids = records.map(({ questionMessageId }) => questionMessageId);
    const judgements = await examples.judgements(database.read, ids);
    const context = await answers.questions(
      database.read,
      records.flatMap((record) => record.context),
    );
    const words = new Map(context.map(({ id, text }) => [id, text]));
    return records.map(({ question, locale, questionMessageId, rating, decision, context: before }): AskedQuestion => {
      const judged = judgements.get(questionMessageId);
      const liked = rating === 'helpful' && decision.kind === 'answer' ? decision.passages[0]?.articleId : undefined;
      const rightArticle = judged ?? liked;
      return {
        text: question,
        locale,
        previous: before.map((id) => words.get(id) ?? ''),
        ...(judged === null ? { outOfScope: true } : rightArticle === undefined ? {} : { rightArticle }),
      };
    });
  }
}

/** Reads from what the bot does at its boldest and at its most timid how it would decide in between. */
function weightOf(
  { rightArticle, outOfScope }: AskedQuestion,
  boldest: Decision,
  timid: Decision,
): WeighedQuestion & { articleId: string | null; title: string | null } {
  const best =
    boldest.kind === 'answer' ? boldest.passages[0] : timid.kind === 'clarify' ? timid.choices[0] : undefined;
  const aside = boldest.provider === 'small-talk';
  const known = rightArticle !== undefined || outOfScope === true;
  return {
    confidence: boldest.confidence,
    inScope: boldest.features['inScope'] ?? 0,
    canAnswer: boldest.kind === 'answer',
    canClarify: timid.kind === 'clarify',
    fixed: !aside ? null : boldest.kind === 'small-talk' ? 'small-talk' : 'handoff',
    right: known && best ? best.articleId === rightArticle : null,
    articleId: best?.articleId ?? null,
    title: best?.title ?? null,
  };
}

function noCounts(): WhatIfCounts {
  return { answered: 0, clarified: 0, handedOver: 0, smallTalk: 0, confidence: 0, judged: 0, right: 0 };
}

function addCounts(sum: WhatIfCounts, counts: WhatIfCounts): void {
  for (const name of Object.keys(sum) as (keyof WhatIfCounts)[]) sum[name] += counts[name];
}

function count(counts: WhatIfCounts, decision: Decision, { rightArticle, outOfScope }: AskedQuestion): void {
  switch (decision.kind) {
    case 'clarify':
      counts.clarified++;
      return;
    case 'handoff':
      counts.handedOver++;
      return;
    case 'small-talk':
      counts.smallTalk++;
      return;
    case 'answer':
      counts.answered++;
      counts.confidence += decision.confidence;
      if (rightArticle === undefined && !outOfScope) return;
      counts.judged++;
      if (decision.passages[0]?.articleId === rightArticle) counts.right++;
  }
}
