import { describe, expect, it } from 'vitest';
import { foldText, tokenize } from './index.ts';

const terms = (text: string): string[] => tokenize(text).map(({ term }) => term);

describe('tokenize', () => {
  it('folds case, accents, width and ß', () => {
    expect(terms('CAFÉ Straße ＡＢＣ')).toEqual(['cafe', 'strass', 'abc']);
  });

  it('stems English words and marks those of grammar', () => {
    expect(terms('resetting passwords')).toEqual(['reset', 'password']);
    expect(tokenize('how do I reset').map(({ stop }) => stop)).toEqual([true, true, true, false]);
  });

  it('keeps numbers and codes whole, beside their parts', () => {
    expect(terms('E-1042')).toEqual(['e', '1042', 'e-1042']);
    expect(terms('v2.3')).toEqual(['v2', '3', 'v2.3']);
    expect(terms('0x80070005')).toEqual(['0x80070005']);
    expect(terms('C++ and C#')).toEqual(['c', 'c++', 'and', 'c', 'c#']);
  });

  it('gives ideographs as characters and pairs, in simplified form', () => {
    expect(terms('重置密碼')).toEqual(['重', '重置', '置', '置密', '密', '密码', '码']);
    expect(terms('用Word打开')).toEqual(['用', 'word', '打', '打开', '开']);
  });

  it('tells where each token stands in the text', () => {
    const text = '😀 Ｒｅｓｅｔ 密碼';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Ｒｅｓｅｔ', '密', '密碼', '碼']);
  });

  it('joins contractions', () => {
    expect(terms("don't Anna's")).toEqual(['dont', 'anna']);
  });
});

describe('foldText', () => {
  it('folds scripts and keeps separators', () => {
    expect(foldText('Ünï 體，裡')).toBe('uni 体,里');
  });
});
