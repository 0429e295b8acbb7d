import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';
import { zipOf } from '../../test/zip-of.ts';

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
});
afterEach(() => run.dispose());

const article = (frontMatter: string, body = 'Text.') => `---\n${frontMatter}\n---\n\n${body}\n`;
const aliasBomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...Array.from({ length: 8 }, (_, level) => `b${level}: &b${level} [*a,*a,*a,*a,*a,*a,*a,*a,*a]`),
].join('\n');

/** What an export of the base gives: everything that was stored. */
async function stored(): Promise<string[]> {
  const folder = join(run.base, 'stored');
  await run.askwell('export', folder);
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith('.md')).toSorted();
}

describe('a hostile file of a folder', () => {
  it.each([
    ['aliases that multiply', article(aliasBomb), 'line 2: front matter cannot be read: anchor "&a" is not allowed'],
    ['an anchor', article('title: &x T'), 'line 2: front matter cannot be read: anchor "&x" is not allowed'],
    ['a tag that would make code', article('title: !!js/function "f"'), 'line 2: front matter cannot be read: tag "'],
    ['a merge key', article('<<: {title: x}'), 'line 2: front matter cannot be read: merge key "<<" is not allowed'],
    ['brackets 5,000 deep', article(`tags: ${'['.repeat(5_000)}`), 'line 2: front matter cannot be read: more than'],
    ['a NUL that is escaped', article('title: "a\\0b"'), 'line 2: front matter cannot be read: a NUL character'],
    ['half a surrogate pair', article('questions: ["a\\ud800"]'), 'cannot be read: half of a surrogate pair'],
    ['a NUL', '# A\0\n', 'line 1: a NUL character. Save the file as UTF-8 text.'],
    ['a surrogate as UTF-8', Uint8Array.of(0x23, 0x20, 0xed, 0xa0, 0x80), 'line 1: not UTF-8'],
    ['an old id that every object has', article('redirectFrom: [__proto__]'), 'key "redirectFrom" is "__proto__"'],
    ['80 kB of quotes', `# Q\n\n${'> '.repeat(40_000)}x\n`, '80007 characters of Markdown; 65536 are allowed'],
  ])('is refused with one line, alone: %s', async (_, content, line) => {
    await run.write('hostile.en.md', content);
    await run.write('good.en.md', '# Good\n\nIt is good.\n');
    const imported = await run.askwell('import', run.knowledge);
    expect([imported.code, imported.out]).toEqual([1, '1 imported, 0 updated, 0 unchanged, 1 refused. 0 losses.\n']);
    const [told, ...more] = imported.err.split('\n').filter((one) => one.startsWith('File "'));
    expect(told).toMatch(/^File "hostile\.en\.md"/);
    expect(told).toContain(line);
    expect(more).toEqual([]);
    expect(await stored()).toEqual(['good.en.md']);

    const checked = await run.askwell('check', run.knowledge, '--format', 'json');
    expect(checked.code).toBe(1);
    const { diagnostics } = JSON.parse(checked.out) as { diagnostics: { rule: string; path: string }[] };
    expect(diagnostics.filter(({ rule }) => rule === 'unreadable-file')).toMatchObject([{ path: 'hostile.en.md' }]);
  });

  it('may say 64 kB of nested quotes, which are kept as text', async () => {
    await run.write('quotes.en.md', `# Q\n\n${'> '.repeat(32_000)}x\n`);
    expect(await run.askwell('import', run.knowledge)).toMatchObject({ code: 0 });
    expect((await run.askwell('check', run.knowledge)).code).toBe(1);
    expect((await run.askwell('import', run.knowledge)).out).toMatch(/^0 imported, 0 updated, 1 unchanged/);
  });

  it('pollutes nothing with the names that every object has', async () => {
    await run.write(
      '__proto__/constructor/valueof.en.md',
      article(
        'title: A\n__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\ntags: [__proto__, constructor]\nrelated: [__proto__, tostring]\nlint: { disable: { __proto__: why, constructor: because } }',
        '[link](__proto__) [link](constructor)',
      ),
    );
    await run.write('__proto__.en.md', '# B\n\nB.\n');
    await run.write('constructor.en.md', '# C\n\nC.\n');
    expect((await run.askwell('check', run.knowledge)).code).toBe(1);
    const imported = await run.askwell('import', run.knowledge, '--losses');
    expect([imported.code, imported.out]).toEqual([0, expect.stringContaining('unknown-key __proto__')]);
    expect(imported.out).toMatch(/\n3 imported, /);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await run.askwell('import', run.knowledge)).out).toMatch(/^0 imported, 0 updated, 3 unchanged/);
    expect(await stored()).toEqual(['__proto__.en.md', '__proto__/constructor/valueof.en.md', 'constructor.en.md']);
  });

  it.each([
    ['taxonomy.yaml', aliasBomb, 'line 1: cannot be read: anchor "&a" is not allowed'],
    ['taxonomy.yaml', '__proto__: {a: 1}\n', 'taxonomy has the unknown key "__proto__"'],
    ['redirects.yaml', '__proto__: good\n', 'line 1: "__proto__" is not led by one id to another'],
    ['lint.yaml', aliasBomb, 'anchor "&a" is not allowed'],
    ['tests/a.yaml', aliasBomb, 'anchor "&a" is not allowed'],
    ['tests/a.yaml', '- { __proto__: x, locale: en, question: a }\n', '"__proto__" is no field of a test'],
    ['tests/a.yaml', '- { locale: en, question: "a\\0", article: good }\n', 'a NUL character is not allowed'],
  ])('is refused with one line when it is %s (%#)', async (file, content, line) => {
    await run.write(file, content);
    await run.write('good.en.md', '# Good\n\nIt is good.\n');
    const { code, out, err } = await run.askwell('import', run.knowledge);
    expect([code, out]).toEqual([1, expect.stringMatching(/^1 imported, .* 1 refused\./)]);
    expect(err).toContain(`File "${file}"`);
    expect(err).toContain(line);
  });
});

describe('a hostile archive or export', () => {
  const hostile = async (name: string, content: Uint8Array | string) => {
    await run.write(name, content);
    const { code, out, err } = await run.askwell('import', join(run.knowledge, name));
    return { code, out, lines: err.split('\n').filter((line) => !/^(?:Files read|Article texts stored): /.test(line)) };
  };

  it('that is a bomb is refused, and what is good in it is imported', async () => {
    const bomb = zipOf({ 'bomb.en.md': new Uint8Array(30_000_000), 'good.en.md': '# Good\n\nIt is good.\n' });
    const { code, out, lines } = await hostile('bomb.zip', bomb);
    expect([code, out]).toEqual([1, expect.stringMatching(/^1 imported, .* 1 refused\./)]);
    expect(lines[0]).toMatch(/^File ".*bomb\.en\.md": .*(?:zip bomb|are allowed)/);
    expect(await stored()).toEqual(['good.en.md']);
  });

  it('whose names lead out of it writes nothing there', async () => {
    const escaping = zipOf({
      '../../escaped.en.md': '# E\n\nE.\n',
      [`${run.base}/escaped.en.md`]: '# E\n\nE.\n',
      'C:\\escaped.md': '# E\n\nE.\n',
      'a\0.md': '# E\n\nE.\n',
    });
    const { code, out, lines } = await hostile('slip.zip', escaping);
    expect([code, out]).toEqual([1, expect.stringMatching(/^0 imported, .* 4 refused\./)]);
    expect(lines.filter((line) => line.includes('Pack it with relative names'))).toHaveLength(4);
    expect((await readdir(run.base)).toSorted()).toEqual(['data', 'knowledge']);
    expect(await stored()).toEqual([]);
  });

  it('with NUL or half a character in an article leaves that article out, and imports the others', async () => {
    const page = (id: number, title: string, body: string) => ({ id, title, locale: 'en-us', body });
    const articles = [
      page(1, 'a\0b', '<p>x</p>'),
      page(2, 'a\ud800b', '<p>x</p>'),
      page(3, 'Surrogate', '<p>x\udfffy</p>'),
      page(4, 'Good', '<p>It is good.</p>'),
    ];
    const { code, out, lines } = await hostile('guide.json', JSON.stringify({ articles }));
    expect([code, out]).toEqual([1, expect.stringMatching(/^1 imported, .* 3 refused\./)]);
    expect(lines.slice(0, 3)).toEqual([
      'File "articles/1.en-us": front matter cannot be read: a NUL character is not allowed; remove it.',
      'File "articles/2.en-us": front matter cannot be read: half of a surrogate pair is not allowed; remove it.',
      'File "articles/3.en-us": its text holds half of a surrogate pair, which cannot be stored. Remove it.',
    ]);
  });

  it('that nests 20,000 quotes is cut with a loss', async () => {
    const articles = [{ id: 1, title: 'Deep', locale: 'en', body: `${'<blockquote>'.repeat(20_000)}x` }];
    expect(await hostile('deep.json', JSON.stringify({ articles }))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 imported, .* [1-9]\d* losses/),
    });
  });
});
