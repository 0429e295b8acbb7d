// Types only: the schemas, and zod with them, must not reach the browser bundles.
import type { z } from 'zod';
import type * as schemas from './schemas/index.ts';

type Wire<Name extends keyof typeof schemas> = z.infer<Extract<(typeof schemas)[Name], z.ZodType>>;

export type StreamEvent = Wire<'streamEventSchema'>;
export type EventPage = Wire<'eventPageResponse'>;
export type SearchHit = Wire<'searchHitSchema'>;
export type PublishedArticle = Wire<'publishedArticleSchema'>;
export type ArticleSummary = Wire<'articleSummarySchema'>;
export type Problem = Wire<'problemSchema'>;
export type Transcript = Wire<'transcriptResponse'>;
export type StaffTranscript = Wire<'staffTranscriptResponse'>;
export type InboxItem = Wire<'inboxItemSchema'>;
export type StaffMember = Wire<'staffMemberSchema'>;
export type StaffRole = Wire<'staffRoleSchema'>;
export type VisitorSession = Wire<'visitorSessionResponse'>;
export type WidgetConfiguration = Wire<'widgetConfigurationResponse'>;
export type OpenConversationRequest = Wire<'openConversationRequest'>;
export type VisitorMessageRequest = Wire<'visitorMessageRequest'>;
export type AgentMessageRequest = Wire<'agentMessageRequest'>;
export type SignInRequest = Wire<'signInRequest'>;
export type { CategoryNode } from './schemas/knowledge.ts';
