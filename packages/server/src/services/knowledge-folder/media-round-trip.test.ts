import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { jpeg, jpegExif, mp4, pdf, png } from '../../../test/media.ts';
import { TestServer } from '../../../test/server.ts';

/** SHA-256 by path. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const prints = await Promise.all(
    files.map(async (file) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ),
  );
  return Object.fromEntries(files.map((file, index) => [file.slice(folder.length + 1), prints[index]!]));
}

describe.each(engines)('pictures and redirects of a folder on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let base: string;
  beforeEach(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    base = await mkdtemp(join(tmpdir(), 'askwell-media-'));
    await folder.write(
      'guide/pictures.en.md',
      '---\ntitle: Pictures\nredirectFrom: [photos]\n---\n\n![One](img/one%20picture.png) ![Two](../shared/two.jpg)\n\n[Film](../shared/film.mp4) [Manual](/manual.pdf)\n',
    );
    await folder.write('guide/img/one picture.png', png({ seed: 1 }));
    await folder.write('shared/two.jpg', jpeg({ segments: [jpegExif(6)] }));
    await folder.write('shared/film.mp4', mp4(2_500_000));
    await folder.write('manual.pdf', pdf());
    await folder.write('redirects.yaml', '"gone": "pictures"\n');
  });
  afterEach(async () => {
    await server.stop();
    await folder.dispose();
    await rm(base, { recursive: true });
  });

  it('come back byte for byte, without their metadata, and importing the export changes nothing', async () => {
    const { knowledgeImport, knowledgeExport, knowledgePush } = server.askwell.services;
    const imported = await knowledgeImport.importFolder(folder.path);
    expect(imported).toMatchObject({ imported: 5, attached: 4, refused: [] });
    expect(imported.losses).toEqual([{ path: 'shared/two.jpg', kind: 'media-metadata', line: 1, detail: 'EXIF' }]);
    const [first, second] = [join(base, 'first'), join(base, 'second')];
    const clean = { refused: [], differing: [], conflicts: [] };
    expect(await knowledgeExport.exportFolder(first)).toMatchObject(clean);
    expect(await knowledgeImport.importFolder(first)).toMatchObject({
      imported: 0,
      updated: 0,
      unchanged: 5,
      attached: 0,
      losses: [],
    });
    expect(await knowledgePush.push(first)).toMatchObject({ changes: [], conflicts: [], unchanged: 5, applied: false });
    await knowledgeExport.exportFolder(second);
    const exported = await filesOf(first);
    expect(await filesOf(second)).toEqual(exported);

    const { 'shared/two.jpg': dirty, 'taxonomy.yaml': taxonomy, ...original } = await filesOf(folder.path);
    expect(exported).toMatchObject(original);
    expect([dirty, taxonomy]).not.toContain(exported['shared/two.jpg']);
    expect((await readFile(join(first, 'shared/two.jpg'))).includes('GPS')).toBe(false);
    expect(await readFile(join(first, 'redirects.yaml'), 'utf8')).toBe('"gone": "pictures"\n');
    // Into the folder it came from, too: the picture there shows the same.
    expect(await knowledgeExport.exportFolder(folder.path)).toMatchObject({ written: 0, conflicts: [] });
  });

  it('go to another server with the folder', async () => {
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const out = join(base, 'out');
    await server.askwell.services.knowledgeExport.exportFolder(out);
    const other = await TestServer.start(engine);
    try {
      await other.askwell.services.knowledgeImport.importFolder(out);
      const again = join(base, 'again');
      await other.askwell.services.knowledgeExport.exportFolder(again);
      expect(await filesOf(again)).toEqual(await filesOf(out));
    } finally {
      await other.stop();
    }
  });

  it('that nothing shows any more are taken out of an export, unless somebody changed them', async () => {
    const { knowledgeImport, knowledgeExport } = server.askwell.services;
    await knowledgeImport.importFolder(folder.path);
    const out = join(base, 'out');
    await knowledgeExport.exportFolder(out);
    await folder.write('guide/pictures.en.md', '---\ntitle: Pictures\n---\n\n![One](img/one%20picture.png)\n');
    await knowledgeImport.importFolder(folder.path);
    await writeFile(join(out, 'manual.pdf'), pdf('mine'));
    const blocked = await knowledgeExport.exportFolder(out);
    expect(blocked.conflicts.map(({ path }) => path)).toEqual(['manual.pdf']);
    expect(await knowledgeExport.exportFolder(out, { force: true })).toMatchObject({ removed: 2 });
    expect(Object.keys(await filesOf(out))).not.toContain('shared/film.mp4');
    expect(Object.keys(await filesOf(out))).toContain('manual.pdf');
  });

  it('are stored again from where an import was stopped', async () => {
    const { knowledgeImport } = server.askwell.services;
    const stop = new AbortController();
    const interrupted = knowledgeImport.importFolder(folder.path, {
      signal: stop.signal,
      onProgress: ({ step, done }) => {
        if (step === 'attaching' && done === 2) stop.abort(new Error('Stopped.'));
      },
    });
    await expect(interrupted).rejects.toThrow('Stopped.');
    expect(await knowledgeImport.importFolder(folder.path)).toMatchObject({ imported: 5, attached: 2 });
  });
});
