import type { SearchDocument } from './document.ts';
import type { PinyinSpeller } from './search-data.ts';
import { CODE_BREAK, CODE_COVERED, CODE_KIND, codesOf, TERM_SHIFT, type TokenCodes } from './token-codes.ts';
import { tokenize } from './tokenizer.ts';
import { BREAK, KIND_BIGRAM, KIND_UNIGRAM, type Vocabulary } from './vocabulary.ts';

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
  /** Character trigrams of the title and of each question; made when they are first compared with a query. */
  trigrams?: readonly Uint16Array[];
}

/** Tokens per window of a section's text before it is tuned; a sentence end is preferred within the last quarter. */
export interface WindowSize {
  readonly latin: number;
  readonly cjk: number;
}

/** The tokens of a document's parts. */
export interface DocumentTexts {
  readonly title: TokenCodes;
  readonly questions: readonly TokenCodes[];
  readonly labels: TokenCodes;
  readonly sections: readonly { readonly heading: TokenCodes; readonly text: TokenCodes }[];
}

export function tokenizeDocument(source: SearchDocument, vocabulary: Vocabulary): DocumentTexts {
  return {
    title: codesOf(source.title, vocabulary, false),
    questions: source.questions.map((question) => codesOf(question, vocabulary, false)),
    labels: tokenizeLabels(source, vocabulary),
    sections: source.sections.map(({ heading, text }) => ({
      heading: codesOf(heading, vocabulary, true),
      text: codesOf(text, vocabulary, true),
    })),
  };
}

export function tokenizeLabels({ tags, category }: SearchDocument, vocabulary: Vocabulary): TokenCodes {
  return codesOf(`${tags.join(' , ')} , ${category.replaceAll('/', ' , ')}`, vocabulary, true);
}

/** Cuts a document into units. */
export function indexDocument(
  source: SearchDocument,
  texts: DocumentTexts,
  vocabulary: Vocabulary,
  window: WindowSize,
  spell: PinyinSpeller | undefined,
): IndexedDocument {
  const tokens: number[] = [];
  const units: Unit[] = [];
  const lengths = [0, 0, 0, 0, 0];
  let ideographs = 0;
  let words = 0;

  const addUnit = (field: number, section: number, codes: TokenCodes, first = 0, last = codes.length): void => {
    const from = tokens.length;
    let length = 0;
    for (let i = first; i < last; i++) {
      const code = codes[i]!;
      const kind = code & CODE_KIND;
      const term = code >> TERM_SHIFT;
      if (field === BODY && i > first && code & CODE_BREAK && tokens.at(-1) !== BREAK && tokens.length > from)
        tokens.push(BREAK);
      if (kind === KIND_UNIGRAM) ideographs++;
      else if (kind !== KIND_BIGRAM) words++;
      if (term === 0) continue;
      if (kind !== KIND_BIGRAM) length++;
      if (i === first || !(code & CODE_COVERED)) tokens.push(term);
    }
    if (tokens.length === from) return;
    units.push({ field, section, from, to: tokens.length, length });
    lengths[field]! += length;
  };

  addUnit(TITLE, -1, texts.title);
  for (const question of texts.questions) addUnit(QUESTION, -1, question);
  addUnit(LABEL, -1, texts.labels);
  if (spell) {
    const from = tokens.length;
    for (const text of [source.title, ...source.questions])
      for (const term of spell(tokenize(text))) tokens.push(vocabulary.intern(term, 'word'));
    if (tokens.length > from) units.push({ field: LABEL, section: -1, from, to: tokens.length, length: 1 });
  }
  texts.sections.forEach(({ heading, text }, index) => {
    addUnit(HEADING, index, heading);
    for (const [first, last] of windowsOf(text, window)) addUnit(BODY, index, text, first, last);
  });
  return {
    source,
    cjk: 4 * ideographs > words,
    tokens: Uint32Array.from(tokens),
    units,
    lengths,
  };
}

/** Cuts a section's tokens into windows of about the wanted length, at a line or sentence end where there is one. */
function windowsOf(codes: TokenCodes, size: WindowSize): [number, number][] {
  const windows: [number, number][] = [];
  let first = 0;
  let length = 0;
  let lastBreak = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    const kind = code & CODE_KIND;
    const limit = kind === KIND_UNIGRAM || kind === KIND_BIGRAM ? size.cjk : size.latin;
    if (code & CODE_BREAK) {
      lastBreak = i;
      if (length >= 0.75 * limit) {
        windows.push([first, i]);
        first = i;
        length = 0;
      }
    }
    if (kind === KIND_BIGRAM) continue;
    length++;
    if (length > 1.25 * limit) {
      const cut = lastBreak > first ? lastBreak : i;
      windows.push([first, cut]);
      length = 0;
      for (let j = cut; j <= i; j++) if ((codes[j]! & CODE_KIND) !== KIND_BIGRAM) length++;
      first = cut;
    }
  }
  if (first < codes.length) windows.push([first, codes.length]);
  return windows;
}
