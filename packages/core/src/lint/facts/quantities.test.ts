import { describe, expect, it } from 'vitest';
import { quantitiesIn } from './quantities.ts';

describe('quantitiesIn', () => {
  it.each([
    ['within 5 working days', 'working-day 5'],
    ['in five business days', 'working-day 5'],
    ['三个工作日内', 'working-day 3'],
    ['2–4 working days', 'working-day 2..4'],
    ['a 30-day return', 'time 2592000'],
    ['24 hours', 'time 86400'],
    ['约 3 分钟', 'time 180'],
    ['三十天', 'time 2592000'],
    ['2 年保修', 'month 24'],
    ['24 months', 'month 24'],
    ['orders over £1,500.50', 'GBP 1500.5'],
    ['£12, €14 or ¥88', 'GBP 12, EUR 14, CNY 88'],
    ['55 °C', 'temperature 55'],
    ['up to 15 %', 'percent 15'],
    ['on 5 March 2026', 'date 2026-03-05'],
    ['on March 5, 2026', 'date 2026-03-05'],
    ['2026年3月5日', 'date 2026-03-05'],
    ['2026-03-05', 'date 2026-03-05'],
    ['周一至周六 9:00–18:00', 'clock 9:00..18:00'],
    ['a 5 V pin', 'voltage 5'],
    ['at most 5 files, 20 MB each', 'count:file 5, data 20480'],
    ['输错 5 次', 'count:time 5'],
  ])('reads %j', (text, expected) => {
    expect(
      quantitiesIn(text)
        .map(({ dimension, value }) => `${dimension} ${value}`)
        .join(', '),
    ).toBe(expected);
  });

  it.each([
    'error E-27 days',
    'version 2.3.1',
    'IPv6',
    '第 5 周起',
    '2026 年',
    '再试一次',
    '5 a day',
    'someone minutes',
    '1,2,3 days',
    'no number at all',
  ])('reads nothing from %j', (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });
});
