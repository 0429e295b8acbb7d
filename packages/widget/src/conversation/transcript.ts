import type { Conversation, Message } from '@askwell/core/conversations';

/** A conversation as far as it is known here. */
export interface KnownTranscript {
  readonly conversation: Conversation | null;
  /** By `seq`, each once. */
  readonly messages: readonly Message[];
}

/**
 * Adds what arrived, over whichever way and in whichever order: the answer to a request, the event stream and the
 * transcript may each bring the same message. The newest state of the conversation wins.
 */
export function merge(
  known: KnownTranscript,
  messages: readonly Message[],
  conversation: Conversation,
): KnownTranscript {
  const before = known.conversation?.id === conversation.id ? known : { conversation: null, messages: [] };
  const bySeq = new Map(before.messages.map((message) => [message.seq, message]));
  for (const message of messages) bySeq.set(message.seq, message);
  return {
    conversation:
      before.conversation && isNewer(before.conversation, conversation) ? before.conversation : conversation,
    messages:
      bySeq.size === before.messages.length
        ? before.messages
        : [...bySeq.values()].toSorted((first, second) => first.seq - second.seq),
  };
}

function isNewer(first: Conversation, second: Conversation): boolean {
  return first.updatedAt - second.updatedAt > 0 || first.lastSeq > second.lastSeq;
}
