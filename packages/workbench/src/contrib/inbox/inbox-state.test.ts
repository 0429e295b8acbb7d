import type { Conversation, Message } from '@askwell/core/conversations';
import type { StreamEvent } from '@askwell/core/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, groupItems, inboxFrom, type InboxState } from './inbox-state.ts';
import { applyToTranscript, transcriptFrom } from './transcript-state.ts';

const mei = { id: 'usr_mei', name: 'Mei' };
const tom = { id: 'usr_tom', name: 'Tom' };

function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'cnv_1',
    visitorId: 'vis_1',
    locale: 'en',
    state: 'bot',
    assignee: null,
    handoffReason: null,
    queuedAt: null,
    createdAt: 0,
    updatedAt: 0,
    lastSeq: 0,
    ...change,
  };
}

function message(seq: number, text = `message ${seq}`): Message {
  return {
    id: `msg_${seq}`,
    conversationId: 'cnv_1',
    seq,
    clientId: `client-${seq}`,
    author: { kind: 'visitor', id: 'vis_1' },
    content: { type: 'text', text },
    createdAt: seq,
  };
}

/** What the log holds for one conversation, in order. */
const log: readonly StreamEvent[] = [
  { type: 'conversation.opened', at: 1, cursor: '0.1', conversation: conversation({ updatedAt: 1 }) },
  {
    type: 'message.created',
    at: 2,
    cursor: '0.2',
    message: message(1),
    conversation: conversation({ updatedAt: 2, lastSeq: 1 }),
  },
  {
    type: 'handoff.requested',
    at: 3,
    cursor: '0.3',
    conversation: conversation({ state: 'queued', queuedAt: 3, updatedAt: 3, lastSeq: 1 }),
  },
  {
    type: 'handoff.accepted',
    at: 4,
    cursor: '0.4',
    conversation: conversation({ state: 'open', assignee: mei, updatedAt: 4, lastSeq: 1 }),
  },
  {
    type: 'message.created',
    at: 5,
    cursor: '0.5',
    message: message(2),
    conversation: conversation({ state: 'open', assignee: mei, updatedAt: 5, lastSeq: 2 }),
  },
];

function replay(events: readonly StreamEvent[], state: InboxState = new Map()): InboxState {
  return events.reduce(applyEvent, state);
}

describe('the inbox', () => {
  it('follows a conversation through its groups', () => {
    const groups = (count: number) =>
      Object.entries(groupItems(replay(log.slice(0, count)), mei.id))
        .filter(([, items]) => items.length > 0)
        .map(([group]) => group);
    expect(groups(2)).toEqual([]);
    expect(groups(3)).toEqual(['waiting']);
    expect(groups(4)).toEqual(['mine']);
    expect(Object.keys(groupItems(replay(log), tom.id)).length).toBe(4);
    expect(groupItems(replay(log), tom.id).others).toHaveLength(1);
  });

  it('puts who waits longest first', () => {
    const waiting = (id: string, queuedAt: number) => ({
      conversation: conversation({ id, state: 'queued', queuedAt }),
      lastMessage: null,
      page: null,
    });
    const state = inboxFrom([waiting('late', 30), waiting('early', 10), waiting('middle', 20)]);
    expect(groupItems(state, mei.id).waiting.map(({ conversation: { id } }) => id)).toEqual([
      'early',
      'middle',
      'late',
    ]);
  });

  it('keeps what a fetched list knows of the page', () => {
    const page = { url: 'https://shop.example/', title: 'Shop' };
    const state = inboxFrom([{ conversation: conversation(), lastMessage: null, page }]);
    expect(replay(log, state).get('cnv_1')?.page).toEqual(page);
  });

  it('ends the same however often and from wherever the log is read again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(log.length), { maxLength: 6 }), (starts) => {
        const events = [...starts.flatMap((start) => log.slice(0, start)), ...log];
        expect(replay(events)).toEqual(replay(log));
      }),
    );
  });
});

describe('a transcript', () => {
  const start = transcriptFrom({
    conversation: conversation({ updatedAt: 2, lastSeq: 1 }),
    messages: [message(1)],
    cursor: '0.2',
    page: null,
  });

  it('takes each message once, in its place', () => {
    const state = [...log, ...log].reduce(applyToTranscript, start);
    expect(state.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(state.conversation.state).toBe('open');
    expect(state.incomplete).toBe(false);
  });

  it('notices that one is missing', () => {
    const event: StreamEvent = {
      type: 'message.created',
      at: 9,
      cursor: '0.9',
      message: message(4),
      conversation: conversation({ updatedAt: 9, lastSeq: 4 }),
    };
    expect(applyToTranscript(start, event).incomplete).toBe(true);
  });

  it('ignores other conversations', () => {
    const other: StreamEvent = {
      type: 'conversation.resolved',
      at: 9,
      cursor: '0.9',
      conversation: conversation({ id: 'cnv_2', state: 'resolved' }),
    };
    expect(applyToTranscript(start, other)).toBe(start);
  });
});
