import { z } from 'zod';
import { localeSchema, plainTextSchema, timeSchema } from './content.ts';

/** Why an article did not help. */
export const feedbackReasonSchema = z.enum([
  'not-my-problem',
  'hard-to-follow',
  'steps-do-not-work',
  'out-of-date',
  'missing-information',
  'other',
]);

export const articleFeedbackRequest = z
  .strictObject({
    locale: localeSchema,
    helpful: z.boolean(),
    reasons: z.array(feedbackReasonSchema).max(6).optional(),
    text: plainTextSchema.max(1_000).optional(),
  })
  .meta({ id: 'ArticleFeedbackRequest' });

export const articleFeedbackResponse = z
  .object({
    feedback: z.object({
      articleId: z.string(),
      locale: z.string(),
      helpful: z.boolean(),
      reasons: z.array(feedbackReasonSchema),
      text: z.string(),
      updatedAt: timeSchema,
    }),
  })
  .meta({ id: 'ArticleFeedbackResponse' });

export const articleReportRequest = z
  .strictObject({
    locale: localeSchema,
    text: plainTextSchema.max(2_000).meta({ description: 'What is wrong.' }),
    quote: plainTextSchema.max(1_000).optional().meta({ description: 'The words of the article that are meant.' }),
  })
  .meta({ id: 'ArticleReportRequest' });

export const feedbackItemSchema = z
  .object({
    id: z.string(),
    articleId: z.string(),
    locale: z.string(),
    revision: z.int().positive(),
    source: z.enum(['customer', 'agent']),
    /** The agent's name; null for customers. */
    agentName: z.string().nullable(),
    helpful: z.boolean(),
    reasons: z.array(feedbackReasonSchema),
    text: z.string(),
    quote: z.string().nullable(),
    state: z.enum(['open', 'resolved']),
    taskId: z.string().nullable(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: 'ArticleFeedback' });

const countSchema = z.int().nonnegative();

export const articleFeedbackOverview = z
  .object({
    helpful: countSchema,
    notHelpful: countSchema,
    reports: countSchema.meta({ description: 'By agents, resolved ones too.' }),
    reasons: z.partialRecord(feedbackReasonSchema, countSchema),
    readers: countSchema.meta({ description: 'Visits in which the article was read, last 90 days.' }),
    items: z
      .array(feedbackItemSchema)
      .meta({ description: 'What says more than a vote, the latest first, at most 100.' }),
  })
  .meta({ id: 'ArticleFeedbackOverview' });

export const articleReadingRequest = z.strictObject({ locale: localeSchema }).meta({ id: 'ArticleReadingRequest' });

export const relatedArticleSchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    title: z.string(),
    reason: z.enum(['content', 'tags', 'category', 'readers']),
  })
  .meta({ id: 'RelatedArticle' });

export const relatedArticlesResponse = z
  .object({
    related: z.array(relatedArticleSchema),
    next: relatedArticleSchema.nullable().meta({ description: 'What most readers went on to; else the nearest.' }),
  })
  .meta({ id: 'RelatedArticlesResponse' });
