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
  /** Words and bigrams of the query that are not stop words; not part of the score. */
  readonly terms: number;
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
  readonly #weights: Weights;
  readonly #learned: number;
  /** Whether single ideographs are asked for, which documents hold inside their bigrams. */
  readonly #singles: boolean;
  readonly #counts: Float64Array;
  readonly #inSentence: Float64Array;

  constructor(query: ParsedQuery, vocabulary: Vocabulary, terms: TermWeights, documents: number, learned: number) {
    this.#learned = learned;
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
    this.#weights = weightsOf(query, terms, documents);
    this.#counts = new Float64Array(query.slots.length);
    this.#inSentence = new Float64Array(query.slots.length);
  }

  /** @returns undefined when a quoted phrase is missing */
  rescore(document: IndexedDocument, bm25: number): Rescored | undefined {
    const { adjacent, phrases } = this.#query;
    const weights = this.#weights;
    const { tuning, slots, total } = weights;
    if (!phrases.every((phrase) => containsPhrase(document, phrase, this.#vocabulary))) return undefined;

    const size = slots.length;
    const counts = this.#counts;
    // How well each slot is matched in a part of the document: 1 by its own term, less by what stands for it.
    const inSentence = this.#inSentence;
    const inTitle = new Float64Array(size);
    const inHeading = new Float64Array(size);
    const inUnit = new Float64Array(size);
    const inLead = new Float64Array(size);
    const anywhere = new Float64Array(size);
    const pairs = new Set<number>();
    const share = (part: Float64Array): number => weighted(part, slots) / (total || 1);
    const { tokens } = document;
    const tokenWeights = weights.tokens;
    const { seconds } = this.#vocabulary;
    const { kPassage: k, bPassage: b } = tuning;
    let wording = 0;
    let passage = 0;
    let coverage = 0;
    let sentence = 0;
    let section = -1;
    let title = 0;
    let lead = leadLength;
    let bestWindow = 0;
    let headingSection = -1;
    const found: number[] = [];
    const sentenceFound: number[] = [];

    for (const unit of document.units) {
      const whole = unit.field === TITLE || unit.field === QUESTION;
      const body = unit.field === BODY;
      let before = -1;
      let unitWeight = 0;
      let shared = 0;
      const hit = (slot: number, factor: number): void => {
        if (counts[slot] === 0) found.push(slot);
        counts[slot]! += factor;
        if (factor > inUnit[slot]!) inUnit[slot] = factor;
        if (factor > inSentence[slot]!) {
          if (inSentence[slot] === 0) sentenceFound.push(slot);
          shared += slots[slot]! * (factor - inSentence[slot]!);
          inSentence[slot] = factor;
        }
        if (body && lead > 0 && factor > inLead[slot]!) inLead[slot] = factor;
      };
      const endSentence = (): void => {
        if (sentenceFound.length) {
          const agreement = (2 * shared) / (total + unitWeight || 1);
          if (whole) wording = Math.max(wording, agreement);
          else if (unit.field !== LABEL) sentence = Math.max(sentence, agreement);
          for (const slot of sentenceFound) inSentence[slot] = 0;
          sentenceFound.length = 0;
        }
        shared = 0;
        unitWeight = 0;
      };
      for (let i = unit.from; i < unit.to; i++) {
        const term = tokens[i]!;
        if (term === BREAK) {
          endSentence();
          before = -1;
          continue;
        }
        unitWeight += tokenWeights[term]!;
        const slot = this.#slotOf[term]! - 1;
        if (slot >= 0) {
          hit(slot, this.#factorOf.get(term)!);
          if (before >= 0 && adjacent.has(before * mostTerms + slot)) pairs.add(before * mostTerms + slot);
        }
        if (this.#singles) {
          const second = this.#slotOf[seconds[term]!]! - 1;
          if (second >= 0) hit(second, 1);
        }
        if (body) lead--;
        before = slot;
      }
      endSentence();

      if (whole) {
        title = Math.max(title, share(inUnit));
        if (unit.field === TITLE) keepBest(inTitle, inUnit);
      } else if (unit.field === LABEL) {
        keepBest(inTitle, inUnit);
      } else if (unit.field === HEADING) {
        inHeading.set(inUnit);
        headingSection = unit.section;
      } else {
        if (unit.section !== headingSection) inHeading.fill(0);
        const norm = k * (1 - b + (b * unit.length) / tuning.window);
        let score = 0;
        for (const slot of found) score += (slots[slot]! * counts[slot]!) / (counts[slot]! + norm);
        score /= total || 1;
        let covered = 0;
        for (let slot = 0; slot < size; slot++)
          covered += slots[slot]! * Math.max(inUnit[slot]!, inTitle[slot]!, inHeading[slot]!);
        coverage = Math.max(coverage, covered / (total || 1));
        passage = Math.max(passage, score);
        const inSection = score + 0.5 * share(inHeading);
        if (inSection > bestWindow) {
          bestWindow = inSection;
          section = unit.section;
        }
      }
      keepBest(anywhere, inUnit);
      for (const slot of found) counts[slot] = inUnit[slot] = 0;
      found.length = 0;
    }

    let pairSum = 0;
    for (const pair of pairs) pairSum += pairWeight(slots, pair);
    let characters = dice(this.#trigrams, trigramsOf(foldText(document.source.title)));
    for (const question of document.source.questions)
      characters = Math.max(characters, dice(this.#trigrams, trigramsOf(foldText(question))));
    let rarestMissing = 0;
    this.#query.slots.forEach((slot, index) => {
      if (!slot.optional && !anywhere[index]) rarestMissing = Math.max(rarestMissing, slots[index]!);
    });
    const features: MatchFeatures = {
      document: bm25,
      passage,
      coverage: Math.min(1, Math.max(coverage, title)),
      anywhere: Math.min(1, share(anywhere)),
      adjacency: pairSum / (weights.pairTotal || 1),
      title,
      sentence,
      lead: share(inLead),
      wording,
      characters,
      rarestMissing,
      terms: this.#query.slots.filter(({ kind, stop, optional }) => kind !== KIND_UNIGRAM && !stop && !optional).length,
    };
    return { features, score: scoreOf(features, tuning, this.#learned), section };
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

// Where documents carry the questions people asked, these say more than running text: on stackfaq with learned wordings
// hits@1 rises from 90.3 to 91.5.
const textLossWhereLearned = 0.8;

/**
 * The parts of a score, summed with the tuned weights.
 *
 * @param learned share (0 to 1) of the index's documents that carry questions
 */
function scoreOf(features: MatchFeatures, { weights }: RankingTuning, learned: number): number {
  const text = weights.passage * features.passage + weights.sentence * features.sentence + weights.lead * features.lead;
  return (
    features.document +
    text * (1 - textLossWhereLearned * learned) +
    weights.coverage * features.coverage +
    weights.anywhere * features.anywhere +
    weights.adjacency * features.adjacency +
    weights.title * features.title +
    weights.wording * features.wording +
    weights.characters * features.characters
  );
}

function pairWeight(weights: readonly number[], pair: number): number {
  return Math.min(weights[Math.floor(pair / mostTerms)] ?? 0, weights[pair % mostTerms] ?? 0);
}

function weighted(part: Float64Array, weights: readonly number[]): number {
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
