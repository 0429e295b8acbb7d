import { routes } from '@askwell/core/protocol';
import {
  applySuggestionsRequest,
  commentReplyRequest,
  commentRequest,
  commentResponse,
  createDraftRequest,
  diffResponse,
  lintRequest,
  lintResponse,
  reviewResponse,
  saveDraftRequest,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody } from './route-definition.ts';

const params = z.object({ reviewId: z.string().max(64) });
const commentParams = params.extend({ commentId: z.string().max(64) });

/** Texts beside what is published: writing them, and talking about their lines. */
export function draftRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Drafts'], security: staffSecurity };
  const writer = { ...common, middleware: requireStaff('reviews.write') };
  const draft = json('The draft with its review.', reviewResponse);

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffDrafts,
      operationId: 'createDraft',
      summary: 'Begin a draft of a new or a published article',
      description:
        'Beside what is published there is one open draft of each article and language. A second one is refused with ' +
        '`draft-exists`, and `details.reviewId` names the first.',
      ...writer,
      request: { body: jsonBody(createDraftRequest) },
      responses: { 201: draft },
    }),
    async (c) => {
      const { drafts, reviews } = c.var.services;
      const { review } = await drafts.create(c.get('staff').member, c.req.valid('json'));
      return c.json(await reviews.view(review.id), 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'put',
      path: routes.staffReviewDraft,
      operationId: 'saveDraft',
      summary: 'Save the text of a draft',
      description:
        'For autosave: the same text again changes nothing. When somebody else saved in between it is refused with ' +
        '`draft-changed`; `details.conflict` has both sides, their base and what they make together. An edit after an ' +
        'approval takes the approval away.',
      ...writer,
      request: { params, body: jsonBody(saveDraftRequest) },
      responses: { 200: draft },
    }),
    async (c) => {
      const { drafts, reviews } = c.var.services;
      const { reviewId } = c.req.valid('param');
      await drafts.save(c.get('staff').member, reviewId, c.req.valid('json'));
      return c.json(await reviews.view(reviewId), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffReviewRebase,
      operationId: 'rebaseDraft',
      summary: 'Bring what was published meanwhile into a draft',
      description:
        'Refused with `base-changed` when both changed the same words; `details.conflict` has all three texts. Save one ' +
        'that has both, with `baseRevision`.',
      ...writer,
      request: { params, body: jsonBody(emptyBody) },
      responses: { 200: draft },
    }),
    async (c) => {
      const { drafts, reviews } = c.var.services;
      const { reviewId } = c.req.valid('param');
      await drafts.rebase(c.get('staff').member, reviewId);
      return c.json(await reviews.view(reviewId), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffLint,
      operationId: 'lintText',
      summary: 'Check a text that is being written',
      description:
        'The linter of the publish gate, against everything that is published, with ranges and fixes. For editors while ' +
        'somebody types: nothing is kept, and there need not be a draft yet.',
      ...writer,
      request: { body: jsonBody(lintRequest) },
      responses: { 200: json('What it finds, in the order of the text.', lintResponse) },
    }),
    async (c) => {
      const { drafts, linter } = c.var.services;
      const { text, ...key } = c.req.valid('json');
      return c.json({ diagnostics: await linter.lint(text, await drafts.identify(key)) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffReviewDiff,
      operationId: 'getDraftDiff',
      summary: 'What a draft changes in the revision that it was begun from',
      ...common,
      middleware: requireStaff('knowledge.read'),
      request: { params },
      responses: { 200: json('Word by word, and in hunks.', diffResponse) },
    }),
    async (c) => c.json(await c.var.services.revisions.diffOfDraft(c.req.valid('param').reviewId), 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffReviewComments,
      operationId: 'addReviewComment',
      summary: 'Comment on lines of a draft, with a suggestion if you have one',
      ...writer,
      request: { params, body: jsonBody(commentRequest) },
      responses: { 201: json('The comment.', commentResponse) },
    }),
    async (c) => {
      const { reviewId } = c.req.valid('param');
      const comment = await c.var.services.comments.add(c.get('staff').member, reviewId, c.req.valid('json'));
      return c.json({ comment }, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffReviewCommentReplies,
      operationId: 'replyToReviewComment',
      summary: 'Reply to a comment',
      ...writer,
      request: { params: commentParams, body: jsonBody(commentReplyRequest) },
      responses: { 201: json('The comment with its replies.', commentResponse) },
    }),
    async (c) => {
      const { reviewId, commentId } = c.req.valid('param');
      const { text } = c.req.valid('json');
      const comment = await c.var.services.comments.reply(c.get('staff').member, reviewId, commentId, text);
      return c.json({ comment }, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffReviewCommentResolve,
      operationId: 'resolveReviewComment',
      summary: 'Mark a comment as dealt with',
      ...writer,
      request: { params: commentParams, body: jsonBody(emptyBody) },
      responses: { 200: json('The comment.', commentResponse) },
    }),
    async (c) => {
      const { reviewId, commentId } = c.req.valid('param');
      return c.json(
        { comment: await c.var.services.comments.resolve(c.get('staff').member, reviewId, commentId) },
        200,
      );
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffReviewSuggestions,
      operationId: 'applySuggestions',
      summary: 'Put suggestions into the draft',
      description: 'All of them or, refused with `suggestion-refused`, none; `details.problems` tells why.',
      ...writer,
      request: { params, body: jsonBody(applySuggestionsRequest) },
      responses: { 200: draft },
    }),
    async (c) => {
      const { comments, reviews } = c.var.services;
      const { reviewId } = c.req.valid('param');
      const body = c.req.valid('json');
      await comments.apply(c.get('staff').member, reviewId, body.basedOn, body.comments);
      return c.json(await reviews.view(reviewId), 200);
    },
  );
}
