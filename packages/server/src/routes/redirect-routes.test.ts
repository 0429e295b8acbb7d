import { path, routes, VisitorClient, type PublishedArticle } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { writeKnowledge } from '../../test/knowledge.ts';
import { TestServer, type TestAgent } from '../../test/server.ts';

describe.each(engines)('redirects on $engine', (engine) => {
  let server: TestServer;
  let editor: TestAgent;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  const importFolder = () => server.askwell.services.knowledgeImport.importFolder(folder.path);
  beforeAll(async () => {
    server = await TestServer.start(engine);
    editor = await server.agent('Noor', 'editor');
    folder = await writeKnowledge();
    await importFolder();
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const set = (fromId: string, toId: string, who = editor) => who.post(routes.staffRedirects, { fromId, toId });
  const list = async () => {
    const { redirects } = (await (await editor.get(routes.staffRedirects)).json()) as {
      redirects: { fromId: string; toId: string }[];
    };
    return Object.fromEntries(redirects.map(({ fromId, toId }) => [fromId, toId]));
  };
  const read = (articleId: string) => server.request(`${path(routes.article, { articleId })}?locale=en`);

  it('lead from an old id to the article, which says so', async () => {
    expect((await read('send-back')).status).toBe(404);
    expect((await set('send-back', 'return-order')).status).toBe(204);
    const response = await read('send-back');
    expect([response.status, response.headers.get('content-location')]).toEqual([200, 'return-order']);
    expect(await response.json()).toMatchObject({ articleId: 'return-order', redirectedFrom: 'send-back' });
    expect(((await (await read('return-order')).json()) as PublishedArticle).redirectedFrom).toBeUndefined();
  });

  it("are followed by the widget's client", async () => {
    const fetch = ((address: string, init: RequestInit) =>
      server.request(address.slice(14), init)) as typeof globalThis.fetch;
    const client = new VisitorClient({ baseUrl: 'https://a.test', fetch });
    expect(await client.article('send-back', 'en')).toMatchObject({
      articleId: 'return-order',
      redirectedFrom: 'send-back',
    });
  });

  it('are collapsed when they follow one another, and refused when they would lead back', async () => {
    await set('oldest', 'send-back');
    await set('older', 'oldest');
    expect(await list()).toMatchObject({ oldest: 'return-order', older: 'return-order', 'send-back': 'return-order' });
    expect((await set('x', 'x')).status).toBe(404);
    expect((await set('send-back', 'older')).status).toBe(204);
    const live = await set('return-order', 'descale-ember');
    expect([live.status, await live.json()]).toEqual([
      409,
      expect.objectContaining({
        type: 'urn:askwell:problem:id-taken',
        detail: expect.stringContaining('Archive it first'),
      }),
    ]);
    expect((await set('y', 'no-such-article')).status).toBe(404);
    expect((await set('Not An Id', 'return-order')).status).toBe(400);
  });

  it('are changed by those who write', async () => {
    const agent = await server.agent('Mei', 'agent');
    expect((await set('a', 'return-order', agent)).status).toBe(403);
    expect((await agent.delete(path(routes.staffRedirect, { articleId: 'older' }))).status).toBe(403);
    expect((await editor.delete(path(routes.staffRedirect, { articleId: 'older' }))).status).toBe(204);
    expect((await editor.delete(path(routes.staffRedirect, { articleId: 'older' }))).status).toBe(404);
    expect((await read('older')).status).toBe(404);
  });

  it('come with the front matter of an article, go with it, and lead links and related articles', async () => {
    await folder.write(
      'policy/warranty.en.md',
      '---\ntitle: Warranty\nredirectFrom: [guarantee, garantie]\nrelated: [send-back]\n---\n\nTwo years.\n',
    );
    await folder.write('policy/linking.en.md', '# Linking\n\n[Guarantee](guarantee) and [by path](garantie.md)\n');
    expect(await importFolder()).toMatchObject({
      imported: 2,
      losses: [{ kind: 'dead-internal-link', detail: 'related: send-back' }],
    });
    expect(await (await read('guarantee')).json()).toMatchObject({
      articleId: 'warranty',
      redirectedFrom: 'guarantee',
      related: [{ articleId: 'return-order' }],
    });
    expect(JSON.stringify(await (await read('linking')).json()).match(/article:[\w-]+/g)).toEqual([
      'article:warranty',
      'article:warranty',
    ]);
    expect(await importFolder()).toMatchObject({ imported: 0, updated: 0 });

    await folder.write('policy/warranty.en.md', '---\ntitle: Warranty\nredirectFrom: [guarantee]\n---\n\nTwo years.\n');
    await importFolder();
    expect(await list()).toMatchObject({ guarantee: 'warranty' });
    expect(await list()).not.toHaveProperty('garantie');
    await editor.delete(path(routes.staffRedirect, { articleId: 'guarantee' }));
    // The article says it still, but nothing changed since: an import takes the article's word when it is published.
    expect(await list()).not.toHaveProperty('guarantee');
  });

  it('stand in redirects.yaml when no article states them, both ways', async () => {
    await folder.write(
      'redirects.yaml',
      'by-file: warranty\n"123": return-order\nwarranty-loop: by-loop\nby-loop: warranty-loop\n',
    );
    const { losses } = await importFolder();
    expect(losses).toContainEqual({ path: 'redirects.yaml', kind: 'redirect-refused', line: 1, detail: 'by-loop' });
    expect(await list()).toMatchObject({ 'by-file': 'warranty', 123: 'return-order' });
    await folder.write('redirects.yaml', 'a: [b]\n');
    expect((await importFolder()).refused).toEqual([
      { path: 'redirects.yaml', line: 1, message: '"a" is not led by one id to another. Write "old-id: new-id".' },
    ]);
  });
});
