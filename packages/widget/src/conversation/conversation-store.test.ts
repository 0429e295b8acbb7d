import { toDisposable } from '@askwell/core/base';
import type { MessageContent } from '@askwell/core/conversations';
import { Backoff } from '@askwell/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from '../../test/fake-server.ts';
import type { BrowserStorage } from './browser-storage.ts';
import { ConversationStore, type ConversationState } from './conversation-store.ts';

/** Patient, since the machines that run this are busy. */
const eventually = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 15_000 });

/** A browser's storage, shared by its tabs. */
class SharedStorage {
  readonly entries = new Map<string, string>();
  readonly #tabs = new Map<object, Set<(key: string) => void>>();

  tab(): BrowserStorage {
    const listeners = new Set<(key: string) => void>();
    this.#tabs.set(listeners, listeners);
    return {
      read: (key) => this.entries.get(key) ?? null,
      write: (key, value) => {
        if (value === null) this.entries.delete(key);
        else this.entries.set(key, value);
        for (const others of this.#tabs.values()) if (others !== listeners) for (const tell of others) tell(key);
      },
      keys: () => [...this.entries.keys()],
      onDidChangeElsewhere: (listener) => {
        listeners.add(listener);
        return toDisposable(() => listeners.delete(listener));
      },
    };
  }
}

const stores: ConversationStore[] = [];

function open(server: FakeServer, storage: BrowserStorage): ConversationStore {
  const store = new ConversationStore({
    server: 'https://help.example',
    locale: 'en',
    storage,
    fetch: server.fetch,
    backoff: () => new Backoff({ first: 1, longest: 2 }),
  });
  stores.push(store);
  return store;
}

const reaches = (store: ConversationStore, check: (state: ConversationState) => boolean) =>
  eventually(() => expect(check(store.state), JSON.stringify(store.state)).toBe(true));

const texts = ({ messages }: ConversationState) =>
  messages.map(({ content }) => ('text' in content ? content.text : content.type));

const text = (words: string) => ({ type: 'text', text: words }) as const;
const smallTalk: MessageContent = { type: 'small-talk', intent: 'greeting' };
const agent = { kind: 'agent', id: 'usr_1', name: 'Mei' } as const;

afterEach(() => {
  for (const store of stores.splice(0)) store.dispose();
});

describe('ConversationStore', () => {
  it('asks the server for nothing and stores nothing before the first message', async () => {
    const server = new FakeServer();
    const shared = new SharedStorage();
    await open(server, shared.tab()).restore();
    expect(server.requests).toEqual([]);
    expect(shared.entries.size).toBe(0);
  });

  it('shows a message at once, sends it, and receives the answer once', async () => {
    const server = new FakeServer();
    server.bot = () => smallTalk;
    const store = open(server, new SharedStorage().tab());
    const received: string[] = [];
    store.onDidReceive((message) => received.push(message.content.type));
    store.send(text('Hello'));
    expect(store.state.unsent.map(({ content }) => content.text)).toEqual(['Hello']);
    await reaches(store, (state) => state.messages.length === 2 && state.unsent.length === 0);
    expect(texts(store.state)).toEqual(['Hello', 'small-talk']);
    await reaches(store, (state) => state.connection === 'live');
    server.say(server.onlyConversation.conversation.id, agent, text('And hello from me'));
    await reaches(store, (state) => state.messages.length === 3);
    expect(received.filter((type) => type === 'text')).toHaveLength(1);
  });

  it('keeps messages written offline over a reload and sends them in order, each once', async () => {
    const server = new FakeServer();
    const shared = new SharedStorage();
    const first = open(server, shared.tab());
    server.offline = true;
    first.send(text('one'));
    first.send(text('two'));
    await reaches(first, (state) => state.connection === 'lost');
    first.dispose();

    const second = open(server, shared.tab());
    await second.restore();
    expect(second.state.unsent).toHaveLength(2);
    server.offline = false;
    second.resume();
    await reaches(second, (state) => state.unsent.length === 0);
    expect(texts(second.state)).toEqual(['one', 'two']);
    expect([...shared.entries.keys()]).toEqual(['askwell:https://help.example']);
  });

  it('does not say a thing twice when only the answer of the server was lost', async () => {
    const server = new FakeServer();
    const store = open(server, new SharedStorage().tab());
    server.loseAnswerTo = '/messages';
    store.send(text('once'));
    await reaches(store, (state) => state.unsent.length === 0 && state.messages.length === 1);
    expect(server.onlyConversation.messages).toHaveLength(1);
    expect(store.state.messages).toHaveLength(1);
  });

  it('resumes after a reload with what was said meanwhile', async () => {
    const server = new FakeServer();
    const shared = new SharedStorage();
    const first = open(server, shared.tab());
    first.send(text('Hello'));
    await reaches(first, (state) => state.messages.length === 1);
    first.dispose();
    const { id } = server.onlyConversation.conversation;
    server.say(id, agent, text('While you were away'));

    const second = open(server, shared.tab());
    const received = vi.fn<() => void>();
    second.onDidReceive(received);
    await second.restore();
    await reaches(second, (state) => state.connection === 'live');
    expect(texts(second.state)).toEqual(['Hello', 'While you were away']);
    expect(received).not.toHaveBeenCalled();
    server.say(id, agent, text('And now'));
    await reaches(second, (state) => state.messages.length === 3);
    expect(received).toHaveBeenCalledTimes(1);
  });

  it('misses nothing when the stream is cut', async () => {
    const server = new FakeServer();
    const store = open(server, new SharedStorage().tab());
    store.send(text('Hello'));
    await reaches(store, (state) => state.connection === 'live' && state.messages.length === 1);
    const { id } = server.onlyConversation.conversation;
    server.offline = true;
    server.cutStreams();
    await reaches(store, (state) => state.connection === 'lost');
    server.say(id, agent, text('Into the dark'));
    server.offline = false;
    store.resume();
    await reaches(store, (state) => state.connection === 'live' && state.messages.length === 2);
  });

  it('begins a new session and conversation when the server forgot the old one, and keeps what is unsent', async () => {
    const server = new FakeServer();
    const store = open(server, new SharedStorage().tab());
    store.send(text('Before'));
    await reaches(store, (state) => state.messages.length === 1 && state.connection === 'live');
    const before = store.state.conversation?.id;
    server.revokeSessions();
    store.send(text('After'));
    await reaches(store, (state) => state.unsent.length === 0 && state.messages.length === 1);
    expect(texts(store.state)).toEqual(['After']);
    expect(store.state.conversation?.id).not.toBe(before);
    expect(server.conversationCount).toBe(2);
  });

  it('leaves a refused message with its writer', async () => {
    const server = new FakeServer();
    const store = open(server, new SharedStorage().tab());
    store.send(text('refuse me'));
    await reaches(store, (state) => state.unsent[0]?.refusal !== undefined);
    store.send(text('fine'));
    await reaches(store, (state) => state.messages.length === 1);
    const [refused] = store.state.unsent;
    store.discard(refused!);
    expect(store.state.unsent).toEqual([]);
  });

  it('asks for a person over a lost connection', async () => {
    const server = new FakeServer();
    const store = open(server, new SharedStorage().tab());
    server.offline = true;
    void store.askForPerson();
    await reaches(store, (state) => state.asking && state.connection === 'lost');
    server.offline = false;
    store.resume();
    await reaches(store, (state) => !state.asking && state.conversation?.state === 'queued');
  });

  it('begins another conversation on demand', async () => {
    const server = new FakeServer();
    const store = open(server, new SharedStorage().tab());
    store.send(text('first'));
    await reaches(store, (state) => state.messages.length === 1);
    store.startOver();
    expect(store.state.messages).toEqual([]);
    store.send(text('second'));
    await reaches(store, (state) => texts(state).join() === 'second' && state.unsent.length === 0);
    expect(server.conversationCount).toBe(2);
    expect(server.requests.filter((call) => call === 'POST /api/v1/visitor-sessions')).toHaveLength(1);
  });

  it('shows in one tab what another tab of the browser began', async () => {
    const server = new FakeServer();
    const shared = new SharedStorage();
    const [first, second] = [open(server, shared.tab()), open(server, shared.tab())];
    await second.restore();
    first.send(text('From the first tab'));
    await reaches(second, (state) => texts(state).includes('From the first tab'));
    second.send(text('From the second'));
    await reaches(first, (state) => texts(state).length === 2);
    expect(server.conversationCount).toBe(1);
  });
});
