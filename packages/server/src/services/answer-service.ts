import {
  isFollowUp,
  type AnswerDecision,
  type AnswerEngine,
  type Decision,
  type DecisionVersions,
  type Thresholds,
  type VariantsClassifier,
} from '@askwell/core/answers';
import type { Clock } from '@askwell/core/base';
import type { Citation, HandoffReason, Message, MessageContent } from '@askwell/core/conversations';
import { tokenizerVersion } from '@askwell/core/search';
import type { DatabaseHandle } from '../database/index.ts';
import type { PublishedRevision } from '../stores/article-store.ts';
import { botThresholds, createBotEngine } from './bot-engine.ts';
import type { KnowledgeIndexReplica } from './knowledge-index-replica.ts';
import type { KnowledgeService } from './knowledge-service.ts';
import type { VersionedModel } from './learning/confidence-models.ts';
import { quotedSection } from './quoted-section.ts';
import { noticeOf, readerVerification, type CurrentVerification, type VerificationStates } from './verification.ts';

export interface AnswerServiceOptions {
  readonly database: DatabaseHandle;
  readonly clock: Clock;
  readonly knowledge: KnowledgeService;
  readonly verification: VerificationStates;
  readonly replica: KnowledgeIndexReplica;
  /** The confidence model in use. */
  readonly model: () => VersionedModel;
  /** What was learned from labelled wordings, once there are enough. */
  readonly classifier: () => VariantsClassifier | undefined;
  /** Resolves when what was published at the start has been learned. */
  readonly learned: () => Promise<void>;
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

/** What the bot does with a message, with what is needed to explain it later. */
export interface DecidedReply extends TriedAnswer {
  /** Earlier messages that the question was read together with. */
  readonly context: readonly string[];
  readonly thresholds: Thresholds;
  readonly versions: DecisionVersions;
}

/** Earlier questions that a follow-up may refer to. */
const rememberedQuestions = 5;

/** Turns questions into what the bot says: only words of published articles, with their source. */
export class AnswerService {
  readonly #options: AnswerServiceOptions;
  /** Register further providers here. */
  readonly engine: AnswerEngine;

  constructor(options: AnswerServiceOptions) {
    this.#options = options;
    const { replica, model, classifier, onProviderError } = options;
    this.engine = createBotEngine(() => replica.index, onProviderError, { model: () => model().model, classifier });
  }

  /** Resolves when the bot has learned the wordings that were published at the start; customers are answered before. */
  ready(): Promise<void> {
    return this.#options.learned();
  }

  /** @param history the conversation before the message, oldest first */
  async reply(message: Message, locale: string, history: readonly Message[]): Promise<DecidedReply> {
    const { replica, model } = this.#options;
    const { content } = message;
    const versions = { index: replica.position, tokenizer: tokenizerVersion, model: model().version };
    const basis = { thresholds: botThresholds, versions };
    if (content.type === 'choice') return { ...(await this.#replyToChoice(content)), ...basis, context: [] };
    if (content.type !== 'text') throw new Error(`A visitor cannot send a message of type "${content.type}".`);
    const previous = history
      .filter((earlier) => earlier.author.kind === 'visitor')
      .flatMap(({ id, content: earlier }) => (earlier.type === 'text' ? [{ id, text: earlier.text }] : []))
      .slice(-rememberedQuestions);
    const tried = await this.ask(
      content.text,
      locale,
      previous.map(({ text }) => text),
    );
    const before = previous.at(-1);
    const context = before && isFollowUp(content.text) ? [before.id] : [];
    return { ...tried, ...basis, context };
  }

  /** Asks as a customer would, outside of a conversation. */
  async ask(text: string, locale: string, previous: readonly string[] = []): Promise<TriedAnswer> {
    const decision = await this.engine.ask({ text, locale, previous });
    const reply = await this.#toReply(decision, text);
    // What was found may have been archived since: then nothing was found.
    const lost = decision.kind === 'answer' && reply.kind === 'message' && reply.content.type !== 'answer';
    return { decision: lost ? handoffOf(decision) : decision, reply };
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

  /** An article as an answer for a reader of `locale`; undefined when customers cannot read it. */
  async quote(articleId: string, locale: string): Promise<Extract<MessageContent, { type: 'answer' }> | undefined> {
    const found = await this.#options.knowledge.findPublished(articleId, locale, 'customer');
    if (!found) return undefined;
    return { type: 'answer', citations: [await this.#citation(found.revision, undefined)], confidence: 1 };
  }

  async #replyToChoice(choice: Extract<MessageContent, { type: 'choice' }>): Promise<TriedAnswer> {
    const { articleId, locale, text } = choice;
    const basis = { confidence: 1, provider: 'choice', features: {} };
    const content = await this.quote(articleId, locale);
    const citation = content?.citations[0];
    if (!citation || citation.verification === 'expired') {
      return { decision: { kind: 'handoff', reason: 'no-answer', ...basis }, reply: noAnswer(text) };
    }
    const { title, sectionId, heading } = citation;
    const passage = { articleId: citation.articleId, locale: citation.locale, title, sectionId, heading, score: 1 };
    return {
      decision: { kind: 'answer', ...basis, passages: [passage] },
      reply: { kind: 'message', content },
    };
  }

  /** The best passage whose article is still published. */
  async #cite({ passages, confidence }: AnswerDecision): Promise<BotReply | undefined> {
    for (const { articleId, locale, sectionId } of passages) {
      const found = await this.#options.knowledge.findPublished(articleId, locale, 'customer');
      if (!found) continue;
      const citation = await this.#citation(found.revision, sectionId);
      // The index may be a moment behind the clock; nobody confirmed this text for too long to repeat it.
      if (citation.verification === 'expired') continue;
      return { kind: 'message', content: { type: 'answer', citations: [citation], confidence } };
    }
    return undefined;
  }

  async #citation(revision: PublishedRevision, sectionId: string | undefined): Promise<Citation> {
    const { database, verification, clock } = this.#options;
    const { id, locale } = revision.article;
    const current = await verification.read(database.read, [id], clock.now());
    return citationOf(revision, current(id, locale), sectionId);
  }
}

function handoffOf({ confidence, provider, features }: Decision): Decision {
  return { kind: 'handoff', reason: 'no-answer', confidence, provider, features };
}

function noAnswer(question: string): BotReply {
  return { kind: 'message', content: { type: 'handoff-offer', reason: 'no-answer' }, unanswered: question };
}

function citationOf(
  { article, revision }: PublishedRevision,
  current: CurrentVerification | undefined,
  matchedSectionId: string | undefined,
): Citation {
  const section = quotedSection(article, matchedSectionId);
  const { verification: state, ...verified } = readerVerification(article, current);
  return {
    articleId: article.id,
    locale: article.locale,
    revision,
    title: article.title,
    sectionId: section.id,
    heading: section.heading,
    blocks: section.blocks,
    ...verified,
    ...noticeOf(state),
  };
}
