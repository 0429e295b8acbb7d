import { dice, trigramsOf } from './characters.ts';
import { foldText } from './folding.ts';
import { BODY, HEADING, LABEL, QUESTION, TITLE, type IndexedDocument } from './indexed-document.ts';
import { mostTerms, weightOf, type ParsedQuery } from './query.ts';
import type { TermWeights } from './term-weights.ts';
import type { RankingTuning } from './tuning.ts';
import { BREAK, KIND_UNIGRAM, type Vocabulary } from './vocabulary.ts';

/** How a document matches a query, each part a share of what is possible, 0 to 1. */
export interface MatchFeatures {
  /** BM25F over the whole document. */
  readonly document: number;
  /** BM25 of the best passage. */
  readonly passage: number;
  /** Weight of the query's terms that the best passage, its heading and the title contain together. */
  readonly coverage: number;
  /** Weight of the query's terms anywhere in the document. */
  readonly anywhere: number;
  /** Weight of the query's neighbouring terms that stand side by side somewhere in the document. */
  readonly adjacency: number;
  /** Weight of the query's terms in the title. */
  readonly title: number;
  /** Agreement of the query with the best sentence or line of the text: twice the shared weight over the sum of both. */
  readonly sentence: number;
  /** Weight of the query's terms in the first lines of the text, which say what it is about. */
  readonly lead: number;
  /** Agreement with the title or the nearest of the document's questions. */
  readonly wording: number;
  /** Shared character trigrams of the query and the title or nearest question (Dice). */
  readonly characters: number;
  /** Weight of the rarest term of the query that the document lacks, 0 when it has all; not part of the score. */
  readonly rarestMissing: number;
}

export interface Rescored {
  readonly features: MatchFeatures;
  readonly score: number;
  /** Index of the section with the best passage; -1 when only the title matched. */
  readonly section: number;
}

/** Tokens of a document's text that count as its first lines. */
const leadLength = 40;

/** Compares documents with one query; made once per query. */
export class Rescorer {
  readonly #query: ParsedQuery;
  readonly #vocabulary: Vocabulary;
  /** By term: 1 + its slot, 0 for terms that the query does not ask for. */
  readonly #slotOf: Uint8Array;
  readonly #factorOf = new Map<number, number>();
  readonly #trigrams: Set<string>;
  readonly #latin: Weights;
  readonly #cjk: Weights;
  /** Whether single ideographs are asked for, which documents hold inside their bigrams. */
  readonly #singles: boolean;
  readonly #counts: Float64Array;
  readonly #inSentence: Uint8Array;

  constructor(query: ParsedQuery, vocabulary: Vocabulary, latin: TermWeights, cjk: TermWeights, documents: number) {
    this.#query = query;
    this.#vocabulary = vocabulary;
    this.#slotOf = new Uint8Array(vocabulary.size);
    query.slots.forEach((slot, index) => {
      for (const { term, factor } of slot.terms) {
        if ((this.#factorOf.get(term) ?? 0) >= factor) continue;
        this.#slotOf[term] = index + 1;
        this.#factorOf.set(term, factor);
      }
    });
    this.#singles = query.slots.some(({ kind }) => kind === KIND_UNIGRAM);
    this.#trigrams = trigramsOf(query.characters);
    this.#latin = weightsOf(query, latin, documents);
    this.#cjk = weightsOf(query, cjk, documents);
    this.#counts = new Float64Array(query.slots.length);
    this.#inSentence = new Uint8Array(query.slots.length);
  }

  /** @returns undefined when a quoted phrase is missing */
  rescore(document: IndexedDocument, bm25: number): Rescored | undefined {
    const { adjacent, phrases } = this.#query;
    const weights = document.cjk ? this.#cjk : this.#latin;
    const { tuning, slots, total } = weights;
    if (!phrases.every((phrase) => containsPhrase(document, phrase, this.#vocabulary))) return undefined;

    const counts = this.#counts;
    const inSentence = this.#inSentence;
    const slotOf = this.#slotOf;
    const tokenWeights = weights.tokens;
    const { seconds } = this.#vocabulary;
    const singles = this.#singles;
    const { tokens } = document;
    const anywhere = new Set<number>();
    const inTitle = new Set<number>();
    let inHeading = new Set<number>();
    const inLead = new Set<number>();
    const pairs = new Set<number>();
    const context = { wording: 0, passage: 0, coverage: 0, sentence: 0, section: -1 };
    let titleShare = 0;
    let lead = leadLength;
    let bestWindow = 0;
    let headingSection = -1;
    const found: number[] = [];
    const sentenceFound: number[] = [];

    for (const unit of document.units) {
      found.length = 0;
      let before = -1;
      let unitWeight = 0;
      let sentenceShared = 0;
      const whole = unit.field === TITLE || unit.field === QUESTION;
      const body = unit.field === BODY;
      const endSentence = (): void => {
        if (sentenceFound.length) {
          const agreement = (2 * sentenceShared) / (total + unitWeight || 1);
          if (unit.field === BODY || unit.field === HEADING) context.sentence = Math.max(context.sentence, agreement);
          else if (whole) context.wording = Math.max(context.wording, agreement);
          for (const slot of sentenceFound) inSentence[slot] = 0;
          sentenceFound.length = 0;
        }
        sentenceShared = 0;
        unitWeight = 0;
      };
      const hit = (slot: number, factor: number): void => {
        if (counts[slot] === 0) found.push(slot);
        counts[slot]! += factor;
        if (!inSentence[slot]) {
          inSentence[slot] = 1;
          sentenceFound.push(slot);
          sentenceShared += slots[slot]!;
        }
        if (body && lead > 0) inLead.add(slot);
      };
      for (let i = unit.from; i < unit.to; i++) {
        const term = tokens[i]!;
        if (term === BREAK) {
          endSentence();
          before = -1;
          continue;
        }
        unitWeight += tokenWeights[term]!;
        const slot = slotOf[term]! - 1;
        if (slot >= 0) {
          hit(slot, this.#factorOf.get(term)!);
          if (before >= 0 && adjacent.has(before * mostTerms + slot)) pairs.add(before * mostTerms + slot);
        }
        if (singles) {
          const second = slotOf[seconds[term]!]! - 1;
          if (second >= 0) hit(second, 1);
        }
        if (body) lead--;
        before = slot;
      }
      endSentence();

      if (whole) {
        if (unit.field === TITLE) for (const slot of found) inTitle.add(slot);
        titleShare = Math.max(titleShare, sum(found, slots) / (total || 1));
      } else if (unit.field === HEADING) {
        inHeading = new Set(found);
        headingSection = unit.section;
      } else if (unit.field === LABEL) {
        for (const slot of found) inTitle.add(slot);
      } else {
        if (unit.section !== headingSection) inHeading = new Set();
        const { kPassage: k, bPassage: b } = tuning;
        const norm = k * (1 - b + (b * unit.length) / tuning.window);
        let score = 0;
        for (const slot of found) score += (slots[slot]! * (k + 1) * counts[slot]!) / (counts[slot]! + norm);
        score /= (k + 1) * (total || 1);
        const covered = sum(new Set([...found, ...inTitle, ...inHeading]), slots) / (total || 1);
        context.coverage = Math.max(context.coverage, covered);
        context.passage = Math.max(context.passage, score);
        const inSection = score + 0.5 * (sum(inHeading, slots) / (total || 1));
        if (inSection > bestWindow) {
          bestWindow = inSection;
          context.section = unit.section;
        }
      }
      for (const slot of found) {
        anywhere.add(slot);
        counts[slot] = 0;
      }
    }

    let pairSum = 0;
    for (const pair of pairs) pairSum += pairWeight(slots, pair);
    let characters = dice(this.#trigrams, trigramsOf(foldText(document.source.title)));
    for (const question of document.source.questions)
      characters = Math.max(characters, dice(this.#trigrams, trigramsOf(foldText(question))));
    let rarestMissing = 0;
    this.#query.slots.forEach((slot, index) => {
      if (!slot.optional && !anywhere.has(index)) rarestMissing = Math.max(rarestMissing, slots[index]!);
    });
    const features: MatchFeatures = {
      document: bm25,
      passage: context.passage,
      coverage: Math.min(1, Math.max(context.coverage, titleShare)),
      anywhere: Math.min(1, sum(anywhere, slots) / (total || 1)),
      adjacency: pairSum / (weights.pairTotal || 1),
      title: titleShare,
      sentence: context.sentence,
      lead: sum(inLead, slots) / (total || 1),
      wording: context.wording,
      characters,
      rarestMissing,
    };
    return { features, score: scoreOf(features, tuning), section: context.section };
  }
}

interface Weights {
  readonly tuning: RankingTuning;
  readonly slots: readonly number[];
  readonly total: number;
  readonly pairTotal: number;
  /** By term. */
  readonly tokens: Float64Array;
}

function weightsOf(query: ParsedQuery, terms: TermWeights, documents: number): Weights {
  const { tuning } = terms;
  const slots = query.slots.map((slot) => weightOf(slot, tuning));
  let total = 0;
  let pairTotal = 0;
  query.slots.forEach((slot, index) => (total += slot.optional ? 0 : slots[index]!));
  for (const pair of query.adjacent) pairTotal += pairWeight(slots, pair);
  return { tuning, slots, total, pairTotal, tokens: terms.tokens(documents) };
}

/** The parts of a score, summed with the tuned weights. */
export function scoreOf(features: MatchFeatures, { weights }: RankingTuning): number {
  return (
    features.document +
    weights.passage * features.passage +
    weights.coverage * features.coverage +
    weights.anywhere * features.anywhere +
    weights.adjacency * features.adjacency +
    weights.title * features.title +
    weights.sentence * features.sentence +
    weights.lead * features.lead +
    weights.wording * features.wording +
    weights.characters * features.characters
  );
}

function pairWeight(weights: readonly number[], pair: number): number {
  return Math.min(weights[Math.floor(pair / mostTerms)] ?? 0, weights[pair % mostTerms] ?? 0);
}

function sum(slots: Iterable<number>, weights: readonly number[]): number {
  let result = 0;
  for (const slot of slots) result += weights[slot] ?? 0;
  return result;
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
