import { describe, expect, it } from 'vitest';
import {
  applyOffsetEdit,
  editFrontMatter,
  frontMatterPlace,
  readFrontMatter,
  type FrontMatterValue,
} from './edit-front-matter.ts';
import { splitFrontMatter } from './front-matter.ts';

const file = `---
# Who reads it: everybody
title: "Tea"   # with milk
questions:
  # what the phone gets asked
  - how to make tea
  - 'tea: how long?'   # most asked
tags: [ hot, drinks ]

audience: customer
lint:
  disable:
    steps-list: a table
# the end
---

Text with title: "Tea".
`;

function edited(text: string, key: string, value: FrontMatterValue): string {
  const edit = editFrontMatter(text, key, value);
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value ? applyOffsetEdit(text, edit.value) : text;
}

describe('editing one key of the front matter', () => {
  it('replaces a value and keeps its comment', () => {
    expect(edited(file, 'title', 'Coffee')).toBe(file.replace('"Tea"   #', 'Coffee   #'));
  });

  it('quotes what would mean something else', () => {
    for (const title of [
      'a: b',
      '- a',
      '# a',
      '"quoted"',
      "it's",
      'true',
      '007',
      '@home',
      '[x]',
      'ends:',
      'a #b',
      '茶：怎么泡',
    ]) {
      const split = splitFrontMatter(edited(file, 'title', title));
      expect(split.ok && split.value.keys.get('title')).toBe(title);
    }
  });

  it('keeps the entries of a list that stay as they are written, with the comments above them', () => {
    expect(edited(file, 'questions', ['tea: how long?', 'green tea?'])).toBe(
      file.replace(
        "  - how to make tea\n  - 'tea: how long?'   # most asked\n",
        "  - 'tea: how long?'   # most asked\n  - green tea?\n",
      ),
    );
    expect(edited(file, 'questions', ['how to make tea', 'green tea?', 'tea: how long?'])).toBe(
      file.replace('  - how to make tea\n', '  - how to make tea\n  - green tea?\n'),
    );
  });

  it('keeps a list in brackets in brackets', () => {
    expect(edited(file, 'tags', ['hot', 'a, b'])).toBe(file.replace('[ hot, drinks ]', '[hot, "a, b"]'));
  });

  it('takes a key away with its lines and nothing else', () => {
    expect(edited(file, 'questions', undefined)).toBe(file.replace(/questions:\n[^]*?most asked\n/, ''));
    expect(edited(file, 'lint', undefined)).toBe(file.replace(/lint:\n[^]*?a table\n/, ''));
    expect(edited(file, 'tags', undefined)).toBe(file.replace('tags: [ hot, drinks ]\n', ''));
  });

  it('adds a key where the norm has it', () => {
    expect(edited(file, 'category', 'kitchen/tea')).toBe(file.replace('tags: [', 'category: kitchen/tea\ntags: ['));
    expect(edited(file, 'kind', 'case')).toBe(file.replace('title: "Tea"', 'kind: case\ntitle: "Tea"'));
    expect(edited(file, 'related', ['cups', 'pots'])).toBe(
      file.replace('audience: customer\n', 'audience: customer\nrelated: [cups, pots]\n'),
    );
  });

  it('writes a list of sentences line by line', () => {
    expect(edited('---\ntitle: Tea\n---\nText', 'questions', ['how long does it take?', 'which cup?'])).toBe(
      '---\ntitle: Tea\nquestions:\n  - how long does it take?\n  - which cup?\n---\nText',
    );
  });

  it('gives front matter to a file that has none, and to one where it is empty', () => {
    expect(edited('Text\n', 'title', 'Tea')).toBe('---\ntitle: Tea\n---\nText\n');
    expect(edited('---\n---\nText\n', 'title', 'Tea')).toBe('---\ntitle: Tea\n---\nText\n');
    expect(edited('---\n# nothing\n---\n', 'title', 'Tea')).toBe('---\n# nothing\ntitle: Tea\n---\n');
  });

  it('fills a key that stands there without a value', () => {
    expect(edited('---\ntitle:\ntags:\n---\n', 'title', 'Tea')).toBe('---\ntitle: Tea\ntags:\n---\n');
    expect(edited('---\ntitle: # soon\n---\n', 'title', 'Tea')).toContain('title: Tea');
  });

  it('changes the form of a value where it has to', () => {
    expect(edited('---\ntags: hot\n---\n', 'tags', ['hot', 'cold'])).toBe('---\ntags: [hot, cold]\n---\n');
    expect(edited('---\ntitle: >\n  Tea and\n  cake\ntags: []\n---\n', 'title', 'Tea')).toBe(
      '---\ntitle: Tea\ntags: []\n---\n',
    );
    expect(edited('---\n{ title: Tea, tags: [a] }\n---\n', 'title', 'Coffee')).toContain('Coffee');
  });

  it('leaves alone what has the value already, however it is written', () => {
    expect(editFrontMatter(file, 'title', 'Tea')).toEqual({ ok: true, value: undefined });
    expect(editFrontMatter(file, 'tags', ['hot', 'drinks'])).toEqual({ ok: true, value: undefined });
    expect(editFrontMatter(file, 'author', undefined)).toEqual({ ok: true, value: undefined });
  });

  it('says where front matter cannot be read', () => {
    expect(editFrontMatter('---\ntitle: [\n---\n', 'title', 'Tea')).toMatchObject({ ok: false, error: { line: 3 } });
  });

  it('holds for any key and value over every form of the others', () => {
    const keys = ['title', 'tags', 'questions', 'kind', 'author', 'related'] as const;
    const values: FrontMatterValue[] = ['a', 'x: y', ['one'], ['two words', '#3'], [], undefined];
    for (const key of keys) {
      for (const first of values) {
        for (const second of values) {
          const text = edited(edited(file, key, first), key, second);
          const split = splitFrontMatter(text);
          expect(split.ok && split.value.keys.get(key)).toEqual(second);
          expect(text.endsWith('---\n\nText with title: "Tea".\n')).toBe(true);
        }
      }
    }
  });
});

describe('reading the front matter key by key', () => {
  it('gives texts and lists, and leaves maps out', () => {
    const read = readFrontMatter(file);
    expect(read.ok && Object.fromEntries(read.value.values)).toEqual({
      title: 'Tea',
      questions: ['how to make tea', 'tea: how long?'],
      tags: ['hot', 'drinks'],
      audience: 'customer',
    });
  });

  it('names the keys whose values an article cannot have', () => {
    const read = readFrontMatter('---\nkind: poem\nverifyEveryDays: often\ntitle: T\nreviewedAt: 2026-02-30\n---\n');
    expect(read.ok && [...read.value.wrong]).toEqual(['kind', 'verifyEveryDays', 'reviewedAt']);
    expect(read.ok && read.value.values.get('kind')).toBe('poem');
  });

  it('says where the YAML cannot be read', () => {
    expect(readFrontMatter('---\ntitle: "Tea\n---\n')).toMatchObject({ ok: false });
  });
});

describe('finding the front matter', () => {
  it('gives the offsets of its YAML and of the text', () => {
    expect(frontMatterPlace('---\na: b\n---\nText')).toEqual({ yamlFrom: 4, yamlTo: 9, bodyFrom: 13 });
    expect(frontMatterPlace('Text')).toBeUndefined();
    expect(frontMatterPlace('---\nnever closed')).toBeUndefined();
  });
});
