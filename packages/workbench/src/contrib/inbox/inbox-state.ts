import type { Conversation } from '@askwell/core/conversations';
import type { InboxItem, StreamEvent } from '@askwell/core/protocol';

/** Conversations by id as an agent sees them in the list. */
export type InboxState = ReadonlyMap<string, InboxItem>;

export type InboxGroup = 'waiting' | 'mine' | 'others' | 'resolved';

export const inboxGroups: readonly InboxGroup[] = ['waiting', 'mine', 'others', 'resolved'];

export function inboxFrom(items: readonly InboxItem[]): InboxState {
  return new Map(items.map((item) => [item.conversation.id, item]));
}

/**
 * Takes an event into the list. An event that is older than what is known changes nothing, so events that overlap with
 * a fetched list, or come twice, do no harm.
 */
export function applyEvent(state: InboxState, event: StreamEvent): InboxState {
  if (!('conversation' in event)) return state;
  const message = event.type === 'message.created' ? event.message : undefined;
  return applyConversation(state, event.conversation, message);
}

export function applyConversation(
  state: InboxState,
  conversation: Conversation,
  message?: InboxItem['lastMessage'],
): InboxState {
  const known = state.get(conversation.id);
  const newer = !known || isNewer(conversation, known.conversation);
  const last = known?.lastMessage ?? null;
  const lastMessage = message && message.seq > (last?.seq ?? 0) ? message : last;
  if (!newer && lastMessage === last) return state;
  const item: InboxItem = {
    conversation: newer ? conversation : known.conversation,
    lastMessage,
    page: known?.page ?? null,
  };
  return new Map(state).set(conversation.id, item);
}

/** Whether the first is at least as new as the second, of the same conversation. */
export function isNewer(a: Conversation, b: Conversation): boolean {
  return a.lastSeq === b.lastSeq ? a.updatedAt >= b.updatedAt : a.lastSeq > b.lastSeq;
}

/** Where a conversation stands for this agent; undefined while the bot has it. */
export function groupOf({ state, assignee }: Conversation, memberId: string): InboxGroup | undefined {
  switch (state) {
    case 'queued':
      return 'waiting';
    case 'open':
      return assignee?.id === memberId ? 'mine' : 'others';
    case 'resolved':
      return 'resolved';
    default:
      return undefined;
  }
}

/** The groups with their conversations: who waits longest first, otherwise the latest change first. */
export function groupItems(state: InboxState, memberId: string): Readonly<Record<InboxGroup, readonly InboxItem[]>> {
  const groups: Record<InboxGroup, InboxItem[]> = { waiting: [], mine: [], others: [], resolved: [] };
  for (const item of state.values()) {
    const group = groupOf(item.conversation, memberId);
    if (group) groups[group].push(item);
  }
  groups.waiting.sort((a, b) => (a.conversation.queuedAt ?? 0) - (b.conversation.queuedAt ?? 0));
  for (const group of ['mine', 'others', 'resolved'] as const) {
    groups[group].sort((a, b) => b.conversation.updatedAt - a.conversation.updatedAt);
  }
  return groups;
}
