import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { TestServer } from '../../../test/server.ts';

const key = { articleId: 'return-order', locale: 'en' };
const text = `---
title: Return an order within 30 days
category: policy
tags: [care]
---

## Problem

Something does not fit.

## Steps

1. Choose **Return** in your order.
`;

describe.each(engines)('one urgent publication after the other on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let ben: TestReviewer;
  let max: TestReviewer;
  let una: TestReviewer;
  let first: string;
  let second: string;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await folder.write('policy/return-order.en.md', text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    // Ana and Ben review as well, so only what they wrote keeps them from approving.
    ana = await TestReviewer.join(server, 'Ana', 'reviewer');
    ben = await TestReviewer.join(server, 'Ben', 'reviewer');
    una = await TestReviewer.join(server, 'Una', 'reviewer');
    max = await TestReviewer.join(server, 'Max', 'supervisor');
    const policy = await max.reviewPolicy();
    await max.setReviewPolicy({ ...policy, rules: [] });
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const waiting = async (who: TestReviewer) =>
    (await who.loops.tasks({ articleId: key.articleId })).tasks
      .filter(({ kind }) => kind !== 'verification')
      .map(({ kind }) => kind);

  it('a review that refuses what is on the air asks who published it to put it right', async () => {
    first = (await ana.createDraft({ ...key, text: `${text}2. Send it to the old address.\n` })).review.id;
    await max.act(first, { type: 'publish-urgently', reason: 'The warehouse has moved.' });
    expect(await refusal(ana.act(first, { type: 'approve', draftVersion: 1 }))).toBe('forbidden');
    const refused = await ben.act(first, { type: 'request-changes', comment: 'That is the old address.' });
    expect(refused.review).toMatchObject({ state: 'published', override: { outcome: 'rejected' } });
    expect([await waiting(max), await waiting(ben)]).toEqual([['correct-override'], []]);
  });

  it('who wrote or published a text that nobody approved does not approve what is built on it', async () => {
    const { review } = await ben.createDraft(key);
    second = review.id;
    expect(review.contributors.toSorted()).toEqual([ana.id, ben.id, max.id].toSorted());
    const mended = `${text}2. Send it to the new address.\n`;
    const { review: submitted } = await ben
      .saveDraft(second, { basedOn: 1, text: mended })
      .then(() => ben.act(second, { type: 'submit' }));
    const approve = { type: 'approve', draftVersion: submitted.draftVersion } as const;
    for (const one of [ana, ben, max]) expect(await refusal(one.act(second, approve)), one.name).toBe('forbidden');
  });

  it('the second ends the first and waits for a review of its own', async () => {
    const { review } = await max.act(second, { type: 'publish-urgently', reason: 'Parcels go astray.' });
    expect(review.override).toMatchObject({ by: max.id, outcome: 'pending' });
    expect((await ana.review(first)).review).toMatchObject({ state: 'archived', archivedBecause: 'superseded' });
    expect([await waiting(una), await waiting(max)]).toEqual([['review-override'], []]);
    const confirmed = await una.act(second, { type: 'approve', draftVersion: review.draftVersion });
    expect(confirmed.review.override).toMatchObject({ outcome: 'confirmed' });
    expect([await waiting(una), await waiting(max)]).toEqual([[], []]);
  });

  it('what is built on a confirmed text is approved by those who wrote that one', async () => {
    const { review } = await una.createDraft({ ...key, text: `${text}2. Send it to us.\n` });
    expect(review.contributors).toEqual([una.id]);
    await una.act(review.id, { type: 'submit' });
    const approved = await ana.act(review.id, { type: 'approve', draftVersion: 1 });
    expect(approved.review.state).toBe('approved');
  });

  it('the log holds every step of it, in order and chained', async () => {
    const { decisions } = await max.decisions({ articleId: key.articleId });
    const steps = decisions
      .map(({ type }) => type)
      .filter((type) => /overrid|superseded|article\.published/.test(type));
    expect(steps).toEqual([
      'review.overridden',
      'article.published',
      'review.override-rejected',
      'review.overridden',
      'article.published',
      'review.superseded',
      'review.override-confirmed',
    ]);
    expect((await max.verifyDecisions()).intact).toBe(true);
  });
});
