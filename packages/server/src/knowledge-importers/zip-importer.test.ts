import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../../test/media.ts';
import { importerFor } from './index.ts';
import { readZip, type ZipLimits } from './zip-archive.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'askwell-zips-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const limits: ZipLimits = { maxEntries: 100, maxTotal: 5_000_000, maxEntryBytes: 3_000_000, maxRatio: 100 };
const symbolicLink = 0o120777;

function entriesOf(bytes: Uint8Array) {
  const archive = readZip(bytes, limits);
  if (!archive.ok) throw new Error(archive.error);
  const { entries, refused } = archive.value;
  return { paths: entries.map(({ path }) => path), refused, entries };
}

/** Changes numbers of an archive's directory, which is what says how large a file is. */
function withDirectory(bytes: Uint8Array, change: (entry: DataView) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  for (
    let at = copy.indexOf('PK\u0001\u0002', 0, 'latin1');
    at !== -1;
    at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    change(new DataView(copy.buffer, copy.byteOffset + at));
  }
  return copy;
}

async function importZip(files: Zippable, name = 'help.zip') {
  const path = join(root, name);
  await writeFile(path, zipSync(files));
  const content = await (await importerFor(path)).read(path);
  return { content, dispose: () => content.dispose?.() };
}

const temporaries = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('askwell-zip-'));

describe('a zip archive', () => {
  it.each([
    '../evil.md',
    'a/../../evil.md',
    '/etc/evil.md',
    'C:\\evil.md',
    'C:evil.md',
    '..\\..\\evil.md',
    'a//evil.md',
    'a/evil.md\u0000.png',
    'a\u202e/\u0007evil.md',
    'con:evil.md',
    'evil.md.',
    'dir ./evil.md',
    `${'a/'.repeat(40)}evil.md`,
    `${'a'.repeat(300)}.md`,
  ])('does not unpack %j', (name) => {
    const { paths, refused } = entriesOf(zipSync({ [name]: strToU8('# X'), 'good.md': strToU8('# Y') }));
    expect(paths).toEqual(['good.md']);
    expect(refused).toEqual([
      { path: expect.any(String), message: expect.stringContaining('Pack it with relative names') },
    ]);
  });

  it('normalises names, and passes over what systems put in', () => {
    const files = {
      './a/./b.md': strToU8('x'),
      'c\\d.md': strToU8('y'),
      '__MACOSX/._a': strToU8(''),
      '.git/x': strToU8(''),
    };
    expect(entriesOf(zipSync(files))).toMatchObject({ paths: ['a/b.md', 'c/d.md'], refused: [] });
  });

  it('takes no links, no second file of a name, and opens no archive in it', () => {
    const files: Zippable = {
      'link.md': [strToU8('/etc/passwd'), { os: 3, attrs: symbolicLink << 16 }],
      'A.md': strToU8('a'),
      'a.md': strToU8('b'),
      'more.zip': zipSync({ 'x.md': strToU8('x') }),
      'more.tar.gz': strToU8('x'),
    };
    const { paths, refused } = entriesOf(zipSync(files));
    expect(paths).toEqual(['A.md']);
    expect(refused.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'link.md is a link. Pack the file itself.',
      'a.md stands twice in the archive. Keep one.',
      'more.zip is an archive in an archive, which is not opened.',
      'more.tar.gz is an archive in an archive, which is not opened.',
    ]);
  });

  it.each([
    [
      'a file that unpacks to a thousand times its size',
      zipSync({ 'a.md': new Uint8Array(2_900_000) }, { level: 9 }),
      'as only a zip bomb does',
    ],
    ['a file that is too long', zipSync({ 'a.md': new Uint8Array(3_100_000) }, { level: 0 }), '3000000 are allowed'],
    [
      'a password',
      withDirectory(zipSync({ 'a.md': strToU8('x') }), (entry) => entry.setUint16(8, 1, true)),
      'is encrypted',
    ],
    [
      'an unusual method',
      withDirectory(zipSync({ 'a.md': strToU8('x') }), (entry) => entry.setUint16(10, 14, true)),
      'Use "deflate"',
    ],
    [
      'a file that is elsewhere',
      withDirectory(zipSync({ 'a.md': strToU8('x') }), (entry) => entry.setUint32(42, 7, true)),
      'is not where it should be',
    ],
    [
      'a file that is longer than the archive',
      withDirectory(zipSync({ 'a.md': strToU8('x') }), (entry) => entry.setUint32(20, 9_999, true)),
      'is cut off',
    ],
  ])('refuses %s', (_, bytes, why) => {
    const { paths, refused } = entriesOf(bytes);
    expect(paths).toEqual([]);
    expect(refused).toEqual([{ path: 'a.md', message: expect.stringContaining(why) }]);
  });

  it('unpacks no further than the archive says, and notices damage', () => {
    const large = zipSync({ 'a.md': new Uint8Array(900_000).fill(65) });
    const [lying] = entriesOf(withDirectory(large, (entry) => entry.setUint32(24, 10, true))).entries;
    expect(lying!.read()).toEqual({ ok: false, error: expect.stringContaining('not what the archive says of it') });
    const [damaged] = entriesOf(withDirectory(large, (entry) => entry.setUint32(16, 1, true))).entries;
    expect(damaged!.read()).toMatchObject({ ok: false });
    expect(entriesOf(large).entries[0]!.read()).toMatchObject({ ok: true });
  });

  it.each([
    ['no archive', strToU8('# Text'), 'is no zip archive'],
    ['one that is cut off', zipSync({ 'a.md': strToU8('x') }).subarray(0, 60), 'is no zip archive'],
    [
      'too many files',
      zipSync(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`${n}.md`, strToU8('')]))),
      '100 are allowed',
    ],
    [
      'too much in all',
      zipSync(Object.fromEntries(Array.from({ length: 3 }, (_, n) => [`${n}.md`, new Uint8Array(2_000_000)])), {
        level: 0,
      }),
      'unpacks to more than 5000000 bytes',
    ],
    [
      'files that share their bytes',
      withDirectory(zipSync({ 'a.md': strToU8('x'), 'b.md': strToU8('x') }), (entry) => entry.setUint32(42, 0, true)),
      'into the bytes of one another',
    ],
  ])('is refused whole: %s', (_, bytes, why) => {
    const archive = readZip(bytes, limits);
    expect(archive.ok ? 'read' : archive.error).toContain(why);
  });

  const traversals = join(process.env['ASKWELL_DATA'] ?? '../shared/data', 'hostile/path-traversal.json');
  it.skipIf(!existsSync(traversals))('keeps every name that is known to escape inside', () => {
    const names = (JSON.parse(readFileSync(traversals, 'utf8')) as unknown[]).map((entry) =>
      typeof entry === 'string' ? entry : ((entry as { payload?: string }).payload ?? JSON.stringify(entry)),
    );
    expect(names.length).toBeGreaterThan(10);
    for (const name of new Set(names.filter((one) => one !== ''))) {
      for (const path of entriesOf(zipSync({ [`${name}.md`]: strToU8('x') })).paths) {
        expect(join('/base', path).startsWith('/base/'), path).toBe(true);
        expect(path.split('/')).not.toContain('..');
      }
    }
  });
});

describe('the importer of zip archives', () => {
  it('reads a knowledge folder with its pictures, and leaves nothing behind', async () => {
    const before = await temporaries();
    const { content, dispose } = await importZip({
      'help/taxonomy.yaml': strToU8('tags: [{ id: care, name: Care }]\n'),
      'help/policy/returns.en.md': strToU8('# Returns\n\n![The label](../media/label.png)\n'),
      'help/media/label.png': png(),
      'help/../escape.md': strToU8('# No'),
    });
    expect(content.articles.map(({ path, article }) => [path, article.category])).toEqual([
      ['policy/returns.en.md', 'policy'],
    ]);
    expect(content.media.map(({ path }) => path)).toEqual(['media/label.png']);
    expect(await content.media[0]!.read!()).toMatchObject({ ok: true });
    expect(content.problems).toEqual([
      { path: 'help/../escape.md', message: expect.stringContaining('leaves the folder') },
    ]);
    await dispose();
    expect(await temporaries()).toEqual(before);
  });

  it('tells by itself what is in it', async () => {
    const csv = await importZip({ 'faq.csv': strToU8('question,answer\nHow?,So.\n') });
    expect(csv.content.articles.map(({ article }) => article.title)).toEqual(['How?']);
    await csv.dispose();
    const html = await importZip({
      'a/page.html': strToU8('<h1>Page</h1><p>Text</p>'),
      'a/b.html': strToU8('<h1>B</h1>x'),
    });
    expect(html.content.articles.map(({ article }) => article.title)).toEqual(['B', 'Page']);
    await html.dispose();
  });

  it('leaves nothing behind when it fails or is stopped either', async () => {
    const before = await temporaries();
    await writeFile(join(root, 'odd.zip'), zipSync({ 'a.docx': strToU8('x'), 'b.docx': strToU8('x') }));
    const read = async (signal?: AbortSignal) =>
      (await importerFor(join(root, 'odd.zip'))).read(join(root, 'odd.zip'), signal ? { signal } : {});
    await expect(read()).rejects.toThrow('holds nothing that can be imported');
    await expect(read(AbortSignal.abort(new Error('Stopped.')))).rejects.toThrow('Stopped.');
    await writeFile(join(root, 'none.zip'), 'text');
    await expect((await importerFor(join(root, 'none.zip'))).read(join(root, 'none.zip'))).rejects.toThrow(
      'is no zip archive',
    );
    expect(await temporaries()).toEqual(before);
    expect(await readFile(join(root, 'none.zip'), 'utf8')).toBe('text');
  });
});
