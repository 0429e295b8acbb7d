import { DisposableStore, Emitter, newId, systemClock, type Clock, type Disposable } from '@askwell/core/base';
import type { Conversation, Message } from '@askwell/core/conversations';
import { serviceId } from '@askwell/core/extensions';
import { Outbox, ProblemError, type OutboxEntry, type StreamEvent } from '@askwell/core/protocol';
import type { LiveService } from '../../platform/live-service.ts';
import type { SessionService } from '../../platform/session-service.ts';
import type { StorageService } from '../../platform/storage-service.ts';
import { applyConversation, applyEvent, groupItems, inboxFrom, type InboxState } from './inbox-state.ts';
import { OutboxShelf } from './outbox-shelf.ts';

export const inboxStore = serviceId<InboxStore>('inbox');

/** Roles that serve conversations, as the server sees it. */
const servers: ReadonlySet<string> = new Set(['agent', 'supervisor', 'admin']);

export interface TextContent {
  readonly type: 'text';
  readonly text: string;
}

/** What the server stored, as soon as it is known: before the event stream brings it. */
export interface StoredMessage {
  readonly message: Message;
  readonly conversation: Conversation;
}

/** All conversations for this member, live, and the messages on their way. */
export class InboxStore implements Disposable {
  readonly #session: SessionService;
  readonly #storage: StorageService;
  readonly #clock: Clock;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #onDidStartWaiting = this.#store.add(new Emitter<Conversation>());
  readonly #onDidStore = this.#store.add(new Emitter<StoredMessage>());
  #state: InboxState = new Map();
  #error: string | undefined;
  #loaded = false;
  #memberId: string | undefined;
  #outbox: Outbox<TextContent> | undefined;

  /** The list or the outbox changed. */
  readonly onDidChange = this.#onDidChange.event;
  /** A conversation came into the queue while this member was looking. */
  readonly onDidStartWaiting = this.#onDidStartWaiting.event;
  readonly onDidStore = this.#onDidStore.event;

  constructor(session: SessionService, live: LiveService, storage: StorageService, clock: Clock = systemClock) {
    this.#session = session;
    this.#storage = storage;
    this.#clock = clock;
    this.#store.add(session.onDidChange(() => this.#follow()));
    this.#store.add(live.onDidReceive((event) => this.#receive(event)));
    this.#store.add(
      live.onDidChangeState((state) => {
        if (state !== 'live') return;
        this.#outbox?.flush();
        if (!this.#loaded) void this.refresh();
      }),
    );
    this.#follow();
  }

  get state(): InboxState {
    return this.#state;
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  /** Why the list could not be loaded. */
  get error(): string | undefined {
    return this.#error;
  }

  get memberId(): string {
    return this.#memberId ?? '';
  }

  /** Whether this member serves conversations; the server shows them to nobody else. */
  get mayRead(): boolean {
    return servers.has(this.#session.member?.role ?? '');
  }

  get waitingCount(): number {
    return groupItems(this.#state, this.memberId).waiting.length;
  }

  /** Messages of a conversation that the server has not acknowledged. */
  pending(conversationId: string): readonly OutboxEntry<TextContent>[] {
    return (this.#outbox?.entries ?? []).filter((entry) => entry.conversationId === conversationId);
  }

  /** Fetches the list. Events that come meanwhile are newer than it or change nothing. */
  async refresh(): Promise<void> {
    const memberId = this.#memberId;
    if (memberId === undefined || !this.mayRead) return;
    try {
      const { items } = await this.#session.client.inbox();
      if (memberId !== this.#memberId) return;
      const live = this.#state;
      this.#state = inboxFrom(items);
      for (const { conversation, lastMessage } of live.values()) {
        this.#state = applyConversation(this.#state, conversation, lastMessage);
      }
      this.#loaded = true;
      this.#error = undefined;
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
    }
    this.#onDidChange.fire();
  }

  send(conversationId: string, text: string): void {
    const now = this.#clock.now();
    this.#outbox?.add({ clientId: newId('cli', now), conversationId, content: { type: 'text', text }, writtenAt: now });
  }

  /** Tries a refused message again, or throws it away. */
  settle(entry: OutboxEntry<TextContent>, decision: 'retry' | 'discard'): void {
    this.#outbox?.remove(entry.clientId);
    const { clientId, conversationId, content, writtenAt } = entry;
    if (decision === 'retry') this.#outbox?.add({ clientId, conversationId, content, writtenAt });
  }

  /** @throws ProblemError `already-accepted` when somebody else was faster. */
  async accept(conversationId: string): Promise<Conversation> {
    const { conversation } = await this.#session.client.accept(conversationId);
    this.take(conversation);
    return conversation;
  }

  async resolve(conversationId: string): Promise<Conversation> {
    const { conversation } = await this.#session.client.resolve(conversationId);
    this.take(conversation);
    return conversation;
  }

  /** Takes over what another request learned about a conversation. */
  take(conversation: Conversation): void {
    this.#state = applyConversation(this.#state, conversation);
    this.#onDidChange.fire();
  }

  draft(conversationId: string): string {
    return (
      this.#storage.read(`draft.${conversationId}`, (value) => (typeof value === 'string' ? value : undefined)) ?? ''
    );
  }

  keepDraft(conversationId: string, text: string): void {
    this.#storage.write(`draft.${conversationId}`, text === '' ? undefined : text);
  }

  dispose(): void {
    this.#outbox?.dispose();
    this.#store.dispose();
  }

  #follow(): void {
    const memberId = this.#session.member?.id;
    if (memberId === this.#memberId) return;
    this.#memberId = memberId;
    this.#outbox?.dispose();
    this.#outbox = undefined;
    this.#state = new Map();
    this.#loaded = false;
    if (memberId !== undefined) {
      this.#outbox = new Outbox<TextContent>({
        storage: new OutboxShelf(this.#storage),
        send: (entry) => this.#deliver(entry),
        onChange: () => this.#onDidChange.fire(),
      });
      void this.#outbox.restore();
      void this.refresh();
    }
    this.#onDidChange.fire();
  }

  async #deliver({ conversationId, clientId, content }: OutboxEntry<TextContent>): Promise<void> {
    try {
      const stored = await this.#session.client.send(conversationId, { clientId, content });
      this.#state = applyConversation(this.#state, stored.conversation, stored.message);
      this.#onDidStore.fire(stored);
    } catch (error) {
      // A session that ended says nothing about the message: it waits until its writer is back.
      if (error instanceof ProblemError && error.status === 401) throw new Error(error.message, { cause: error });
      throw error;
    }
  }

  #receive(event: StreamEvent): void {
    if (!('conversation' in event)) return;
    this.#state = applyEvent(this.#state, event);
    this.#onDidChange.fire();
    if (event.type === 'handoff.requested' && this.#loaded) this.#onDidStartWaiting.fire(event.conversation);
    if (event.type === 'message.created') this.#outbox?.remove(event.message.clientId);
  }
}
