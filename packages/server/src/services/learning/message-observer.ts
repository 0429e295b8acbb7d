import { classifyQuestion, recogniseAside } from '@askwell/core/answers';
import type { Conversation, Message } from '@askwell/core/conversations';
import { tokenize, type KnowledgeIndex } from '@askwell/core/search';
import type { Writer } from '../../database/index.ts';
import type { AnswerStore } from '../../stores/answer-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { MessageStore } from '../../stores/message-store.ts';
import type { QuestionClassificationStore } from '../../stores/question-classification-store.ts';
import { askedWording } from './asked-wording.ts';
import type { LearnedExampleService } from './learned-example-service.ts';

export interface MessageObserverOptions {
  readonly messages: MessageStore;
  readonly answers: AnswerStore;
  readonly classifications: QuestionClassificationStore;
  readonly events: EventStore;
  readonly examples: LearnedExampleService;
  readonly index: () => KnowledgeIndex;
}

/** Share of an agent's words that an article must contain for the reply to count as its content. */
const leastCoverage = 0.6;
/** Words of a reply below which any article would do: "one moment please" says nothing. */
const leastWords = 5;

/** Notes what messages tell beyond their words, in the transaction that stores them. */
export class MessageObserver {
  readonly #options: MessageObserverOptions;

  constructor(options: MessageObserverOptions) {
    this.#options = options;
  }

  async observe(writer: Writer, conversation: Conversation, message: Message): Promise<void> {
    const { author, content } = message;
    if (author.kind === 'visitor' && content.type === 'text') {
      await this.#classify(writer, conversation, message, content.text);
    } else if (author.kind === 'visitor' && content.type === 'choice') {
      await this.#learnChoice(writer, message, content);
    } else if (author.kind === 'agent' && content.type === 'text') {
      await this.#learnReply(writer, message, content.text);
    }
  }

  async #classify(writer: Writer, conversation: Conversation, message: Message, text: string): Promise<void> {
    const { classifications, events } = this.#options;
    const found = classifyQuestion(text);
    const at = message.createdAt;
    await classifications.add(writer, conversation.id, message.id, found, at);
    const { type, urgency, sentiment } = found;
    const classification = { type, urgency, sentiment };
    const event = { type: 'question.classified', conversation, messageId: message.id, classification } as const;
    await events.append(writer, event, 'system', at);
  }

  /** A choice counts only if the bot offered it: anybody can send any choice. */
  async #learnChoice(
    writer: Writer,
    message: Message,
    choice: { readonly articleId: string; readonly locale: string },
  ): Promise<void> {
    const { messages, answers, examples } = this.#options;
    const history = await messages.list(writer, message.conversationId);
    const offer = history.findLast(
      ({ seq, author, content }) =>
        seq < message.seq &&
        author.kind === 'bot' &&
        content.type === 'clarify' &&
        content.choices.some(({ articleId }) => articleId === choice.articleId),
    );
    if (offer?.content.type !== 'clarify') return;
    const chosen = offer.content.choices.find(({ articleId }) => articleId === choice.articleId)!;
    const asked = await answers.findByMessage(writer, message.conversationId, offer.id);
    if (!asked) return;
    await examples.observe(
      writer,
      {
        question: await askedWording(writer, answers, asked),
        articleId: chosen.articleId,
        locale: chosen.locale,
        helpful: true,
        source: 'clarification',
        actor: actorOf(message),
        messageId: message.id,
        questionMessageId: asked.questionMessageId,
        conversationId: message.conversationId,
      },
      message.createdAt,
    );
  }

  /** What the bot could not answer, an agent did: with an article, named or in its words. */
  async #learnReply(writer: Writer, message: Message, reply: string): Promise<void> {
    const { answers, examples } = this.#options;
    if (recogniseAside(reply)) return;
    const asked = await answers.lastQuestion(writer, message.conversationId);
    if (!asked) return;
    const used = this.#articleOf(reply, asked.locale);
    if (!used) return;
    await examples.observe(
      writer,
      {
        question: await askedWording(writer, answers, asked),
        articleId: used.id,
        locale: used.locale,
        helpful: true,
        source: 'agent',
        actor: actorOf(message),
        messageId: message.id,
        questionMessageId: asked.questionMessageId,
        conversationId: message.conversationId,
      },
      message.createdAt,
    );
  }

  /** The article that a reply links to, or the one whose words it uses. */
  #articleOf(reply: string, locale: string): { readonly id: string; readonly locale: string } | undefined {
    const index = this.#options.index();
    for (const [, id] of reply.matchAll(/(?:article[:/]|articles\/)([\w\p{L}%-]{1,200})/gu)) {
      const cited = index.document(decoded(id!), locale);
      if (cited?.audience === 'customer') return cited;
    }
    const words = tokenize(reply).filter(({ kind, stop }) => kind !== 'bigram' && !stop).length;
    if (words < leastWords) return undefined;
    const [best] = index.search(reply, { locale, limit: 1, excerpts: false, filter: { audience: 'customer' } });
    return best && best.features.coverage >= leastCoverage ? best : undefined;
  }
}

function actorOf({ author }: Message): string {
  if (author.kind === 'visitor') return `visitor:${author.id}`;
  return author.kind === 'agent' ? `staff:${author.id}` : author.kind;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
