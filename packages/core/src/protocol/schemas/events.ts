import { z } from 'zod';
import { messageSchema, timeSchema } from './content.ts';
import { conversationSchema, cursorSchema } from './conversations.ts';
import { reviewStateSchema } from './reviews.ts';
import { taskStateSchema } from './tasks.ts';
import { gapStateSchema } from './gaps.ts';
import { learnedExampleReference, questionClassificationSchema, ratingSchema } from './learning.ts';

/** Events about a review; each comes with the state that it led to. */
const reviewEventTypes = [
  'draft.created',
  'draft.edited',
  'review.submitted',
  'review.withdrawn',
  'review.assigned',
  'review.approval-given',
  'review.approved',
  'review.approval-reset',
  'review.changes-requested',
  'review.regressions-accepted',
  'review.scheduled',
  'review.unscheduled',
  'review.overridden',
  'review.override-confirmed',
  'review.override-rejected',
  'review.superseded',
  'review.discarded',
  'review.restored',
] as const;

const common = { cursor: cursorSchema, at: timeSchema };

/**
 * What the event streams carry. A change of a conversation comes with the conversation as it is afterwards, so that
 * a reader who applies events in order never has to ask again.
 *
 * On a `text/event-stream` each is sent as `id: <cursor>` and `data: <JSON>`. A stream that was opened without a
 * cursor greets with `id: <cursor>` and `data: {}` to tell where it begins.
 */
export const streamEventSchema = z
  .discriminatedUnion('type', [
    z.object({
      ...common,
      type: z.literal('message.created'),
      message: messageSchema,
      conversation: conversationSchema,
    }),
    z.object({ ...common, type: z.literal('conversation.opened'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('handoff.requested'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('handoff.accepted'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('conversation.resolved'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('conversation.reopened'), conversation: conversationSchema }),
    z.object({
      ...common,
      type: z.literal('article.published'),
      articleId: z.string(),
      locale: z.string(),
      revision: z.int(),
    }),
    z.object({ ...common, type: z.literal('article.archived'), articleId: z.string(), locale: z.string() }),
    z.object({
      ...common,
      type: z.enum(reviewEventTypes),
      reviewId: z.string(),
      articleId: z.string(),
      locale: z.string(),
      state: reviewStateSchema,
      draftVersion: z.int(),
    }),
    z.object({
      ...common,
      type: z.enum(['comment.created', 'comment.replied', 'comment.resolved']),
      reviewId: z.string(),
      articleId: z.string(),
      locale: z.string(),
      commentId: z.string(),
    }),
    z.object({
      ...common,
      type: z.literal('verification.changed'),
      articleId: z.string(),
      locale: z.string(),
      state: z.enum(['verified', 'due', 'overdue', 'expired']),
    }),
    z.object({ ...common, type: z.literal('review-settings.changed'), setting: z.string() }),
    z.object({ ...common, type: z.literal('gap.changed'), gapId: z.string(), state: gapStateSchema }),
    z.object({ ...common, type: z.literal('case.changed'), caseId: z.string() }),
    z.object({ ...common, type: z.literal('task.changed'), taskId: z.string(), state: taskStateSchema }),
    z.object({
      ...common,
      type: z.literal('article.rated'),
      articleId: z.string(),
      locale: z.string(),
      feedbackId: z.string(),
      helpful: z.boolean(),
    }),
    // So much negative feedback in so little time that the article must be looked at.
    z.object({
      ...common,
      type: z.literal('article.doubted'),
      articleId: z.string(),
      locale: z.string(),
      count: z.int().positive(),
    }),
    z.object({ ...common, type: z.literal('notification.created'), recipient: z.string() }),
    z.object({
      ...common,
      type: z.literal('answer.rated'),
      conversation: conversationSchema,
      messageId: z.string(),
      rating: ratingSchema,
    }),
    // For staff only.
    z.object({
      ...common,
      type: z.literal('question.classified'),
      conversation: conversationSchema,
      messageId: z.string(),
      classification: questionClassificationSchema.pick({ type: true, urgency: true, sentiment: true }),
    }),
    z.object({ ...common, type: z.literal('learned-example.created'), ...learnedExampleReference }),
    z.object({ ...common, type: z.literal('learned-example.approved'), ...learnedExampleReference }),
    z.object({ ...common, type: z.literal('learned-example.rejected'), ...learnedExampleReference }),
    z.object({ ...common, type: z.literal('learned-example.removed'), ...learnedExampleReference }),
    z.object({ ...common, type: z.literal('confidence-model.changed'), version: z.int().nonnegative() }),
  ])
  .meta({ id: 'StreamEvent' });

export const eventPageResponse = z
  .object({ events: z.array(streamEventSchema), cursor: cursorSchema })
  .meta({ id: 'EventPageResponse' });
