import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask } from './index.ts';

describe('createMask', () => {
  it.each([
    ['Write to anna.berg@post.example.', 'Write to [email].'],
    ['Call +49 171 1234567 or 020 7946 0958, please', 'Call [phone] or [number], please'],
    ['手机号13800138000，尽快联系', '手机号[phone]，尽快联系'],
    ['card 4012 8888 8888 1881', 'card [card]'],
    ['My ID is 11010519491231002X.', 'My ID is [id].'],
    ['Order 100234987 of 2026-09-14, 2 boxes, 30 days', 'Order [number] of 2026-09-14, 2 boxes, 30 days'],
    ['E-11 after 5 minutes at 93 °C, firmware 2.4.1', 'E-11 after 5 minutes at 93 °C, firmware 2.4.1'],
  ])('masks %s', (text, masked) => {
    expect(createMask([])(text)).toBe(masked);
  });

  it('masks names it is told, whole and in parts, and leaves words that contain them', () => {
    const mask = createMask(['Anna Berg', '王小明']);
    expect(mask('anna berg wrote; Anna paid. Annabel did not, Bergamot neither.')).toBe(
      '[name] wrote; [name] paid. Annabel did not, Bergamot neither.',
    );
    expect(mask('王小明说水箱漏水')).toBe('[name]说水箱漏水');
  });

  it('learns names where somebody is introduced or greeted', () => {
    const texts = [
      'Hi, my name is joana and the lid is stuck',
      'Hello Joana, this is a known fault',
      '我叫李雷，机器不加热',
    ];
    const mask = createMask([], texts);
    expect(texts.map(mask)).toEqual([
      'Hi, my name is [name] and the lid is stuck',
      'Hello [name], this is a known fault',
      '我叫[name]，机器不加热',
    ]);
    expect(createMask([], ['王先生您好'])('王先生您好，国王咖啡机')).toBe('[name]先生您好，国王咖啡机');
    expect(createMask([], ['Hello there, hi team!'])('Hello there, hi team!')).toBe('Hello there, hi team!');
  });

  it('changes nothing the second time, and takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.array(fc.string({ maxLength: 12 })),
        (text, names) => {
          const mask = createMask(names, [text]);
          const once = mask(text);
          expect(createMask([], [])(once)).toBe(once);
        },
      ),
    );
    expect(createMask(['(a+)+$'], ['1'.repeat(50_000)])('1 '.repeat(50_000))).toContain('1 1');
  });
});
