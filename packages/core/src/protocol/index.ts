export { Backoff } from './backoff.ts';
export { EventSourceParser, type ServerSentEvent } from './event-source-parser.ts';
export { EventStream, type EventStreamOptions, type StreamState } from './event-stream.ts';
export { address, request, type HttpOptions, type HttpRequest } from './http.ts';
export { LoopsClient, type TaskQuery } from './loops-client.ts';
export type * from './loop-wire.ts';
export { Outbox, type OutboxEntry, type OutboxOptions, type OutboxStorage } from './outbox.ts';
export { ProblemError, toProblemError } from './problem-error.ts';
export { path, routes } from './routes.ts';
export { LearningClient, type AnswerQuery, type ExampleQuery } from './learning-client.ts';
export { ReviewClient } from './review-client.ts';
export { StaffClient } from './staff-client.ts';
export { TestingClient } from './testing-client.ts';
export type * from './testing-wire.ts';
export { VisitorClient } from './visitor-client.ts';
export type {
  AgentMessageRequest,
  AnswerDetails,
  AnswerEffectReport,
  AnswerFeedback,
  AnswerFeedbackRequest,
  AnswerReplay,
  AnswerSummary,
  ApproveExampleRequest,
  ArticleSummary,
  ArticleVerification,
  CalibrateRequest,
  Calibration,
  AttachmentDescription,
  CategoryNode,
  Colleague,
  CommentRequest,
  CreateDraftRequest,
  DecidedExamples,
  DelegationSettings,
  EventPage,
  FoundText,
  FoundTexts,
  InboxItem,
  LabelExampleRequest,
  LearnedExample,
  LintReport,
  LintRequest,
  MeasuredAnswerEffect,
  Notification,
  OpenConversationRequest,
  Problem,
  PublishedArticle,
  PublishGateView,
  ReviewActionRequest,
  ReviewGroupSettings,
  ReviewPolicySettings,
  ReviewView,
  RevisionHead,
  SaveDraftRequest,
  SearchHit,
  SignInRequest,
  StaffMember,
  StaffRole,
  StaffTranscript,
  StreamEvent,
  TextSearchRequest,
  Transcript,
  VerificationPolicySettings,
  VisitorMessageRequest,
  VisitorSession,
  WhatIfPage,
  WhatIfRequest,
  WidgetConfiguration,
} from './wire.ts';
