import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { AnswerFeedback, AnswerFeedbackStore } from '../../stores/answer-feedback-store.ts';
import type { AnswerStore, Rating } from '../../stores/answer-store.ts';
import type { ConversationStores } from '../conversation-changes.ts';
import { askedWording } from './asked-wording.ts';
import type { LearnedExampleService } from './learned-example-service.ts';

export interface AnswerFeedbackServiceOptions {
  readonly database: DatabaseHandle;
  readonly stores: ConversationStores;
  readonly answers: AnswerStore;
  readonly feedback: AnswerFeedbackStore;
  readonly examples: LearnedExampleService;
  readonly clock: Clock;
}

/** What visitors say of the bot's answers, and what is learned from it. */
export class AnswerFeedbackService {
  readonly #options: AnswerFeedbackServiceOptions;

  constructor(options: AnswerFeedbackServiceOptions) {
    this.#options = options;
  }

  /**
   * Rates an answer. Rating it the same again changes nothing; rating it anew replaces what was said and learned before.
   *
   * @throws AskwellProblem `not-found` when the conversation is not the visitor's, or the message is no answer of the bot
   */
  rate(
    visitorId: string,
    conversationId: string,
    messageId: string,
    said: { readonly rating: Rating; readonly reason?: string | undefined },
  ): Promise<AnswerFeedback> {
    const { database, stores, answers, feedback, examples, clock } = this.#options;
    return database.write(async (writer) => {
      const conversation = await stores.conversations.lock(writer, conversationId);
      if (conversation?.visitorId !== visitorId) throw noSuchAnswer();
      const answer = await answers.findByMessage(writer, conversationId, messageId);
      if (answer?.decision.kind !== 'answer') throw noSuchAnswer();
      const earlier = await feedback.find(writer, messageId);
      const { rating, reason = null } = said;
      if (earlier && earlier.rating === rating && earlier.reason === reason) return earlier;
      const now = clock.now();
      const given: AnswerFeedback = {
        messageId,
        conversationId,
        visitorId,
        rating,
        reason,
        createdAt: earlier?.createdAt ?? now,
        updatedAt: now,
      };
      await feedback.put(writer, given);
      const actor = `visitor:${visitorId}`;
      if (earlier?.rating === rating) return given;
      await stores.events.append(writer, { type: 'answer.rated', conversation, messageId, rating }, actor, now);
      await examples.withdraw(writer, messageId, ['helpful', 'not-helpful'], now);
      const [citation] = await answers.citations(writer, messageId);
      // A chosen clarification is learned from the choice itself: its words are the article's title.
      if (!citation || answer.decision.provider === 'choice') return given;
      await examples.observe(
        writer,
        {
          question: await askedWording(writer, answers, answer),
          articleId: citation.articleId,
          locale: citation.locale,
          helpful: rating === 'helpful',
          source: rating,
          actor,
          messageId,
          questionMessageId: answer.questionMessageId,
          conversationId,
        },
        now,
      );
      return given;
    });
  }
}

function noSuchAnswer(): AskwellProblem {
  return new AskwellProblem('not-found', 'There is no such answer of the bot in a conversation of yours.');
}
