import { path, routes, type ArticleSummary, type PublishedArticle, type SearchHit } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { writeKnowledge } from '../../test/knowledge.ts';
import { TestServer, type TestAgent } from '../../test/server.ts';

describe.each(engines)('kinds of articles on $engine', (engine) => {
  let server: TestServer;
  let agent: TestAgent;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  const importFolder = () => server.askwell.services.knowledgeImport.importFolder(folder.path);
  const ofStaff = async (articleId: string, locale = 'en') => {
    const response = await agent.get(`${path(routes.staffArticle, { articleId })}?locale=${locale}`);
    return (await response.json()) as PublishedArticle;
  };
  beforeAll(async () => {
    server = await TestServer.start(engine);
    agent = await server.agent('Mei', 'agent');
    folder = await writeKnowledge();
    await folder.write(
      'replies/delay.en.md',
      '---\nkind: canned-response\ntitle: Apology for a late parcel\nquestions: [Why is my parcel late?]\n---\n\nI am sorry that your parcel is late.\n',
    );
    await folder.write(
      'procedures/lost-parcel.en.md',
      '---\nkind: procedure\ntitle: Handle a lost parcel\nsources: [Carrier contract of 2026]\n---\n\n## Problem\n\nA parcel is lost.\n\n## Steps\n\n1. Open a search with the carrier.\n',
    );
    await folder.write(
      'cases/flooded-store.en.md',
      '---\nkind: case\ntitle: The flooded store\n---\n\n## Problem\n\nWater.\n\n## Process\n\nPumps.\n\n## Customer feedback\n\nThanks.\n',
    );
    await importFolder();
    await folder.indexed(server.askwell, 'parcel', 3);
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  it.each([
    ['canned-response', ['delay']],
    ['procedure', ['lost-parcel']],
    ['case', ['flooded-store']],
  ])('are listed by kind for staff: %s', async (kind, ids) => {
    const response = await agent.get(`${routes.staffArticles}?kind=${kind}`);
    const { articles } = (await response.json()) as { articles: ArticleSummary[] };
    expect(articles.map(({ articleId }) => articleId)).toEqual(ids);
    expect(articles.every((article) => article.kind === kind)).toBe(true);
    expect((await agent.get(`${routes.staffArticles}?kind=other`)).status).toBe(400);
  });

  it('are for agents to find and read, with what they rest on', async () => {
    const search = await agent.get(`${routes.staffSearch}?q=parcel&locale=en`);
    const { hits } = (await search.json()) as { hits: SearchHit[] };
    expect(hits.map(({ articleId }) => articleId).toSorted()).toEqual(['delay', 'lost-parcel', 'return-order']);
    expect(await ofStaff('lost-parcel')).toMatchObject({ kind: 'procedure', sources: ['Carrier contract of 2026'] });
  });

  it('for agents are never shown to customers, nor answered from', async () => {
    const hits = await server.request(`${routes.search}?q=parcel%20late&locale=en`);
    const found = ((await hits.json()) as { hits: SearchHit[] }).hits;
    expect(found.map(({ articleId }) => articleId)).toEqual(['return-order']);
    for (const articleId of ['delay', 'lost-parcel']) {
      expect((await server.request(`${path(routes.article, { articleId })}?locale=en`)).status).toBe(404);
    }
    const { reply } = await server.askwell.services.answers.ask('Why is my parcel late?', 'en');
    expect(JSON.stringify(reply)).not.toMatch(/delay|lost-parcel|sorry/);
  });

  it('tell staff which sections of a translation no longer say what their source says', async () => {
    expect((await ofStaff('descale-ember', 'zh-CN')).translation).toEqual({ source: 'en', staleSections: [] });
    expect(await ofStaff('descale-ember')).not.toHaveProperty('translation');
    server.clock.advance(60_000);
    await folder.write(
      'guide/coffee/descale-ember.en.md',
      '---\ntitle: Descale the Ember espresso machine\n---\n\nThe Ember asks to be descaled every two months.\n\n## Steps\n\n1. Use 60 g of citric acid.\n',
    );
    await importFolder();
    expect((await ofStaff('descale-ember', 'zh-CN')).translation).toEqual({ source: 'en', staleSections: ['步骤'] });
    const customer = await server.request(`${path(routes.article, { articleId: 'descale-ember' })}?locale=zh-CN`);
    expect(await customer.json()).not.toHaveProperty('translation');
    server.clock.advance(60_000);
    await folder.write(
      'guide/coffee/descale-ember.zh-CN.md',
      '---\ntitle: 给 Ember 咖啡机除垢\n---\n\n每两个月需要给 Ember 除垢一次。\n\n## 步骤\n\n1. 用 60 克柠檬酸。\n',
    );
    await importFolder();
    expect((await ofStaff('descale-ember', 'zh-CN')).translation).toEqual({ source: 'en', staleSections: [] });
  });
});
