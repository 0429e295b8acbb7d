import type { SearchDocument } from './document.ts';
import { pinyinTerms } from './pinyin-terms.ts';
import type { PinyinReadings } from './pinyin.ts';
import { tokenize, type Token } from './tokenizer.ts';
import { BREAK, type Vocabulary } from './vocabulary.ts';

/** Where a token stood: the fields of BM25F. */
export const TITLE = 0;
export const QUESTION = 1;
export const HEADING = 2;
export const LABEL = 3;
export const BODY = 4;

/** A run of tokens of one field: a title, one question, the labels, a section's heading or a window of its text. */
export interface Unit {
  readonly field: number;
  /** Index of the section, or -1. */
  readonly section: number;
  /** Tokens `from` to `to` (exclusive) of the document. */
  readonly from: number;
  readonly to: number;
  /** Length in words or ideographs: a bigram and its characters count once. */
  readonly length: number;
}

/** A document as the index keeps it: its tokens in reading order. The postings are derived from them. */
export interface IndexedDocument {
  readonly source: SearchDocument;
  /** Whether it is written in ideographs, Latin names among them aside. */
  readonly cjk: boolean;
  readonly tokens: Uint32Array;
  readonly units: readonly Unit[];
  /** Length by field. */
  readonly lengths: readonly number[];
}

/** Tokens per window of a section's text before it is tuned; a sentence end is preferred within the last quarter. */
export interface WindowSize {
  readonly latin: number;
  readonly cjk: number;
}

/**
 * Tokenizes a document. Stop words enter only titles and questions: there they can be the subject, in running text they
 * would be the longest postings and say nothing.
 */
export function indexDocument(
  source: SearchDocument,
  vocabulary: Vocabulary,
  window: WindowSize,
  pinyin: PinyinReadings | undefined,
): IndexedDocument {
  const tokens: number[] = [];
  const units: Unit[] = [];
  const lengths = [0, 0, 0, 0, 0];
  let ideographs = 0;
  let words = 0;

  const addUnit = (
    field: number,
    section: number,
    list: readonly Token[],
    first: number,
    last: number,
    breaks: ReadonlySet<number>,
  ): void => {
    const from = tokens.length;
    let length = 0;
    let bigramEnd = -1;
    for (let i = first; i < last; i++) {
      const token = list[i]!;
      if (i > first && breaks.has(i) && tokens.at(-1) !== BREAK && tokens.length > from) tokens.push(BREAK);
      if (token.kind === 'unigram') ideographs++;
      else if (token.kind !== 'bigram') words++;
      const ideographic = token.kind === 'unigram' || token.kind === 'bigram';
      if (token.stop && (ideographic || (field !== TITLE && field !== QUESTION))) continue;
      if (token.kind !== 'bigram') length++;
      // The bigram that ends here stands for its second character too.
      if (token.kind === 'unigram' && bigramEnd === token.end) continue;
      if (token.kind === 'bigram') bigramEnd = token.end;
      tokens.push(vocabulary.intern(token.term, token.kind, token.stop));
    }
    if (tokens.length === from) return;
    units.push({ field, section, from, to: tokens.length, length });
    lengths[field]! += length;
  };
  const addText = (field: number, section: number, text: string): void => {
    const list = tokenize(text);
    addUnit(field, section, list, 0, list.length, none);
  };

  addText(TITLE, -1, source.title);
  for (const question of source.questions) addText(QUESTION, -1, question);
  addText(LABEL, -1, `${source.tags.join(' , ')} , ${source.category.replaceAll('/', ' , ')}`);
  if (pinyin) {
    const from = tokens.length;
    for (const text of [source.title, ...source.questions])
      for (const term of pinyinTerms(tokenize(text), pinyin)) tokens.push(vocabulary.intern(term, 'word', false));
    if (tokens.length > from) units.push({ field: LABEL, section: -1, from, to: tokens.length, length: 1 });
  }
  source.sections.forEach((section, index) => {
    addText(HEADING, index, section.heading);
    const list = tokenize(section.text);
    const breaks = breaksIn(section.text, list);
    for (const [first, last] of windowsOf(list, breaks, window)) addUnit(BODY, index, list, first, last, breaks);
  });
  return {
    source,
    cjk: 4 * ideographs > words,
    tokens: Uint32Array.from(tokens),
    units,
    lengths,
  };
}

const none: ReadonlySet<number> = new Set();

/** The tokens that begin a line or a sentence. */
function breaksIn(text: string, tokens: readonly Token[]): Set<number> {
  const breaks = new Set<number>();
  for (let i = 1; i < tokens.length; i++) {
    const from = tokens[i - 1]!.end;
    const to = tokens[i]!.start;
    if (to > from && /\n|[.!?](?=\s)|[。！？；]/.test(text.slice(from, to))) breaks.add(i);
  }
  return breaks;
}

/** Cuts a section's tokens into windows of about the wanted length, at a line or sentence end where there is one. */
function windowsOf(tokens: readonly Token[], breaks: ReadonlySet<number>, size: WindowSize): [number, number][] {
  const windows: [number, number][] = [];
  let first = 0;
  let length = 0;
  let lastBreak = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const limit = token.kind === 'unigram' || token.kind === 'bigram' ? size.cjk : size.latin;
    if (breaks.has(i)) {
      lastBreak = i;
      if (length >= 0.75 * limit) {
        windows.push([first, i]);
        first = i;
        length = 0;
      }
    }
    if (token.kind === 'bigram') continue;
    length++;
    if (length > 1.25 * limit) {
      const cut = lastBreak > first ? lastBreak : i;
      windows.push([first, cut]);
      length = 0;
      for (let j = cut; j <= i; j++) if (tokens[j]!.kind !== 'bigram') length++;
      first = cut;
    }
  }
  if (first < tokens.length) windows.push([first, tokens.length]);
  return windows;
}
