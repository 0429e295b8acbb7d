import { z } from 'zod';
import { reviewTaskKinds } from '../../reviews/index.ts';
import { plainTextSchema, timeSchema } from './content.ts';
import { feedbackItemSchema } from './feedback.ts';
import { nextPageSchema } from './learning.ts';
import { verificationStandingSchema } from './reviews.ts';

/** What is derived from reviews and verification is open until its step is done. Only feedback is ended by hand. */
export const taskStateSchema = z.enum(['open', 'done', 'dismissed']);

const reviewTaskKindSchema = z.enum(reviewTaskKinds);

export const taskKindSchema = z.enum([...reviewTaskKinds, 'verification', 'article-feedback']);

const common = {
  id: z.string(),
  articleId: z.string(),
  locale: z.string(),
  title: z.string().meta({ description: "The article's; its id when it is not published." }),
  people: z.array(z.string()).meta({ description: 'Ids of the members of staff whose task it is.' }),
  dueAt: timeSchema.nullable(),
  overdue: z.boolean(),
};

const ownerSchema = z
  .string()
  .meta({ description: 'As the front matter names the reviewer or author; empty for nobody.' });

const reviewStepSchema = z
  .object({
    ...common,
    kind: reviewTaskKindSchema,
    state: z.literal('open'),
    reviewId: z.string(),
    groups: z.array(z.string()).meta({ description: 'Review groups that must still speak.' }),
  })
  .meta({ id: 'ReviewStepTask' });

const confirmationSchema = z
  .object({
    ...common,
    kind: z.literal('verification'),
    state: z.literal('open'),
    dueAt: timeSchema,
    owner: ownerSchema,
    verification: verificationStandingSchema,
  })
  .meta({ id: 'VerificationTask' });

export const feedbackTaskSchema = z
  .object({
    ...common,
    kind: z.literal('article-feedback'),
    state: taskStateSchema,
    dueAt: timeSchema,
    owner: ownerSchema,
    resolution: z.string().nullable(),
    createdAt: timeSchema,
    resolvedAt: timeSchema.nullable(),
    feedback: z.array(feedbackItemSchema),
  })
  .meta({ id: 'FeedbackTask' });

export const taskSchema = z
  .discriminatedUnion('kind', [reviewStepSchema, confirmationSchema, feedbackTaskSchema])
  .meta({ id: 'Task' });

export const taskListResponse = z
  .object({ tasks: z.array(taskSchema), next: nextPageSchema })
  .meta({ id: 'TaskListResponse' });

export const feedbackTaskResponse = z.object({ task: feedbackTaskSchema }).meta({ id: 'FeedbackTaskResponse' });

export const articleReportResponse = z
  .object({ feedback: feedbackItemSchema, task: feedbackTaskSchema })
  .meta({ id: 'ArticleReportResponse' });

export const resolveTaskRequest = z
  .strictObject({
    outcome: z.enum(['done', 'dismissed']).default('done'),
    resolution: plainTextSchema.max(1_000).optional(),
  })
  .meta({ id: 'ResolveTaskRequest' });
