import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { problemLine } from '@askwell/core/articles';
import { categoryName, tagName } from '@askwell/core/taxonomy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jpeg, jpegExif, pdf, png } from '../../test/media.ts';
import { readFolder, readFolderArticles } from './index.ts';

let base: string;
let root: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'askwell-folder-'));
  root = join(base, 'knowledge');
  await mkdir(root);
});

afterEach(() => rm(base, { recursive: true, force: true }));

async function write(path: string, content: string | Uint8Array): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

describe('pictures and files of a folder', () => {
  it('are what articles show or link to, wherever they stand, and have the address of their content', async () => {
    await write(
      'a/one.en.md',
      '# One\n\n![x](../media/x.png) ![x](/media/x.png?v=2) [y](<my file.pdf>) <img src="my%20file.pdf">\n',
    );
    await write('media/x.png', png());
    await write('a/my file.pdf', pdf());
    await write('media/photo.jpg', jpeg({ segments: [jpegExif(6)] }));
    const { articles, media, problems, losses } = await readFolder(root);
    expect([problems, media.map(({ path }) => path)]).toEqual([[], ['a/my file.pdf', 'media/x.png']]);
    const [document, picture] = media.map(({ hash }) => `api/v1/attachments/${hash}`);
    expect(JSON.stringify(articles[0]!.article.sections).match(/(?<="(?:src|href)":")[^"]*/g)).toEqual([
      picture,
      picture,
      document,
      document,
    ]);
    expect(losses).toEqual([{ path: 'media/photo.jpg', kind: 'media-unused', line: 1, detail: 'media/photo.jpg' }]);
  });

  it('are refused with a line each when they are not what their names say, or lie elsewhere', async () => {
    await write(
      'a.en.md',
      '# A\n\n![a](logo.png) ![b](page.jpg) ![c](../../etc/secret.png) ![d](secret.png) ![e](/etc/passwd.png) ![f](bomb.png)\n',
    );
    await write('logo.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await write('page.jpg', Buffer.concat([jpeg(), Buffer.from('<html>')]));
    await write('bomb.png', png({ width: 16_000, height: 16_000 }));
    await writeFile(join(base, 'secret.png'), png());
    await symlink(join(base, 'secret.png'), join(root, 'secret.png'));
    const { media, problems, losses } = await readFolder(root);
    expect(media).toEqual([]);
    expect(problems.map(problemLine)).toEqual([
      expect.stringContaining('File "bomb.png": is 16000 by 16000 pixels'),
      expect.stringContaining('File "logo.png": is SVG, HTML or XML, which may hold programs'),
      expect.stringContaining('File "page.jpg": has 6 bytes behind the end of the picture'),
      expect.stringContaining('File "secret.png": symbolic link that leaves the folder'),
    ]);
    expect(losses.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'image-missing'));
  });

  it('are not looked at where only the articles are wanted, each read once and as it is written', async () => {
    await write('a.en.md', '# A\n\n[b](b) ![x](x.png)\n');
    await write('x.png', '<svg/>');
    await write('b.en.md', '---\nid: a\n---\n');
    const { articles, problems } = await readFolderArticles(root);
    expect(articles.map(({ path, content }) => [path, content.references.length])).toEqual([['a.en.md', 2]]);
    expect(problems.map(({ path }) => path)).toEqual(['b.en.md']);
  });
});

describe('readFolder', () => {
  it('reads articles with their place, language, links and taxonomy', async () => {
    await write(
      'policy/Shipping/costs.en.md',
      '# Costs\n\nSee [returns](../returns.md#fees), [更多](/policy/returns).',
    );
    await write(
      'policy/returns.en.md',
      '---\ntags: [refunds]\n---\n# Returns\n\n## Fees {#fees}\n\n[costs](costs) [site](/account/orders)',
    );
    await write('policy/returns.zh-CN.md', '# 退货\n\n[运费](costs)');
    await write('notes.txt', 'not an article');
    await write('.git/config.md', '# not an article');
    await write(
      'taxonomy.yaml',
      'categories:\n  - id: policy\n    name: { en: Policies }\ntags:\n  - id: refunds\n    name: Refunds\nsynonyms: [[fee, cost]]',
    );
    const { articles, taxonomy, problems, losses } = await readFolder(root);
    expect([problems, losses]).toEqual([[], []]);
    expect(articles.map(({ path, article: { id, locale, category } }) => [path, id, locale, category])).toEqual([
      ['policy/Shipping/costs.en.md', 'costs', 'en', 'policy/shipping'],
      ['policy/returns.en.md', 'returns', 'en', 'policy'],
      ['policy/returns.zh-CN.md', 'returns', 'zh-CN', 'policy'],
    ]);
    const hrefs = articles.map(({ article }) => JSON.stringify(article.sections).match(/(?<="href":")[^"]*/g));
    expect(hrefs).toEqual([
      ['article:returns#fees', 'article:returns'],
      ['article:costs', '/account/orders'],
      ['article:costs'],
    ]);
    expect(articles[1]!.source).toMatch(/^---\ntags/);
    expect(categoryName(taxonomy, 'policy', 'zh-CN')).toBe('Policies');
    expect(categoryName(taxonomy, 'policy/shipping', 'en')).toBe('Shipping');
    expect(tagName(taxonomy, 'refunds', 'en')).toBe('Refunds');
    expect(taxonomy.synonyms).toEqual([['fee', 'cost']]);
  });

  it('gives one clear line to each bad file and reads the others', async () => {
    await write('good.md', '# Good');
    await write('a/latin1.md', Uint8Array.from([0x23, 0x20, 0x41, 0x0a, 0x66, 0xfc, 0x72]));
    await write('a/nul.md', '# A\n\n\0');
    await write('a/open.md', '---\ntitle: A\n');
    await write('a/broken.md', '---\ntitle: [A\n---\n');
    await write('a/bomb.md', '---\na: &a [x, x]\nb: [*a, *a]\n---\n');
    await write('a/tag.md', '---\na: !!js/function "x"\n---\n');
    await write('a/deep.md', `---\na: ${'['.repeat(16_000)}\n---\n`);
    await write('a/audience.md', '---\naudience: all\n---\n');
    await write('a/large.md', 'x'.repeat(300_000));
    await write('a/long.md', 'x'.repeat(70_000));
    await write('b/good.md', '# Also good');
    await writeFile(join(base, 'secret.md'), '# Secret');
    await symlink(join(base, 'secret.md'), join(root, 'a/outside.md'));
    await symlink(join(base), join(root, 'a/outside-folder'));
    await symlink('nowhere.md', join(root, 'a/dangling.md'));
    await symlink('..', join(root, 'a/loop'));
    await mkdir(join(root, 'a/folder.md'));
    const socket = createServer().listen(join(root, 'a/socket.md'));
    await once(socket, 'listening');

    const { articles, problems } = await readFolder(root);
    socket.close();
    expect(articles.map(({ path }) => path)).toEqual(['b/good.md']);
    expect(problems.map(problemLine)).toEqual([
      'File "a/audience.md": front matter key "audience" is "all". Write customer or internal.',
      'File "a/bomb.md", line 2: front matter cannot be read: anchor "&a" is not allowed; remove it.',
      expect.stringMatching(/^File "a\/broken.md", line \d: front matter cannot be read: Flow sequence/),
      'File "a/dangling.md": symbolic link to nothing. Remove it.',
      'File "a/deep.md", line 2: front matter cannot be read: more than 50 open brackets.',
      'File "a/large.md": 300000 bytes long; 262144 are allowed. Split the article.',
      'File "a/latin1.md", line 2: not UTF-8. Save the file as UTF-8.',
      'File "a/long.md": 70000 characters of Markdown; 65536 are allowed. Split the article.',
      'File "a/loop": symbolic link to a folder. Move the folder here instead.',
      'File "a/nul.md", line 3: a NUL character. Save the file as UTF-8 text.',
      'File "a/open.md", line 1: front matter is not closed. End it with a line "---".',
      'File "a/outside-folder": symbolic link that leaves the folder. Copy the file into the folder instead.',
      'File "a/outside.md": symbolic link that leaves the folder. Copy the file into the folder instead.',
      'File "a/socket.md": not a regular file. Replace it by a file.',
      expect.stringMatching(/^File "a\/tag.md", line 2: front matter cannot be read: tag ".*" is not allowed/),
      'File "good.md": id "good" in locale "en" is already used by "b/good.md". Give one of them another "id:".',
    ]);
    expect(JSON.stringify(articles)).not.toContain('Secret');
  });

  it('follows a link to a file inside the folder', async () => {
    await write('shared/terms.txt', '# Terms');
    await symlink('shared/terms.txt', join(root, 'terms.md'));
    expect((await readFolder(root)).articles.map(({ path }) => path)).toEqual(['terms.md']);
  });

  it('reads the articles although the taxonomy is broken', async () => {
    await write('Guides/a.md', '# A');
    await write('taxonomy.yaml', 'categories: [{id: a}, {id: a}]');
    const { articles, taxonomy, problems } = await readFolder(root);
    expect(articles).toHaveLength(1);
    expect(taxonomy.categories).toEqual([{ id: 'guides', name: { und: 'Guides' }, children: [] }]);
    expect(problems).toEqual([
      { path: 'taxonomy.yaml', line: 1, message: 'category "a" stands twice. Give one another id.' },
    ]);
  });

  it('allows one id in several locales, and none twice in one', async () => {
    await write('a.en.md', '---\nid: x\n---\n');
    await write('a.zh-CN.md', '---\nid: x\n---\n');
    await write('b.zh-CN.md', '---\nid: x\n---\n');
    const { articles, problems } = await readFolder(root);
    expect(articles.map(({ path }) => path)).toEqual(['a.en.md', 'a.zh-CN.md']);
    expect(problems.map(({ path }) => path)).toEqual(['b.zh-CN.md']);
  });

  it('reports progress, and stops when it is aborted', async () => {
    for (const name of ['a', 'b', 'c']) await write(`${name}.md`, `# ${name}`);
    const seen: string[] = [];
    const controller = new AbortController();
    await readFolder(root, { onProgress: ({ done, total }) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['1/3', '2/3', '3/3']);
    const aborted = readFolder(root, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(aborted).rejects.toThrow('aborted');
  });

  it('says what is wrong with a folder that is none', async () => {
    await expect(readFolder(join(base, 'none'))).rejects.toThrow(/Folder ".*none" cannot be read/);
  });
});

const centers = join(process.env['ASKWELL_DATA'] ?? '../shared/data', 'help-centers');
const hasData = existsSync(centers);
if (!hasData) console.warn(`Skipped: help centres not found in ${centers}. Set ASKWELL_DATA.`);

describe.skipIf(!hasData)('readFolder on real help centres', () => {
  it.each([
    ['arduino-en', 'en', 414, { 'image-missing': 522 }],
    ['tidb-zh', 'zh-CN', 814, { 'image-missing': 561, 'dead-internal-link': 1_065, 'dead-anchor': 1 }],
  ])('%s: everything is imported, and what links to nothing is told', async (name, locale, count, expected) => {
    const { articles, problems, losses } = await readFolder(join(centers, name), { locale });
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(count);
    const kinds: Record<string, number> = {};
    for (const { kind } of losses) if (/missing|dead/.test(kind)) kinds[kind] = (kinds[kind] ?? 0) + 1;
    expect(kinds).toEqual(expected);
  });
});
