import { path, routes, type ProblemError } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { eventually, TestServer } from '../../../test/server.ts';

const day = 24 * 60 * 60_000;
const key = { articleId: 'clean-grinder', locale: 'en' };
const question = 'How do I clean the burrs of the Pebble grinder?';

const flawed = `---
id: clean-grinder
locale: en
title: Clean the Pebble grinder
questions: [${question}]
category: guide/coffee
tags: [care]
---

Old coffee goes rancid between the burrs.

## Steps

Take the hopper off, lift the upper burr out and brush both burrs.
`;
const sound = flawed
  .replace('Old coffee goes', '## Problem\n\nOld coffee goes')
  .replace(
    'Take the hopper off, lift the upper burr out and brush both burrs.',
    '1. Take the hopper off.\n2. Lift the upper burr out.\n3. Wash both burrs.',
  );

describe.each(engines)('the life of an article on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let ben: TestReviewer;
  let eve: TestReviewer;
  let max: TestReviewer;
  let reviewId = '';

  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell);
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    ben = await TestReviewer.join(server, 'Ben', 'reviewer');
    eve = await TestReviewer.join(server, 'Eve', 'reviewer');
    max = await TestReviewer.join(server, 'Max', 'supervisor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const ask = async () => {
    const visitor = await server.visitor(); // a session does not last for months
    const conversation = await visitor.open();
    await visitor.say(conversation, question);
    const { content } = await eventually(visitor, conversation, ({ author }) => author.kind === 'bot');
    return content;
  };
  /** Resolves when the index has followed what happened. */
  const indexed = async (fits: (hit: { articleId: string; verification?: string } | undefined) => boolean) => {
    const hit = () =>
      server.askwell.services.knowledge
        .search({ text: 'Pebble grinder burrs', locale: 'en', limit: 5, readership: 'customer' })
        .find(({ articleId }) => articleId === key.articleId);
    while (!fits(hit() as Parameters<typeof fits>[0])) await new Promise((resolve) => setImmediate(resolve));
  };

  it('begins as a draft that nobody else sees', async () => {
    expect((await ask()).type).toBe('handoff-offer');
    const { review, draft } = await ana.createDraft({ ...key, text: flawed, path: 'guide/coffee/clean-grinder.en.md' });
    reviewId = review.id;
    expect(review).toMatchObject({ state: 'draft', author: ana.id, draftVersion: 1 });
    expect(draft).toMatchObject({ version: 1, baseRevision: null });
    expect((await server.request(`${path(routes.article, key)}?locale=en`)).status).toBe(404);
    expect(await refusal(ben.createDraft({ ...key, text: sound }))).toBe('draft-exists');
  });

  it('is not submitted while the linter finds errors', async () => {
    const refused = await ana.act(reviewId, { type: 'submit' }).catch((error: unknown) => error as ProblemError);
    expect(refused).toMatchObject({
      code: 'gate-closed',
      message: expect.stringContaining('section "Problem"') as string,
    });
    const broken = flawed.replace('title: Clean the Pebble grinder', 'title: [');
    await ana.saveDraft(reviewId, { basedOn: 1, text: broken });
    expect(await refusal(ana.act(reviewId, { type: 'submit' }))).toBe('gate-closed');
    await ana.saveDraft(reviewId, { basedOn: 2, text: sound });
    const { review } = await ana.act(reviewId, { type: 'submit' });
    expect(review.state).toBe('in-review');
  });

  it('is sent back with a suggestion, which applies', async () => {
    const { draft } = await ben.review(reviewId);
    const line = draft.text.split('\n').indexOf('3. Wash both burrs.') + 1;
    const comment = await ben.comment(reviewId, {
      from: line,
      to: line,
      text: 'Water lets burrs rust.',
      suggestion: '3. Brush both burrs; water lets them rust.\n',
    });
    await ben.act(reviewId, { type: 'request-changes', comment: 'See the last step.' });
    const applied = await ana.applySuggestions(reviewId, draft.version, [comment.id]);
    expect(applied.draft.text).toContain('3. Brush both burrs; water lets them rust.\n');
    expect(applied.comments).toMatchObject([{ id: comment.id, resolved: { by: ana.id } }]);
    await ana.act(reviewId, { type: 'submit' });
  });

  it('is approved by as many as the policy asks for, its author not among them', async () => {
    const policy = await max.reviewPolicy();
    await max.setReviewPolicy({ ...policy, rules: [...policy.rules, { tier: 'high', tags: ['care'] }] });
    const { review, tier, missing } = await ben.review(reviewId);
    expect([tier, missing]).toEqual(['high', { approvals: 2, groups: [] }]);
    const approve = { type: 'approve', draftVersion: review.draftVersion } as const;
    expect(await refusal(ana.act(reviewId, approve))).toBe('forbidden');
    expect((await ben.act(reviewId, approve)).review.state).toBe('in-review');
    expect(await refusal(ben.act(reviewId, approve))).toBe('review-refused');
    expect(await refusal(ana.act(reviewId, { type: 'publish' }))).toBe('not-possible');
    expect((await eve.act(reviewId, approve)).review.state).toBe('approved');
  });

  it('shows what it does to answers before it is published', async () => {
    const gate = await ana.gate(reviewId);
    expect(gate).toMatchObject({ open: true, lintErrors: 0, effect: { state: 'measured' } });
    expect(gate.effect.report).toMatchObject({ regressions: [] });
    expect(gate.effect.report!.changes).toMatchObject([
      {
        question,
        kind: 'appeared',
        before: { kind: 'handoff' },
        after: { kind: 'answer', articleId: 'clean-grinder' },
      },
    ]);
    expect(gate.effect.report!.repaired).toMatchObject([{ question }]);
  });

  it('is published, and the bot answers from it', async () => {
    const { review, publishedRevision } = await ana.act(reviewId, { type: 'publish' });
    expect([review.state, publishedRevision]).toEqual(['published', 1]);
    await indexed((hit) => hit !== undefined);
    expect(await ask()).toMatchObject({
      type: 'answer',
      citations: [{ articleId: 'clean-grinder', revision: 1, reviewer: 'Eve' }],
    });
  });

  it('awaits its confirmation when its time is over, then expires, then is confirmed', async () => {
    server.clock.advance(91 * day);
    await server.askwell.services.timetable.run();
    await indexed((hit) => hit?.verification === 'overdue');
    expect(await ask()).toMatchObject({ type: 'answer', citations: [{ verification: 'overdue' }] });

    server.clock.advance(30 * day);
    await server.askwell.services.timetable.run();
    await indexed((hit) => hit?.verification === 'expired');
    expect((await ask()).type).not.toBe('answer');
    const article = await server.request(`${path(routes.article, key)}?locale=en`);
    expect(await article.json()).toMatchObject({ verification: 'expired' });

    const confirmed = await ben.confirmVerification(key, 'Tried it on a Pebble.');
    expect(confirmed.verification.state).toBe('verified');
    await indexed((hit) => hit !== undefined && hit.verification === undefined);
    expect(await ask()).toMatchObject({ type: 'answer', citations: [{ reviewer: 'Ben' }] });
  });

  it('gets a new revision beside the old, which can be brought back', async () => {
    const second = await ana.createDraft(key);
    expect(second.draft.baseRevision).toBe(1);
    const text = second.draft.text.replace('1. Take the hopper off.', '1. Unplug it and take the hopper off.');
    await ana.saveDraft(second.review.id, { basedOn: 1, text });
    await approved(second.review.id);
    await ana.act(second.review.id, { type: 'publish' });
    expect((await ana.review(reviewId)).review).toMatchObject({ state: 'archived', archivedBecause: 'superseded' });
    const { words } = await ana.diff(key, 1, 2);
    expect(words.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'Take' },
      { kind: 'added', text: 'Unplug it and take' },
    ]);
    const blame = await ana.blame(key);
    expect(blame.find(({ text: line }) => line.includes('Unplug'))).toMatchObject({ revision: 2 });
    expect(blame.find(({ text: line }) => line.includes('rancid'))).toMatchObject({ revision: 1 });

    const restored = await ana.createDraft({ ...key, revision: 1 });
    expect(restored.draft).toMatchObject({ restoredFrom: 1, baseRevision: 2 });
    await approved(restored.review.id);
    await ana.act(restored.review.id, { type: 'publish' });
    expect((await ana.revisions(key)).revisions).toMatchObject([
      { number: 3, restoredFrom: 1 },
      { number: 2 },
      { number: 1 },
    ]);
  });

  it('is archived, and is gone for readers', async () => {
    expect(await refusal(ana.archive(key, 'The Pebble is not sold any more.'))).toBe('forbidden');
    await ben.archive(key, 'The Pebble is not sold any more.');
    expect((await server.request(`${path(routes.article, key)}?locale=en`)).status).toBe(404);
    await indexed((hit) => hit === undefined);
    expect((await ask()).type).toBe('handoff-offer');
    expect((await ana.revisions(key)).published).toBeNull();
  });

  it('leaves a decision log that proves itself', async () => {
    const { decisions, head } = await ana.decisions({ articleId: key.articleId, limit: 500 });
    expect(decisions.map(({ type }) => type)).toEqual([
      'review.submitted',
      'review.changes-requested',
      'review.submitted',
      'review.approval-given',
      'review.approval-given',
      'review.approved',
      'article.published',
      'verification.confirmed',
      ...['review.submitted', 'review.approval-given', 'review.approval-given', 'review.approved'],
      'article.published',
      'review.superseded',
      ...['review.submitted', 'review.approval-given', 'review.approval-given', 'review.approved'],
      'article.published',
      'review.superseded',
      'article.archived',
    ]);
    expect(await ana.verifyDecisions()).toEqual({ intact: true, head });
  });

  async function approved(id: string): Promise<void> {
    const { review } = await ana.act(id, { type: 'submit' });
    for (const one of [ben, eve]) await one.act(id, { type: 'approve', draftVersion: review.draftVersion });
  }
});
