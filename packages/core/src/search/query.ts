import { foldText, foldWord } from './folding.ts';
import { synonymsIn, type SynonymTable } from './synonyms.ts';
import { tokenize, type Token } from './tokenizer.ts';
import type { RankingTuning } from './tuning.ts';
import { KIND_BIGRAM, KIND_CODE, KIND_UNIGRAM, KIND_WORD, type Vocabulary } from './vocabulary.ts';

/** Characters of a query that are read; the rest of a pasted log says nothing more. */
export const longestQuery = 1_000;
/** Distinct terms of a query that are searched for, the rarest first. */
export const mostTerms = 64;

/** A term of the query with what it may stand for: itself, its typo, its completions, its synonyms. */
export interface Slot {
  /** The query's own term. */
  readonly text: string;
  readonly kind: number;
  readonly stop: boolean;
  /** Terms of the index, each with a factor of 0 to 1; empty when the index knows none. */
  readonly terms: readonly { readonly term: number; readonly factor: number }[];
  /** log(1 + (N - df + 0.5) / (df + 0.5)) over all documents. */
  readonly idf: number;
  /** Added by a synonym: helps a document, but its absence does not count against one. */
  readonly optional: boolean;
  /** 0 to 1: less than 1 for slots that a synonym added. */
  readonly factor: number;
}

export interface ParsedQuery {
  readonly slots: readonly Slot[];
  /** `previous * mostTerms + next` of slots that stand side by side in the query. */
  readonly adjacent: ReadonlySet<number>;
  /** Terms of each quoted phrase, in order; a document must contain them side by side. */
  readonly phrases: readonly (readonly string[])[];
  readonly cjk: boolean;
  /** Folded letters and ideographs of the query, for comparing characters. */
  readonly characters: string;
}

/** Weight of a slot in a ranking with the given tuning. */
export function weightOf(slot: Slot, tuning: RankingTuning): number { return (slot as any).coh!==undefined ? (slot as any).coh*weightOf0(slot,tuning):weightOf0(slot,tuning) }
function weightOf0(slot: Slot, tuning: RankingTuning): number {
  const kind = slot.kind === KIND_UNIGRAM ? tuning.unigram : 1;
  return slot.idf * slot.factor * kind * (slot.stop ? tuning.stop : 1);
}

const kinds = { word: KIND_WORD, code: KIND_CODE, unigram: KIND_UNIGRAM, bigram: KIND_BIGRAM } as const;

/** Reads a query. Never throws: whatever the text is, it is only letters to look for. */
export function parseQuery(
  query: string,
  vocabulary: Vocabulary,
  documents: number,
  synonyms: SynonymTable,
  prefix: boolean,
): ParsedQuery {
  const text = query.slice(0, longestQuery);
  const tokens = tokenize(text);
  const idf = (frequency: number): number => Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  const frequencyOf = (terms: readonly { readonly term: number }[]): number =>
    Math.min(
      documents,
      terms.reduce((sum, { term }) => sum + (vocabulary.documentFrequency[term] ?? 0), 0),
    );

  const last = tokens.at(-1);
  const unfinished =
    prefix && last !== undefined && last.end === text.length && last.kind === 'word' ? last : undefined;
  const found = new Map<string, Slot>();
  for (const token of tokens) {
    if (found.has(token.term) && token !== unfinished) continue;
    const terms = candidatesFor(
      token,
      vocabulary,
      token === unfinished ? text.slice(token.start, token.end) : undefined,
    );
    found.set(token.term, {
      text: token.term,
      kind: kinds[token.kind],
      stop: token.stop && token !== unfinished,
      terms,
      idf: idf(frequencyOf(terms)),
      optional: false,
      factor: 1,
    });
    const G=(globalThis as any).COH; if(G&&token.kind==='bigram'){const df=vocabulary.documentFrequency;const t=token.term;const a=vocabulary.idOf(t[0]!),b=vocabulary.idOf(t[1]!);const id=vocabulary.idOf(t);const pmi=Math.log(Math.max(.5,id===undefined?0:df[id]!)*documents/(Math.max(1,a===undefined?0:df[a]!)*Math.max(1,b===undefined?0:df[b]!)));(found.get(token.term) as any).coh=Math.min(1,Math.max(G[0],G[1]+G[2]*pmi))}
  }
  for (const token of synonymsIn(tokens, synonyms)) {
    if (found.has(token.term)) continue;
    const id = vocabulary.idOf(token.term);
    if (id === undefined || !vocabulary.documentFrequency[id]) continue;
    const terms = [{ term: id, factor: 1 }];
    found.set(token.term, {
      text: token.term,
      kind: kinds[token.kind],
      stop: token.stop,
      terms,
      idf: idf(frequencyOf(terms)),
      optional: true,
      factor: synonymFactor,
    });
  }

  let slots = [...found.values()];
  if (slots.length > mostTerms) {
    const rarest = new Set(slots.toSorted((a, b) => b.idf - a.idf).slice(0, mostTerms));
    slots = slots.filter((slot) => rarest.has(slot));
  }
  const numberOf = new Map(slots.map((slot, number) => [slot.text, number]));
  const adjacent = new Set<number>();
  let before: number | undefined;
  for (const token of tokens) {
    if (token.kind === 'unigram') continue;
    const number = numberOf.get(token.term);
    if (before !== undefined && number !== undefined) adjacent.add(before * mostTerms + number);
    before = number;
  }
  const ideographs = tokens.filter(({ kind }) => kind === 'unigram').length;
  return {
    slots,
    adjacent,
    phrases: quotedPhrases(text),
    cjk: ideographs > 0,
    characters: foldText(text),
  };
}

const synonymFactor = 0.6;
const typoFactor = [1, 0.7, 0.4];

function candidatesFor(token: Token, vocabulary: Vocabulary, typed: string | undefined): Slot['terms'] {
  const id = vocabulary.idOf(token.term);
  const exact = id !== undefined && vocabulary.documentFrequency[id] ? [{ term: id, factor: 1 }] : [];
  if (typed !== undefined) {
    const prefix = foldWord(typed);
    const completions = vocabulary
      .withPrefix(prefix, 24)
      .filter(({ term }) => term !== id)
      .map(({ term, distance }) => ({ term, factor: 0.8 / (1 + 0.15 * distance) }));
    if (exact.length + completions.length) return [...exact, ...completions];
  }
  if (exact.length || token.kind !== 'word' || token.term.length < 4) return exact;
  // A known word is never bent: typo tolerance cannot outrank an exact match because it never runs beside one.
  return vocabulary
    .near(token.term, token.term.length < 8 ? 1 : 2, 8)
    .map(({ term, distance }) => ({ term, factor: typoFactor[distance] ?? 0.4 }));
}

function quotedPhrases(text: string): string[][] {
  const phrases: string[][] = [];
  for (const [, a, b, c] of text.matchAll(/"([^"]+)"|“([^“”]+)”|「([^「」]+)」/g)) {
    const terms = tokenize(a ?? b ?? c ?? '')
      .filter(({ kind, stop }) => kind !== 'unigram' && !stop)
      .map(({ term }) => term);
    if (terms.length) phrases.push(terms);
  }
  return phrases;
}
