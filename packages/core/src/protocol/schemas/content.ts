import { z } from 'zod';
import type { Block, Inline } from '../../articles/index.ts';
import {
  maxMessageLength,
  type Citation,
  type Message,
  type MessageAuthor,
  type MessageContent,
} from '../../conversations/index.ts';

/** Times on the wire are milliseconds since 1970. */
export const timeSchema = z.int().nonnegative();

export const localeSchema = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, 'must be a BCP 47 language tag such as "en" or "zh-CN"');

// The tree is produced by our own Markdown reader and only ever sent outwards: its shape is the type's to define.
export const blockSchema = z
  .custom<Block>(isNode)
  .meta({ id: 'Block', type: 'object', description: 'A node of the article tree.' });
export const inlineSchema = z.custom<Inline>(isNode);

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value;
}

export const authorSchema: z.ZodType<MessageAuthor> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('visitor'), id: z.string(), name: z.string().optional() }),
    z.object({ kind: z.literal('agent'), id: z.string(), name: z.string() }),
    z.object({ kind: z.literal('bot') }),
    z.object({ kind: z.literal('system') }),
  ])
  .meta({ id: 'MessageAuthor' });

/** What readers should know of how far an article may be trusted; left out while it may be trusted fully. */
export const verificationNoticeSchema = z.enum(['overdue', 'expired']).optional();

export const citationSchema: z.ZodType<Citation> = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    revision: z.int().positive(),
    title: z.string(),
    sectionId: z.string(),
    heading: z.string(),
    blocks: z.array(blockSchema),
    reviewer: z.string().optional(),
    reviewedAt: z.string().optional(),
    verifiedUntil: z.string().optional(),
    verification: verificationNoticeSchema,
  })
  .meta({ id: 'Citation' });

export const choiceSchema = z
  .object({ articleId: z.string(), locale: z.string(), title: z.string() })
  .meta({ id: 'Choice' });

/** Text as people type it: not blank, no NUL, no lone surrogates (they cannot be stored or sent as UTF-8). */
export const plainTextSchema = z
  .string()
  .max(maxMessageLength)
  .refine((text) => text.trim() !== '', 'must not be blank')
  .refine((text) => !/\0|\p{Surrogate}/u.test(text), 'must be well-formed text without NUL');

export const textContentSchema = z.strictObject({ type: z.literal('text'), text: plainTextSchema });

export const choiceContentSchema = z.strictObject({
  type: z.literal('choice'),
  articleId: z.string().min(1).max(200),
  locale: localeSchema,
  text: plainTextSchema,
});

export const contentSchema: z.ZodType<MessageContent> = z
  .discriminatedUnion('type', [
    textContentSchema,
    choiceContentSchema,
    z.object({ type: z.literal('answer'), citations: z.array(citationSchema), confidence: z.number().min(0).max(1) }),
    z.object({ type: z.literal('clarify'), choices: z.array(choiceSchema) }),
    z.object({ type: z.literal('handoff-offer'), reason: z.enum(['no-answer', 'negative-sentiment']) }),
    z.object({
      type: z.literal('small-talk'),
      intent: z.enum(['greeting', 'thanks', 'goodbye', 'about-bot', 'affirmation']),
    }),
    z.object({
      type: z.literal('notice'),
      notice: z.enum(['handoff-requested', 'agent-joined', 'resolved', 'reopened', 'question-answered']),
      agentName: z.string().optional(),
    }),
  ])
  .meta({ id: 'MessageContent' });

export const messageSchema: z.ZodType<Message> = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    seq: z.int().positive(),
    clientId: z.string(),
    author: authorSchema,
    content: contentSchema,
    createdAt: timeSchema,
  })
  .meta({ id: 'Message' });
