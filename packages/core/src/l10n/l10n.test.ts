import { describe, expect, it } from 'vitest';
import { interfaceLocale, interfaceLocales, Localizer, type Catalogue } from './index.ts';

describe('Localizer', () => {
  const localizer = new Localizer('en', {
    hello: 'Hello {name}',
    place: '{count, plural, =0 {You are next} one {# person before you} other {# people before you}}',
  });

  it('fills in names', () => {
    expect(localizer.text('hello', { name: 'Mei' })).toBe('Hello Mei');
  });

  it('does not read placeholders inside a value', () => {
    expect(localizer.text('hello', { name: '{name} $& {count}' })).toBe('Hello {name} $& {count}');
  });

  it.each([
    [0, 'You are next'],
    [1, '1 person before you'],
    [1_200, '1,200 people before you'],
  ])('chooses the plural for %i', (count, text) => {
    expect(localizer.text('place', { count })).toBe(text);
  });

  it('keeps a placeholder that has no value in sight', () => {
    expect(localizer.text('hello')).toBe('Hello {name}');
  });
});

describe('interfaceLocale', () => {
  it.each([
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant-MO', 'zh-TW'],
  ])('%s -> %s', (wanted, chosen) => {
    expect(interfaceLocale(wanted)).toBe(chosen);
  });
});

describe('the catalogues', () => {
  const modules = import.meta.glob<{ default: Catalogue }>('./catalogues/*.ts', { eager: true });
  const names = new Set(Object.keys(modules).map((file) => /catalogues\/([a-z]+)\./.exec(file)?.[1] ?? file));

  it('exist', () => {
    expect([...names]).toEqual(expect.arrayContaining(['widget', 'workbench']));
  });

  for (const name of names) {
    const english = modules[`./catalogues/${name}.en.ts`]?.default ?? {};
    for (const locale of interfaceLocales) {
      it(`${name} is complete in ${locale}`, () => {
        const texts = modules[`./catalogues/${name}.${locale}.ts`]?.default ?? {};
        expect(Object.keys(texts).toSorted()).toEqual(Object.keys(english).toSorted());
        for (const [key, text] of Object.entries(texts)) {
          expect(text.trim(), key).not.toBe('');
          expect(placeholders(text), key).toEqual(placeholders(english[key] ?? ''));
        }
      });
    }
  }
});

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? ''))].toSorted();
}
