import { type LoopsClient, path, routes, type StaffRole, type StreamEvent } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { loopsClient } from '../../../test/loops-client.ts';
import { StreamReader, TestServer } from '../../../test/server.ts';

const day = 24 * 60 * 60_000;
const feedback = (articleId: string) => path(routes.articleFeedback, { articleId });
const readings = (articleId: string) => path(routes.articleReadings, { articleId });
const related = (articleId: string, locale = 'en') => `${path(routes.relatedArticles, { articleId })}?locale=${locale}`;

interface Related {
  related: { articleId: string; locale: string; reason: string }[];
  next: { articleId: string } | null;
}

describe.each(engines)('feedback on articles on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  beforeAll(async () => {
    folder = await writeKnowledge();
    await folder.write(
      'guide/coffee/clean-ember.en.md',
      '---\ntitle: Clean the Ember espresso machine\ntags: [care]\nauthor: Jonas Weidner\n---\n\nRinse the tank of the espresso machine with water.\n',
    );
    await folder.write(
      'guide/coffee/store-beans.en.md',
      '---\ntitle: Store beans in the dark\n---\n\nBeans keep for two months in a closed tin.\n',
    );
    server = await TestServer.start(engine);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell);
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  async function member(name: string, role: StaffRole): Promise<LoopsClient> {
    return loopsClient(server, await server.agent(name, role));
  }

  it('counts the latest word of each session, and needs no account', async () => {
    const editor = await member('Edda', 'editor');
    const [one, two] = [await server.visitor(), await server.visitor()];
    expect((await one.post(feedback('return-order'), { locale: 'en', helpful: true })).status).toBe(200);
    expect((await one.post(feedback('return-order'), { locale: 'en', helpful: true })).status).toBe(200);
    await two.post(feedback('return-order'), { locale: 'en', helpful: false });
    expect(await editor.feedbackOn('return-order')).toMatchObject({ helpful: 1, notHelpful: 1, items: [] });
    const said = { locale: 'en', helpful: false, reasons: ['out-of-date'], text: ' The label is gone. ' };
    const answer = await one.post(feedback('return-order'), said);
    expect(await answer.json()).toMatchObject({
      feedback: { articleId: 'return-order', reasons: ['out-of-date'], text: 'The label is gone.' },
    });
    const overview = await editor.feedbackOn('return-order', 'en');
    expect(overview).toMatchObject({ helpful: 0, notHelpful: 2, reports: 0, reasons: { 'out-of-date': 1 } });
    expect(overview.items).toMatchObject([{ source: 'customer', agentName: null, text: 'The label is gone.' }]);
  });

  it('is refused without a session, on what customers cannot read, in bad shape, and in floods', async () => {
    const visitor = await server.visitor();
    const yes = { locale: 'en', helpful: true };
    expect((await server.post(feedback('return-order'), yes)).status).toBe(401);
    expect((await visitor.post(feedback('door-code'), yes)).status).toBe(404);
    expect((await visitor.post(feedback('none'), yes)).status).toBe(404);
    for (const bad of [
      { locale: 'en' },
      { ...yes, reasons: ['because'] },
      { ...yes, text: 'x'.repeat(1_001) },
      { ...yes, more: 1 },
    ])
      expect((await visitor.post(feedback('return-order'), bad)).status).toBe(400);
    for (let number = 0; number < 40; number++)
      await folder.write(`many/a-${number}.en.md`, `# Number ${number}\n\nWords of number ${number}.\n`);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const statuses: number[] = [];
    for (let number = 0; number < 32; number++)
      statuses.push((await visitor.post(feedback(`a-${number}`), yes)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    server.clock.advance(11 * 60_000);
    expect((await visitor.post(feedback('a-31'), yes)).status).toBe(200);
  });

  it('becomes one task of the owner, due the earlier for what agents report, and ends with it', async () => {
    const [agent, reviewer] = [await member('Mei', 'agent'), await member('Rita', 'reviewer')];
    const visitor = await server.visitor();
    await visitor.post(feedback('descale-ember'), { locale: 'en', helpful: false, reasons: ['steps-do-not-work'] });
    const { tasks: complaints } = await reviewer.tasks({ of: 'everybody', articleId: 'descale-ember' });
    const [complaint] = complaints;
    expect(complaint).toMatchObject({ owner: 'Li Na', overdue: false, dueAt: server.clock.now() + 7 * day });
    const { task, feedback: report } = await agent.reportArticle('descale-ember', {
      locale: 'en',
      text: 'It is 40 g now.',
      quote: 'Dissolve 50 g of citric acid',
    });
    expect(task).toMatchObject({ id: complaint!.id, dueAt: server.clock.now() + 3 * day });
    expect(task.title).toBe('Descale the Ember espresso machine');
    expect(report).toMatchObject({
      source: 'agent',
      agentName: 'Mei',
      quote: 'Dissolve 50 g of citric acid',
      state: 'open',
    });
    server.clock.advance(4 * day);
    const late = { of: 'everybody', kind: 'article-feedback', articleId: 'descale-ember' } as const;
    expect((await reviewer.tasks(late)).tasks).toMatchObject([{ overdue: true, feedback: [{}, {}] }]);

    await expect(agent.resolveTask(task.id, 'done')).rejects.toMatchObject({ status: 403 });
    const { task: done } = await reviewer.resolveTask(task.id, 'done', 'Corrected in revision 2.');
    expect(done).toMatchObject({ state: 'done', resolution: 'Corrected in revision 2.', overdue: false });
    expect(done.feedback.map(({ state }) => state)).toEqual(['resolved', 'resolved']);
    await expect(reviewer.resolveTask(task.id, 'done')).rejects.toMatchObject({ status: 409 });
    await expect(reviewer.resolveTask('tsk_none', 'done')).rejects.toMatchObject({ status: 404 });
    expect((await reviewer.tasks(late)).tasks).toEqual([]);
    // What comes later is new work.
    const again = await agent.reportArticle('descale-ember', { locale: 'en', text: 'Still wrong.' });
    expect(again.task.id).not.toBe(task.id);
    const author = await agent.reportArticle('clean-ember', { locale: 'en', text: 'The picture is missing.' });
    expect(author.task.owner).toBe('Jonas Weidner');
  });

  it('takes the task back when the customer does, unless others complained as well', async () => {
    const reviewer = await member('Ria', 'reviewer');
    const about = { of: 'everybody', kind: 'article-feedback', articleId: 'return-order' } as const;
    const [one, two] = [await server.visitor(), await server.visitor()];
    const complaint = { locale: 'en', helpful: false, reasons: ['hard-to-follow'] };
    const open = async () => (await reviewer.tasks(about)).tasks.length;
    for (const { id } of (await reviewer.tasks(about)).tasks) await reviewer.resolveTask(id, 'done');
    await one.post(feedback('return-order'), complaint);
    await two.post(feedback('return-order'), complaint);
    await one.post(feedback('return-order'), { locale: 'en', helpful: true });
    expect(await open()).toBe(1);
    await two.post(feedback('return-order'), { locale: 'en', helpful: true });
    expect(await open()).toBe(0);
    expect((await reviewer.tasks({ ...about, state: 'dismissed' })).tasks).toHaveLength(1);
  });

  it('makes an article doubtful when there is enough of it', async () => {
    const staff = await server.agent('Sam', 'supervisor');
    const stream = new StreamReader(await staff.get(routes.staffEvents));
    await stream.next();
    for (let number = 0; number < 3; number++) {
      const visitor = await server.visitor();
      await visitor.post(feedback('store-beans'), { locale: 'en', helpful: false });
    }
    const seen: StreamEvent[] = [];
    while (!seen.some(({ type }) => type === 'article.doubted')) seen.push(...(await stream.events(1)));
    await stream.cancel();
    expect(seen.filter(({ type }) => type === 'article.rated')).toHaveLength(3);
    expect(seen.at(-1)).toMatchObject({ type: 'article.doubted', articleId: 'store-beans', locale: 'en', count: 3 });
    const verifications = await staff.get(routes.staffVerifications);
    expect(JSON.stringify(await verifications.json())).toContain('negative-feedback');
  });

  it('recommends by content, and by what readers went on to, in the reader’s language', async () => {
    const near = (await (await server.request(related('descale-ember'))).json()) as Related;
    expect(near.related[0]).toMatchObject({ articleId: 'clean-ember', locale: 'en' });
    expect(near.next?.articleId).toBe('clean-ember');
    expect(JSON.stringify(near)).not.toContain('door-code');
    const chinese = (await (await server.request(related('descale-ember', 'zh-CN'))).json()) as Related;
    expect(chinese.related).toEqual([]);
    expect((await server.request(related('door-code'))).status).toBe(404);
    const editor = await member('Ed', 'editor');
    expect((await editor.related('door-code', 'en')).related.map(({ articleId }) => articleId)).not.toContain(
      'door-code',
    );

    for (let number = 0; number < 3; number++) {
      const visitor = await server.visitor();
      for (const articleId of ['descale-ember', 'store-beans', 'descale-ember', 'store-beans'])
        expect((await visitor.post(readings(articleId), { locale: 'en' })).status).toBe(204);
    }
    const after = (await (await server.request(related('descale-ember'))).json()) as Related;
    expect(after.next).toMatchObject({ articleId: 'store-beans', reason: 'readers' });
    expect((await editor.feedbackOn('store-beans')).readers).toBe(3);
    const visitor = await server.visitor();
    expect((await visitor.post(readings('door-code'), { locale: 'en' })).status).toBe(404);
    expect((await server.post(readings('store-beans'), { locale: 'en' })).status).toBe(401);
  });

  it('recommends nothing that is not published any more, and at once what is', async () => {
    await folder.write(
      'guide/coffee/descale-drift.en.md',
      '---\ntitle: Descale the Drift kettle\ntags: [care]\n---\n\nDissolve citric acid in a litre of water and fill the tank.\n',
    );
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'descale drift kettle');
    const ids = async () => {
      const { related: list } = (await (await server.request(related('descale-ember'))).json()) as Related;
      return list.map(({ articleId }) => articleId);
    };
    expect(await ids()).toContain('descale-drift');
    await folder.write(
      'guide/coffee/descale-drift.en.md',
      '---\ntitle: Descale the Drift kettle\naudience: internal\n---\n\nDissolve citric acid in a litre of water.\n',
    );
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'descale drift kettle');
    while ((await ids()).includes('descale-drift')) await new Promise((resolve) => setImmediate(resolve));
  });
});
