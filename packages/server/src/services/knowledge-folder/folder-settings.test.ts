import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { TestServer } from '../../../test/server.ts';

const testFile = 'tests/shop/returns.yaml';
const tests = '\ufeff# what customers ask\r\n- { question: "send it back", locale: en, article: return-order }\r\n';
const lint = '\ufeffrules: { orphan: off }   # we have many\n';

describe.each(engines)('lint.yaml and tests of a folder on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let base: string;
  const importFolder = (root = folder.path) => server.askwell.services.knowledgeImport.importFolder(root);
  const push = (options = {}, root = folder.path) => server.askwell.services.knowledgePush.push(root, options);
  const exportTo = (root: string) => server.askwell.services.knowledgeExport.exportFolder(root);
  const stored = async () => {
    const out = await mkdtemp(join(base, 'stored-'));
    await exportTo(out);
    return Promise.all([testFile, 'lint.yaml'].map((path) => readFile(join(out, path), 'utf8').catch(() => null)));
  };
  beforeEach(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    base = await mkdtemp(join(tmpdir(), 'askwell-settings-'));
    await folder.write(testFile, tests);
    await folder.write('lint.yaml', lint);
  });
  afterEach(async () => {
    await server.stop();
    await folder.dispose();
    await rm(base, { recursive: true });
  });

  it('are stored by an import, and written back byte for byte', async () => {
    expect(await importFolder()).toMatchObject({ settings: 2, absentSettings: [], refused: [] });
    expect(await importFolder()).toMatchObject({ settings: 0, unchanged: 4 });
    const out = join(base, 'out');
    expect(await exportTo(out)).toMatchObject({ written: 7, refused: [], differing: [], conflicts: [] });
    expect(await readFile(join(out, testFile))).toEqual(await readFile(join(folder.path, testFile)));
    expect(await readFile(join(out, 'lint.yaml'))).toEqual(await readFile(join(folder.path, 'lint.yaml')));
    expect(await importFolder(out)).toMatchObject({ settings: 0, imported: 0, updated: 0, refused: [] });
    expect(await exportTo(out)).toMatchObject({ written: 0, unchanged: 7 });
  });

  it('are refused with their line when they cannot be read, and what is stored stays', async () => {
    await importFolder();
    await folder.write(testFile, `${tests}- { question: b, locale: en }\n`);
    await folder.write('lint.yaml', 'rules:\n  a: off\n  a: off\n');
    const { refused, settings, absentSettings } = await importFolder();
    expect(refused).toMatchObject([
      { path: 'lint.yaml', line: 3 },
      { path: testFile, line: 3, message: expect.stringContaining('needs "article"') },
    ]);
    expect([settings, absentSettings]).toEqual([0, []]);
    expect(await stored()).toEqual([tests, lint]);
    const pushed = await push({ archiveMissing: true });
    expect(pushed).toMatchObject({ applied: false, settings: [], removedSettings: [] });
    expect(pushed.refused.map(({ path }) => path)).toEqual(['lint.yaml', testFile]);
    expect(await stored()).toEqual([tests, lint]);
  });

  it('stay when an import finds them gone, which it says', async () => {
    await importFolder();
    await rm(join(folder.path, testFile));
    expect(await importFolder()).toMatchObject({ settings: 0, absentSettings: [testFile], refused: [] });
    expect(await stored()).toEqual([tests, lint]);
  });

  it('follow the folder that is pushed, and go with their files when that is asked for', async () => {
    expect(await push({ dryRun: true })).toMatchObject({
      applied: false,
      settings: [
        { path: 'lint.yaml', kind: 'added' },
        { path: testFile, kind: 'added' },
      ],
    });
    expect(await stored()).toEqual([null, null]);
    expect(await push()).toMatchObject({ applied: true });
    expect(await push()).toMatchObject({ applied: false, settings: [] });
    await folder.write('lint.yaml', 'rules: { orphan: error }\n');
    await rm(join(folder.path, testFile));
    const settings = [
      { path: 'lint.yaml', kind: 'changed', words: { added: 1 } },
      { path: testFile, kind: 'removed' },
    ];
    expect(await push()).toMatchObject({ applied: true, settings, removedSettings: [] });
    expect(await stored()).toEqual([tests, 'rules: { orphan: error }\n']);
    expect(await push({ archiveMissing: true })).toMatchObject({
      applied: true,
      settings: [{ path: testFile, kind: 'removed' }],
      removedSettings: [testFile],
    });
    expect(await stored()).toEqual([null, 'rules: { orphan: error }\n']);
  });

  it('are replaced and removed in a folder that exports wrote, also after it was pushed', async () => {
    await importFolder();
    const out = join(base, 'out');
    await exportTo(out);
    await writeFile(join(out, 'lint.yaml'), 'rules: { orphan: hint }\n');
    await push({}, out);
    await folder.write('lint.yaml', lint);
    await rm(join(folder.path, testFile));
    await push({ archiveMissing: true });
    expect(await exportTo(out)).toMatchObject({ written: 1, removed: 1, conflicts: [] });
    expect(await readFile(join(out, 'lint.yaml'), 'utf8')).toBe(lint);
    await expect(stat(join(out, testFile))).rejects.toThrow('ENOENT');
  });
});
