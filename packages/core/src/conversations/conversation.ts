import type { HandoffReason } from '../answers/index.ts';
import { err, ok, type Result } from '../base/index.ts';

/**
 * Who owns a conversation: the bot answers in `bot`; `queued` waits for a person while the customer may go on
 * writing; one agent owns `open`; `resolved` is finished until the customer writes again.
 */
export type ConversationState = 'bot' | 'queued' | 'open' | 'resolved';

export interface Conversation {
  readonly id: string;
  readonly visitorId: string;
  readonly visitorName?: string | undefined;
  readonly locale: string;
  readonly state: ConversationState;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly handoffReason: HandoffReason | null;
  /** When the customer began to wait for a person; milliseconds since 1970, null when nobody waits. */
  readonly queuedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The seq of the newest message, 0 when there is none. */
  readonly lastSeq: number;
}

export type ConversationCommand =
  | { readonly type: 'request-handoff'; readonly reason: HandoffReason }
  | { readonly type: 'accept'; readonly agent: { readonly id: string; readonly name: string } }
  | { readonly type: 'resolve'; readonly agentId: string }
  /** The customer wrote: reopens a resolved conversation, changes nothing else. */
  | { readonly type: 'customer-wrote' };

/** The names under which a change of state is logged. */
export type ConversationEventType =
  | 'conversation.opened'
  | 'handoff.requested'
  | 'handoff.accepted'
  | 'conversation.resolved'
  | 'conversation.reopened';

export type ConversationProblem =
  | { readonly code: 'already-accepted'; readonly assignee: { readonly id: string; readonly name: string } }
  | { readonly code: 'not-waiting'; readonly state: ConversationState }
  | { readonly code: 'not-assignee' }
  | { readonly code: 'already-resolved' };

/** A decided change: the conversation as it will be, and the event to log; `event` is null when nothing changed. */
export interface Transition {
  readonly conversation: Conversation;
  readonly event: ConversationEventType | null;
}

/** A new conversation, owned by the bot. */
export function openConversation(
  fields: Pick<Conversation, 'id' | 'visitorId' | 'visitorName' | 'locale'>,
  now: number,
): Conversation {
  return {
    ...fields,
    state: 'bot',
    assignee: null,
    handoffReason: null,
    queuedAt: null,
    createdAt: now,
    updatedAt: now,
    lastSeq: 0,
  };
}

/**
 * Decides what a command does to a conversation. Pure: storing the outcome, and making sure that only one of two
 * concurrent deciders wins, is the caller's.
 *
 * Asking twice for the same thing is not a problem: a second request for a person, or a second accept by the
 * assignee, changes nothing.
 *
 * @param now milliseconds since 1970
 */
export function transition(
  conversation: Conversation,
  command: ConversationCommand,
  now: number,
): Result<Transition, ConversationProblem> {
  const { state, assignee } = conversation;
  const unchanged = ok({ conversation, event: null });
  switch (command.type) {
    case 'request-handoff':
      if (state === 'queued' || state === 'open') return unchanged;
      return changed('handoff.requested', { state: 'queued', handoffReason: command.reason, queuedAt: now });
    case 'accept':
      if (assignee && state === 'open') {
        return assignee.id === command.agent.id ? unchanged : err({ code: 'already-accepted', assignee });
      }
      if (state !== 'queued') return err({ code: 'not-waiting', state });
      return changed('handoff.accepted', { state: 'open', assignee: command.agent, queuedAt: null });
    case 'resolve':
      if (state === 'resolved') return err({ code: 'already-resolved' });
      if (assignee?.id !== command.agentId) return err({ code: 'not-assignee' });
      return changed('conversation.resolved', { state: 'resolved', assignee: null, queuedAt: null });
    case 'customer-wrote':
      if (state !== 'resolved') return unchanged;
      // Back to the bot, never back into a queue unasked: the way to a person stays one step away.
      return changed('conversation.reopened', { state: 'bot', handoffReason: null });
  }

  function changed(
    event: ConversationEventType,
    change: Partial<Conversation>,
  ): Result<Transition, ConversationProblem> {
    return ok({ conversation: { ...conversation, ...change, updatedAt: now }, event });
  }
}

/** Whether the bot may speak: only while nobody else owns the conversation. */
export function botMayAnswer(conversation: Conversation): boolean {
  return conversation.state === 'bot';
}
