import { describe, expect, it } from 'vitest';
import { frontMatterChanges } from './front-matter-changes.ts';

const file = (yaml: string) => `---\n${yaml}\n---\n\n## Steps\n`;

describe('frontMatterChanges', () => {
  it('names the fields that changed, came or went, and no others', () => {
    const before = file('title: Tea\ntags: [a, b]\ncategory: drinks\nauthor: Ana');
    const after = file('title: Green tea\ntags: [a, b, c]\ncategory: drinks\nreviewer: Ben');
    expect(frontMatterChanges(before, after)).toEqual([
      { field: 'title', before: 'Tea', after: 'Green tea' },
      { field: 'tags', before: 'a · b', after: 'a · b · c' },
      { field: 'author', before: 'Ana', after: '' },
      { field: 'reviewer', before: '', after: 'Ben' },
    ]);
  });

  it('takes no notice of how the same values are written', () => {
    expect(frontMatterChanges(file('tags: [a, b]'), file('tags:\n  - a\n  - "b"'))).toEqual([]);
  });

  it('counts every field of a new article', () => {
    expect(frontMatterChanges('', file('title: Tea'))).toEqual([{ field: 'title', before: '', after: 'Tea' }]);
  });

  it('says nothing about what cannot be read', () => {
    expect(frontMatterChanges(file('title: Tea'), file('title: [Tea'))).toBeUndefined();
  });
});
