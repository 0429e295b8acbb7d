import { Emitter, newId, systemClock, type Clock, type Disposable } from '@askwell/core/base';
import type { Conversation, Message } from '@askwell/core/conversations';
import {
  Backoff,
  EventStream,
  Outbox,
  ProblemError,
  routes,
  VisitorClient,
  type OutboxEntry,
  type StreamEvent,
  type StreamState,
  type VisitorMessageRequest,
} from '@askwell/core/protocol';
import type { BrowserStorage } from './browser-storage.ts';
import { outboxStorage } from './outbox-storage.ts';
import { merge, type KnownTranscript } from './transcript.ts';
import { VisitorRecordStore } from './visitor-record.ts';

/** What a customer can say: a text, or one of the choices offered. */
export type VisitorContent = VisitorMessageRequest['content'];

export interface ConversationState extends KnownTranscript {
  /** Written here and not yet acknowledged, in order of writing. */
  readonly unsent: readonly OutboxEntry<VisitorContent>[];
  /** `lost` while the server is out of reach and tries go on. */
  readonly connection: 'idle' | 'connecting' | 'live' | 'lost';
  /** Whether the customer asked for a person and the server does not know yet. */
  readonly asking: boolean;
  /** Whether this browser remembers a conversation. */
  readonly begun: boolean;
}

export interface ConversationStoreOptions {
  /** Where Askwell is mounted. */
  readonly server: string;
  /** Language of the conversation, BCP 47. */
  readonly locale: string;
  readonly storage: BrowserStorage;
  /** The page the customer is on when the conversation begins. */
  readonly page?: () => { readonly url: string; readonly title: string };
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** Makes the waiting times between tries; one for each purpose. */
  readonly backoff?: () => Backoff;
}

/**
 * The customer's conversation: sends, receives, and survives reloads, lost connections and lost sessions. It opens a
 * session only when the customer first says something, and stores nothing before that.
 */
export class ConversationStore implements Disposable {
  readonly #options: ConversationStoreOptions;
  readonly #client: VisitorClient;
  readonly #clock: Clock;
  readonly #record: VisitorRecordStore;
  readonly #outbox: Outbox<VisitorContent>;
  readonly #backoff: Backoff;
  readonly #onDidChange = new Emitter<ConversationState>();
  readonly #onDidReceive = new Emitter<Message>();
  readonly onDidChange = this.#onDidChange.event;
  /** Fires for each message of somebody else that arrives while we listen; not for those of the past. */
  readonly onDidReceive = this.#onDidReceive.event;
  #state: ConversationState = {
    conversation: null,
    messages: [],
    unsent: [],
    connection: 'idle',
    asking: false,
    begun: false,
  };
  #stream: EventStream | undefined;
  #opening: Promise<void> | undefined;
  /** Identifies the present try to follow the conversation; a later one makes earlier ones stop. */
  #following: object | undefined;
  #wake: (() => void) | undefined;
  #disposed = false;

  constructor(options: ConversationStoreOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#backoff = options.backoff?.() ?? new Backoff();
    const key = `askwell:${options.server}`;
    this.#record = new VisitorRecordStore(options.storage, key);
    this.#record.onDidChangeElsewhere(() => this.#adopt());
    this.#client = new VisitorClient({
      baseUrl: options.server,
      headers: () => this.#headers(),
      ...(options.fetch ? { fetch: options.fetch } : {}),
    });
    this.#outbox = new Outbox<VisitorContent>({
      send: (entry) => this.#deliver(entry),
      storage: outboxStorage(options.storage, `${key}:unsent:`),
      onChange: (unsent) => this.#change({ unsent }),
      ...(options.backoff ? { backoff: options.backoff() } : {}),
    });
  }

  get state(): ConversationState {
    return this.#state;
  }

  /** Takes up the conversation this browser remembers, if there is one, with the messages not yet sent. */
  async restore(): Promise<void> {
    if (!this.#record.record) return;
    this.#adopt();
    await this.#outbox.restore();
  }

  /** Says something; it is shown at once and sent as soon as the server can be reached. */
  send(content: VisitorContent): void {
    const writtenAt = this.#clock.now();
    this.#outbox.add({ clientId: newId('msg', writtenAt), conversationId: this.#begin(), content, writtenAt });
  }

  /** Sends a refused message again, as a new one. */
  retry(entry: OutboxEntry<VisitorContent>): void {
    this.#outbox.remove(entry.clientId);
    this.send(entry.content);
  }

  discard(entry: OutboxEntry<VisitorContent>): void {
    this.#outbox.remove(entry.clientId);
  }

  /** Asks for a person, over lost connections too. */
  async askForPerson(): Promise<void> {
    if (this.#state.asking) return;
    this.#begin();
    this.#change({ asking: true });
    while (this.#state.asking && !this.#disposed) {
      try {
        await this.#withConversation((id) => this.#client.requestHandoff(id, 'requested'));
        this.#change({ asking: false });
      } catch (error) {
        if (isFinal(error)) this.#change({ asking: false });
        else await this.#pause();
      }
    }
  }

  /** Leaves the conversation; the next message begins another one. */
  startOver(): void {
    this.#stopFollowing();
    const token = this.#record.record?.token ?? null;
    this.#record.record = { token, conversationId: this.#newConversationId(), opened: false, live: false };
    this.#change({ conversation: null, messages: [], connection: 'idle', asking: false });
  }

  /** Lets go of the connection, for a page that goes to sleep or a network that went away. */
  pause(): void {
    this.#stream?.pause();
    if (this.#state.connection !== 'idle') this.#change({ connection: 'lost' });
  }

  /** Goes on at once: the page woke up, or the network is back. */
  resume(): void {
    this.#wake?.();
    this.#stream?.resume();
    if (this.#state.unsent.length > 0) this.#outbox.flush();
  }

  dispose(): void {
    this.#disposed = true;
    this.#stopFollowing();
    this.#wake?.();
    this.#outbox.dispose();
    this.#record.dispose();
    this.#onDidChange.dispose();
    this.#onDidReceive.dispose();
  }

  /** The id of the conversation, begun here if there is none. */
  #begin(): string {
    this.#record.record ??= { token: null, conversationId: this.#newConversationId(), opened: false, live: false };
    if (!this.#state.begun) this.#change({ begun: true });
    return this.#record.record.conversationId;
  }

  #newConversationId(): string {
    return newId('cnv', this.#clock.now());
  }

  #headers(): Record<string, string> {
    const token = this.#record.record?.token;
    return token ? { authorization: `Bearer ${token}` } : {};
  }

  async #deliver({ clientId, content }: OutboxEntry<VisitorContent>): Promise<void> {
    const { message, conversation } = await this.#withConversation((id) =>
      this.#client.send(id, { clientId, content }),
    );
    this.#merge([message], conversation);
  }

  /** Does something with a conversation that the server knows; a lost session or conversation is replaced, once. */
  async #withConversation<T extends { conversation: Conversation }>(act: (id: string) => Promise<T>): Promise<T> {
    for (let replaced = false; ; replaced = true) {
      try {
        await (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)));
        const result = await act(this.#begin());
        this.#merge([], result.conversation);
        if (this.#state.connection === 'lost') this.#recover();
        return result;
      } catch (error) {
        if (replaced || !this.#lose(error)) {
          if (!isFinal(error)) this.#change({ connection: 'lost' });
          throw error;
        }
      }
    }
  }

  async #open(): Promise<void> {
    const conversationId = this.#begin();
    if (!this.#record.record?.token) {
      const { token } = await this.#client.openSession();
      this.#record.change({ token });
    }
    if (!this.#record.record?.opened) {
      const { locale, page } = this.#options;
      const { conversation } = await this.#client.openConversation({
        id: conversationId,
        locale,
        ...(page ? { page: page() } : {}),
      });
      this.#record.change({ opened: true });
      this.#merge([], conversation);
    }
    if (!this.#following) void this.#follow(conversationId);
  }

  /** Reads the transcript, then listens from where it ended. */
  async #follow(conversationId: string): Promise<void> {
    const run = (this.#following = {});
    const isStale = () => this.#following !== run;
    this.#change({ connection: this.#state.connection === 'lost' ? 'lost' : 'connecting' });
    while (!isStale()) {
      try {
        const { messages, conversation, cursor } = await this.#client.transcript(conversationId);
        if (isStale()) return;
        this.#merge(messages, conversation);
        this.#stream = new EventStream({
          http: this.#client.options,
          route: routes.events,
          pollRoute: routes.eventsPoll,
          cursor,
          onEvent: (event) => this.#take(event),
          onState: (state) => !isStale() && this.#enter(state),
          ...(this.#options.backoff ? { backoff: this.#options.backoff() } : {}),
        });
        this.#stream.resume();
        return;
      } catch (error) {
        if (isStale() || this.#lose(error) || isFinal(error)) return;
        this.#change({ connection: 'lost' });
        await this.#pause();
      }
    }
  }

  /** The server answered, so the stream should be able to reach it too. */
  #recover(): void {
    if (this.#stream?.state === 'live') this.#change({ connection: 'live' });
    else this.resume();
  }

  #stopFollowing(): void {
    this.#following = undefined;
    this.#stream?.dispose();
    this.#stream = undefined;
  }

  /** When the server does not know the visitor or the conversation any more: forgets them, keeps what is unsent. */
  #lose(error: unknown): boolean {
    if (!(error instanceof ProblemError) || (error.status !== 401 && error.status !== 404)) return false;
    if (error.status === 401) this.#record.change({ token: null });
    this.startOver();
    if (this.#state.unsent.length === 0 && !this.#state.asking) this.#end();
    return true;
  }

  #end(): void {
    this.#record.record = null;
    this.#change({ begun: false });
  }

  /** Goes over to the conversation that the record names: remembered, or begun in another tab. */
  #adopt(): void {
    const { record } = this.#record;
    if (record && record.conversationId === this.#state.conversation?.id && this.#following) return;
    this.#stopFollowing();
    this.#change({ conversation: null, messages: [], connection: 'idle', begun: record !== null });
    if (record?.token && record.opened) void this.#follow(record.conversationId);
  }

  #enter(state: StreamState): void {
    if (state === 'live') this.#change({ connection: 'live' });
    else if (state === 'waiting') this.#change({ connection: 'lost' });
    else if (state === 'refused') {
      this.#record.change({ token: null });
      this.#stopFollowing();
      if (this.#state.unsent.length > 0) this.#outbox.flush();
      else this.#change({ connection: 'idle' });
    }
  }

  #take(event: StreamEvent): void {
    if (!('conversation' in event) || event.conversation.id !== this.#record.record?.conversationId) return;
    const message = event.type === 'message.created' ? event.message : undefined;
    const isNew = message && !this.#state.messages.some(({ seq }) => seq === message.seq);
    if (message) this.#outbox.remove(message.clientId);
    this.#merge(message ? [message] : [], event.conversation);
    if (isNew && message.author.kind !== 'visitor') this.#onDidReceive.fire(message);
  }

  #merge(messages: readonly Message[], conversation: Conversation): void {
    if (conversation.id !== this.#record.record?.conversationId) return;
    const merged = merge(this.#state, messages, conversation);
    const live = merged.conversation?.state === 'queued' || merged.conversation?.state === 'open';
    if (live !== this.#record.record.live) this.#record.change({ live });
    this.#change(merged);
  }

  #change(change: Partial<ConversationState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onDidChange.fire(this.#state);
  }

  /** Waits for the next try; {@link resume} ends it. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const earlier = this.#wake;
      const end = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        earlier?.();
        resolve();
      };
      const timer = setTimeout(end, this.#backoff.next());
      this.#wake = end;
    });
  }
}

/** Whether trying again is pointless. */
function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && !error.retryable;
}
