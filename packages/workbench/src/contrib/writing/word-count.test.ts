import { describe, expect, it } from 'vitest';
import { countWords } from './word-count.ts';

describe('counting words', () => {
  it.each([
    ['Two words.', 2],
    ["It's 3.5 bar, isn't it?", 5],
    ['退货需要 30 天', 6],
    ['打开 App 的设置', 6],
    ['コーヒー豆', 5],
    ['1. First\n2. Second **bold** `code`', 4],
    ['[the policy](return-policy#who) and ![the label](api/v1/x.png)', 5],
    ['<!-- askwell-disable-next-line tags: because -->\nRead', 1],
    ['See https://shop.example/a-b?c=d now', 2],
    ['', 0],
  ])('%j has %d', (text, words) => {
    expect(countWords(text).words).toBe(words);
  });

  it('tells the minutes that reading takes, at least one', () => {
    expect(countWords('word').minutes).toBe(1);
    expect(countWords('word '.repeat(714)).minutes).toBe(3);
    expect(countWords('字'.repeat(1_428)).minutes).toBe(3);
  });
});
