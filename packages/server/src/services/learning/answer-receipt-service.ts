import {
  changesOf,
  explainDecision,
  type ConfidenceExplanation,
  type Decision,
  type DecisionChange,
  type ReceiptCitation,
} from '@askwell/core/answers';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { AnswerFilter, AnswerRecord, AnswerStore } from '../../stores/answer-store.ts';
import type { AnswerService } from '../answer-service.ts';
import { askedWording } from './asked-wording.ts';
import type { ConfidenceModels } from './confidence-models.ts';
import { pageOf, placeOf, type Page } from '../page.ts';

export type { AnswerRecord } from '../../stores/answer-store.ts';

export interface AnswerReceiptServiceOptions {
  readonly database: DatabaseHandle;
  readonly answers: AnswerStore;
  readonly models: ConfidenceModels;
  readonly bot: AnswerService;
}

/** Explains what the bot decided, and decides it again. */
export class AnswerReceiptService {
  readonly #options: AnswerReceiptServiceOptions;

  constructor(options: AnswerReceiptServiceOptions) {
    this.#options = options;
  }

  async list(filter: AnswerFilter, limit: number, after: string | undefined): Promise<Page<AnswerRecord>> {
    const { database, answers } = this.#options;
    const found = await answers.list(database.read, filter, limit + 1, placeOf(after));
    return pageOf(found, limit, ({ decidedAt, id }) => ({ value: decidedAt, id }));
  }

  /** @throws AskwellProblem `not-found` */
  async get(id: string): Promise<{
    answer: AnswerRecord;
    citations: ReceiptCitation[];
    explanation: ConfidenceExplanation | null;
  }> {
    const { database, answers, models } = this.#options;
    const answer = await this.#find(id);
    const { messageId, decision, versions } = answer;
    const citations = messageId === null ? [] : await answers.citations(database.read, messageId);
    const { model } = await models.find(versions.model);
    const text = await askedWording(database.read, answers, answer);
    return { answer, citations, explanation: explainDecision(decision, text, model) };
  }

  /** Asks the same question of the bot as it is now. @throws AskwellProblem `not-found`; `not-possible` for a choice */
  async replay(id: string): Promise<{ before: Decision; now: Decision; changes: DecisionChange[] }> {
    const { database, answers, bot } = this.#options;
    const { question, locale, context, decision: before } = await this.#find(id);
    if (before.provider === 'choice') {
      throw new AskwellProblem('not-possible', 'The customer chose this article: there is nothing to decide again.');
    }
    const previous = (await answers.questions(database.read, context)).map(({ text }) => text);
    const { decision: now } = await bot.ask(question, locale, previous);
    return { before, now, changes: changesOf(before, now) };
  }

  async #find(id: string): Promise<AnswerRecord> {
    const { database, answers } = this.#options;
    const answer = await answers.find(database.read, id);
    if (answer) return answer;
    throw new AskwellProblem('not-found', `There is no answer "${id}".`);
  }
}
