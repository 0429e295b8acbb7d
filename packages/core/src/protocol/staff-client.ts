import type { Conversation, Message } from '../conversations/index.ts';
import { request, type HttpOptions } from './http.ts';
import { routes } from './routes.ts';
import type {
  AgentMessageRequest,
  ArticleSummary,
  CategoryNode,
  InboxItem,
  PublishedArticle,
  SearchHit,
  SignInRequest,
  StaffMember,
  StaffTranscript,
} from './wire.ts';

/** The workbench's side of the API; signed in by cookie. Every method throws what {@link request} throws. */
export class StaffClient {
  readonly options: HttpOptions;

  constructor(options: HttpOptions) {
    this.options = options;
  }

  /** Uses up a one-time sign-in link. */
  async redeemSignInLink(token: string): Promise<StaffMember> {
    const body = { token };
    return (await request<{ member: StaffMember }>(this.options, routes.staffSignInLink, { method: 'POST', body }))
      .member;
  }

  async signIn(body: SignInRequest): Promise<StaffMember> {
    return (await request<{ member: StaffMember }>(this.options, routes.staffSignIn, { method: 'POST', body })).member;
  }

  signOut(): Promise<void> {
    return request(this.options, routes.staffSignOut, { method: 'POST', body: {} });
  }

  async me(): Promise<StaffMember> {
    return (await request<{ member: StaffMember }>(this.options, routes.staffMe)).member;
  }

  inbox(): Promise<{ items: InboxItem[]; cursor: string }> {
    return request(this.options, routes.staffInbox);
  }

  transcript(conversationId: string): Promise<StaffTranscript> {
    return request(this.options, routes.staffConversation, { parameters: { conversationId } });
  }

  /** Takes a waiting conversation; refused with `already-accepted` when somebody else was faster. */
  accept(conversationId: string): Promise<{ conversation: Conversation }> {
    return request(this.options, routes.staffAccept, { method: 'POST', parameters: { conversationId }, body: {} });
  }

  /** Idempotent by `clientId`. Answers once the message is stored for good. */
  send(conversationId: string, body: AgentMessageRequest): Promise<{ message: Message; conversation: Conversation }> {
    return request(this.options, routes.staffMessages, { method: 'POST', parameters: { conversationId }, body });
  }

  resolve(conversationId: string): Promise<{ conversation: Conversation }> {
    return request(this.options, routes.staffResolve, { method: 'POST', parameters: { conversationId }, body: {} });
  }

  async categories(locale: string): Promise<CategoryNode[]> {
    const { categories } = await request<{ categories: CategoryNode[] }>(this.options, routes.staffCategories, {
      query: { locale },
    });
    return categories;
  }

  async articles(): Promise<ArticleSummary[]> {
    return (await request<{ articles: ArticleSummary[] }>(this.options, routes.staffArticles)).articles;
  }

  article(articleId: string, locale: string): Promise<PublishedArticle> {
    return request(this.options, routes.staffArticle, { parameters: { articleId }, query: { locale } });
  }

  async search(query: { q: string; locale: string; limit?: number }, signal?: AbortSignal): Promise<SearchHit[]> {
    const call = signal ? { query, signal } : { query };
    return (await request<{ hits: SearchHit[] }>(this.options, routes.staffSearch, call)).hits;
  }
}
