// The algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), pages 130-137, with the three
// departures that its author published later (https://tartarus.org/martin/PorterStemmer/): `bli`, `logi`, short words.

const consonant = '[^aeiou]';
const vowel = '[aeiouy]';
const consonants = `${consonant}[^aeiouy]*`;
const vowels = `${vowel}[aeiou]*`;
const measureAbove0 = new RegExp(`^(?:${consonants})?${vowels}${consonants}`);
const measureIs1 = new RegExp(`^(?:${consonants})?${vowels}${consonants}(?:${vowels})?$`);
const measureAbove1 = new RegExp(`^(?:${consonants})?${vowels}${consonants}${vowels}${consonants}`);
const hasVowel = new RegExp(`^(?:${consonants})?${vowel}`);
const endsShort = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`);

const step2: Readonly<Record<string, string>> = {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
  logi: 'log',
};
const step3: Readonly<Record<string, string>> = {
  icate: 'ic',
  ative: '',
  alize: 'al',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
};
const suffix2 = new RegExp(`^(.+?)(${Object.keys(step2).join('|')})$`);
const suffix3 = new RegExp(`^(.+?)(${Object.keys(step3).join('|')})$`);
const suffix4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

/** The stem of an English word in lower-case ASCII letters; words under three letters are returned as they are. */
export function stem(word: string): string {
  if (word.length < 3) return word;
  let w = word.charAt(0) === 'y' ? `Y${word.slice(1)}` : word;

  if (/(?:ss|i)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^s]s$/.test(w)) w = w.slice(0, -1);

  if (w.endsWith('eed')) {
    if (measureAbove0.test(w.slice(0, -3))) w = w.slice(0, -1);
  } else {
    const past = /^(.+?)(?:ed|ing)$/.exec(w)?.[1];
    if (past !== undefined && hasVowel.test(past)) {
      w = past;
      if (/(?:at|bl|iz)$/.test(w)) w += 'e';
      else if (/([^aeiouylsz])\1$/.test(w)) w = w.slice(0, -1);
      else if (endsShort.test(w)) w += 'e';
    }
  }

  if (w.endsWith('y') && hasVowel.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;

  const second = suffix2.exec(w);
  if (second && measureAbove0.test(second[1]!)) w = second[1]! + step2[second[2]!]!;
  const third = suffix3.exec(w);
  if (third && measureAbove0.test(third[1]!)) w = third[1]! + step3[third[2]!]!;

  const fourth = suffix4.exec(w);
  if (fourth) {
    if (measureAbove1.test(fourth[1]!)) w = fourth[1]!;
  } else {
    const ion = /^(.+?[st])ion$/.exec(w)?.[1];
    if (ion !== undefined && measureAbove1.test(ion)) w = ion;
  }

  if (w.endsWith('e')) {
    const base = w.slice(0, -1);
    if (measureAbove1.test(base) || (measureIs1.test(base) && !endsShort.test(base))) w = base;
  }
  if (w.endsWith('ll') && measureAbove1.test(w)) w = w.slice(0, -1);
  return w.charAt(0) === 'Y' ? `y${w.slice(1)}` : w;
}
