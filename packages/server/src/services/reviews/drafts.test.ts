import type { ProblemError } from '@askwell/core/protocol';
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
2. Print the label.
3. Drop the parcel off.
`;

describe.each(engines)('drafts on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let ben: TestReviewer;
  let reviewId: string;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await folder.write('policy/return-order.en.md', text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    ben = await TestReviewer.join(server, 'Ben', 'reviewer');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const importAgain = () => server.askwell.services.knowledgeImport.importFolder(folder.path);
  const problemOf = async (request: Promise<unknown>): Promise<ProblemError> => {
    const problem = await request.then(
      () => undefined,
      (error: unknown) => error as ProblemError,
    );
    expect(problem).toMatchObject({ problem: { status: 409 } });
    return problem!;
  };

  it('begin with what is published, and leave it alone', async () => {
    const { review, draft } = await ana.createDraft(key);
    reviewId = review.id;
    expect(draft).toMatchObject({ text, baseRevision: 1, path: 'policy/return-order.en.md' });
    await ana.saveDraft(reviewId, {
      basedOn: 1,
      text: text.replace('2. Print the label.', '2. Print the label twice.'),
    });
    expect((await ana.revision(key, 1)).text).toBe(text);
    expect((await ana.revisions(key)).revisions).toHaveLength(1);
  });

  it('are saved again and again without effect while nothing changes', async () => {
    const { draft } = await ana.review(reviewId);
    const saved = await ana.saveDraft(reviewId, { basedOn: draft.version, text: draft.text });
    expect(saved.draft.version).toBe(draft.version);
  });

  it('tell whoever was slower both sides, their base and what they make together', async () => {
    const base = (await ana.review(reviewId)).draft;
    const theirs = base.text.replace('1. Choose **Return**', '1. Open your order and choose **Return**');
    const ours = base.text.replace('3. Drop the parcel off.', '3. Bring the parcel to a shop.');
    await ben.saveDraft(reviewId, { basedOn: base.version, text: theirs });
    const problem = await problemOf(ana.saveDraft(reviewId, { basedOn: base.version, text: ours }));
    const { conflict } = problem.problem.details as {
      conflict: { version: number; merged: { text: string; conflicts: unknown[] } };
    };
    expect(problem.code).toBe('draft-changed');
    expect(conflict).toMatchObject({ version: base.version + 1, base: base.text, ours, theirs });
    expect(conflict.merged.conflicts).toEqual([]);
    const { draft, review } = await ana.saveDraft(reviewId, { basedOn: conflict.version, text: conflict.merged.text });
    expect(draft.text).toContain('Open your order');
    expect(draft.text).toContain('Bring the parcel');
    expect(review.contributors).toEqual([ana.id, ben.id]);
  });

  it('save one of many who come at once, and lose nobody’s text', async () => {
    const { draft } = await ana.review(reviewId);
    const texts = Array.from({ length: 8 }, (_, index) => draft.text.replace('twice', `${index + 2} times`));
    const codes = await Promise.all(
      texts.map((one) => refusal(ana.saveDraft(reviewId, { basedOn: draft.version, text: one }))),
    );
    expect(codes.toSorted()).toEqual(['accepted', ...Array.from({ length: 7 }, () => 'draft-changed')]);
    expect((await ana.review(reviewId)).draft.version).toBe(draft.version + 1);
  });

  it('refuse what was never a version', async () => {
    expect(await refusal(ana.saveDraft(reviewId, { basedOn: 99, text }))).toBe('invalid-request');
  });

  it('carry comments along with their lines', async () => {
    const { draft } = await ana.review(reviewId);
    const line = draft.text.split('\n').findIndex((one) => one.startsWith('3.')) + 1;
    const { id } = await ben.comment(reviewId, { from: line, to: line, text: 'Which shop?' });
    await ana.reply(reviewId, id, 'Any of them.');
    const longer = draft.text.replace('## Problem\n', '## Problem\n\nIt is too small.\n');
    await ana.saveDraft(reviewId, { basedOn: draft.version, text: longer });
    const [comment] = (await ana.review(reviewId)).comments;
    expect(comment).toMatchObject({ anchor: { from: line + 2, state: 'unchanged' }, replies: [{ author: ana.id }] });
    await ana.resolveComment(reviewId, id);
    expect((await ana.review(reviewId)).comments).toMatchObject([{ resolved: { by: ana.id } }]);
  });

  it('stay beside what an import publishes, and their authors are told', async () => {
    await folder.write('policy/return-order.en.md', text.replace('within 30 days', 'within 60 days'));
    expect(await importAgain()).toMatchObject({ updated: 1, besideDrafts: [{ ...key, reviewId }] });
    const { revisions } = await ana.revisions(key);
    expect(revisions[0]).toMatchObject({ number: 2, author: 'import', reviewId: null });
    const { publishedRevision, draft } = await ana.review(reviewId);
    expect([publishedRevision, draft.baseRevision]).toEqual([2, 1]);
    expect(await ana.notifications()).toMatchObject([
      { kind: 'draft-overtaken', readAt: null, data: { reviewId, revision: 2, publishedBy: 'import' } },
    ]);
    const [{ id } = { id: '' }] = await ana.notifications();
    await ana.markNotificationRead(id);
    expect(await ana.notifications()).toMatchObject([{ readAt: server.clock.now() }]);
  });

  it('are not published over what they do not know; what was published is brought in', async () => {
    await ana.act(reviewId, { type: 'submit' });
    const cleo = await TestReviewer.join(server, 'Cleo', 'reviewer');
    const before = (await ana.review(reviewId)).review.draftVersion;
    // A price or a policy needs two, and Ben has written here himself.
    const dan = await TestReviewer.join(server, 'Dan', 'supervisor');
    const approve = async () => {
      const { review } = await ana.review(reviewId);
      for (const one of [cleo, dan]) await one.act(reviewId, { type: 'approve', draftVersion: review.draftVersion });
    };
    await approve();
    expect(await refusal(ben.act(reviewId, { type: 'publish' }))).toBe('base-changed');
    const { draft, review } = await ana.rebaseDraft(reviewId);
    expect(draft).toMatchObject({ baseRevision: 2, version: before + 1 });
    expect(draft.text).toContain('within 60 days');
    expect(draft.text).toContain('Bring the parcel');
    expect([review.state, review.approvals]).toEqual(['in-review', []]);
    await approve();
    expect((await ana.act(reviewId, { type: 'publish' })).publishedRevision).toBe(3);
  });

  it('that changed the same words must be brought together by a person', async () => {
    const { review, draft } = await ana.createDraft(key);
    const ours = draft.text.replace('within 60 days', 'within 90 days');
    await ana.saveDraft(review.id, { basedOn: 1, text: ours });
    await folder.write('policy/return-order.en.md', draft.text.replace('within 60 days', 'within 14 days'));
    await importAgain();
    const problem = await problemOf(ana.rebaseDraft(review.id));
    expect(problem.problem.details).toMatchObject({ conflict: { revision: 4, ours, base: draft.text } });
    const saved = await ana.saveDraft(review.id, { basedOn: 2, text: ours, baseRevision: 4 });
    expect(saved.draft.baseRevision).toBe(4);
    reviewId = review.id;
  });

  it('are given up and taken up again with their text', async () => {
    const { draft } = await ana.review(reviewId);
    expect((await ana.act(reviewId, { type: 'discard' })).review).toMatchObject({ archivedBecause: 'discarded' });
    const other = await ana.createDraft(key);
    expect(await refusal(ana.act(reviewId, { type: 'restore' }))).toBe('draft-exists');
    await ana.act(other.review.id, { type: 'discard' });
    expect((await ana.act(reviewId, { type: 'restore' })).review.state).toBe('draft');
    const saved = await ana.saveDraft(reviewId, { basedOn: draft.version, text: `${draft.text}\nMore.\n` });
    expect(saved.draft.version).toBe(draft.version + 1);
  });

  it('of an article that is archived do not come back by an import of the same file', async () => {
    await ana.act(reviewId, { type: 'discard' });
    await ben.archive(key, 'Nobody returns anything.');
    expect(await importAgain()).toMatchObject({ imported: 0, updated: 0, archived: [key] });
    await folder.write('policy/return-order.en.md', text);
    expect(await importAgain()).toMatchObject({ imported: 1 });
    expect((await ana.revisions(key)).published).toBe(5);
  });
});
