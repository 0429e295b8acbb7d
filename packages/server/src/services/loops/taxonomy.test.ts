import { type LoopsClient, routes, type StaffRole } from '@askwell/core/protocol';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { loopsClient } from '../../../test/loops-client.ts';
import { TestServer } from '../../../test/server.ts';

describe.each(engines)('the taxonomy on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let editor: LoopsClient;
  beforeAll(async () => {
    folder = await writeKnowledge();
    server = await TestServer.start(engine);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell);
    editor = await member('Edda', 'editor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  async function member(name: string, role: StaffRole): Promise<LoopsClient> {
    return loopsClient(server, await server.agent(name, role));
  }

  const tag = async (id: string) => (await editor.tags()).find((one) => one.id === id);

  it('has tags with colours and descriptions, created, changed and deleted', async () => {
    const { tag: made } = await editor.createTag({
      id: 'gift',
      names: { en: 'Gift', 'zh-CN': '礼物' },
      color: '#c92a2a',
    });
    expect(made).toEqual({
      id: 'gift',
      names: { en: 'Gift', 'zh-CN': '礼物' },
      descriptions: {},
      color: '#c92a2a',
      aliases: [],
      articles: 0,
    });
    const { tag: changed } = await editor.changeTag('gift', { descriptions: { en: 'Giving it away' }, color: null });
    expect(changed).toMatchObject({ names: { en: 'Gift' }, descriptions: { en: 'Giving it away' }, color: null });
    await expect(editor.createTag({ id: 'gift' })).rejects.toMatchObject({ status: 409 });
    await expect(editor.createTag({ id: 'Two words' })).rejects.toMatchObject({ status: 400 });
    await expect(editor.changeTag('gift', { color: 'red' })).rejects.toMatchObject({ status: 400 });
    await expect(editor.deleteTag('care')).rejects.toMatchObject({ status: 409 });
    await editor.deleteTag('gift');
    await expect(editor.changeTag('gift', {})).rejects.toMatchObject({ status: 404 });
  });

  it('renames and merges by alias: files stay as they are, and go on meaning the tag', async () => {
    expect(await tag('care')).toMatchObject({ articles: 2, color: '#2b8a3e' });
    const { tag: renamed } = await editor.renameTag('care', 'maintenance');
    expect(renamed).toMatchObject({ id: 'maintenance', aliases: ['care'], articles: 2, names: { en: 'Care' } });
    await expect(editor.createTag({ id: 'care' })).rejects.toMatchObject({ status: 409 });
    await editor.createTag({ id: 'upkeep' });
    const { tag: merged } = await editor.mergeTag('maintenance', 'upkeep');
    expect(merged).toMatchObject({ id: 'upkeep', aliases: ['care', 'maintenance'], articles: 2 });
    const article = await server.askwell.services.knowledge.article('descale-ember', 'en', 'customer');
    expect(article.revision).toBe(1);
    expect(article.tags).toMatchObject([{ id: 'upkeep' }]);

    // The folder of before, imported again, changes nothing; the exported one says what is true now.
    const { knowledgeImport, knowledgeExport } = server.askwell.services;
    expect(await knowledgeImport.importFolder(folder.path)).toMatchObject({ updated: 0, imported: 0 });
    expect((await editor.tags()).map(({ id }) => id)).toEqual(['upkeep']);
    const out = await mkdtemp(join(tmpdir(), 'askwell-taxonomy-'));
    try {
      const exported = await knowledgeExport.exportFolder(out);
      expect([exported.refused, exported.differing]).toEqual([[], []]);
      expect(await readFile(join(out, 'taxonomy.yaml'), 'utf8')).toContain('    aliases: [care, maintenance]\n');
      const file = 'guide/coffee/descale-ember.en.md';
      expect(await readFile(join(out, file), 'utf8')).toBe(await readFile(join(folder.path, file), 'utf8'));
      expect(await knowledgeImport.importFolder(out)).toMatchObject({ updated: 0, imported: 0 });
      expect((await editor.tags()).map(({ id, aliases }) => [id, aliases])).toEqual([
        ['upkeep', ['care', 'maintenance']],
      ]);
    } finally {
      await rm(out, { recursive: true });
    }
    // A former name comes back as the name.
    expect((await editor.renameTag('upkeep', 'care')).tag).toMatchObject({
      id: 'care',
      aliases: ['maintenance', 'upkeep'],
    });
  });

  it('finds articles by the present tag in search', async () => {
    await editor.renameTag('care', 'cleaning');
    const search = () =>
      server.askwell.services.knowledge.search({ text: 'cleaning', locale: 'en', limit: 5, readership: 'staff' });
    while (search().length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(search()[0]?.articleId).toBe('descale-ember');
    await editor.renameTag('cleaning', 'care');
  });

  it('suggests tags for a text', async () => {
    const source = '---\ntitle: Care for the kettle\n---\n\nWipe it.\n';
    expect(await editor.suggestTags(source)).toEqual([{ id: 'care', name: 'care', confidence: 0.7 }]);
    expect(await editor.suggestTags('---\ntitle: Care for the kettle\ntags: [upkeep]\n---\n\nWipe it.\n')).toEqual([]);
    await expect(editor.suggestTags('---\ntitle: [\n---\n')).rejects.toMatchObject({ status: 400 });
  });

  it('has categories, which stay while something is in them', async () => {
    await expect(editor.putCategory({ id: 'service/repair' })).rejects.toMatchObject({ status: 400 });
    await editor.putCategory({ id: 'service', names: { en: 'Service' } });
    const { categories } = await editor.putCategory({ id: 'service/repair', names: { en: 'Repair', 'zh-CN': '维修' } });
    expect(categories.filter(({ id }) => id.startsWith('service'))).toEqual([
      { id: 'service', names: { en: 'Service' }, position: 2, articles: 0 },
      { id: 'service/repair', names: { en: 'Repair', 'zh-CN': '维修' }, position: 0, articles: 0 },
    ]);
    await editor.putCategory({ id: 'service', position: 0 });
    expect(await editor.categories()).toContainEqual({
      id: 'service',
      names: { en: 'Service' },
      position: 0,
      articles: 0,
    });
    await expect(editor.deleteCategory('service')).rejects.toMatchObject({ status: 409 });
    await expect(editor.deleteCategory('guide/coffee')).rejects.toMatchObject({ status: 409 });
    await editor.deleteCategory('service/repair');
    await editor.deleteCategory('service');
    await expect(editor.deleteCategory('service')).rejects.toMatchObject({ status: 404 });
    await expect(editor.putCategory({ id: 'a/b/c/d/e/f/g' })).rejects.toMatchObject({ status: 400 });
  });

  it('has synonyms that every server searches with at once', async () => {
    const other = await server.startAnother();
    try {
      const hits = (askwell: typeof other) =>
        askwell.services.knowledge.search({ text: 'furball', locale: 'en', limit: 5, readership: 'customer' });
      expect([hits(server.askwell), hits(other)]).toEqual([[], []]);
      const { group } = await editor.addSynonyms(['furball', ' descale ', 'furball']);
      expect(group.words).toEqual(['furball', 'descale']);
      for (const askwell of [server.askwell, other]) {
        while (hits(askwell).length === 0) await new Promise((resolve) => setImmediate(resolve));
        expect(hits(askwell)[0]?.articleId).toBe('descale-ember');
      }
      await expect(editor.addSynonyms(['furball', 'descale'])).rejects.toMatchObject({ status: 409 });
      await expect(editor.addSynonyms(['one', 'one'])).rejects.toMatchObject({ status: 400 });
      const { group: changed } = await editor.changeSynonyms(group.id, ['furball', 'return']);
      expect(await editor.synonyms()).toContainEqual({ id: group.id, words: changed.words });
      await editor.deleteSynonyms(group.id);
      while (hits(other).length > 0) await new Promise((resolve) => setImmediate(resolve));
      await expect(editor.deleteSynonyms(group.id)).rejects.toMatchObject({ status: 404 });
    } finally {
      await other.close();
    }
  });

  it('is read by all staff and changed by editors', async () => {
    const agent = await member('Mei', 'agent');
    expect(await agent.tags()).not.toEqual([]);
    expect(await agent.synonyms()).not.toEqual([]);
    await expect(agent.createTag({ id: 'mine' })).rejects.toMatchObject({ status: 403 });
    await expect(agent.addSynonyms(['a', 'b'])).rejects.toMatchObject({ status: 403 });
    await expect(agent.putCategory({ id: 'mine' })).rejects.toMatchObject({ status: 403 });
    const visitor = await server.visitor();
    for (const address of [routes.staffTags, routes.staffSynonyms, routes.staffCategoryList])
      expect((await visitor.get(address)).status).toBe(401);
  });
});
