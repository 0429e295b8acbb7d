import { describe, expect, it } from 'vitest';
import { termHashesOf } from './term-hashes.ts';

const hashes = (text: string, most = 100): number[] => [...termHashesOf(text, most)];

describe('the hashes of a text’s terms', () => {
  it('are of its words, whatever their case and what stands between them', () => {
    expect(hashes('Reset your PASSWORD!')).toEqual(hashes('reset, your — password'));
    expect(hashes('reset your password')).toHaveLength(3);
    expect(hashes('reset your passwords').slice(0, 2)).toEqual(hashes('reset your'));
    expect(hashes('café 42')).toHaveLength(2);
  });

  it('are of the pairs of ideographs', () => {
    expect(hashes('重置密码')).toHaveLength(3);
    expect(hashes('重置，密码')).toEqual([hashes('重置')[0], hashes('密码')[0]]);
    expect(hashes('用 App 打开')).toEqual([...hashes('app'), ...hashes('打开')]);
  });

  it('are none of a text that says nothing, and no more than wanted', () => {
    expect(hashes(' …！\n')).toEqual([]);
    expect(hashes('a b c d', 2)).toEqual(hashes('a b'));
  });
});
