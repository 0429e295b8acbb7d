import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { writeKnowledge } from '../../test/knowledge.ts';
import { TestServer } from '../../test/server.ts';

let base: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'askwell-export-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return Object.fromEntries(files.map((file, index) => [file.slice(folder.length + 1), texts[index]!]));
}

describe.each(engines)('export on $engine', (engine) => {
  let server: TestServer;
  let knowledge: Awaited<ReturnType<typeof writeKnowledge>>;
  let out: string;
  const exportTo = (folder: string, options = {}) =>
    server.askwell.services.knowledgeExport.exportFolder(folder, options);
  const importFrom = (folder: string) => server.askwell.services.knowledgeImport.importFolder(folder);
  beforeAll(async () => {
    server = await TestServer.start(engine);
    knowledge = await writeKnowledge();
    await importFrom(knowledge.path);
  });
  beforeEach(async () => {
    out = await mkdtemp(join(base, 'out-'));
  });
  afterAll(async () => {
    await server.stop();
    await knowledge.dispose();
  });

  it('writes the files that were imported, with progress', async () => {
    const seen: string[] = [];
    const onProgress = ({ done, total }: { done: number; total: number }) => seen.push(`${done}/${total}`);
    const nothing = { refused: [], differing: [], conflicts: [] };
    expect(await exportTo(out, { onProgress })).toEqual({ written: 5, unchanged: 0, removed: 0, ...nothing });
    expect(seen).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
    const { '.askwell-export.json': list, ...files } = await filesOf(out);
    expect(list).toContain('taxonomy.yaml');
    expect(files).toEqual({ ...(await filesOf(knowledge.path)), 'taxonomy.yaml': files['taxonomy.yaml'] });
    expect(await exportTo(out)).toEqual({ written: 0, unchanged: 5, removed: 0, ...nothing });
  });

  it('is imported without a change, and exported again as it was', async () => {
    await exportTo(out);
    expect(await importFrom(out)).toMatchObject({ imported: 0, updated: 0, unchanged: 4, refused: [] });
    const again = await mkdtemp(join(base, 'again-'));
    await exportTo(again);
    expect(await filesOf(again)).toEqual(await filesOf(out));
  });

  it('into the folder it came from writes nothing: the taxonomy says the same in other words', async () => {
    const before = await filesOf(knowledge.path);
    expect(await exportTo(knowledge.path)).toMatchObject({ written: 0, unchanged: 5, conflicts: [] });
    const { '.askwell-export.json': _, ...after } = await filesOf(knowledge.path);
    expect(after).toEqual(before);
  });

  it('overwrites nothing that it did not write, unless forced; its own it replaces', async () => {
    await mkdir(join(out, 'policy'));
    await writeFile(join(out, 'policy/return-order.en.md'), '# Mine\n');
    const refused = await exportTo(out);
    expect(refused).toMatchObject({
      written: 0,
      conflicts: [{ path: 'policy/return-order.en.md', message: expect.stringContaining('no export wrote it') }],
    });
    expect(Object.keys(await filesOf(out))).toEqual(['policy/return-order.en.md']);
    expect(await exportTo(out, { force: true })).toMatchObject({ written: 5, conflicts: [] });
    await writeFile(join(out, 'policy/return-order.en.md'), '# Mine again\n');
    expect((await exportTo(out)).conflicts[0]!.message).toContain('was changed since it was exported');
  });

  it('follows no link out of the folder, even when forced', async () => {
    const elsewhere = await mkdtemp(join(base, 'elsewhere-'));
    await symlink(elsewhere, join(out, 'policy'));
    await writeFile(join(base, 'target.yaml'), 'kept');
    await symlink(join(base, 'target.yaml'), join(out, 'taxonomy.yaml'));
    const { written, conflicts } = await exportTo(out, { force: true });
    expect([written, conflicts.map(({ path }) => path)]).toEqual([
      0,
      ['policy/door-code.en.md', 'policy/return-order.en.md', 'taxonomy.yaml'],
    ]);
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await readFile(join(base, 'target.yaml'), 'utf8')).toBe('kept');
  });

  it('removes what it wrote and is elsewhere now, and says what was changed meanwhile', async () => {
    await exportTo(out);
    const before = await filesOf(out);
    const source = Object.keys(before).find((path) => path.includes('return-order.en'))!;
    const text = before[source]!;
    const elsewhere = await mkdtemp(join(base, 'moved-'));
    await mkdir(join(elsewhere, 'policy/orders'), { recursive: true });
    await writeFile(
      join(elsewhere, 'policy/orders/return-order.en.md'),
      text.replace('---\n', '---\ncategory: policy\n'),
    );
    expect(await importFrom(elsewhere)).toMatchObject({ updated: 1 });
    // The other one is the taxonomy, which takes its names from the folders of the last import.
    expect(await exportTo(out)).toMatchObject({ written: 2, removed: 1, conflicts: [] });
    const after = Object.keys(await filesOf(out));
    expect(after).toContain('policy/orders/return-order.en.md');
    expect(after).not.toContain(source);
  });

  it('stops when it is told to, and says what is wrong with a folder that is none', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(exportTo(out, { signal })).rejects.toThrow('enough');
    await writeFile(join(out, 'file'), '');
    await expect(exportTo(join(out, 'file'))).rejects.toThrow(/Folder ".*file" cannot be read/);
    await writeFile(join(out, '.askwell-export.json'), '{"version":1,"files":{}}');
    await expect(exportTo(out)).rejects.toThrow('".askwell-export.json" is no list of exported files.');
  });
});

const centers = join(process.env['ASKWELL_DATA'] ?? '../shared/data', 'help-centers');
const hasData = existsSync(centers);
if (!hasData) console.warn(`Skipped: help centres not found in ${centers}. Set ASKWELL_DATA.`);

describe.each([
  [join(import.meta.dirname, '../../../cli/sample/knowledge'), 'en', 96, true],
  [join(centers, 'arduino-en'), 'en', 410, hasData],
  [join(centers, 'tidb-zh'), 'zh-CN', 814, hasData],
] as const)('%s', (folder, locale, count, isThere) => {
  it.skipIf(!isThere)(
    'comes back byte for byte, and importing the export changes nothing',
    { timeout: 120_000 },
    async () => {
      const server = await TestServer.start();
      const { knowledgeImport, knowledgeExport } = server.askwell.services;
      const [first, second] = [await mkdtemp(join(base, 'first-')), await mkdtemp(join(base, 'second-'))];
      expect(await knowledgeImport.importFolder(folder, { locale })).toMatchObject({ imported: count });
      expect(await knowledgeExport.exportFolder(first, { locale })).toMatchObject({
        refused: [],
        differing: [],
        conflicts: [],
      });
      expect(await knowledgeImport.importFolder(first, { locale })).toMatchObject({
        imported: 0,
        updated: 0,
        unchanged: count,
      });
      await knowledgeExport.exportFolder(second, { locale });
      const [original, exported, again] = await Promise.all([folder, first, second].map(filesOf));
      expect(again).toEqual(exported);
      const articles = Object.entries(exported!).filter(([path]) => path.endsWith('.md'));
      expect(articles).toHaveLength(count);
      for (const [path, text] of articles) expect([path, original![path]]).toEqual([path, text]);
      await server.stop();
    },
  );
});
