import { routes, type LoopsClient, type Task, type TaskQuery } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { TestServer } from '../../../test/server.ts';

const day = 24 * 60 * 60_000;
const textOf = (articleId: string) => `---
id: ${articleId}
title: How to fold the ${articleId}
category: guide/coffee
tags: [care]
---

## Problem

The ${articleId} takes too much room.

## Steps

1. Empty the ${articleId}.
2. Fold it twice.
`;

async function allPages(client: LoopsClient, query: TaskQuery): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let after: string | null | undefined = undefined; after !== null;) {
    const page: { tasks: Task[]; next: string | null } = await client.tasks({ ...query, ...(after ? { after } : {}) });
    tasks.push(...page.tasks);
    after = page.next;
  }
  return tasks;
}

describe.each(engines)('the list of tasks on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let ben: TestReviewer;
  let max: TestReviewer;
  let mei: TestReviewer;
  const everybody = { of: 'everybody' } as const;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    ben = await TestReviewer.join(server, 'Ben', 'reviewer');
    max = await TestReviewer.join(server, 'Max', 'supervisor');
    mei = await TestReviewer.join(server, 'Mei', 'agent');
    // One of each: an article that was not confirmed, feedback, a review, changes to make, an urgent publication.
    server.clock.advance(58 * day);
    await mei.loops.reportArticle('descale-ember', { locale: 'en', text: 'It is 40 g now.' });
    for (const articleId of ['box-one', 'box-two', 'box-three']) {
      const { review } = await ana.createDraft({ articleId, locale: 'en', text: textOf(articleId) });
      await ana.act(review.id, { type: 'submit' });
      if (articleId === 'box-two')
        await ben.act(review.id, { type: 'request-changes', comment: 'Which side comes first?' });
      if (articleId === 'box-three')
        await max.act(review.id, { type: 'publish-urgently', reason: 'The box may fall.' });
    }
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  it('has every kind, each with what belongs to it', async () => {
    const { tasks } = await max.loops.tasks(everybody);
    const of = (kind: Task['kind'], articleId?: string) =>
      tasks.find((task) => task.kind === kind && (articleId === undefined || task.articleId === articleId));
    expect(of('review')).toMatchObject({ articleId: 'box-one', title: 'box-one', state: 'open', overdue: false });
    expect(of('address-changes')).toMatchObject({ articleId: 'box-two', people: [ana.id], dueAt: null });
    expect(of('review-override')).toMatchObject({ articleId: 'box-three', title: 'How to fold the box-three' });
    expect(of('verification', 'return-order')).toMatchObject({ overdue: false, verification: { state: 'due' } });
    expect(of('article-feedback')).toMatchObject({
      articleId: 'descale-ember',
      title: 'Descale the Ember espresso machine',
      owner: 'Li Na',
      feedback: [{ text: 'It is 40 g now.' }],
    });
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
  });

  it('is in one order, overdue first, last what has no deadline, in pages that fit together', async () => {
    server.clock.advance(day);
    const { tasks, next } = await max.loops.tasks({ ...everybody, limit: 100 });
    expect(next).toBeNull();
    const due = tasks.map(({ dueAt }) => dueAt ?? Infinity);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(tasks.at(-1)!.dueAt).toBeNull();
    const late = tasks.map(({ overdue }) => overdue);
    expect(late).toContain(true);
    expect(late.slice(late.indexOf(false))).not.toContain(true);
    const ids = tasks.map(({ id }) => id);
    for (const limit of [1, 2, 3]) {
      expect((await allPages(max.loops, { ...everybody, limit })).map(({ id }) => id)).toEqual(ids);
    }
    expect(await refusal(max.loops.tasks({ ...everybody, after: 'nowhere' }))).toBe('invalid-request');
  });

  it('filters by kind, state and article', async () => {
    for (const kind of ['review', 'address-changes', 'verification', 'article-feedback'] as const) {
      const { tasks } = await max.loops.tasks({ ...everybody, kind });
      expect(tasks.length, kind).toBeGreaterThan(0);
      expect(new Set(tasks.map((task) => task.kind))).toEqual(new Set([kind]));
    }
    const { tasks } = await max.loops.tasks({ ...everybody, articleId: 'box-one' });
    expect(tasks).toMatchObject([{ kind: 'review', articleId: 'box-one' }]);
    expect((await max.loops.tasks({ ...everybody, state: 'done' })).tasks).toEqual([]);
  });

  it('is one’s own, and everybody’s for those who may see it', async () => {
    const kinds = async (who: TestReviewer) => new Set((await who.loops.tasks()).tasks.map(({ kind }) => kind));
    expect(await kinds(ana)).toEqual(new Set(['address-changes']));
    expect(await kinds(ben)).toEqual(new Set(['review', 'review-override']));
    expect(await kinds(mei)).toEqual(new Set());
    // The named owner is nobody here, so that supervisors see to it: with their own pages, however many others have.
    expect(await kinds(max)).toContain('article-feedback');
    const mine = (await max.loops.tasks()).tasks;
    expect(await allPages(max.loops, { limit: 1 })).toEqual(mine);
    expect(mine.every(({ people }) => people.includes(max.id))).toBe(true);
    expect(await refusal(mei.loops.tasks(everybody))).toBe('forbidden');
    for (const who of [ana, ben, max]) expect(await refusal(who.loops.tasks(everybody))).toBe('accepted');
    const owner = await TestReviewer.join(server, 'Li Na', 'editor');
    expect(await kinds(owner)).toEqual(new Set(['article-feedback']));
    expect(await kinds(max)).not.toContain('article-feedback');
    expect(await allPages(max.loops, { kind: 'article-feedback', limit: 1 })).toEqual([]);
  });

  it('asks for the correction of an urgent publication that was refused', async () => {
    const { tasks } = await ben.loops.tasks({ kind: 'review-override' });
    const [task] = tasks;
    if (task?.kind !== 'review-override') throw new Error('There is no urgent publication to review.');
    await ben.act(task.reviewId, { type: 'request-changes', comment: 'It does not fold at all.' });
    expect((await max.loops.tasks({ kind: 'correct-override' })).tasks).toMatchObject([
      { reviewId: task.reviewId, people: [max.id] },
    ]);
    expect((await ben.loops.tasks({ kind: 'review-override' })).tasks).toEqual([]);
  });

  it('ends by hand only what feedback began, and the rest with its step', async () => {
    const [review] = (await ben.loops.tasks({ kind: 'review' })).tasks;
    expect(await refusal(ben.loops.resolveTask(review!.id, 'done'))).toBe('not-found');
    const [confirm] = (await max.loops.tasks({ kind: 'verification', articleId: 'return-order' })).tasks;
    expect(await refusal(max.loops.resolveTask(confirm!.id, 'done'))).toBe('not-found');
    await max.confirmVerification({ articleId: 'return-order', locale: confirm!.locale });
    expect((await max.loops.tasks({ kind: 'verification' })).tasks.map(({ id }) => id)).not.toContain(confirm!.id);
    const [feedback] = (await max.loops.tasks({ ...everybody, kind: 'article-feedback' })).tasks;
    await max.loops.resolveTask(feedback!.id, 'done');
    const done = (await max.loops.tasks({ ...everybody, state: 'done' })).tasks;
    expect(done).toMatchObject([{ id: feedback!.id, state: 'done', overdue: false }]);
  });

  it('has no second address', async () => {
    const document = (await (await server.request(routes.openapi)).json()) as { paths: Record<string, unknown> };
    const lists = Object.keys(document.paths).filter((route) => route.endsWith('tasks'));
    expect(lists).toEqual([routes.staffTasks]);
  });
});
