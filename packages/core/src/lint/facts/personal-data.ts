import { matchesOf } from '../source/matches.ts';

/** A piece of text that is, or looks like, somebody's own. */
export interface PersonalDatum {
  readonly kind: 'email' | 'phone' | 'card' | 'identity-card';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const email = /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\w-])/gi;
const identityCard = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const card = /(?<![\dA-Za-z.-])\d{4}([ -]?)\d{4,6}\1\d{4,5}(?:\1\d{1,7})?(?![\dA-Za-z]|[ .-]\d)/g;
const phone = new RegExp(
  [
    '\\+\\d{1,3}[ .-]?(?:\\(\\d{1,4}\\)[ .-]?)?\\d(?:[ .-]?\\d){6,12}',
    '1[3-9]\\d(?:[ -]?\\d{4}){2}',
    '09\\d{2}(?:-?\\d{3}){2}',
    '\\(\\d{3}\\) ?\\d{3}-\\d{4}',
    '[2-9]\\d{2}-[2-9]\\d{2}-\\d{4}',
    '0[1-9]\\d{1,2}-\\d{7,8}',
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'g',
);

/** Mailboxes of a function and not of a person. */
const roles = new Set(
  (
    'support help helpdesk info contact hello service services sales order orders office team press media legal privacy dpo ' +
    'security abuse billing account accounts admin root user username name you your email mail postmaster webmaster noreply ' +
    'reply feedback jobs careers kefu git test example customer return returns refund refunds warranty repair repairs ' +
    'community docs license licensing licence auth system notifications notification newsletter store shop education'
  ).split(' '),
);
/** RFC 2606 and RFC 6761: names that belong to nobody. */
const reservedDomain = /(?:^|\.)(?:example|test|invalid|localhost)$|(?:^|\.)example\.(?:com|net|org|edu)$/i;
/** Numbers kept for stories and tests: Ofcom's and the North American plan's for drama, card schemes' for trials. */
const dramaPhone = /^(?:44)?0?(?:2079460|1614960|7700900)\d{3}$|^1?\d{3}55501\d{2}$/;
const trialCards = new Set([
  '4111111111111111',
  '4242424242424242',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
]);

/**
 * Personal data in a text: e-mail addresses of persons, telephone numbers, payment cards (with a valid check digit
 * and a scheme's prefix) and Chinese identity cards (with a valid date and check digit). Mailboxes of a function,
 * service numbers (400, 800, 95…) and names and numbers reserved for examples are none, unless `everyContact` is wanted:
 * who masks what a customer wrote rather masks too much.
 */
export function personalDataIn(text: string, options: { readonly everyContact?: boolean } = {}): PersonalDatum[] {
  const every = options.everyContact ?? false;
  const found: PersonalDatum[] = [];
  if (text.includes('@')) collect(found, 'email', text, email, (address) => every || isPersonalMailbox(address));
  if (/\d{3}/.test(text)) {
    collect(found, 'identity-card', text, identityCard, isIdentityCard);
    collect(found, 'card', text, card, isPaymentCard);
    collect(
      found,
      'phone',
      text,
      phone,
      (number, start) => (every || isPersonalPhone(number)) && !insideNumber(text, start, start + number.length),
    );
  }
  return found.length > 1 ? found.toSorted((a, b) => a.start - b.start) : found;
}

/** Adds what the pattern matches where nothing was found before. */
function collect(
  found: PersonalDatum[],
  kind: PersonalDatum['kind'],
  text: string,
  pattern: RegExp,
  accept: (text: string, start: number) => boolean,
): void {
  for (const match of matchesOf(text, pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((other) => start < other.end && other.start < end) || !accept(match[0], start)) continue;
    found.push({ kind, text: match[0], start, end });
  }
}

/** False when a text certainly holds none; much faster than looking for them. */
export function mayHoldPersonalData(text: string): boolean {
  return /@|\d{3}/.test(text);
}

function isPersonalMailbox(address: string): boolean {
  const at = address.lastIndexOf('@');
  const isRole = address
    .slice(0, at)
    .toLowerCase()
    .split(/[._+-]/)
    .some((part) => roles.has(part));
  return !isRole && !reservedDomain.test(address.slice(at + 1));
}

function isPersonalPhone(number: string): boolean {
  const plain = digitsOf(number);
  return !dramaPhone.test(plain) && !/^(?:86)?(?:400|800)/.test(plain);
}

/** Digits right before or after make it a part of a longer number: an order, a timestamp, a version. */
function insideNumber(text: string, start: number, end: number): boolean {
  return (
    /[\w.,:/-]$/.test(text.slice(Math.max(0, start - 1), start)) || /^(?:\w|[.,:/-]\d)/.test(text.slice(end, end + 2))
  );
}

/** Luhn's check digit, a length and a prefix of one of the large schemes. */
export function isPaymentCard(text: string): boolean {
  const number = digitsOf(text);
  const scheme = /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d{2})\d{12}|62\d{14,17}|35\d{14})$/;
  if (!scheme.test(number) || trialCards.has(number) || /^(\d)\1*$/.test(number)) return false;
  let sum = 0;
  for (let index = 0; index < number.length; index++) {
    const digit = Number(number[number.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** GB 11643-1999: six digits of region, date of birth, three of order, check digit by ISO 7064 MOD 11-2. */
export function isIdentityCard(text: string): boolean {
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const day = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== birth || !/^[1-8]/.test(text)) return false;
  if (birth < '1900' || birth > '2100') return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += Number(text[index]) * (2 ** (17 - index) % 11);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Whether a contact is one of the company's own: the same number, the same address, or an address at its domain. */
export function isOwnContact(datum: PersonalDatum, own: readonly string[]): boolean {
  return own.some((contact) => {
    if (datum.kind === 'email') {
      const address = datum.text.toLowerCase();
      const wanted = contact.toLowerCase();
      return address === wanted || address.endsWith(`@${wanted}`) || address.endsWith(`.${wanted}`);
    }
    const digits = digitsOf(contact);
    return (
      digits.length >= 5 && (digitsOf(datum.text) === digits || digitsOf(datum.text).endsWith(digits.replace(/^0/, '')))
    );
  });
}
