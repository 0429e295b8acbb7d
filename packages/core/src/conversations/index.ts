export type { HandoffReason, SmallTalkIntent } from '../answers/index.ts';
export {
  botMayAnswer,
  openConversation,
  transition,
  type Conversation,
  type ConversationCommand,
  type ConversationEventType,
  type ConversationProblem,
  type ConversationState,
  type Transition,
} from './conversation.ts';
export {
  maxMessageLength,
  type Choice,
  type Citation,
  type Message,
  type MessageAuthor,
  type MessageContent,
  type Notice,
} from './message.ts';
