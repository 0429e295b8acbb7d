import { CharacterComparison, trigramsOf } from './characters.ts';
import { BODY, HEADING, LABEL, QUESTION, TITLE, type IndexedDocument, type Unit } from './indexed-document.ts';
import { scoreOf, type MatchFeatures } from './match-features.ts';
import { mostTerms, weightOf, type ParsedQuery } from './query.ts';
import type { TermWeights } from './term-weights.ts';
import type { RankingTuning } from './tuning.ts';
import { BREAK, KIND_UNIGRAM, type Vocabulary } from './vocabulary.ts';

export interface Rescored {
  readonly features: MatchFeatures;
  readonly score: number;
  /** Index of the section with the best passage; -1 when only the title matched. */
  readonly section: number;
}

/** Tokens of a document's text that count as its first lines. */
const leadLength = 40;

// What a document's token is to the query: 1 + its slot, `SECOND` when it is a pair whose second character has a slot.
const SLOT = 127;
const SECOND = 128;
const SENTENCE_END = 255;

/**
 * Compares documents with one query; made once per query. The walk over a document's tokens is the most frequent code of
 * a search: it allocates nothing, and a token that the query does not ask for costs one look-up.
 */
export class Rescorer {
  readonly #query: ParsedQuery;
  readonly #vocabulary: Vocabulary;
  readonly #tuning: RankingTuning;
  readonly #learned: number;
  readonly #characters: CharacterComparison;
  /** Weight by slot, their sum without optional slots, and the sum of the weights of neighbouring slots. */
  readonly #slots: Float64Array;
  readonly #total: number;
  readonly #pairTotal: number;
  /** Slots that are neither single characters, grammar nor synonyms. */
  readonly #terms: number;
  /** By term. */
  readonly #tokenWeights: Float64Array;
  readonly #marks: Uint8Array;
  readonly #factorOf = new Map<number, number>();
  /** By `slot * mostTerms + next slot`: 1 + the number of the pair, 0 for slots that are not neighbours. */
  readonly #pairOf = new Uint16Array(mostTerms * mostTerms);
  readonly #pairWeights: Float64Array;

  // Of the document at hand. How well each slot is matched in a part of it: 1 by its own term, less by what stands for it.
  readonly #pairSeen: Uint8Array;
  readonly #inSentence: Float64Array;
  readonly #inUnit: Float64Array;
  readonly #inTitle: Float64Array;
  readonly #inHeading: Float64Array;
  readonly #inLead: Float64Array;
  readonly #anywhere: Float64Array;
  /** Occurrences by slot in the unit at hand. */
  readonly #counts: Float64Array;
  /** Body tokens before the sentence at hand. */
  #bodyRead = 0;
  /** Agreement of the query with the sentence at hand. */
  #agreement = 0;

  constructor(query: ParsedQuery, vocabulary: Vocabulary, terms: TermWeights, documents: number, learned: number) {
    this.#query = query;
    this.#vocabulary = vocabulary;
    this.#tuning = terms.tuning;
    this.#learned = learned;
    this.#characters = new CharacterComparison(query.text);
    this.#tokenWeights = terms.tokens(documents);
    const { slots } = query;
    this.#slots = Float64Array.from(slots, (slot) => weightOf(slot, terms.tuning));
    this.#total = slots.reduce((sum, slot, index) => sum + (slot.optional ? 0 : this.#slots[index]!), 0) || 1;
    this.#terms = slots.filter(({ kind, stop, optional }) => kind !== KIND_UNIGRAM && !stop && !optional).length;
    this.#pairWeights = new Float64Array(query.adjacent.size);
    let pairs = 0;
    for (const pair of query.adjacent) {
      this.#pairWeights[pairs] = Math.min(
        this.#slots[Math.floor(pair / mostTerms)] ?? 0,
        this.#slots[pair % mostTerms] ?? 0,
      );
      this.#pairOf[pair] = ++pairs;
    }
    this.#pairTotal = this.#pairWeights.reduce((sum, weight) => sum + weight, 0) || 1;
    this.#pairSeen = new Uint8Array(pairs);
    this.#marks = this.#markTerms();
    const empty = (): Float64Array => new Float64Array(slots.length);
    [this.#inSentence, this.#inUnit, this.#inTitle, this.#inHeading] = [empty(), empty(), empty(), empty()];
    [this.#inLead, this.#anywhere, this.#counts] = [empty(), empty(), empty()];
  }

  #markTerms(): Uint8Array {
    const { slots } = this.#query;
    const { size, seconds } = this.#vocabulary;
    const marks = new Uint8Array(size);
    slots.forEach(({ terms }, index) => {
      for (const { term, factor } of terms) {
        if ((this.#factorOf.get(term) ?? 0) >= factor) continue;
        marks[term] = index + 1;
        this.#factorOf.set(term, factor);
      }
    });
    if (slots.some(({ kind }) => kind === KIND_UNIGRAM))
      for (let term = 1; term < size; term++)
        if (seconds[term] !== 0 && marks[seconds[term]!]! !== 0) marks[term]! |= SECOND;
    marks[BREAK] = SENTENCE_END;
    return marks;
  }

  /** @returns undefined when a quoted phrase is missing */
  rescore(document: IndexedDocument, bm25: number): Rescored | undefined {
    for (const phrase of this.#query.phrases) if (!containsPhrase(document, phrase, this.#vocabulary)) return undefined;
    const { kPassage: k, bPassage: b, window } = this.#tuning;
    const slots = this.#slots;
    const total = this.#total;
    const inUnit = this.#inUnit;
    const counts = this.#counts;
    this.#pairSeen.fill(0);
    for (const part of [this.#inTitle, this.#inHeading, this.#inLead, this.#anywhere]) part.fill(0);
    this.#bodyRead = 0;
    let wording = 0;
    let passage = 0;
    let coverage = 0;
    let sentence = 0;
    let title = 0;
    let section = -1;
    let bestWindow = 0;
    let headingSection = -1;

    for (const unit of document.units) {
      const agreement = this.#readUnit(document.tokens, unit);
      if (unit.field === TITLE || unit.field === QUESTION) {
        wording = Math.max(wording, agreement);
        title = Math.max(title, weighted(inUnit, slots) / total);
        if (unit.field === TITLE) keepBest(this.#inTitle, inUnit);
      } else if (unit.field === LABEL) {
        keepBest(this.#inTitle, inUnit);
      } else if (unit.field === HEADING) {
        sentence = Math.max(sentence, agreement);
        this.#inHeading.set(inUnit);
        headingSection = unit.section;
      } else {
        sentence = Math.max(sentence, agreement);
        if (unit.section !== headingSection) this.#inHeading.fill(0);
        const norm = k * (1 - b + (b * unit.length) / window);
        let score = 0;
        let covered = 0;
        for (let slot = 0; slot < slots.length; slot++) {
          const weight = slots[slot]!;
          const count = counts[slot]!;
          if (count !== 0) score += (weight * count) / (count + norm);
          covered += weight * Math.max(inUnit[slot]!, this.#inTitle[slot]!, this.#inHeading[slot]!);
        }
        score /= total;
        coverage = Math.max(coverage, covered / total);
        passage = Math.max(passage, score);
        const inSection = score + (0.5 * weighted(this.#inHeading, slots)) / total;
        if (inSection > bestWindow) {
          bestWindow = inSection;
          section = unit.section;
        }
      }
      keepBest(this.#anywhere, inUnit);
      inUnit.fill(0);
      counts.fill(0);
    }

    let adjacency = 0;
    for (let pair = 0; pair < this.#pairSeen.length; pair++)
      if (this.#pairSeen[pair] === 1) adjacency += this.#pairWeights[pair]!;
    let characters = 0;
    for (const grams of (document.trigrams ??= [document.source.title, ...document.source.questions].map(trigramsOf)))
      characters = Math.max(characters, this.#characters.with(grams));
    let rarestMissing = 0;
    for (let slot = 0; slot < slots.length; slot++)
      if (this.#anywhere[slot] === 0 && !this.#query.slots[slot]!.optional)
        rarestMissing = Math.max(rarestMissing, slots[slot]!);
    const features: MatchFeatures = {
      document: bm25,
      passage,
      coverage: Math.min(1, Math.max(coverage, title)),
      anywhere: Math.min(1, weighted(this.#anywhere, slots) / total),
      adjacency: adjacency / this.#pairTotal,
      title,
      sentence,
      lead: weighted(this.#inLead, slots) / total,
      wording,
      characters,
      rarestMissing,
      terms: this.#terms,
    };
    return { features, score: scoreOf(features, this.#tuning, this.#learned), section };
  }

  /** Reads a unit into `inUnit` and `counts`. @returns the agreement of the query with its best sentence */
  #readUnit(tokens: Uint32Array, unit: Unit): number {
    let best = 0;
    for (let at = unit.from; at < unit.to; at++) {
      at = this.#readSentence(tokens, at, unit.to, unit.field === BODY);
      if (this.#agreement > best) best = this.#agreement;
    }
    return best;
  }

  /** Reads a sentence and how far it agrees with the query. @returns where it ends */
  #readSentence(tokens: Uint32Array, from: number, end: number, body: boolean): number {
    const marks = this.#marks;
    const leadEnd = body ? from + leadLength - this.#bodyRead : 0;
    let shared = 0;
    let before = -1;
    let at = from;
    for (; at < end; at++) {
      const term = tokens[at]!;
      const mark = marks[term]!;
      if (mark === 0) {
        before = -1;
        continue;
      }
      if (mark === SENTENCE_END) break;
      const slot = (mark & SLOT) - 1;
      if (slot >= 0) {
        shared += this.#hit(slot, this.#factorOf.get(term)!, at < leadEnd);
        const pair = before < 0 ? 0 : this.#pairOf[before * mostTerms + slot]!;
        if (pair !== 0) this.#pairSeen[pair - 1] = 1;
      }
      if (mark & SECOND) shared += this.#hit((marks[this.#vocabulary.seconds[term]!]! & SLOT) - 1, 1, at < leadEnd);
      before = slot;
    }
    if (body) this.#bodyRead += at - from;
    this.#agreement = 0;
    if (shared > 0) {
      let weight = this.#total;
      for (let i = from; i < at; i++) weight += this.#tokenWeights[tokens[i]!]!;
      this.#agreement = (2 * shared) / weight;
      this.#inSentence.fill(0);
    }
    return at;
  }

  /** @returns what the hit adds to the weight that the sentence shares with the query */
  #hit(slot: number, factor: number, lead: boolean): number {
    this.#counts[slot]! += factor;
    if (factor > this.#inUnit[slot]!) this.#inUnit[slot] = factor;
    if (lead && factor > this.#inLead[slot]!) this.#inLead[slot] = factor;
    const gain = factor - this.#inSentence[slot]!;
    if (gain <= 0) return 0;
    this.#inSentence[slot] = factor;
    return gain * this.#slots[slot]!;
  }
}

function weighted(part: Float64Array, weights: Float64Array): number {
  let result = 0;
  for (let slot = 0; slot < part.length; slot++) result += part[slot]! * weights[slot]!;
  return result;
}

function keepBest(best: Float64Array, part: Float64Array): void {
  for (let slot = 0; slot < best.length; slot++) if (part[slot]! > best[slot]!) best[slot] = part[slot]!;
}

function containsPhrase(document: IndexedDocument, phrase: readonly string[], vocabulary: Vocabulary): boolean {
  const wanted = phrase.map((term) => vocabulary.idOf(term));
  for (const unit of document.units) {
    const tokens: number[] = [];
    for (let i = unit.from; i < unit.to; i++) {
      const term = document.tokens[i]!;
      if (term === BREAK || (vocabulary.kindOf(term) !== KIND_UNIGRAM && !vocabulary.isStop(term))) tokens.push(term);
    }
    for (let at = 0; at + wanted.length <= tokens.length; at++)
      if (wanted.every((term, offset) => tokens[at + offset] === term)) return true;
  }
  return false;
}
