import type { StreamEvent } from '@askwell/core/protocol';
import { routes } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { StreamReader, TestServer, type TestAgent } from '../../../test/server.ts';
import type { Askwell } from '../../index.ts';

const day = 24 * 60 * 60_000;
const kettle = { articleId: 'descale-ember', locale: 'en' };
const returns = { articleId: 'return-order', locale: 'en' };

describe.each(engines)('verification on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let agent: TestAgent;
  let ana: TestReviewer;
  let li: TestReviewer;
  let max: TestReviewer;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    max = await TestReviewer.join(server, 'Max', 'supervisor');
    li = await TestReviewer.join(server, 'Li', 'reviewer');
    agent = await server.agent('Mei', 'agent');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const run = () => server.askwell.services.timetable.run();
  const of = async ({ articleId, locale }: typeof kettle) =>
    (await ana.verifications()).find((one) => one.articleId === articleId && one.locale === locale)!;
  const inIndex = async (askwell: Askwell, text: string, state: string | undefined): Promise<void> => {
    const hit = () => askwell.services.knowledge.search({ text, locale: 'en', limit: 1, readership: 'customer' })[0];
    while (hit()?.verification !== state) await new Promise((resolve) => setImmediate(resolve));
  };

  it('counts from the day that a file names, otherwise from the import', async () => {
    expect(await of(kettle)).toMatchObject({
      verifiedAt: Date.UTC(2026, 8, 1),
      verifiedBy: 'Li Na',
      verification: { state: 'verified', until: Date.UTC(2026, 8, 1) + 120 * day },
    });
    expect(await of(returns)).toMatchObject({
      verifiedAt: server.clock.now(),
      verifiedBy: null,
      // The policy gives articles about policies 60 days.
      verification: { until: server.clock.now() + 60 * day },
    });
  });

  it('changes in the index of every process when the clock passes, and says so', async () => {
    const other = await server.startAnother();
    const stream = new StreamReader(await agent.get(routes.staffEvents));
    await stream.next();
    server.clock.advance(60 * day);
    await Promise.all([run(), other.services.timetable.run()]);
    await inIndex(server.askwell, 'return an order', 'overdue');
    await inIndex(other, 'return an order', 'overdue');
    const events: StreamEvent[] = [];
    while (!events.some((event) => event.type === 'verification.changed' && event.articleId === 'return-order')) {
      events.push(...(await stream.events(1)));
    }
    expect(events.at(-1)).toMatchObject({ state: 'overdue', locale: 'en' });
    await stream.cancel();
    await other.close();
  });

  it('is up to date in a process that starts later', async () => {
    server.clock.advance(30 * day);
    const other = await server.startAnother();
    await inIndex(other, 'return an order', 'expired');
    await other.close();
    await run();
    await inIndex(server.askwell, 'return an order', 'expired');
  });

  it('is given anew by who may, and refused to who may not', async () => {
    const body = { locale: 'en' };
    expect((await agent.post(`/api/v1/staff/articles/return-order/verification`, body)).status).toBe(403);
    expect(await refusal(ana.confirmVerification({ articleId: 'no-such', locale: 'en' }))).toBe('not-found');
    await ana.confirmVerification(returns, 'Asked the warehouse.');
    await inIndex(server.askwell, 'return an order', undefined);
    expect(await of(returns)).toMatchObject({ verifiedBy: 'Ana', verifiedAt: server.clock.now() });
    const { decisions } = await ana.decisions({ articleId: 'return-order' });
    expect(decisions).toMatchObject([{ type: 'verification.confirmed', data: { reason: 'Asked the warehouse.' } }]);
  });

  it('is doubted when the product has a new version', async () => {
    await ana.confirmVerification(kettle);
    server.clock.advance(1_000);
    expect(await refusal(ana.announceProductVersion('care', '2.0'))).toBe('forbidden');
    expect(await max.announceProductVersion('care', '2.0')).toEqual({ articles: 2 });
    expect((await of(kettle)).verification).toMatchObject({
      state: 'due',
      until: server.clock.now() + 7 * day,
      because: { kind: 'product-version', subject: 'care 2.0' },
    });
    await ana.confirmVerification(kettle);
    expect((await of(kettle)).verification).toMatchObject({ state: 'verified', because: null });
  });

  it('is doubted when an article that it leads to changes', async () => {
    server.clock.advance(day);
    await folder.write('policy/return-order.en.md', '---\ntitle: Return an order within 20 days\n---\n\nHurry up.\n');
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    expect((await of(kettle)).verification).toMatchObject({
      state: 'due',
      because: { kind: 'linked-article-changed', subject: 'return-order' },
    });
  });

  it('is doubted when the file it comes from changes and nobody says to have looked at it', async () => {
    expect((await of(returns)).verification).toMatchObject({
      state: 'due',
      until: server.clock.now() + 3 * day,
      because: { kind: 'source-changed' },
    });
  });

  it('is doubted by enough readers, not by one', async () => {
    await ana.confirmVerification(kettle);
    server.clock.advance(day);
    await ana.confirmVerification(kettle);
    for (const [index, state] of ['verified', 'verified', 'due'].entries()) {
      server.clock.advance(1_000);
      await ana.triggerVerification(kettle, 'negative-feedback', `rating ${index}`);
      expect((await of(kettle)).verification.state, `after ${index + 1}`).toBe(state);
    }
  });

  it('keeps to what is set for a tag, at once', async () => {
    server.clock.advance(1_000);
    await ana.confirmVerification(kettle);
    const grace = { noticeDays: 1, expireAfterDays: 2 };
    expect(await refusal(ana.setTagVerification('care', { days: 10, grace }))).toBe('forbidden');
    await max.setTagVerification('care', { days: 10, grace });
    const { verification, verifiedAt } = await of(kettle);
    expect(verification).toMatchObject({ until: verifiedAt + 10 * day, expiresAt: verifiedAt + 12 * day });
    await max.setTagVerification('care', { days: null, grace: null });
    expect((await of(kettle)).verification.until).toBe(verifiedAt + 120 * day); // as the file says it
    const policy = await max.verificationPolicy();
    expect(policy.rules.some(({ tag }) => tag === 'care')).toBe(false);
  });

  it('becomes a task of the owner, and a digest each week', async () => {
    const mine = async (who: TestReviewer) =>
      (await who.loops.tasks({ kind: 'verification' })).tasks.map(({ articleId }) => articleId);
    // Nobody in particular owns these: they are the supervisor’s until a group owns their category.
    expect(await mine(max)).toContain('return-order');
    expect(await mine(li)).toEqual([]);
    await max.putGroup({ id: 'policies', name: 'Policies', members: [li.id], categories: ['policy'], tags: [] });
    expect(await mine(li)).toContain('return-order');
    expect(await mine(max)).not.toContain('return-order');
    const digests = async () => (await li.notifications()).filter(({ kind }) => kind === 'verification-digest');
    server.clock.advance(7 * day);
    const other = await server.startAnother();
    await Promise.all([run(), other.services.timetable.run()]);
    await other.close();
    await run();
    expect(await digests()).toMatchObject([
      { data: { overdue: [{ articleId: 'return-order' }], expired: [{ articleId: 'door-code' }], due: [] } },
    ]);
    server.clock.advance(7 * day);
    await run();
    expect(await digests()).toHaveLength(2);
  });
});
