import { describe, expect, it } from 'vitest';
import { completionPlace } from './completion-place.ts';

describe('what is being typed', () => {
  it.each([
    ['See [the policy](', { kind: 'link', typed: '' }],
    ['See [the policy](ret', { kind: 'link', typed: 'ret' }],
    ['[a](b) and [退货](退', { kind: 'link', typed: '退' }],
    ['[a](<ret', { kind: 'link', typed: 'ret' }],
    ['[a](return-policy#', { kind: 'section', articleId: 'return-policy', typed: '' }],
    ['[a](#st', { kind: 'section', articleId: '', typed: 'st' }],
    ['![the label](lab', { kind: 'image', typed: 'lab' }],
    ['Open the vap', { kind: 'word', typed: 'vap' }],
    ['打开蒸汽', { kind: 'word', typed: '打开蒸汽' }],
    ['[a](b) ', undefined],
    ['', undefined],
  ])('in the text: %j', (before, place) => {
    expect(completionPlace(before, undefined)).toEqual(place);
  });

  it.each([
    ['', [], { kind: 'key', typed: '' }],
    ['rev', ['title: T'], { kind: 'key', typed: 'rev' }],
    ['audience: in', [], { kind: 'value', key: 'audience', typed: 'in' }],
    ['tags: [shipping, ref', [], { kind: 'value', key: 'tags', typed: 'ref' }],
    ['category: policy/sh', [], { kind: 'value', key: 'category', typed: 'policy/sh' }],
    ['  - ref', ['title: T', 'tags:', '  - shipping'], { kind: 'value', key: 'tags', typed: 'ref' }],
    ['  - how do', ['questions:'], { kind: 'value', key: 'questions', typed: 'how do' }],
    ['  disable: x y', ['lint:'], undefined],
  ])('in the front matter: %j below %j', (before, above, place) => {
    expect(completionPlace(before, above)).toEqual(place);
  });
});
