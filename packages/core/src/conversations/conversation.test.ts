import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { botMayAnswer, openConversation, transition, type Conversation, type ConversationCommand } from './index.ts';

const mei = { id: 'usr_mei', name: 'Mei' };
const tomas = { id: 'usr_tomas', name: 'Tomas' };
const fresh = openConversation({ id: 'cnv_1', visitorId: 'vis_1', visitorName: undefined, locale: 'en' }, 1_000);

function after(...commands: ConversationCommand[]): Conversation {
  return commands.reduce((conversation, command, index) => {
    const result = transition(conversation, command, 2_000 + index);
    if (!result.ok) throw new Error(result.error.code);
    return result.value.conversation;
  }, fresh);
}

const ask: ConversationCommand = { type: 'request-handoff', reason: 'requested' };
const accept: ConversationCommand = { type: 'accept', agent: mei };
const resolve: ConversationCommand = { type: 'resolve', agentId: mei.id };
const write: ConversationCommand = { type: 'customer-wrote' };

describe('a conversation', () => {
  it('begins with the bot', () => {
    expect(fresh.state).toBe('bot');
    expect(botMayAnswer(fresh)).toBe(true);
  });

  it('waits in the queue from the moment a person is asked for, and the bot falls silent', () => {
    const queued = after(ask);
    expect(queued).toMatchObject({ state: 'queued', queuedAt: 2_000, handoffReason: 'requested' });
    expect(botMayAnswer(queued)).toBe(false);
  });

  it('keeps its place when a person is asked for again', () => {
    expect(after(ask, ask)).toEqual(after(ask));
  });

  it('belongs to the agent who accepted it', () => {
    expect(after(ask, accept)).toMatchObject({ state: 'open', assignee: mei, queuedAt: null });
  });

  it('refuses a second agent and names the first', () => {
    const second = transition(after(ask, accept), { type: 'accept', agent: tomas }, 9);
    expect(second).toEqual({ ok: false, error: { code: 'already-accepted', assignee: mei } });
  });

  it('cannot be accepted while nobody waits', () => {
    expect(transition(fresh, accept, 9)).toEqual({ ok: false, error: { code: 'not-waiting', state: 'bot' } });
  });

  it('is resolved by its assignee only', () => {
    expect(transition(after(ask, accept), { type: 'resolve', agentId: tomas.id }, 9)).toMatchObject({ ok: false });
    expect(after(ask, accept, resolve)).toMatchObject({ state: 'resolved', assignee: null });
  });

  it('goes back to the bot when the customer writes again', () => {
    expect(after(ask, accept, resolve, write)).toMatchObject({ state: 'bot', handoffReason: null });
  });

  it('never traps the customer: a person can be asked for from every state', () => {
    const command = fc.constantFrom<ConversationCommand>(
      ask,
      accept,
      resolve,
      write,
      { type: 'accept', agent: tomas },
      { type: 'resolve', agentId: tomas.id },
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let conversation = fresh;
        for (const next of commands) {
          const result = transition(conversation, next, 5_000);
          if (result.ok) ({ conversation } = result.value);
          const { state, assignee, queuedAt } = conversation;
          expect(assignee !== null).toBe(state === 'open');
          expect(queuedAt !== null).toBe(state === 'queued');
          const asked = transition(conversation, ask, 6_000);
          expect(asked.ok && ['queued', 'open'].includes(asked.value.conversation.state)).toBe(true);
        }
      }),
    );
  });
});
