import type { AnswerDecision, AnswerEngine, Decision } from '@askwell/core/answers';
import type { Citation, HandoffReason, Message, MessageContent } from '@askwell/core/conversations';
import type { PublishedRevision } from '../stores/article-store.ts';
import { createBotEngine } from './bot-engine.ts';
import type { KnowledgeIndexReplica } from './knowledge-index-replica.ts';
import type { KnowledgeService } from './knowledge-service.ts';
import { quotedSection } from './quoted-section.ts';
import { verifiedUntil } from './verification.ts';

export interface AnswerServiceOptions {
  readonly knowledge: KnowledgeService;
  readonly replica: KnowledgeIndexReplica;
  readonly onProviderError: (provider: string, error: unknown) => void;
}

/** What the bot does with a message; `unanswered` is the question it had no answer to. */
export type BotReply =
  | { readonly kind: 'message'; readonly content: MessageContent; readonly unanswered?: string }
  | { readonly kind: 'handoff'; readonly reason: HandoffReason };

/** A decision with what it would show, for people who try out the bot. */
export interface TriedAnswer {
  readonly decision: Decision;
  readonly reply: BotReply;
}

/** Earlier questions that a follow-up may refer to. */
const rememberedQuestions = 5;

/** Turns questions into what the bot says: only words of published articles, with their source. */
export class AnswerService {
  readonly #knowledge: KnowledgeService;
  /** Register further providers here. */
  readonly engine: AnswerEngine;

  constructor(options: AnswerServiceOptions) {
    const { knowledge, replica, onProviderError } = options;
    this.#knowledge = knowledge;
    this.engine = createBotEngine(() => replica.index, onProviderError);
  }

  /** @param history the conversation before the message, oldest first */
  async reply(message: Message, locale: string, history: readonly Message[]): Promise<BotReply> {
    const { content } = message;
    if (content.type === 'choice') return this.#replyToChoice(content);
    if (content.type !== 'text') throw new Error(`A visitor cannot send a message of type "${content.type}".`);
    const previous = history
      .filter((earlier) => earlier.author.kind === 'visitor')
      .map((earlier) => earlier.content)
      .flatMap((earlier) => (earlier.type === 'text' ? [earlier.text] : []))
      .slice(-rememberedQuestions);
    return (await this.ask(content.text, locale, previous)).reply;
  }

  /** Asks as a customer would, outside of a conversation. */
  async ask(text: string, locale: string, previous: readonly string[] = []): Promise<TriedAnswer> {
    const decision = await this.engine.ask({ text, locale, previous });
    return { decision, reply: await this.#toReply(decision, text) };
  }

  async #toReply(decision: Decision, text: string): Promise<BotReply> {
    switch (decision.kind) {
      case 'answer':
        return (await this.#cite(decision)) ?? noAnswer(text);
      case 'clarify':
        return { kind: 'message', content: { type: 'clarify', choices: [...decision.choices] } };
      case 'small-talk':
        return { kind: 'message', content: { type: 'small-talk', intent: decision.intent } };
      case 'handoff':
        if (decision.reason === 'requested') return { kind: 'handoff', reason: 'requested' };
        if (decision.reason === 'no-answer') return noAnswer(text);
        return { kind: 'message', content: { type: 'handoff-offer', reason: decision.reason } };
    }
  }

  async #replyToChoice(choice: Extract<MessageContent, { type: 'choice' }>): Promise<BotReply> {
    const found = await this.#knowledge.findPublished(choice.articleId, choice.locale, 'customer');
    if (!found) return noAnswer(choice.text);
    const citations = [citationOf(found.revision, undefined)];
    return { kind: 'message', content: { type: 'answer', citations, confidence: 1 } };
  }

  /** The best passage whose article is still published. */
  async #cite({ passages, confidence }: AnswerDecision): Promise<BotReply | undefined> {
    for (const { articleId, locale, sectionId } of passages) {
      const found = await this.#knowledge.findPublished(articleId, locale, 'customer');
      if (!found) continue;
      const citations = [citationOf(found.revision, sectionId)];
      return { kind: 'message', content: { type: 'answer', citations, confidence } };
    }
    return undefined;
  }
}

function noAnswer(question: string): BotReply {
  return { kind: 'message', content: { type: 'handoff-offer', reason: 'no-answer' }, unanswered: question };
}

function citationOf({ article, revision }: PublishedRevision, matchedSectionId: string | undefined): Citation {
  const section = quotedSection(article, matchedSectionId);
  const until = verifiedUntil(article);
  return {
    articleId: article.id,
    locale: article.locale,
    revision,
    title: article.title,
    sectionId: section.id,
    heading: section.heading,
    blocks: section.blocks,
    ...(article.reviewer === undefined ? {} : { reviewer: article.reviewer }),
    ...(article.reviewedAt === undefined ? {} : { reviewedAt: article.reviewedAt }),
    ...(until === undefined ? {} : { verifiedUntil: until }),
  };
}
