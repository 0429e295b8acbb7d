import { foldHan, foldWord } from './folding.ts';
import { stem } from './stemmer.ts';
import { chineseStopTerms, englishStopWords } from './stop-words.ts';

/** Changes whenever the same text may give other tokens. Snapshots carry it. */
export const tokenizerVersion = 1;

/** `unigram` and `bigram` are made of Han, kana, Hangul or Thai characters; `code` is a number or an identifier kept whole. */
export type TokenKind = 'word' | 'code' | 'unigram' | 'bigram';

export interface Token {
  /** Folded and stemmed; what the index stores. */
  readonly term: string;
  readonly kind: TokenKind;
  /** A word of grammar, not of subject. */
  readonly stop: boolean;
  /** UTF-16 offsets in the text that was tokenized, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: nobody searches for them, and stemming them would cost time without bound. */
const longestWord = 40;

const SEPARATOR = 1;
const WORD = 2;
const IDEOGRAPH = 3;

// Classes of UTF-16 units, filled on demand: 0 = not asked yet. The regular expressions are slow, the table is not.
const classes = new Uint8Array(0x10000);
const ideograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

function classify(character: string): number {
  // Full-width Latin and half-width kana change script under NFKC: judge what they fold to.
  const folded = character.normalize('NFKC');
  if (ideograph.test(folded) && wordCharacter.test(folded)) return IDEOGRAPH;
  return wordCharacter.test(folded) ? WORD : SEPARATOR;
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xe000) return classify(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = classes[unit] ?? 0;
  if (known) return known;
  return (classes[unit] = classify(String.fromCharCode(unit)));
}

function width(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff ? 2 : 1;
}

const apostrophes = new Set(["'", '’', '‘', 'ʼ', '`', '´']);
const joiners = new Set(['-', '.', '_', '‑', '‐']);

/**
 * Splits text into the terms of the index, the same in every JavaScript engine: no `Intl.Segmenter`, whose dictionary
 * differs between them. Latin words are folded and stemmed; ideographs give unigrams and bigrams; numbers and identifiers
 * that are joined by `-`, `.` or `_` (`E-1042`, `v2.3`, `sql_mode`) are kept whole beside their parts.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === IDEOGRAPH) at = readIdeographs(text, at, tokens);
    else if (kind === WORD) at = readWords(text, at, tokens);
    else at += width(text, at);
  }
  return tokens;
}

function readIdeographs(text: string, start: number, tokens: Token[]): number {
  let at = start;
  let before = '';
  let beforeStart = start;
  while (at < text.length && classAt(text, at) === IDEOGRAPH) {
    const size = width(text, at);
    const character = foldIdeograph(text, at, size);
    if (before) {
      const term = before + character;
      tokens.push({ term, kind: 'bigram', stop: chineseStopTerms.has(term), start: beforeStart, end: at + size });
    }
    tokens.push({
      term: character,
      kind: 'unigram',
      stop: chineseStopTerms.has(character),
      start: at,
      end: at + size,
    });
    before = character;
    beforeStart = at;
    at += size;
  }
  return at;
}

function foldIdeograph(text: string, at: number, size: number): string {
  const code = text.charCodeAt(at);
  if (size === 1 && code >= 0x4e00 && code <= 0x9fff) return String.fromCharCode(foldHan(code));
  const folded = text.slice(at, at + size).normalize('NFKC');
  return folded.length === 1 ? String.fromCharCode(foldHan(folded.charCodeAt(0))) : folded;
}

/** Reads words that are joined without a space, for instance `don't`, `wi-fi`, `E-1042`. */
function readWords(text: string, start: number, tokens: Token[]): number {
  let at = start;
  let partStart = start;
  let parts = 0;
  let identifier = false;
  const endPart = (): void => {
    if (pushWord(text, partStart, at, tokens)) parts++;
  };
  while (at < text.length) {
    if (classAt(text, at) === WORD) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x30 && unit <= 0x39) identifier = true;
      at += width(text, at);
      continue;
    }
    const character = text.charAt(at);
    const joined = at + 1 < text.length && classAt(text, at + 1) === WORD;
    if (joined && apostrophes.has(character)) {
      at++;
    } else if (joined && joiners.has(character)) {
      endPart();
      if (character === '_') identifier = true;
      partStart = ++at;
    } else break;
  }
  endPart();
  if (parts > 1 && identifier && at - start <= longestWord) {
    const term = foldWord(text.slice(start, at)).replace(/[‐‑]/g, '-');
    tokens.push({ term, kind: 'code', stop: false, start, end: at });
  } else if (at - start === 1) {
    // The names of languages that are nothing without their signs.
    const sign = /^(?:\+\+|#)(?![\p{L}\p{N}])/u.exec(text.slice(at, at + 3))?.[0];
    if (sign) {
      tokens.push({
        term: foldWord(text.slice(start, at)) + sign,
        kind: 'code',
        stop: false,
        start,
        end: at + sign.length,
      });
      at += sign.length;
    }
  }
  return at;
}

// The same words come again and again: remembering their stems halves the time of building an index.
const remembered = new Map<string, { term: string; kind: TokenKind; stop: boolean }>();
const rememberAtMost = 20_000;

function pushWord(text: string, start: number, end: number, tokens: Token[]): boolean {
  if (end <= start) return false;
  const word = text.slice(start, Math.min(end, start + longestWord));
  let known = remembered.get(word);
  if (!known) {
    let folded = foldWord(word);
    if (/['’‘ʼ`´]/.test(folded)) folded = folded.replace(/['’‘ʼ`´]s$/, '').replace(/['’‘ʼ`´]/g, '');
    const latin = /^[a-z]+$/.test(folded);
    known = {
      term: latin ? stem(folded) : folded,
      kind: /\d/.test(folded) ? 'code' : 'word',
      stop: englishStopWords.has(folded),
    };
    if (remembered.size >= rememberAtMost) remembered.clear();
    remembered.set(word, known);
  }
  if (!known.term) return false;
  tokens.push({ term: known.term, kind: known.kind, stop: known.stop, start, end });
  return true;
}
