import { z } from 'zod';
import type { Conversation } from '../../conversations/index.ts';
import {
  choiceContentSchema,
  localeSchema,
  messageSchema,
  plainTextSchema,
  textContentSchema,
  timeSchema,
} from './content.ts';
import { questionClassificationSchema } from './learning.ts';

const idSchema = z
  .string()
  .regex(/^[a-z]{3}_[0-9a-z]{16,40}$/, 'must be an id such as "cnv_01jd5k3v9h8m2q7xw4t6r5e1zz"');

export const conversationIdSchema = idSchema.startsWith('cnv_');
export const clientIdSchema = z.string().regex(/^[0-9A-Za-z_-]{8,64}$/, 'must be 8 to 64 letters, digits, "-" or "_"');

/** A position in the event log; opaque to clients. */
export const cursorSchema = z.string().regex(/^\d{1,20}\.\d{1,20}$/, 'must be a cursor as the server gave it');

export const conversationSchema: z.ZodType<Conversation> = z
  .object({
    id: z.string(),
    visitorId: z.string(),
    visitorName: z.string().optional(),
    locale: z.string(),
    state: z.enum(['bot', 'queued', 'open', 'resolved']),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    handoffReason: z.enum(['requested', 'no-answer', 'negative-sentiment']).nullable(),
    queuedAt: timeSchema.nullable(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    lastSeq: z.int().nonnegative(),
  })
  .meta({ id: 'Conversation' });

export const pageSchema = z.strictObject({ url: z.string().max(2_000), title: z.string().max(300) });

export const openConversationRequest = z
  .strictObject({
    id: conversationIdSchema,
    locale: localeSchema,
    visitorName: plainTextSchema.max(100).optional(),
    page: pageSchema.optional(),
  })
  .meta({ id: 'OpenConversationRequest' });

export const visitorMessageRequest = z
  .strictObject({
    clientId: clientIdSchema,
    content: z.discriminatedUnion('type', [textContentSchema, choiceContentSchema]),
  })
  .meta({ id: 'VisitorMessageRequest' });

export const agentMessageRequest = z
  .strictObject({ clientId: clientIdSchema, content: textContentSchema })
  .meta({ id: 'AgentMessageRequest' });

export const handoffRequest = z
  .strictObject({ reason: z.enum(['requested', 'no-answer', 'negative-sentiment']) })
  .meta({ id: 'HandoffRequest' });

/** Where a customer wants to be told what they asked. */
export const replyAddressRequest = z
  .strictObject({ email: z.string().trim().max(254).pipe(z.email()) })
  .meta({ id: 'ReplyAddressRequest' });

export const conversationResponse = z.object({ conversation: conversationSchema }).meta({ id: 'ConversationResponse' });

export const messageResponse = z
  .object({ message: messageSchema, conversation: conversationSchema })
  .meta({ id: 'MessageResponse' });

export const transcriptResponse = z
  .object({
    conversation: conversationSchema,
    messages: z.array(messageSchema),
    /** The e-mail address that the customer left; null when they left none. */
    replyAddress: z.string().nullable().optional(),
    /** Stream from here to miss nothing that came after this transcript. */
    cursor: cursorSchema,
  })
  .meta({ id: 'TranscriptResponse' });

export const conversationListResponse = z
  .object({ conversations: z.array(conversationSchema), cursor: cursorSchema })
  .meta({ id: 'ConversationListResponse' });

/** What an agent sees of a conversation in a list: who, how long, and the last thing said. */
export const inboxItemSchema = z
  .object({
    conversation: conversationSchema,
    lastMessage: messageSchema.nullable(),
    page: z.object({ url: z.string(), title: z.string() }).nullable(),
    /** Of the latest question, once there is one. */
    classification: questionClassificationSchema.optional(),
  })
  .meta({ id: 'InboxItem' });

export const inboxResponse = z
  .object({ items: z.array(inboxItemSchema), cursor: cursorSchema })
  .meta({ id: 'InboxResponse' });

export const staffTranscriptResponse = transcriptResponse
  .extend({
    page: z.object({ url: z.string(), title: z.string() }).nullable(),
    /** What kinds of questions the visitor's messages are, in their order. */
    classifications: z.array(questionClassificationSchema.extend({ messageId: z.string() })).optional(),
  })
  .meta({ id: 'StaffTranscriptResponse' });
