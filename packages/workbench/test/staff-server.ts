import type { Conversation, Message, MessageContent } from '@askwell/core/conversations';
import type { ArticleSummary, CategoryNode, InboxItem, StaffMember, StreamEvent } from '@askwell/core/protocol';

const password = 'coffee in the morning';
const link = 'a-link-that-is-long-enough';

/** The contract's staff side in memory, as a `fetch`: enough to drive a workbench without a server. */
export class StaffServer {
  member: StaffMember | undefined;
  readonly colleague = { id: 'usr_tom', name: 'Tomas' };
  readonly conversations = new Map<string, { conversation: Conversation; messages: Message[] }>();
  readonly articles: ArticleSummary[] = [
    summary('returns', 'en', 'Return something', 'policy'),
    summary('returns', 'zh-CN', '30 天内退货', 'policy'),
    summary('refunds', 'en', 'Get a refund', 'policy'),
    summary('descale', 'en', 'Descale the kettle', 'guide'),
  ];
  readonly categories: CategoryNode[] = [
    { id: 'guide', name: 'Product guide', children: [] },
    { id: 'policy', name: 'Policies', children: [] },
  ];
  /** While true, messages of agents fail as if the network were gone. */
  offline = false;
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  #cursor = 0;

  static readonly password = password;
  static readonly link = link;

  get openStreams(): number {
    return this.#streams.size;
  }

  signedIn(): this {
    this.member = { id: 'usr_mei', name: 'Mei', email: 'mei@example.com', role: 'agent' };
    return this;
  }

  /** A customer who waits for a person. */
  waiting(id: string, visitorName: string): void {
    const queuedAt = Date.now() - 120_000;
    const conversation: Conversation = {
      id,
      visitorId: `vis_${id}`,
      visitorName,
      locale: 'en',
      state: 'queued',
      assignee: null,
      handoffReason: 'requested',
      queuedAt,
      createdAt: queuedAt,
      updatedAt: queuedAt,
      lastSeq: 0,
    };
    this.conversations.set(id, { conversation, messages: [] });
    this.say(id, { kind: 'visitor', id: `vis_${id}` }, { type: 'text', text: 'My kettle leaks' }, `first-${id}`);
    this.emit({ type: 'handoff.requested', conversation: this.#of(id).conversation });
  }

  say(id: string, author: Message['author'], content: MessageContent, clientId: string): Message {
    const entry = this.#of(id);
    const known = entry.messages.find((message) => message.clientId === clientId);
    if (known) return known;
    const seq = entry.messages.length + 1;
    const message: Message = {
      id: `msg_${id}_${seq}`,
      conversationId: id,
      seq,
      clientId,
      author,
      content,
      createdAt: Date.now(),
    };
    entry.messages.push(message);
    entry.conversation = { ...entry.conversation, lastSeq: seq, updatedAt: Date.now() };
    this.emit({ type: 'message.created', message, conversation: entry.conversation });
    return message;
  }

  change(id: string, change: Partial<Conversation>, type: 'handoff.accepted' | 'conversation.resolved'): Conversation {
    const entry = this.#of(id);
    entry.conversation = { ...entry.conversation, ...change, updatedAt: Date.now() };
    this.emit({ type, conversation: entry.conversation });
    return entry.conversation;
  }

  emit(event: DistributiveOmit<StreamEvent, 'cursor' | 'at'>): void {
    const cursor = `0.${++this.#cursor}`;
    const data = JSON.stringify({ ...event, cursor, at: Date.now() });
    for (const stream of this.#streams) stream.enqueue(new TextEncoder().encode(`id: ${cursor}\ndata: ${data}\n\n`));
  }

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const path = url.pathname.replace(/^.*\/api\/v1\/staff/, '');
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    if (path === '/sign-in')
      return body['password'] === password ? json({ member: this.signedIn().member }) : problem(401, 'sign-in-refused');
    if (path === '/sign-in-links/redeem')
      return body['token'] === link ? json({ member: this.signedIn().member }) : problem(400, 'link-used');
    const { member } = this;
    if (!member) return problem(401, 'not-signed-in');
    if (path === '/sign-out') {
      this.member = undefined;
      return new Response(null, { status: 204 });
    }
    if (path === '/me') return json({ member });
    if (path === '/events') return this.#stream(init.signal ?? undefined);
    if (path === '/articles') return json({ articles: this.articles });
    if (path === '/categories') return json({ categories: this.categories });
    if (path.startsWith('/articles/'))
      return this.#article(path.split('/')[2] ?? '', url.searchParams.get('locale') ?? '');
    if (path === '/conversations') return json({ items: this.#inbox(), cursor: `0.${this.#cursor}` });
    return this.#conversation(path, body, member);
  };

  #conversation(path: string, body: Record<string, unknown>, member: StaffMember): Response {
    const [, , id = '', action] = path.split('/');
    const entry = this.conversations.get(id);
    if (!entry) return problem(404, 'not-found');
    const me = { id: member.id, name: member.name };
    if (action === 'accept') {
      const { assignee } = entry.conversation;
      if (assignee && assignee.id !== me.id) return problem(409, 'already-accepted');
      return json({
        conversation: this.change(id, { state: 'open', assignee: me, queuedAt: null }, 'handoff.accepted'),
      });
    }
    if (action === 'resolve') {
      return json({ conversation: this.change(id, { state: 'resolved', assignee: null }, 'conversation.resolved') });
    }
    if (action === 'messages') {
      if (this.offline) throw new TypeError('Failed to fetch');
      const content = body['content'] as MessageContent;
      const message = this.say(id, { kind: 'agent', ...me }, content, String(body['clientId']));
      return json({ message, conversation: entry.conversation });
    }
    return json({ ...entry, page: null, cursor: `0.${this.#cursor}` });
  }

  #inbox(): InboxItem[] {
    return [...this.conversations.values()].map(({ conversation, messages }) => ({
      conversation,
      lastMessage: messages.at(-1) ?? null,
      page: null,
    }));
  }

  #article(articleId: string, locale: string): Response {
    const found = this.articles.find((article) => article.articleId === articleId && article.locale === locale);
    if (!found) return problem(404, 'not-found');
    const paragraph = { type: 'paragraph', children: [{ type: 'text', text: `About ${found.title}` }] };
    return json({
      ...found,
      category: { id: found.category, name: 'Policies' },
      sections: [
        { id: 'problem', heading: 'Problem', level: 2, blocks: [paragraph] },
        { id: 'steps', heading: 'Steps', level: 2, blocks: [paragraph] },
      ],
      related: [],
      locales: this.articles.filter((article) => article.articleId === articleId).map((article) => article.locale),
    });
  }

  #stream(signal: AbortSignal | undefined): Response {
    const streams = this.#streams;
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      streams.add(controller);
      controller.enqueue(new TextEncoder().encode(`id: 0.${this.#cursor}\ndata: {}\n\n`));
      signal?.addEventListener('abort', () => {
        streams.delete(controller);
        controller.error(signal.reason);
      });
    };
    return new Response(new ReadableStream({ start }), { headers: { 'content-type': 'text/event-stream' } });
  }

  #of(id: string) {
    const entry = this.conversations.get(id);
    if (!entry) throw new Error(`No conversation ${id}`);
    return entry;
  }
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

function summary(articleId: string, locale: string, title: string, category: string): ArticleSummary {
  return {
    articleId,
    locale,
    title,
    category,
    kind: 'article',
    tags: [],
    audience: 'customer',
    revision: 1,
    updatedAt: 0,
  };
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
}

function problem(status: number, code: string): Response {
  const body = { type: `urn:askwell:problem:${code}`, title: code, status, detail: code };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}
