import { z } from 'zod';
import {
  reviewStates,
  type BlameLine,
  type DecisionEntry,
  type Hunk,
  type Review,
  type ReviewComment,
  type ReviewTask,
  type TextChange,
  type Verification,
} from '../../reviews/index.ts';
import { diagnosticSchema } from './answer-effects.ts';
import { localeSchema, timeSchema } from './content.ts';

/** Longest text of a draft, in UTF-16 code units: an article's Markdown and its front matter. */
export const longestDraft = 70_000;

const articleIdSchema = z.string().min(1).max(128);
const memberIdSchema = z.string().min(1).max(64);
const reasonSchema = z.string().max(2_000);
const draftTextSchema = z.string().max(longestDraft);

/** A shape that the core defines and the server only sends. */
function sent<T>(id: string, description: string): z.ZodType<T> {
  return z.custom<T>((value) => typeof value === 'object' && value !== null).meta({ id, type: 'object', description });
}

export const reviewStateSchema = z.enum(reviewStates);
export const reviewSchema = sent<Review>('Review', 'A change of an article in one locale, from draft to end.');
const reviewTaskSchema = sent<ReviewTask>('ReviewTask', 'The step that a review waits for.');
export const reviewCommentSchema = sent<ReviewComment>('ReviewComment', 'A remark on lines, with replies.');

export const draftSchema = z
  .object({
    path: z.string(),
    /** The published revision that it was begun from; null for a new article. */
    baseRevision: z.int().nullable(),
    version: z.int(),
    text: z.string(),
    restoredFrom: z.int().nullable(),
    updatedBy: z.string(),
    updatedAt: timeSchema,
  })
  .meta({ id: 'Draft' });

const approvalsMissingSchema = z.object({
  approvals: z.int(),
  groups: z.array(z.object({ group: z.string(), approvals: z.int() })),
});

export const reviewResponse = z
  .object({
    review: reviewSchema,
    draft: draftSchema,
    comments: z.array(reviewCommentSchema),
    /** The risk tier that the change is in. */
    tier: z.string(),
    /** What is still wanted before it is approved; null when nothing is. */
    missing: approvalsMissingSchema.nullable(),
    task: reviewTaskSchema.nullable(),
    /** The published revision by now; null when there is none. */
    publishedRevision: z.int().nullable(),
  })
  .meta({ id: 'ReviewResponse' });

export const reviewListResponse = z.object({ reviews: z.array(reviewSchema) }).meta({ id: 'ReviewListResponse' });

export const createDraftRequest = z
  .strictObject({
    articleId: articleIdSchema,
    locale: localeSchema,
    /** Front matter and Markdown. Default: what is published, or the named revision; empty for a new article. */
    text: draftTextSchema.optional(),
    /** Where a new article's file belongs, relative to the knowledge folder. */
    path: z.string().max(1_000).optional(),
    /** A revision to bring back. */
    revision: z.int().positive().optional(),
  })
  .meta({ id: 'CreateDraftRequest' });

export const saveDraftRequest = z
  .strictObject({
    /** The version that the editor started from. */
    basedOn: z.int().positive(),
    text: draftTextSchema,
    /** The published revision that the author has taken into account. */
    baseRevision: z.int().positive().optional(),
  })
  .meta({ id: 'SaveDraftRequest' });

/** What can be done to a review; one of the core's commands, without what the server counts itself. */
export const reviewActionRequest = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('submit') }),
    z.strictObject({ type: z.literal('withdraw') }),
    z.strictObject({ type: z.literal('assign'), reviewers: z.array(memberIdSchema).max(50) }),
    z.strictObject({
      type: z.literal('approve'),
      /** The version that was read. */
      draftVersion: z.int().positive(),
      comment: reasonSchema.optional(),
      onBehalfOf: memberIdSchema.optional(),
    }),
    z.strictObject({ type: z.literal('request-changes'), comment: reasonSchema }),
    z.strictObject({ type: z.literal('accept-regressions'), draftVersion: z.int().positive(), reason: reasonSchema }),
    z.strictObject({ type: z.literal('schedule'), at: timeSchema }),
    z.strictObject({ type: z.literal('unschedule'), reason: reasonSchema.optional() }),
    z.strictObject({ type: z.literal('publish') }),
    z.strictObject({ type: z.literal('publish-urgently'), reason: reasonSchema }),
    z.strictObject({ type: z.literal('archive'), reason: reasonSchema }),
    z.strictObject({ type: z.literal('discard') }),
    z.strictObject({ type: z.literal('restore') }),
  ])
  .meta({ id: 'ReviewActionRequest' });

export const commentRequest = z
  .strictObject({
    /** First and last line of the draft, from 1. */
    from: z.int().positive(),
    to: z.int().positive(),
    text: z.string().trim().min(1).max(4_000),
    /** What the lines should read instead. */
    suggestion: draftTextSchema.optional(),
  })
  .meta({ id: 'CommentRequest' });

export const commentReplyRequest = z
  .strictObject({ text: z.string().trim().min(1).max(4_000) })
  .meta({ id: 'CommentReplyRequest' });

/** A text as somebody is writing it; nothing of it is kept. */
export const lintRequest = z
  .strictObject({ articleId: articleIdSchema, locale: localeSchema, text: draftTextSchema })
  .meta({ id: 'LintRequest' });

/** In the order of the text. */
export const lintResponse = z.object({ diagnostics: z.array(diagnosticSchema) }).meta({ id: 'LintResponse' });

export const applySuggestionsRequest = z
  .strictObject({ basedOn: z.int().positive(), comments: z.array(z.string().max(64)).min(1).max(200) })
  .meta({ id: 'ApplySuggestionsRequest' });

export const commentResponse = z.object({ comment: reviewCommentSchema }).meta({ id: 'CommentResponse' });

export const revisionHeadSchema = z
  .object({
    number: z.int(),
    author: z.string(),
    at: timeSchema,
    restoredFrom: z.int().nullable(),
    reason: z.string(),
    reviewId: z.string().nullable(),
  })
  .meta({ id: 'RevisionHead' });

export const revisionListResponse = z
  .object({ revisions: z.array(revisionHeadSchema), published: z.int().nullable() })
  .meta({ id: 'RevisionListResponse' });

export const revisionResponse = revisionHeadSchema.extend({ text: z.string() }).meta({ id: 'RevisionResponse' });

export const diffResponse = z
  .object({
    /** Word by word; an ideograph is a word. */
    words: z.array(sent<TextChange>('TextChange', 'A stretch that stayed, went or came.')),
    hunks: z.array(sent<Hunk>('Hunk', 'Changed lines with some around them.')),
  })
  .meta({ id: 'DiffResponse' });

export const blameResponse = z
  .object({ lines: z.array(sent<BlameLine>('BlameLine', 'A line and the revision that brought it.')) })
  .meta({ id: 'BlameResponse' });

export const archiveRequest = z
  .strictObject({
    locale: localeSchema,
    reason: reasonSchema,
    /** When; at once when left out. */
    at: timeSchema.optional(),
  })
  .meta({ id: 'ArchiveRequest' });

export const archiveResponse = z
  .object({ archived: z.boolean(), at: timeSchema.nullable() })
  .meta({ id: 'ArchiveResponse' });

export const decisionSchema = sent<DecisionEntry>('Decision', 'An entry of the decision log.');
const headSchema = z.object({ seq: z.int(), hash: z.string() });

export const decisionListResponse = z
  .object({ decisions: z.array(decisionSchema), head: headSchema.nullable() })
  .meta({ id: 'DecisionListResponse' });

export const decisionVerdictResponse = z
  .object({
    intact: z.boolean(),
    head: headSchema.nullable(),
    /** The first entry that is not as it was written. */
    seq: z.int().optional(),
    reason: z.enum(['content-changed', 'link-broken', 'entry-missing']).optional(),
  })
  .meta({ id: 'DecisionVerdictResponse' });

export const verificationStandingSchema = sent<Verification>('Verification', 'How far the article may be trusted.');

export const verificationSchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    title: z.string(),
    owner: z.string(),
    verifiedAt: timeSchema,
    verifiedBy: z.string().nullable(),
    verification: verificationStandingSchema,
  })
  .meta({ id: 'ArticleVerification' });
