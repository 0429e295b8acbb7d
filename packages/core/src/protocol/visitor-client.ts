import type { Conversation, HandoffReason, Message } from '../conversations/index.ts';
import { request, type HttpOptions } from './http.ts';
import { routes } from './routes.ts';
import type {
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

  /** Asks for a person. Idempotent. */
  requestHandoff(conversationId: string, reason: HandoffReason): Promise<{ conversation: Conversation }> {
    return request(this.options, routes.handoff, { method: 'POST', parameters: { conversationId }, body: { reason } });
  }
}

function abortable(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}
