import type { Conversation, HandoffReason, Message } from '../conversations/index.ts';
import { request, type HttpOptions } from './http.ts';
import type { ArticleFeedbackRequest, RelatedArticleLink } from './loop-wire.ts';
import { routes } from './routes.ts';
import type {
  AnswerFeedback,
  AnswerFeedbackRequest,
  OpenConversationRequest,
  PublishedArticle,
  SearchHit,
  Transcript,
  VisitorMessageRequest,
  VisitorSession,
  WidgetConfiguration,
} from './wire.ts';

/**
 * The customer's side of the API. Every method throws what {@link request} throws.
 *
 * @example
 * const client = new VisitorClient({ baseUrl: 'https://help.example' });
 * const hits = await client.search({ q: 'reset password', locale: 'en' });
 */
export class VisitorClient {
  readonly options: HttpOptions;

  constructor(options: HttpOptions) {
    this.options = options;
  }

  configuration(locale: string, signal?: AbortSignal): Promise<WidgetConfiguration> {
    return request(this.options, routes.widgetConfiguration, { query: { locale }, ...abortable(signal) });
  }

  async search(query: { q: string; locale: string; limit?: number }, signal?: AbortSignal): Promise<SearchHit[]> {
    const { hits } = await request<{ hits: SearchHit[] }>(this.options, routes.search, { query, ...abortable(signal) });
    return hits;
  }

  article(articleId: string, locale: string, signal?: AbortSignal): Promise<PublishedArticle> {
    return request(this.options, routes.article, {
      parameters: { articleId },
      query: { locale },
      ...abortable(signal),
    });
  }

  /** What a reader may want next. */
  related(
    articleId: string,
    locale: string,
    signal?: AbortSignal,
  ): Promise<{ related: RelatedArticleLink[]; next: RelatedArticleLink | null }> {
    const call = { parameters: { articleId }, query: { locale }, ...abortable(signal) };
    return request(this.options, routes.relatedArticles, call);
  }

  /** Whether an article helped; the latest word of a session counts. */
  rateArticle(articleId: string, body: ArticleFeedbackRequest): Promise<void> {
    return request(this.options, routes.articleFeedback, { method: 'POST', parameters: { articleId }, body });
  }

  /** Counts that this session reads an article, each once. */
  readArticle(articleId: string, locale: string): Promise<void> {
    const call = { method: 'POST', parameters: { articleId }, body: { locale } } as const;
    return request(this.options, routes.articleReadings, call);
  }

  openSession(): Promise<VisitorSession> {
    return request(this.options, routes.visitorSessions, { method: 'POST', body: {} });
  }

  endSession(): Promise<void> {
    return request(this.options, routes.currentVisitorSession, { method: 'DELETE' });
  }

  conversations(): Promise<{ conversations: Conversation[]; cursor: string }> {
    return request(this.options, routes.conversations);
  }

  /** Idempotent: opening the same id again gives the conversation as it is. */
  openConversation(body: OpenConversationRequest): Promise<{ conversation: Conversation }> {
    return request(this.options, routes.conversations, { method: 'POST', body });
  }

  transcript(conversationId: string): Promise<Transcript> {
    return request(this.options, routes.conversation, { parameters: { conversationId } });
  }

  /** Idempotent by `clientId`. Answers once the message is stored for good. */
  send(conversationId: string, body: VisitorMessageRequest): Promise<{ message: Message; conversation: Conversation }> {
    return request(this.options, routes.messages, { method: 'POST', parameters: { conversationId }, body });
  }

  /** Says whether an answer of the bot helped. The latest word counts; saying it again changes nothing. */
  async rateAnswer(conversationId: string, messageId: string, body: AnswerFeedbackRequest): Promise<AnswerFeedback> {
    const parameters = { conversationId, messageId };
    const call = { method: 'POST', parameters, body } as const;
    return (await request<{ feedback: AnswerFeedback }>(this.options, routes.answerFeedback, call)).feedback;
  }

  /** Leaves an e-mail address for what is answered after the customer is gone; the latest one counts. */
  leaveReplyAddress(conversationId: string, email: string): Promise<void> {
    const call = { method: 'PUT', parameters: { conversationId }, body: { email } } as const;
    return request(this.options, routes.replyAddress, call);
  }

  /** The address is forgotten, and nothing is sent there any more. */
  withdrawReplyAddress(conversationId: string): Promise<void> {
    return request(this.options, routes.replyAddress, { method: 'DELETE', parameters: { conversationId } });
  }

  /** Asks for a person. Idempotent. */
  requestHandoff(conversationId: string, reason: HandoffReason): Promise<{ conversation: Conversation }> {
    return request(this.options, routes.handoff, { method: 'POST', parameters: { conversationId }, body: { reason } });
  }
}

function abortable(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}
