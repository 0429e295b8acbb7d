import { chineseNumeralCharacters, englishNumberWords, numberOf } from './number-words.ts';
import { matchesOf } from '../source/matches.ts';
import { currencyOf, unitOf, unitWords } from './units.ts';

/** A number with its unit, a date or a time of day, in a form that can be compared. */
export interface Quantity {
  /** What it measures: a unit's dimension, `date` or `clock`. */
  readonly dimension: string;
  /** In the dimension's base unit; a range has two ends: `172800..345600`. Equal quantities have equal values. */
  readonly value: string;
  /** UTF-16 offsets in the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const currencySign = '(?:HK\\$|NT\\$|[£€$¥￥])';
// Digits stand together only with their own separators, so that a long run is tried once.
const digits = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const number = `(?:${digits}|(?:${englishNumberWords})(?![a-z])|[${chineseNumeralCharacters}]{1,8})`;
const dash = '\\s?(?:-|–|—|~|～|to|至|到)\\s?';
const before = '(?<![A-Za-z0-9_.,#/\\\\-])';
const latinUnits = unitWords
  .filter((word) => /[a-z]$/i.test(word))
  .map(escaped)
  .join('|');
const otherUnits = unitWords
  .filter((word) => !/[a-z]$/i.test(word))
  .map(escaped)
  .join('|');
const unit = `(?:(?:${latinUnits})(?![A-Za-z0-9])|(?:${otherUnits}))`;

const measured = new RegExp(`${before}(${number})(?:${dash}(${number}))?[ \\u00a0-]?(${unit})`, 'gi');
const money = new RegExp(
  `(?<![A-Za-z0-9])(${currencySign})\\s?(${digits})(?:${dash}${currencySign}?(${digits}))?(?![\\d.]*\\d)`,
  'g',
);
const clock = /(?<![\d:.])(\d{1,2}):(\d{2})(?:\s?(?:-|–|—|~|～|to|至|到)\s?(\d{1,2}):(\d{2}))?(?![\d:])/g;
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const monthName = new RegExp(months);
const isoDate = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g;
const dayMonth = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? (${months})(?: (\\d{4}))?(?!\\w)`, 'g');
const monthDay = new RegExp(`(?<!\\w)(${months}) (\\d{1,2})(?:st|nd|rd|th)?(?:, (\\d{4}))?(?!\\w)`, 'g');
const chineseDate = /(?<!\d)(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]/g;

const numeral = new RegExp(`\\d|[${chineseNumeralCharacters}]|\\b(?:${englishNumberWords})\\b`, 'i');

/** False when a text certainly states no quantity; much faster than looking for them. */
export function mayHoldQuantity(text: string): boolean {
  return numeral.test(text);
}

/** The quantities that a text states, in their order. */
export function quantitiesIn(text: string): Quantity[] {
  if (!mayHoldQuantity(text)) return [];
  const found: Quantity[] = [];
  // Most texts hold few of these: a character that each needs is looked for first.
  if (text.includes('-')) for (const match of matchesOf(text, isoDate)) add(found, 'date', match[0], match);
  if (monthName.test(text)) {
    for (const match of matchesOf(text, dayMonth)) add(found, 'date', dateOf(match[3], match[2]!, match[1]!), match);
    for (const match of matchesOf(text, monthDay)) add(found, 'date', dateOf(match[3], match[1]!, match[2]!), match);
  }
  if (text.includes('月')) {
    for (const match of matchesOf(text, chineseDate)) add(found, 'date', dateOf(match[1], match[2]!, match[3]!), match);
  }
  if (text.includes(':')) for (const match of matchesOf(text, clock)) add(found, 'clock', clockOf(match), match);
  if (/[£€$¥￥]/.test(text)) {
    for (const match of matchesOf(text, money)) {
      const value = valueOf(match[2]!, match[3], 1);
      if (value !== undefined) add(found, currencyOf(match[1]!)!, value, match);
    }
  }
  for (const match of matchesOf(text, measured)) {
    const { dimension, factor } = unitOf(match[3]!) ?? { dimension: '', factor: 1 };
    if (dimension === '' || isOrdinal(text, match.index)) continue;
    const value = valueOf(match[1]!, match[2], factor);
    if (value === undefined || isCalendarYear(dimension, match) || isIdiom(dimension, match[1]!)) continue;
    add(found, dimension, value, match);
  }
  return found.length > 1 ? found.toSorted((a, b) => a.start - b.start) : found;
}

/** The first reading of a place stands: `3月5日` is a date, and not five days. */
function add(found: Quantity[], dimension: string, value: string, match: RegExpMatchArray): void {
  const start = match.index!;
  const end = start + match[0].length;
  if (!found.some((other) => start < other.end && other.start < end)) found.push({ dimension, value, start, end });
}

/** @param month its name, or its number */
function dateOf(year: string | undefined, month: string, day: string): string {
  const number = /\d/.test(month) ? month : String(months.split('|').indexOf(month) + 1);
  return `${year ? `${year}-` : ''}${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function clockOf([, hour, minutes, endHour, endMinutes]: RegExpMatchArray): string {
  return endHour ? `${+hour!}:${minutes}..${+endHour}:${endMinutes}` : `${+hour!}:${minutes}`;
}

function valueOf(first: string, second: string | undefined, factor: number): string | undefined {
  const from = numberOf(first);
  if (from === undefined) return undefined;
  if (second === undefined) return String(from * factor);
  const to = numberOf(second);
  return to === undefined ? undefined : `${from * factor}..${to * factor}`;
}

/** `第 5 周` is the fifth week. */
function isOrdinal(text: string, start: number): boolean {
  return /第\s?$/.test(text.slice(Math.max(0, start - 2), start));
}

/** `再试一次`, `二次确认` count nothing. */
function isIdiom(dimension: string, number: string): boolean {
  return dimension.startsWith('count:') && !/\d/.test(number) && (numberOf(number) === 1 || /^[二两兩]$/.test(number));
}

function isCalendarYear(dimension: string, match: RegExpMatchArray): boolean {
  return dimension === 'month' && match[3] === '年' && Number(match[1]) >= 1_900;
}
