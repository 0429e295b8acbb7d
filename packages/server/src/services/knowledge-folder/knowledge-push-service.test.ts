import { path, routes } from '@askwell/core/protocol';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { png } from '../../../test/media.ts';
import { TestReviewer } from '../../../test/reviewers.ts';
import { TestServer } from '../../../test/server.ts';
import type { PushOptions } from './knowledge-push-service.ts';

const returnOrder = 'policy/return-order.en.md';

describe.each(engines)('push on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let base: string;
  const push = (options: PushOptions = {}, root = folder.path) =>
    server.askwell.services.knowledgePush.push(root, options);
  const read = (articleId: string) => server.request(`${path(routes.article, { articleId })}?locale=en`);
  /** Publishes a text as the workbench does: not from a file. */
  async function editHere(file: string, text: string): Promise<void> {
    const copy = await mkdtemp(join(base, 'copy-'));
    await cp(folder.path, copy, { recursive: true });
    await writeFile(join(copy, file), text);
    await server.askwell.services.knowledgeImport.importFolder(copy, { actor: 'staff:usr_1' });
  }
  const edited = (text: string) => `---\ntitle: Return an order within 30 days\n---\n\n${text}\n`;
  beforeEach(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    base = await mkdtemp(join(tmpdir(), 'askwell-push-'));
    await push();
  });
  afterEach(async () => {
    await server.stop();
    await folder.dispose();
    await rm(base, { recursive: true });
  });

  it('publishes a folder, and nothing the second time', async () => {
    expect((await read('return-order')).status).toBe(200);
    expect(await push()).toMatchObject({ applied: false, changes: [], conflicts: [], unchanged: 4 });
  });

  it('says what it would do, article by article, and does it when asked', async () => {
    await folder.write(returnOrder, edited('Pack it, and write to us.'));
    await folder.write('policy/new.en.md', '# New\n\nWords.\n');
    await rename(join(folder.path, 'policy/door-code.en.md'), join(folder.path, 'door-code.en.md'));
    await rm(join(folder.path, 'guide/coffee/descale-ember.zh-CN.md'));
    const wanted = [
      { kind: 'changed', path: 'door-code.en.md' },
      { kind: 'removed', path: 'guide/coffee/descale-ember.zh-CN.md', articleId: 'descale-ember', locale: 'zh-CN' },
      { kind: 'added', path: 'policy/new.en.md', articleId: 'new', locale: 'en' },
      { kind: 'changed', path: returnOrder, words: { added: 5, removed: 23 } },
    ];
    const dry = await push({ dryRun: true });
    expect(dry).toMatchObject({ applied: false, unchanged: 1, conflicts: [] });
    expect(dry.changes.map(({ path: file }) => file)).toEqual(wanted.map(({ path: file }) => file));
    expect(dry.changes.filter(({ kind }) => kind !== 'moved')).toEqual(
      wanted.filter(({ path: file }) => file !== 'door-code.en.md').map((change) => expect.objectContaining(change)),
    );
    expect(dry.changes[0]).toMatchObject({ kind: 'moved', from: 'policy/door-code.en.md' });
    expect((await read('new')).status).toBe(404);

    expect(await push()).toMatchObject({ applied: true, archived: [] });
    expect(await (await read('return-order')).json()).toMatchObject({ revision: 2 });
    expect((await read('new')).status).toBe(200);
    const left = await push();
    expect(left).toMatchObject({ applied: false, changes: [{ kind: 'removed' }] });
    expect(await push({ archiveMissing: true })).toMatchObject({
      applied: true,
      archived: [{ articleId: 'descale-ember', locale: 'zh-CN' }],
    });
    expect(await push({ archiveMissing: true })).toMatchObject({ applied: false, changes: [], conflicts: [] });
  });

  it('leads readers on when an article got another id', async () => {
    await rename(join(folder.path, returnOrder), join(folder.path, 'policy/send-back.en.md'));
    const { changes } = await push({ archiveMissing: true });
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'removed', articleId: 'return-order', heir: 'send-back' }),
    );
    expect(await (await read('return-order')).json()).toMatchObject({
      articleId: 'send-back',
      redirectedFrom: 'return-order',
    });
  });

  it('takes nothing back that was edited here, unless it is forced', async () => {
    await editHere(returnOrder, edited('Edited here.'));
    await folder.write('policy/new.en.md', '# New\n\nWords.\n');
    const conflict = { articleId: 'return-order', locale: 'en', path: returnOrder };
    await folder.write(returnOrder, edited('Edited in the folder.'));
    expect(await push()).toMatchObject({ applied: false, conflicts: [{ ...conflict, kind: 'both-changed' }] });
    expect((await read('new')).status).toBe(404);
    expect(JSON.stringify(await (await read('return-order')).json())).toContain('Edited here.');

    await rm(join(folder.path, returnOrder));
    expect(await push({ archiveMissing: true })).toMatchObject({ conflicts: [{ ...conflict, kind: 'removed-here' }] });
    await folder.write(returnOrder, edited('Edited in the folder.'));
    expect(await push({ force: true })).toMatchObject({ applied: true });
    expect(JSON.stringify(await (await read('return-order')).json())).toContain('Edited in the folder.');
    expect(await push()).toMatchObject({ changes: [], conflicts: [] });
  });

  it('knows from an export what the folder and the server had in common', async () => {
    await editHere(returnOrder, edited('Edited here.'));
    const out = join(base, 'out');
    const exportIt = () => server.askwell.services.knowledgeExport.exportFolder(out);
    await exportIt();
    expect(await push({}, out)).toMatchObject({ changes: [], conflicts: [], unchanged: 4 });
    const file = join(out, returnOrder);
    await writeFile(file, edited('Edited after the export.'));
    expect(await push({}, out)).toMatchObject({ applied: true, conflicts: [] });
    // An export into the folder that was pushed finds its own files.
    expect(await exportIt()).toMatchObject({ written: 0, conflicts: [] });

    await cp(out, folder.path, { recursive: true });
    await editHere(returnOrder, edited('Edited here once more.'));
    expect(await push({}, out)).toMatchObject({ conflicts: [{ kind: 'file-behind', path: returnOrder }] });
    expect(await exportIt()).toMatchObject({ written: 1 });
    expect(await readFile(file, 'utf8')).toContain('Edited here once more.');
    expect(await push({}, out)).toMatchObject({ conflicts: [], changes: [] });
  });

  it('does not publish again what was archived here, unless it is forced', async () => {
    await rm(join(folder.path, returnOrder));
    await push({ archiveMissing: true });
    await folder.write(returnOrder, edited('Back again.'));
    expect(await push()).toMatchObject({ applied: false, conflicts: [{ kind: 'archived-here', path: returnOrder }] });
    expect(await push({ force: true })).toMatchObject({ applied: true });
    expect(await (await read('return-order')).json()).toMatchObject({ revision: 2 });
  });

  it('ends the review of what it archives, and with it every step that waits', async () => {
    const ana = await TestReviewer.join(server, 'Ana', 'editor');
    const max = await TestReviewer.join(server, 'Max', 'supervisor');
    const text = '---\ntitle: Pack it\ntags: [care]\n---\n\n## Problem\n\nIt breaks.\n\n## Steps\n\n1. Pack it well.\n';
    const { review } = await ana.createDraft({ articleId: 'return-order', locale: 'en', text });
    const named = text.replace('title:', 'id: return-order\ntitle:');
    await ana.saveDraft(review.id, { basedOn: 1, text: named });
    await max.act(review.id, { type: 'publish-urgently', reason: 'Glass breaks.' });
    await rm(join(folder.path, returnOrder));
    expect(await push({ archiveMissing: true, force: true })).toMatchObject({
      archived: [{ articleId: 'return-order' }],
    });
    expect((await ana.review(review.id)).review).toMatchObject({ state: 'archived', archivedBecause: 'retired' });
    const { tasks } = await max.loops.tasks({ of: 'everybody', articleId: 'return-order' });
    expect(tasks).toEqual([]);
  });

  it('archives nothing while a file cannot be read, for it may be the one that seems to be gone', async () => {
    await folder.write(returnOrder, Buffer.of(0xff, 0xfe, 0xfd));
    const result = await push({ archiveMissing: true });
    expect(result).toMatchObject({ archived: [], refused: [{ path: returnOrder }] });
    expect((await read('return-order')).status).toBe(200);
  });

  it('brings pictures along', async () => {
    await folder.write('policy/img/label.png', png({ seed: 5 }));
    await folder.write(returnOrder, edited('![The label](img/label.png)'));
    await push();
    expect(JSON.stringify(await (await read('return-order')).json())).toContain('api/v1/attachments/');
  });

  it('leaves alone what is written here and never was in the folder', async () => {
    const other = await writeKnowledge();
    try {
      await rm(join(other.path, 'guide'), { recursive: true });
      // Everything of the first folder has a file that this folder does not have.
      const gone = (await push({ dryRun: true }, other.path)).changes.map(({ kind, path: file }) => `${kind} ${file}`);
      expect(gone).toEqual(['removed guide/coffee/descale-ember.en.md', 'removed guide/coffee/descale-ember.zh-CN.md']);
    } finally {
      await other.dispose();
    }
  });
});
