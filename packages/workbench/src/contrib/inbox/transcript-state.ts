import type { Conversation, Message } from '@askwell/core/conversations';
import type { StaffTranscript, StreamEvent } from '@askwell/core/protocol';
import { isNewer } from './inbox-state.ts';

/** One conversation with its messages in order. */
export interface TranscriptState {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly page: StaffTranscript['page'];
  /** A message is missing in between: fetch the transcript again. */
  readonly incomplete: boolean;
}

export function transcriptFrom({ conversation, messages, page }: StaffTranscript): TranscriptState {
  return { conversation, messages, page, incomplete: false };
}

/** Takes an event in; each message once, by its place, whatever order or repetition it comes in. */
export function applyToTranscript(state: TranscriptState, event: StreamEvent): TranscriptState {
  if (!('conversation' in event) || event.conversation.id !== state.conversation.id) return state;
  const conversation = isNewer(event.conversation, state.conversation) ? event.conversation : state.conversation;
  if (event.type !== 'message.created') return { ...state, conversation };
  return addMessage({ ...state, conversation }, event.message);
}

export function addMessage(state: TranscriptState, message: Message): TranscriptState {
  if (state.messages.some(({ seq }) => seq === message.seq)) return state;
  const messages = [...state.messages, message].toSorted((a, b) => a.seq - b.seq);
  const incomplete = messages.some(({ seq }, index) => index > 0 && seq !== (messages[index - 1]?.seq ?? 0) + 1);
  return { ...state, messages, incomplete };
}
