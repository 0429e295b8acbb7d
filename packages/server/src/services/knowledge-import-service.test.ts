import { path, routes, type CategoryNode, type PublishedArticle, type SearchHit } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { writeKnowledge } from '../../test/knowledge.ts';
import { TestServer, type TestAgent } from '../../test/server.ts';
import type { ImportProgress } from './knowledge-import-service.ts';

describe.each(engines)('knowledge on $engine', (engine) => {
  let server: TestServer;
  let editor: TestAgent;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    editor = await server.agent('Noor', 'editor');
    folder = await writeKnowledge();
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const read = async <T>(response: Promise<Response>) => (await (await response).json()) as T;
  const article = (articleId: string, locale: string) =>
    server.request(`${path(routes.article, { articleId })}?locale=${locale}`);

  it('is imported from a folder, with progress', async () => {
    const progress: ImportProgress[] = [];
    const result = await server.askwell.services.knowledgeImport.importFolder(folder.path, {
      onProgress: (step) => progress.push(step),
    });
    const nothing = {
      drafts: 0,
      attached: 0,
      settings: 0,
      archived: [],
      absent: [],
      absentSettings: [],
      overtaken: [],
      besideDrafts: [],
      refused: [],
      losses: [],
    };
    expect(result).toEqual({ imported: 4, updated: 0, unchanged: 0, ...nothing });
    expect(progress.at(-1)).toEqual({ step: 'storing', done: 4, total: 4 });
    await folder.indexed(server.askwell);
  });

  it('does not change when it is imported again', async () => {
    const result = await server.askwell.services.knowledgeImport.importFolder(folder.path);
    expect(result).toMatchObject({ imported: 0, updated: 0, unchanged: 4 });
  });

  it('is given in the language asked for, or in the nearest there is', async () => {
    expect(await read<PublishedArticle>(article('descale-ember', 'zh-CN'))).toMatchObject({
      locale: 'zh-CN',
      category: { id: 'guide/coffee', name: '咖啡' },
      tags: [{ id: 'care', name: '保养', color: '#2b8a3e' }],
      locales: ['en', 'zh-CN'],
    });
    expect(await read<PublishedArticle>(article('descale-ember', 'zh-TW'))).toMatchObject({ locale: 'zh-CN' });
    expect(await read<PublishedArticle>(article('descale-ember', 'de'))).toMatchObject({ locale: 'en' });
  });

  it('never shows customers what is internal', async () => {
    expect((await article('door-code', 'en')).status).toBe(404);
    expect(await read(article('door-code', 'en'))).toEqual(await read(article('does-not-exist', 'en')));
    const search = `${routes.search}?q=warehouse+door&locale=en`;
    expect(JSON.stringify(await read(server.request(search)))).not.toContain('door-code');
    expect((await read<PublishedArticle>(article('descale-ember', 'en'))).related).toEqual([
      { articleId: 'return-order', locale: 'en', title: 'Return an order within 30 days' },
    ]);
  });

  it('shows staff everything', async () => {
    const hits = await read<{ hits: SearchHit[] }>(editor.get(`${routes.staffSearch}?q=warehouse+door&locale=en`));
    expect(hits.hits[0]).toMatchObject({ articleId: 'door-code' });
    const internal = await read<PublishedArticle>(
      editor.get(`${path(routes.staffArticle, { articleId: 'door-code' })}?locale=en`),
    );
    expect(internal).toMatchObject({ audience: 'internal', revision: 1 });
    const { categories } = await read<{ categories: CategoryNode[] }>(
      editor.get(`${routes.staffCategories}?locale=zh-CN`),
    );
    expect(categories).toEqual([
      { id: 'guide', name: '使用指南', children: [{ id: 'guide/coffee', name: '咖啡', children: [] }] },
      { id: 'policy', name: '政策', children: [] },
    ]);
    const { articles } = await read<{ articles: unknown[] }>(editor.get(routes.staffArticles));
    expect(articles).toHaveLength(4);
  });

  it('is found by synonyms while typing', async () => {
    const { hits } = await read<{ hits: SearchHit[] }>(
      server.request(`${routes.search}?q=decalcify+emb&locale=en&limit=3`),
    );
    expect(hits[0]).toMatchObject({ articleId: 'descale-ember', titleRanges: expect.any(Array) as unknown });
  });

  it('makes a new revision of a changed file, which other servers find as well', async () => {
    const other = await server.startAnother();
    await folder.write(
      'policy/return-order.en.md',
      '---\ntitle: Return an order within 60 days\n---\n\nTake your zebra time.\n',
    );
    expect(await server.askwell.services.knowledgeImport.importFolder(folder.path)).toMatchObject({
      updated: 1,
      unchanged: 3,
    });
    await folder.indexed(other, 'zebra');
    expect(await read<PublishedArticle>(article('return-order', 'en'))).toMatchObject({
      revision: 2,
      title: 'Return an order within 60 days',
    });
    await other.close();
  });

  it('stops when it is told to, keeps what is stored, and goes on from there', async () => {
    const { knowledgeImport } = server.askwell.services;
    const many = 60;
    for (let number = 1; number <= many; number++) {
      await folder.write(`long/part-${number}.en.md`, `# Part ${number} of the long list\n\nIt says ${number}.\n`);
    }
    const all = 4 + many;
    const stop = new AbortController();
    let stored = 0;
    const stopped = knowledgeImport.importFolder(folder.path, {
      signal: stop.signal,
      onProgress: ({ step, done }) => {
        if (step !== 'storing') return;
        stored = done;
        if (done >= 2) stop.abort(new Error('enough'));
      },
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(stored).toBeGreaterThanOrEqual(2);
    expect(stored).toBeLessThan(all);
    const { articles } = await read<{ articles: { articleId: string }[] }>(editor.get(routes.staffArticles));
    const kept = articles.filter(({ articleId }) => articleId.startsWith('part-')).length;
    // The four of the other tests are the same as before.
    const again = await knowledgeImport.importFolder(folder.path);
    expect(again).toMatchObject({ imported: many - kept, updated: 0, unchanged: 4 + kept });
    expect(again.unchanged).toBeGreaterThanOrEqual(stored);
    expect(await knowledgeImport.importFolder(folder.path)).toMatchObject({ imported: 0, updated: 0, unchanged: all });
  });

  it('starts nothing when it is told to stop before', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(server.askwell.services.knowledgeImport.importFolder(folder.path, { signal })).rejects.toThrow(
      'enough',
    );
  });
});
