import type { Clock } from '@askwell/core/base';
import { botMayAnswer, type Message } from '@askwell/core/conversations';
import type { DatabaseHandle } from '../database/index.ts';
import type { AnswerRecordStore } from '../stores/answer-record-store.ts';
import type { AnswerStore } from '../stores/answer-store.ts';
import type { PendingAnswerStore } from '../stores/pending-answer-store.ts';
import type { AnswerService, DecidedReply } from './answer-service.ts';
import type { ConversationChanges, ConversationStores } from './conversation-changes.ts';

export interface BotResponderOptions {
  readonly database: DatabaseHandle;
  readonly stores: ConversationStores;
  readonly pendingAnswers: PendingAnswerStore;
  readonly records: AnswerRecordStore;
  readonly decided: AnswerStore;
  readonly changes: ConversationChanges;
  readonly answers: AnswerService;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Milliseconds between looks for questions that another process, or this one before a crash, left unanswered. */
const sweepEvery = 5_000;

/** Milliseconds that the process which took a question has to answer it before another one does. */
const headStart = 10_000;

/**
 * Answers questions after they are committed, one at a time in each conversation. Which questions are open is written
 * in the database with them: so a crash loses none, and whoever comes second finds the answer given.
 */
export class BotResponder {
  readonly #options: BotResponderOptions;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: BotResponderOptions) {
    this.#options = options;
  }

  /** Takes up what was left unanswered, and goes on looking. */
  start(): void {
    void this.#sweep(0);
    this.#timer = setInterval(() => void this.#sweep(headStart), sweepEvery);
    this.#timer.unref();
  }

  /** Answers the open questions of a conversation, soon. */
  wake(conversationId: string): void {
    if (this.#closed) return;
    if (this.#busy.has(conversationId)) {
      this.#again.add(conversationId); // its last look may have been before this question
      return;
    }
    const work = this.#answerAll(conversationId)
      .catch(this.#options.onError)
      .finally(() => {
        this.#busy.delete(conversationId);
        if (this.#again.delete(conversationId)) this.wake(conversationId);
      });
    this.#busy.set(conversationId, work);
  }

  /** Resolves when nothing is being answered any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await Promise.all(this.#busy.values());
  }

  async #sweep(age: number): Promise<void> {
    const { database, pendingAnswers, clock, onError } = this.#options;
    try {
      const waiting = await pendingAnswers.waitingSince(database.read, clock.now() - age, 100);
      for (const conversationId of waiting) this.wake(conversationId);
    } catch (error) {
      onError(error);
    }
  }

  async #answerAll(conversationId: string): Promise<void> {
    const { database, pendingAnswers } = this.#options;
    while (!this.#closed) {
      const messageId = await pendingAnswers.first(database.read, conversationId);
      if (messageId === undefined) return;
      await this.#answer(messageId, conversationId);
    }
  }

  async #answer(messageId: string, conversationId: string): Promise<void> {
    const { database, stores, answers, pendingAnswers } = this.#options;
    const found = await stores.conversations.find(database.read, conversationId);
    const history = await stores.messages.list(database.read, conversationId);
    const at = history.findIndex((message) => message.id === messageId);
    const question = history[at];
    if (!found || !question || !botMayAnswer(found.conversation)) {
      await database.write((writer) => pendingAnswers.remove(writer, messageId));
      return;
    }
    const reply = await answers.reply(question, found.conversation.locale, history.slice(0, at));
    await this.#store(question, reply);
  }

  async #store(question: Message, { reply, ...decided }: DecidedReply): Promise<void> {
    const { database, stores, pendingAnswers, changes, clock, records } = this.#options;
    await database.write(async (writer) => {
      const conversation = await stores.conversations.lock(writer, question.conversationId);
      // Somebody else answered, or a person took over while the answer was being found.
      if (!(await pendingAnswers.remove(writer, question.id))) return;
      if (!conversation || !botMayAnswer(conversation)) return;
      const now = clock.now();
      const { id: conversationId, locale } = conversation;
      const answer = { ...decided, questionMessageId: question.id, conversationId, locale, decidedAt: now };
      if (reply.kind === 'handoff') {
        await changes.apply(writer, conversation, { type: 'request-handoff', reason: reply.reason }, 'bot', now);
        await this.#options.decided.add(writer, { ...answer, messageId: null });
        return;
      }
      const fields = { author: { kind: 'bot' }, content: reply.content, clientId: `bot:${question.id}` } as const;
      const { message } = await changes.addMessage(writer, conversation, fields, now);
      await this.#options.decided.add(writer, { ...answer, messageId: message.id });
      await records.addReceipts(writer, question, message);
      if (reply.unanswered !== undefined) {
        await records.addUnanswered(writer, question, reply.unanswered, locale, now);
      }
    });
  }
}
