export {
  botMayAnswer,
  openConversation,
  transition,
  type Conversation,
  type ConversationCommand,
  type ConversationEventType,
  type ConversationProblem,
  type ConversationState,
  type HandoffReason,
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
  type SmallTalk,
} from './message.ts';
