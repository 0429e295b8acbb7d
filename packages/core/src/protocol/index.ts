export { Backoff } from './backoff.ts';
export { EventSourceParser, type ServerSentEvent } from './event-source-parser.ts';
export { EventStream, type EventStreamOptions, type StreamState } from './event-stream.ts';
export { address, request, type HttpOptions, type HttpRequest } from './http.ts';
export { Outbox, type OutboxEntry, type OutboxOptions, type OutboxStorage } from './outbox.ts';
export { ProblemError, toProblemError } from './problem-error.ts';
export { path, routes } from './routes.ts';
export { StaffClient } from './staff-client.ts';
export { VisitorClient } from './visitor-client.ts';
export type {
  AgentMessageRequest,
  ArticleSummary,
  CategoryNode,
  EventPage,
  InboxItem,
  OpenConversationRequest,
  Problem,
  PublishedArticle,
  SearchHit,
  SignInRequest,
  StaffMember,
  StaffRole,
  StaffTranscript,
  StreamEvent,
  Transcript,
  VisitorMessageRequest,
  VisitorSession,
  WidgetConfiguration,
} from './wire.ts';
