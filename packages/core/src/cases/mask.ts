import { replacePersonalData, type PersonalDatum } from '../lint/index.ts';
import { namesIn } from './known-names.ts';

const placeholderOf: Readonly<Record<PersonalDatum['kind'], string>> = {
  email: '[email]',
  phone: '[phone]',
  card: '[card]',
  'identity-card': '[id]',
};

const day = /((?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2})/;
/** Two to five groups of digits, or one: telephone, order, account and tracking numbers in the shapes people write. */
const groupedDigits = /(?<![\p{L}\p{N}])\+?\(?\d{1,}\)?(?:[ .()-]{1,2}\d{2,}\)?){0,4}(?![\p{L}\p{N}])/gu;
const fewestDigits = 7;

/**
 * Makes the function that takes out of a conversation's texts whose they are: e-mail addresses, telephone numbers,
 * payment and identity cards, other long numbers (orders, accounts), and names of persons, each for a placeholder such as
 * `[name]`. It rather masks too much: dates and short numbers stay, an order number does not. Masking twice changes
 * nothing. Postal addresses are not recognised.
 *
 * @param names known otherwise: the customer's and the agents'
 * @param texts of the same conversation: whoever is introduced or greeted in one of them is masked in all
 */
export function createMask(names: Iterable<string>, texts: readonly string[] = []): (text: string) => string {
  const patterns = namePatterns([...names, ...namesIn(texts)]);
  return (text) => {
    let masked = withoutNumbers(replacePersonalData(text, ({ kind }) => placeholderOf[kind], { everyContact: true }));
    for (const pattern of patterns) masked = masked.replace(pattern, '[name]');
    return masked.replace(/\[name\](?: \[name\])+/g, '[name]');
  };
}

function withoutNumbers(text: string): string {
  return text
    .split(day)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(groupedDigits, (number) =>
            number.replace(/\D/g, '').length < fewestDigits ? number : '[number]',
          ),
    )
    .join('');
}

/** The whole name in any case, and its parts as a name is written; the longest first, so that none hides another. */
function namePatterns(names: readonly string[]): RegExp[] {
  const wholes = new Set<string>();
  const parts = new Set<string>();
  for (const name of names) {
    const whole = name.normalize('NFC').trim().replace(/\s+/g, ' ');
    if ([...whole].length < (isHan(whole) ? 1 : 2)) continue;
    wholes.add(whole);
    for (const part of whole.split(' ')) if (/^\p{Lu}[\p{L}'’-]{2,}$/u.test(part)) parts.add(part);
  }
  const longestFirst = (list: ReadonlySet<string>) =>
    [...list].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return [
    ...longestFirst(wholes).map((name) => {
      if (!isHan(name)) return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu');
      // A family name alone is a word like any other: only with its title is it somebody's.
      return new RegExp([...name].length === 1 ? `${escaped(name)}(?=先生|女士|小姐|太太)` : escaped(name), 'gu');
    }),
    ...longestFirst(parts).map((part) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(part)}(?![\\p{L}\\p{N}])`, 'gu')),
  ];
}

function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
