const english = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const tens: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  sixty: 60,
  ninety: 90,
};
const chineseDigits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const chineseScales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 萬: 10_000 };

/** English number words that are read, as alternatives of a pattern. */
export const englishNumberWords = [...english.slice(1), ...Object.keys(tens)].join('|');
export const chineseNumeralCharacters = Object.keys({ ...chineseDigits, ...chineseScales }).join('');

/**
 * The value of a number in digits (`1,500`, `4.95`), an English word up to twelve and the usual tens, or Chinese
 * numerals (`三十`, `一百二十`); undefined for anything else.
 */
export function numberOf(text: string): number | undefined {
  if (/^\d[\d,]*(?:\.\d+)?$/.test(text)) {
    // A comma that does not group thousands is not ours to read.
    if (text.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return undefined;
    const value = Number(text.replaceAll(',', ''));
    return Number.isFinite(value) ? value : undefined;
  }
  const word = text.toLowerCase();
  const index = english.indexOf(word);
  if (index !== -1) return index;
  if (word in tens) return tens[word];
  return chineseNumber(text);
}

function chineseNumber(text: string): number | undefined {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const scale = chineseScales[character];
    if (scale !== undefined) {
      total += (digit || 1) * scale;
      digit = 0;
    } else if (chineseDigits[character] !== undefined) digit = chineseDigits[character];
    else return undefined;
  }
  return text === '' ? undefined : total + digit;
}
