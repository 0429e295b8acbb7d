import { path, routes, type StaffRole } from '@askwell/core/protocol';
import {
  may,
  openReview,
  reviewActions,
  reviewRoles,
  reviewStates,
  type Review,
  type ReviewAction,
  type ReviewState,
} from '@askwell/core/reviews';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { TestServer, type TestAgent } from '../../../test/server.ts';
import type { DatabaseHandle } from '../../database/index.ts';
import { ReviewStore } from '../../stores/review-store.ts';

const roles = ['agent', 'editor', 'reviewer', 'supervisor', 'admin'] as const satisfies readonly StaffRole[];
/** What only the server itself does has no address. */
const actions = reviewActions.filter((action) => action !== 'supersede');

const textOf = (articleId: string) => `---
id: ${articleId}
locale: en
title: Note ${articleId}
category: guide/coffee
tags: [care]
---

## Problem

Reader ${articleId} wants to know.

## Steps

1. Read note ${articleId}.
`;

describe.each(engines)('the permission matrix over HTTP on $engine', (engine) => {
  let server: TestServer;
  let database: DatabaseHandle;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let members: Record<StaffRole, TestAgent>;
  let helper: TestAgent;
  let count = 0;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    database = await server.database.open();
    const joined = await Promise.all(roles.map(async (role) => [role, await server.agent(role, role)] as const));
    members = Object.fromEntries(joined) as typeof members;
    helper = await server.agent('helper', 'reviewer');
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
    await folder.dispose();
  });

  /** A review in which everything that the role may do succeeds. */
  async function reviewIn(state: ReviewState, role: StaffRole): Promise<Review> {
    const now = server.clock.now();
    const articleId = `note-${++count}`;
    const change = { categories: [], tags: [], fields: [] };
    const opened = openReview({ id: `rvw_${count}`, articleId, locale: 'en', author: 'writer', change }, now);
    const approval = { by: 'colleague', onBehalfOf: null, groups: [], draftVersion: 1, at: now, comment: '' };
    const review: Review = {
      ...opened,
      state,
      // Agents work on their own texts only.
      contributors: role === 'agent' ? ['writer', members.agent.id] : ['writer'],
      approvals: state === 'approved' || state === 'scheduled' ? [approval] : [],
      scheduledFor: state === 'scheduled' ? now + 3_600_000 : null,
      override:
        state === 'published' ? { by: 'boss', reason: 'recall', at: now, reviewBy: now + 1, outcome: 'pending' } : null,
      archivedBecause: state === 'archived' ? 'retired' : null,
    };
    const draft = {
      path: `${articleId}.en.md`,
      baseRevision: null,
      version: 1,
      text: textOf(articleId),
      restoredFrom: null,
      updatedBy: 'writer',
      updatedAt: now,
    };
    await database.write((writer) => new ReviewStore(database.engine).insert(writer, { review, draft }));
    return review;
  }

  function send(member: TestAgent, action: ReviewAction, { id: reviewId, articleId }: Review): Promise<Response> {
    const act = (body: object) => member.post(path(routes.staffReviewActions, { reviewId }), { type: action, ...body });
    switch (action) {
      case 'view':
        return member.get(path(routes.staffReview, { reviewId }));
      case 'comment':
        return member.post(path(routes.staffReviewComments, { reviewId }), { from: 1, to: 1, text: 'Why?' });
      case 'edit':
        return server.request(path(routes.staffReviewDraft, { reviewId }), {
          method: 'PUT',
          headers: { ...member.headers, 'content-type': 'application/json' },
          body: JSON.stringify({ basedOn: 1, text: `${textOf(articleId)}\nMore.\n` }),
        });
      case 'assign':
        return act({ reviewers: [helper.id] });
      case 'approve':
        return act({ draftVersion: 1 });
      case 'accept-regressions':
        return act({ draftVersion: 1, reason: 'Nobody asks that any more.' });
      case 'request-changes':
        return act({ comment: 'Say more.' });
      case 'schedule':
        return act({ at: server.clock.now() + 60_000 });
      case 'publish-urgently':
      case 'archive':
        return act({ reason: 'The product was recalled.' });
      default:
        return act({});
    }
  }

  describe.each(actions)('%s', (action) => {
    it.each(roles)('by %s, in every state', async (role) => {
      const answers: Record<string, number> = {};
      const expected: Record<string, number> = {};
      for (const state of reviewStates) {
        const response = await send(members[role], action, await reviewIn(state, role));
        answers[state] = response.ok ? 200 : response.status;
        const somebodyMay = reviewRoles.some((one) => one !== 'system' && may(one, action, state));
        expected[state] = may(role, action, state) ? 200 : somebodyMay ? 403 : 409;
      }
      expect(answers).toEqual(expected);
    });
  });

  it('lets nobody do what only the server does', async () => {
    const response = await send(members.admin, 'supersede', await reviewIn('published', 'admin'));
    expect(response.status).toBe(400);
  });

  it('lets agents do nothing to what others wrote', async () => {
    const review = await reviewIn('draft', 'editor');
    for (const action of ['edit', 'submit', 'discard'] as const) {
      expect((await send(members.agent, action, review)).status, action).toBe(403);
    }
  });

  it('asks everybody to sign in', async () => {
    const { id: reviewId } = await reviewIn('draft', 'editor');
    expect((await server.request(path(routes.staffReview, { reviewId }))).status).toBe(401);
    expect((await server.post(path(routes.staffReviewActions, { reviewId }), { type: 'submit' })).status).toBe(401);
  });
});
