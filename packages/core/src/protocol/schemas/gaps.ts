import { z } from 'zod';
import { localeSchema, plainTextSchema, timeSchema } from './content.ts';

export const gapStateSchema = z.enum(['open', 'ignored', 'drafted', 'closed', 'merged']);

/** An article's id as an author may choose it. */
export const newArticleIdSchema = z
  .string()
  .regex(
    /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_.-]{0,127}$/u,
    'must be lower-case words joined by hyphens, for instance "reset-password"',
  );

const countSchema = z.int().nonnegative();

export const gapSchema = z
  .object({
    id: z.string(),
    state: gapStateSchema,
    text: z.string().meta({ description: 'The representative question, personal data masked.' }),
    locale: z.string(),
    locales: z.array(z.string()),
    count: countSchema,
    unanswered: countSchema,
    ratedBadly: countSchema,
    firstAt: timeSchema,
    lastAt: timeSchema,
    weeks: z
      .array(countSchema)
      .meta({ description: 'Questions per week (UTC, from Monday), the last one is this week.' }),
    trend: z.number().meta({ description: 'The last full week against the average before: 2 is twice as many.' }),
    examples: z.array(z.string()).meta({ description: 'Different wordings, the most frequent first.' }),
    /** The article that is being written for it, or closed it. */
    articleId: z.string().nullable(),
    articleLocale: z.string().nullable(),
    reviewId: z.string().nullable(),
    /** Why it is ignored. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'KnowledgeGap' });

export const gapListResponse = z.object({ gaps: z.array(gapSchema) }).meta({ id: 'KnowledgeGapListResponse' });

export const gapDetailSchema = gapSchema
  .extend({
    evidence: z
      .array(z.object({ conversationId: z.string(), at: timeSchema, text: z.string() }))
      .meta({ description: 'What agents replied to it in resolved conversations, masked, the latest last.' }),
    askers: countSchema.meta({ description: 'Conversations in which it was asked.' }),
    told: countSchema.meta({ description: 'Conversations whose customers were told that there is an answer now.' }),
  })
  .meta({ id: 'KnowledgeGapDetail' });

export const gapResponse = z.object({ gap: gapDetailSchema }).meta({ id: 'KnowledgeGapResponse' });

export const ignoreGapRequest = z
  .strictObject({ reason: plainTextSchema.max(500).optional() })
  .meta({ id: 'IgnoreGapRequest' });

export const mergeGapRequest = z.strictObject({ into: z.string().max(100) }).meta({ id: 'MergeGapRequest' });

export const closeGapRequest = z
  .strictObject({ articleId: z.string().min(1).max(200), locale: localeSchema })
  .meta({ id: 'CloseGapRequest' });

const textListSchema = z.array(z.string().min(1).max(100)).max(20);

export const draftChoices = {
  articleId: newArticleIdSchema.optional().meta({ description: 'Default: made from the title.' }),
  category: z.string().max(300).optional(),
  tags: textListSchema.optional(),
};

export const draftGapRequest = z.strictObject(draftChoices).meta({ id: 'DraftGapRequest' });

/** A draft that was made: its text, and the review it belongs to when the server keeps drafts. */
export const createdDraftSchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    source: z.string().meta({ description: 'Front matter and Markdown.' }),
    reviewId: z.string().nullable(),
  })
  .meta({ id: 'CreatedDraft' });

export const draftGapResponse = z
  .object({ gap: gapDetailSchema, draft: createdDraftSchema })
  .meta({ id: 'DraftGapResponse' });
