import { path, routes, type ReviewView } from '@askwell/core/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { TestServer } from '../../../test/server.ts';

const hour = 3_600_000;
const day = 24 * hour;
let count = 0;

const textOf = (articleId: string, tag = 'care') => `---
id: ${articleId}
title: How to fold the ${articleId}
category: guide/coffee
tags: [${tag}]
---

## Problem

The ${articleId} takes too much room.

## Steps

1. Empty the ${articleId}.
2. Fold it twice.
`;

describe.each(engines)('what time brings about on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let ben: TestReviewer;
  let max: TestReviewer;
  let articleId: string;
  let reviewId: string;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    ben = await TestReviewer.join(server, 'Ben', 'reviewer');
    max = await TestReviewer.join(server, 'Max', 'supervisor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });
  beforeEach(async () => {
    articleId = `box-${++count}`;
    const { review } = await ana.createDraft({ articleId, locale: 'en', text: textOf(articleId) });
    reviewId = review.id;
  });

  const run = () => server.askwell.services.timetable.run();
  const read = () => server.request(`${path(routes.article, { articleId })}?locale=en`);
  async function approved(): Promise<ReviewView> {
    const { review } = await ana.act(reviewId, { type: 'submit' });
    return ben.act(reviewId, { type: 'approve', draftVersion: review.draftVersion });
  }

  it('publishes on time, once, whoever looks at the clock', async () => {
    await approved();
    const at = server.clock.now() + 2 * hour;
    expect((await ana.act(reviewId, { type: 'schedule', at })).review).toMatchObject({
      state: 'scheduled',
      scheduledFor: at,
    });
    await run();
    expect((await read()).status).toBe(404);
    // A process that was away meanwhile finds it in the database, and three of them agree on who does it.
    const others = [await server.startAnother(), await server.startAnother()];
    server.clock.advance(2 * hour);
    await Promise.all([run(), ...others.map((other) => other.services.timetable.run())]);
    for (const other of others) await other.close();
    expect((await read()).status).toBe(200);
    expect((await ana.revisions({ articleId, locale: 'en' })).revisions).toMatchObject([
      { number: 1, author: 'system', reviewId },
    ]);
    const { decisions } = await ana.decisions({ articleId });
    expect(decisions.filter(({ type }) => type === 'article.published')).toMatchObject([{ actor: 'system' }]);
  });

  it('does not publish what is edited after all, and lets approved texts wait', async () => {
    await approved();
    await ana.act(reviewId, { type: 'schedule', at: server.clock.now() + hour });
    const edited = await ana.saveDraft(reviewId, { basedOn: 1, text: textOf(articleId).replace('twice', 'once') });
    expect(edited.review).toMatchObject({ state: 'in-review', scheduledFor: null, approvals: [] });
    server.clock.advance(hour);
    await run();
    expect((await read()).status).toBe(404);
    expect(await refusal(ana.act(reviewId, { type: 'schedule', at: server.clock.now() - 1 }))).toBe('not-possible');
    await ben.act(reviewId, { type: 'approve', draftVersion: 2 });
    expect(await refusal(ana.act(reviewId, { type: 'schedule', at: server.clock.now() - 1 }))).toBe('invalid-request');
  });

  it('gives a text back that may not be published on its day any more, and says why', async () => {
    await approved();
    await ana.act(reviewId, { type: 'schedule', at: server.clock.now() + hour });
    await folder.write(`guide/coffee/${articleId}.en.md`, textOf(articleId).replace('Fold it', 'Roll it'));
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    server.clock.advance(hour);
    await run();
    expect((await ana.review(reviewId)).review).toMatchObject({ state: 'approved', scheduledFor: null });
    const told = (await ana.notifications()).find(({ kind }) => kind === 'publication-refused');
    expect(told).toMatchObject({ data: { reviewId, reason: expect.stringContaining('Revision 1') as string } });
    const { decisions } = await ana.decisions({ articleId });
    expect(decisions.at(-1)).toMatchObject({ type: 'review.unscheduled', actor: 'system' });
  });

  it('archives on time', async () => {
    await approved();
    await ana.act(reviewId, { type: 'publish' });
    const key = { articleId, locale: 'en' };
    const at = server.clock.now() + day;
    expect(await refusal(ana.archive(key, 'Sold out.', at))).toBe('forbidden');
    await ben.archive(key, 'Sold out.', at);
    await run();
    expect((await read()).status).toBe(200);
    server.clock.advance(day);
    await Promise.all([run(), run()]);
    expect((await read()).status).toBe(404);
    expect((await ana.review(reviewId)).review).toMatchObject({ state: 'archived', archivedBecause: 'retired' });
    await ben.archive({ articleId: 'return-order', locale: 'en' }, 'Out of date.', server.clock.now() + day);
    await ben.unscheduleArchive({ articleId: 'return-order', locale: 'en' });
    server.clock.advance(day);
    await run();
    const kept = path(routes.article, { articleId: 'return-order' });
    expect((await server.request(`${kept}?locale=en`)).status).toBe(200);
  });

  it('lets a supervisor publish at once, and has it reviewed afterwards', async () => {
    expect(await refusal(ana.act(reviewId, { type: 'publish-urgently', reason: 'Recall.' }))).toBe('forbidden');
    expect(await refusal(max.act(reviewId, { type: 'publish-urgently', reason: '' }))).toBe('invalid-request');
    const { review } = await max.act(reviewId, { type: 'publish-urgently', reason: 'The box may fall.' });
    expect(review.override).toMatchObject({ by: max.id, reason: 'The box may fall.', outcome: 'pending' });
    expect((await ana.revisions({ articleId, locale: 'en' })).revisions[0]).toMatchObject({
      reason: 'The box may fall.',
    });
    const waiting = async (who: TestReviewer) =>
      (await who.loops.tasks({ articleId })).tasks.filter(({ kind }) => kind !== 'verification');
    expect(await waiting(ben)).toMatchObject([
      { kind: 'review-override', overdue: false, dueAt: review.override!.reviewBy },
    ]);
    expect([await waiting(ana), await waiting(max)]).toMatchObject([[], [{ kind: 'review-override' }]]);
    expect(await refusal(max.act(reviewId, { type: 'approve', draftVersion: 1 }))).toBe('forbidden');
    server.clock.advance(day);
    expect(await waiting(ben)).toMatchObject([{ overdue: true }]);
    const confirmed = await ben.act(reviewId, { type: 'approve', draftVersion: 1 });
    expect(confirmed.review).toMatchObject({ state: 'published', override: { outcome: 'confirmed' } });
    expect(await waiting(ben)).toEqual([]);
  });

  it('reminds those who are waited for, each once', async () => {
    await ana.act(reviewId, { type: 'submit' });
    await ana.act(reviewId, { type: 'assign', reviewers: [ben.id] });
    const reminders = async () =>
      (await ben.notifications()).filter(({ data }) => (data as { reviewId?: string }).reviewId === reviewId);
    await run();
    expect(await reminders()).toEqual([]);
    server.clock.advance(2 * day - 4 * hour);
    const other = await server.startAnother();
    await Promise.all([run(), other.services.timetable.run()]);
    await other.close();
    expect(await reminders()).toMatchObject([{ kind: 'review-reminder', data: { kind: 'review', overdue: false } }]);
    server.clock.advance(4 * hour);
    await run();
    await run();
    expect(await reminders()).toHaveLength(2);
    expect((await reminders())[0]).toMatchObject({ data: { overdue: true } });
  });

  it('lets somebody review in another’s name while it is delegated', async () => {
    await ana.act(reviewId, { type: 'submit' });
    await ana.act(reviewId, { type: 'assign', reviewers: [max.id] });
    const onBehalf = { type: 'approve', draftVersion: 1, onBehalfOf: max.id } as const;
    expect(await refusal(ben.act(reviewId, onBehalf))).toBe('forbidden');
    const { id } = await max.delegate({ to: ben.id, until: server.clock.now() + day });
    expect((await ben.loops.tasks({ articleId })).tasks).toMatchObject([{ kind: 'review', reviewId }]);
    expect(await refusal(ben.endDelegation(id))).toBe('forbidden');
    const { review } = await ben.act(reviewId, onBehalf);
    expect(review.approvals).toMatchObject([{ by: ben.id, onBehalfOf: max.id }]);
    await max.endDelegation(id);
    expect(await max.delegations()).toEqual([]);
  });

  it('asks the group to which a category belongs, whatever the risk', async () => {
    const eve = await TestReviewer.join(server, `Eve-${count}`, 'reviewer');
    const group = { id: 'coffee', name: 'Coffee people', members: [eve.id], categories: ['guide'], tags: [] };
    expect(await refusal(ben.putGroup(group))).toBe('forbidden');
    expect(await refusal(max.putGroup({ ...group, members: ['usr_nobody'] }))).toBe('invalid-request');
    await max.putGroup(group);
    const { review, missing } = await ana.act(reviewId, { type: 'submit' });
    expect(missing).toEqual({ approvals: 1, groups: [{ group: 'coffee', approvals: 1 }] });
    const { tasks: ofEve } = await eve.loops.tasks({ articleId });
    expect(ofEve).toMatchObject([{ kind: 'review', reviewId, groups: ['coffee'] }]);
    const approve = { type: 'approve', draftVersion: review.draftVersion } as const;
    expect((await ben.act(reviewId, approve)).review.state).toBe('in-review');
    expect((await eve.act(reviewId, approve)).review.state).toBe('approved');
    const policy = await max.reviewPolicy();
    const [first] = policy.tiers;
    const asking = {
      ...policy,
      tiers: [{ ...first!, groups: [{ group: 'coffee', approvals: 1 }] }, ...policy.tiers.slice(1)],
    };
    await max.setReviewPolicy(asking);
    expect(await refusal(max.deleteGroup('coffee'))).toBe('invalid-request');
    await max.setReviewPolicy(policy);
    await max.deleteGroup('coffee');
    expect(await max.groups()).toEqual([]);
    const never = { ...policy, rules: [{ tier: 'no-such-tier', tags: ['care'] }] };
    expect(await refusal(max.setReviewPolicy(never))).toBe('invalid-request');
  });
});
