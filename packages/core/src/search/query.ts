import { foldWord } from './folding.ts';
import { synonymsIn, type SynonymTable } from './synonyms.ts';
import { inverseFrequency, kindWeight } from './term-weights.ts';
import { tokenize, type Token } from './tokenizer.ts';
import type { RankingTuning } from './tuning.ts';
import { KIND_CODE, KIND_WORD, kindOf, type Vocabulary } from './vocabulary.ts';

/** Characters of a query that are read; the rest of a pasted log says nothing more. */
const longestQuery = 1_000;
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
  /** As it was asked, cut to {@link longestQuery} characters. */
  readonly text: string;
}

/** Weight of a slot in a ranking with the given tuning. */
export function weightOf(slot: Slot, tuning: RankingTuning): number {
  return slot.idf * slot.factor * kindWeight(slot.kind, tuning) * (slot.stop ? tuning.stop : 1);
}

/** What a synonym is worth of the word itself; benchmarks/answers: FAQs gain up to 0.7, documentation loses from 0.5 on. */
const synonymFactor = (kind: number): number => (kind === KIND_WORD || kind === KIND_CODE ? 0.5 : 0.3);
/** What `backup` is worth to a question about `back up`. */
const compoundFactor = 0.7;

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
  const idf = (frequency: number): number => inverseFrequency(documents, frequency);
  const frequencyOf = (terms: readonly { readonly term: number }[]): number =>
    Math.min(
      documents,
      terms.reduce((sum, { term }) => sum + (vocabulary.documentFrequency[term] ?? 0), 0),
    );

  const last = tokens.at(-1);
  // One letter after other words would be completed to anything: "how do I" is not looking for "is" and "it".
  const completable = last?.kind === 'word' && (last.end - last.start > 1 || tokens.length === 1);
  const unfinished = prefix && completable && last.end === text.length ? last : undefined;
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
      kind: kindOf[token.kind],
      stop: token.stop && token !== unfinished,
      terms,
      idf: idf(frequencyOf(terms)),
      optional: false,
      factor: 1,
    });
  }
  for (const { single, tokens: others } of synonymsIn(tokens, synonyms)) {
    const known = others
      .filter(({ stop }) => !stop)
      .flatMap((token) => {
        const term = vocabulary.idOf(token.term);
        return term !== undefined && vocabulary.documentFrequency[term] ? [{ token, term }] : [];
      });
    const slot = single === undefined ? undefined : found.get(single);
    const [only] = known;
    if (slot && only && known.length === 1 && others.length === 1) {
      if (slot.terms.some(({ term }) => term === only.term)) continue;
      const terms = [...slot.terms, { term: only.term, factor: synonymFactor(slot.kind) }];
      // The query's own word keeps its rarity; a word that no document has takes that of its synonyms.
      const exact = slot.terms.some(({ factor }) => factor === 1);
      found.set(slot.text, { ...slot, terms, idf: exact ? slot.idf : idf(frequencyOf(terms)) });
    } else if (known.length === others.filter(({ stop }) => !stop).length) {
      for (const { token, term } of known) {
        if (found.has(token.term)) continue;
        const terms = [{ term, factor: 1 }];
        found.set(token.term, {
          text: token.term,
          kind: kindOf[token.kind],
          stop: false,
          terms,
          idf: idf(frequencyOf(terms)),
          optional: true,
          factor: synonymFactor(kindOf[token.kind]),
        });
      }
    }
  }

  for (const compound of compoundsIn(text, tokens)) {
    const term = vocabulary.idOf(compound);
    if (found.has(compound) || term === undefined || !vocabulary.documentFrequency[term]) continue;
    const terms = [{ term, factor: 1 }];
    found.set(compound, {
      text: compound,
      kind: KIND_WORD,
      stop: false,
      terms,
      idf: idf(frequencyOf(terms)),
      optional: true,
      factor: compoundFactor,
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
    text,
  };
}

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

/** Neighbouring words as one: `e-mail` is `email` elsewhere, `log in` `login`. */
function compoundsIn(text: string, tokens: readonly Token[]): string[] {
  const compounds: string[] = [];
  const words = tokens.filter(({ kind }) => kind === 'word').slice(0, mostTerms);
  for (let i = 1; i < words.length; i++) {
    const [first, second] = [words[i - 1]!, words[i]!];
    if (second.start !== first.end + 1) continue;
    const joined = text.slice(first.start, first.end) + text.slice(second.start, second.end);
    const [token] = tokenize(joined);
    if (token?.kind === 'word' && !token.stop) compounds.push(token.term);
  }
  return compounds;
}
