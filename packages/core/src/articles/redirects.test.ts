import { describe, expect, it } from 'vitest';
import { parseRedirects } from './redirects.ts';

describe('redirects.yaml', () => {
  it('holds old ids and new ones, whatever they look like', () => {
    const parsed = parseRedirects('\ufeff# moved in May\nold-id: new-id\n007: v1.10\n退货: return-policy\n');
    expect(parsed.ok && [...parsed.value]).toEqual([
      ['old-id', 'new-id'],
      ['007', 'v1.10'],
      ['退货', 'return-policy'],
    ]);
    expect(parseRedirects('# nothing\n')).toEqual({ ok: true, value: new Map() });
  });

  it.each([
    ['- a\n- b', 'is no map'],
    ['a: [b]', '"a" is not led by one id to another'],
    ['A B: c', '"A B" is not led by one id to another'],
    ['a: ../../etc/passwd', '"a" is not led by one id to another'],
    ['a: b\na: c', 'key "a" stands twice'],
    ['a: &x b\nc: *x', 'anchor "&x" is not allowed'],
    ['a: !!js/function b', 'tag'],
    ['<<: { a: b }', 'merge key'],
    [`a: b\n${'x: '.repeat(20)}y`, 'cannot be read'],
    ['a'.repeat(300_000), '262144 are allowed'],
    ['['.repeat(60), 'more than 50 open brackets'],
  ])('refuses %.40s', (text, why) => {
    const parsed = parseRedirects(text);
    expect(parsed.ok ? '' : parsed.error.message).toContain(why);
  });
});
