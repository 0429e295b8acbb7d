import {
  openConversation,
  transition,
  type Conversation,
  type Message,
  type MessageAuthor,
  type MessageContent,
} from '@askwell/core/conversations';
import type { PublishedArticle, SearchHit, WidgetConfiguration } from '@askwell/core/protocol';

interface Logged {
  readonly id: number;
  readonly event: { readonly type: string; readonly conversation: Conversation; readonly message?: Message };
}

/**
 * The visitor's API in memory, as a `fetch`. It keeps the contract that the client relies on (idempotent messages,
 * seq without gaps, a stream that resumes from a cursor) and can be made to fail in the ways a network does.
 */
export class FakeServer {
  readonly requests: string[] = [];
  /** Every request fails as when the network is gone. */
  offline = false;
  /** Requests whose "METHOD path" contains this are stored, but their answer is lost; each once. */
  loseAnswerTo: string | undefined;
  hits: SearchHit[] = [];
  articles = new Map<string, PublishedArticle>();
  configuration: WidgetConfiguration = { name: 'Hearthlane', locales: ['en'], popular: [], backupContacts: [] };
  /** What the bot says to a message; undefined for nothing. */
  bot: (text: string) => MessageContent | undefined = () => undefined;

  #tokens = new Set<string>();
  #conversations = new Map<string, { owner: string; conversation: Conversation; messages: Message[] }>();
  #log: Logged[] = [];
  #streams = new Set<(entry: Logged) => void>();
  #cuts = new Set<() => void>();
  #now = 1_790_000_000_000;
  #count = 0;

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(input as string, 'https://help.example');
    const call = `${init.method ?? 'GET'} ${url.pathname}`;
    this.requests.push(call);
    await Promise.resolve();
    init.signal?.throwIfAborted();
    if (this.offline) throw new TypeError('Failed to fetch');
    const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const body = JSON.parse((init.body as string | undefined) ?? '{}') as never;
    const response = this.#answer(call, url, token, body, init);
    if (this.loseAnswerTo && call.includes(this.loseAnswerTo)) {
      this.loseAnswerTo = undefined;
      throw new TypeError('Failed to fetch');
    }
    return response;
  };

  get onlyConversation(): { conversation: Conversation; messages: Message[] } {
    const [first] = this.#conversations.values();
    if (!first) throw new Error('No conversation was opened.');
    return first;
  }

  get conversationCount(): number {
    return this.#conversations.size;
  }

  /** Somebody other than the visitor says something. */
  say(conversationId: string, author: MessageAuthor, content: MessageContent): Message {
    return this.#add(conversationId, author, content, `srv-${++this.#count}-xxxx`);
  }

  change(conversationId: string, command: Parameters<typeof transition>[1]): void {
    const entry = this.#conversations.get(conversationId)!;
    const result = transition(entry.conversation, command, ++this.#now);
    if (!result.ok || result.value.event === null) return;
    entry.conversation = result.value.conversation;
    this.#publish({ type: result.value.event, conversation: entry.conversation });
  }

  /** Ends every stream, as a restarting server does. */
  cutStreams(): void {
    for (const cut of [...this.#cuts]) cut();
  }

  /** Forgets every session. */
  revokeSessions(): void {
    this.#tokens.clear();
    this.cutStreams();
  }

  #answer(call: string, url: URL, token: string, body: never, init: RequestInit): Response {
    if (call === 'GET /api/v1/widget/configuration') return Response.json(this.configuration);
    if (call === 'GET /api/v1/knowledge/search') return Response.json({ hits: this.hits });
    if (call.startsWith('GET /api/v1/knowledge/articles/')) {
      const article = this.articles.get(decodeURIComponent(url.pathname.split('/').at(-1)!));
      return article ? Response.json(article) : problem(404, 'not-found');
    }
    if (call === 'POST /api/v1/visitor-sessions') {
      const created = `token-${++this.#count}`;
      this.#tokens.add(created);
      return Response.json(
        { token: created, visitorId: `vis_${this.#count}`, expiresAt: this.#now + 1e9 },
        { status: 201 },
      );
    }
    if (!this.#tokens.has(token)) return problem(401, 'session-required');
    if (call === 'POST /api/v1/conversations') return this.#open(token, body);
    if (call === 'GET /api/v1/events') return this.#stream(token, init);
    const id = url.pathname.split('/')[4] ?? '';
    const entry = this.#conversations.get(id);
    if (!entry || entry.owner !== token) return problem(404, 'not-found');
    if (call === `GET /api/v1/conversations/${id}`) return Response.json({ ...entry, cursor: `0.${this.#log.length}` });
    if (call.endsWith('/handoff')) {
      this.change(id, { type: 'request-handoff', reason: 'requested' });
      return Response.json({ conversation: entry.conversation });
    }
    return this.#receive(id, body);
  }

  #open(owner: string, { id, locale }: { id: string; locale: string }): Response {
    if (!this.#conversations.has(id)) {
      const conversation = openConversation({ id, visitorId: 'vis_1', visitorName: undefined, locale }, ++this.#now);
      this.#conversations.set(id, { owner, conversation, messages: [] });
    }
    return Response.json({ conversation: this.#conversations.get(id)!.conversation });
  }

  #receive(id: string, { clientId, content }: { clientId: string; content: MessageContent }): Response {
    const { messages } = this.#conversations.get(id)!;
    const known = messages.find((message) => message.clientId === clientId);
    if (content.type === 'text' && content.text === 'refuse me') return problem(422, 'refused');
    this.change(id, { type: 'customer-wrote' });
    const message = known ?? this.#add(id, { kind: 'visitor', id: 'vis_1' }, content, clientId);
    const reply = !known && 'text' in content ? this.bot(content.text) : undefined;
    if (reply) this.say(id, { kind: 'bot' }, reply);
    return Response.json({ message, conversation: this.#conversations.get(id)!.conversation });
  }

  #add(conversationId: string, author: MessageAuthor, content: MessageContent, clientId: string): Message {
    const entry = this.#conversations.get(conversationId)!;
    const seq = entry.conversation.lastSeq + 1;
    const createdAt = ++this.#now;
    const message: Message = { id: `msg_${++this.#count}`, conversationId, seq, clientId, author, content, createdAt };
    entry.messages.push(message);
    entry.conversation = { ...entry.conversation, lastSeq: seq, updatedAt: createdAt };
    this.#publish({ type: 'message.created', conversation: entry.conversation, message });
    return message;
  }

  #publish(event: Logged['event']): void {
    const entry = { id: this.#log.length + 1, event };
    this.#log.push(entry);
    for (const send of this.#streams) send(entry);
  }

  #stream(token: string, init: RequestInit): Response {
    const after = Number(new Headers(init.headers).get('last-event-id')?.split('.')[1] ?? this.#log.length);
    const encoder = new TextEncoder();
    let end = () => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = ({ id, event }: Logged) => {
          if (this.#conversations.get(event.conversation.id)?.owner !== token) return;
          const data = JSON.stringify({ ...event, cursor: `0.${id}`, at: this.#now });
          controller.enqueue(encoder.encode(`id: 0.${id}\ndata: ${data}\n\n`));
        };
        end = () => {
          this.#streams.delete(send);
          this.#cuts.delete(end);
          try {
            controller.close();
          } catch {} // the reader was faster
        };
        controller.enqueue(encoder.encode(': here\n\n'));
        for (const entry of this.#log.slice(after)) send(entry);
        this.#streams.add(send);
        this.#cuts.add(end);
      },
      cancel: () => end(),
    });
    init.signal?.addEventListener('abort', () => end());
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }
}

function problem(status: number, code: string): Response {
  return Response.json(
    { type: `urn:askwell:problem:${code}`, title: code, status, detail: code },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
