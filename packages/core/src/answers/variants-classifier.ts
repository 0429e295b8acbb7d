import { logitsOf, softmaxInPlace, trainSoftmax } from './softmax-regression.ts';
import { WordingVectorizer, wordingFeatures, type FeatureVector } from './wording-features.ts';

/** A wording and what it asks for, usually the id of an article. */
export interface LabelledWording {
  readonly text: string;
  readonly label: string;
}

export interface Classification {
  readonly label: string;
  /** 0 to 1; of all labels together 1. */
  readonly probability: number;
}

/** A classification with what confidence is judged by, each about 0 to 1. */
export interface ClassifiedWording {
  /** The likeliest first; at most five. */
  readonly labels: readonly Classification[];
  readonly evidence: {
    readonly probability: number;
    /** Probability of the first label over the second. */
    readonly margin: number;
    /** A tenth of the first label's linear logit: unlike the probability it is not shared out among the labels. */
    readonly logit: number;
    /** Cosine to the nearest known wording of the first label. */
    readonly nearest: number;
    /** Whether the linear model, the nearest wordings and BM25 name the same label: 1/3, 2/3 or 1. */
    readonly agreement: number;
    /** Share of the words' weight that no wording ever contained. */
    readonly unknown: number;
  };
}

/** What {@link VariantsClassifier.toJSON} writes. */
export interface SerialisedClassifier {
  readonly format: 'askwell-variants';
  readonly version: 1;
  readonly wordings: readonly LabelledWording[];
  readonly labels: readonly string[];
  readonly features: readonly (readonly [string, number])[];
  /** Weights of the linear model as signed bytes in base 64, `feature * labels + label`. */
  readonly weights: string;
  /** What a byte's unit is worth. */
  readonly scale: number;
}

// Chosen on the `dev` queries of Banking77 and CLINC150, all wordings and ten per intent (npm run bench:answers).
const passes = 8;
const step = 3;
const nearestCount = 10;
const nearestSharpness = 6;
const linearTemperature = 1.15;
const bm25Share = 0.3;
const nearestShare = 1.25;
const bm25k = 5;
const bm25b = 0.3;
const stopWordWeight = 0.3;
/** From so many wordings per label on, features that occur once say nothing. */
const manyWordings = 20;

interface Posting {
  readonly numbers: number[];
  readonly weights: number[];
}

/**
 * Knows what a question asks for from labelled wordings. Three views vote: a linear softmax over TF-IDF of words and
 * characters, the nearest wordings, and BM25 over each label's wordings together, which carries when there are few.
 * Trains in seconds on ten thousand wordings; deterministic.
 *
 * @example
 * const classifier = VariantsClassifier.train([{ text: 'card never came', label: 'card-arrival' }, ...]);
 * classifier.classify('where is my card').labels[0]; // { label: 'card-arrival', probability: 0.9 }
 */
export class VariantsClassifier {
  readonly #wordings: readonly LabelledWording[];
  readonly #labels: readonly string[];
  readonly #labelOf: Int32Array;
  readonly #vectorizer: WordingVectorizer;
  readonly #weights: Float32Array;
  /** By feature: the wordings that have it. */
  readonly #wordingsWith: Posting[];
  readonly #labelsWith = new Map<string, Map<number, number>>();
  readonly #labelLengths: Float64Array;

  private constructor(
    wordings: readonly LabelledWording[],
    labels: readonly string[],
    vectorizer: WordingVectorizer,
    vectors: readonly FeatureVector[],
    weights: Float32Array,
  ) {
    this.#wordings = wordings;
    this.#labels = labels;
    this.#vectorizer = vectorizer;
    this.#weights = weights;
    const numberOf = new Map(labels.map((label, number) => [label, number]));
    this.#labelOf = Int32Array.from(wordings, ({ label }) => numberOf.get(label)!);
    this.#wordingsWith = Array.from({ length: vectorizer.size }, () => ({ numbers: [], weights: [] }));
    vectors.forEach(({ features, weights: values }, wording) =>
      features.forEach((feature, k) => {
        this.#wordingsWith[feature]!.numbers.push(wording);
        this.#wordingsWith[feature]!.weights.push(values[k]!);
      }),
    );
    this.#labelLengths = new Float64Array(labels.length);
    wordings.forEach(({ text }, wording) => {
      const label = this.#labelOf[wording]!;
      for (const term of bm25Terms(text)) {
        const counts = this.#labelsWith.get(term);
        if (!counts) continue;
        counts.set(label, (counts.get(label) ?? 0) + 1);
        this.#labelsWith.set(term, counts);
        this.#labelLengths[label]!++;
      }
    });
  }

  /** @throws Error when the wordings have fewer than two labels */
  static train(wordings: readonly LabelledWording[]): VariantsClassifier {
    const labels = [...new Set(wordings.map(({ label }) => label))].toSorted();
    if (labels.length < 2) {
      throw new Error(
        `Variants classifier: ${labels.length} label(s) in ${wordings.length} wordings. Give at least two.`,
      );
    }
    const texts = wordings.map(({ text }) => text);
    const vectorizer = WordingVectorizer.fit(texts, wordings.length / labels.length >= manyWordings ? 2 : 1);
    const vectors = texts.map((text) => vectorizer.vector(text));
    const numberOf = new Map(labels.map((label, number) => [label, number]));
    const examples = wordings.map(({ label }, index) => ({ vector: vectors[index]!, label: numberOf.get(label)! }));
    const weights = trainSoftmax(examples, labels.length, vectorizer.size, { passes, step });
    return new VariantsClassifier(wordings, labels, vectorizer, vectors, weights);
  }

  get labels(): readonly string[] {
    return this.#labels;
  }

  classify(text: string): ClassifiedWording {
    const vector = this.#vectorizer.vector(text);
    const linear = new Float64Array(this.#labels.length);
    logitsOf(vector, this.#weights, this.#labels.length, linear);
    const linearTop = largest(linear);
    const logit = linear[linearTop]! / 10;
    const { votes, similarity } = this.#nearest(vector);
    const bm25 = this.#bm25(text);
    const bm25Top = largest(bm25);
    const votesTop = largest(votes);

    // The views have different units: standard scores make them comparable, the scale of the linear logits is kept.
    const spread = standardise(linear);
    standardise(bm25);
    const together = new Float64Array(linear.length);
    for (let label = 0; label < together.length; label++)
      together[label] =
        linearTemperature * spread * (linear[label]! + bm25Share * bm25[label]!) + nearestShare * votes[label]!;
    softmaxInPlace(together);
    const order = Array.from(together.keys())
      .sort((a, b) => together[b]! - together[a]!)
      .slice(0, 5);
    const [first, second] = order;
    const probability = together[first!]!;
    const agreeing = [linearTop, votesTop, bm25Top].filter((label) => label === first).length;
    return {
      labels: order.map((label) => ({ label: this.#labels[label]!, probability: together[label]! })),
      evidence: {
        probability,
        margin: probability - (together[second!] ?? 0),
        logit,
        nearest: similarity[first!]!,
        agreement: agreeing / 3,
        unknown: this.#vectorizer.unknownShare(text),
      },
    };
  }

  /** Each label's share of the votes of the nearest wordings, and the cosine to its nearest one. */
  #nearest(vector: FeatureVector): { votes: Float64Array; similarity: Float64Array } {
    const sums = new Float64Array(this.#wordings.length);
    for (let k = 0; k < vector.features.length; k++) {
      const { numbers, weights } = this.#wordingsWith[vector.features[k]!]!;
      const value = vector.weights[k]!;
      for (let i = 0; i < numbers.length; i++) sums[numbers[i]!]! += value * weights[i]!;
    }
    const similarity = new Float64Array(this.#labels.length);
    const nearest: number[] = [];
    for (let wording = 0; wording < sums.length; wording++) {
      // Both groups of a vector have length one: the cosine is half the sum.
      const cosine = sums[wording]! / 2;
      const label = this.#labelOf[wording]!;
      if (cosine > similarity[label]!) similarity[label] = cosine;
      if (nearest.length < nearestCount || sums[wording]! > sums[nearest.at(-1)!]!) {
        let at = nearest.length;
        while (at > 0 && sums[nearest[at - 1]!]! < sums[wording]!) at--;
        nearest.splice(at, 0, wording);
        if (nearest.length > nearestCount) nearest.pop();
      }
    }
    const votes = new Float64Array(this.#labels.length);
    const best = sums[nearest[0]!]! || 1;
    let total = 0;
    for (const wording of nearest) {
      const vote = (sums[wording]! / best) ** nearestSharpness;
      votes[this.#labelOf[wording]!]! += vote;
      total += vote;
    }
    for (let label = 0; label < votes.length; label++) votes[label]! /= total || 1;
    return { votes, similarity };
  }

  #bm25(text: string): Float64Array {
    const scores = new Float64Array(this.#labels.length);
    const labels = this.#labels.length;
    const average = this.#labelLengths.reduce((sum, length) => sum + length, 0) / labels;
    for (const term of new Set(bm25Terms(text))) {
      const counts = this.#labelsWith.get(term);
      if (!counts) continue;
      const idf = Math.log(1 + (labels - counts.size + 0.5) / (counts.size + 0.5));
      const weight = term.startsWith('~') ? stopWordWeight * idf : idf;
      for (const [label, count] of counts) {
        const norm = bm25k * (1 - bm25b + (bm25b * this.#labelLengths[label]!) / average);
        scores[label]! += (weight * count * (bm25k + 1)) / (count + norm);
      }
    }
    return scores;
  }

  /** Everything that is needed to classify, as JSON: the linear weights in one byte each, the rest is rebuilt. */
  toJSON(): SerialisedClassifier {
    let most = 0;
    for (const weight of this.#weights) most = Math.max(most, Math.abs(weight));
    const scale = most / 127 || 1;
    let bytes = '';
    for (const weight of this.#weights) bytes += String.fromCharCode(Math.round(weight / scale) & 0xff);
    return {
      format: 'askwell-variants',
      version: 1,
      wordings: this.#wordings,
      labels: this.#labels,
      features: this.#vectorizer.features(),
      weights: btoa(bytes),
      scale,
    };
  }

  /** @throws Error when the value was not written by this version */
  static fromJSON(value: SerialisedClassifier): VariantsClassifier {
    if (value?.format !== 'askwell-variants' || value.version !== 1) {
      throw new Error(
        `Variants classifier: format "${value?.format}", version ${value?.version} is not "askwell-variants", version 1. Train it again.`,
      );
    }
    const bytes = atob(value.weights);
    const weights = new Float32Array(bytes.length);
    for (let i = 0; i < bytes.length; i++) weights[i] = ((bytes.charCodeAt(i) << 24) >> 24) * value.scale;
    const vectorizer = new WordingVectorizer(value.features);
    const vectors = value.wordings.map(({ text }) => vectorizer.vector(text));
    return new VariantsClassifier(value.wordings, value.labels, vectorizer, vectors, weights);
  }
}

function bm25Terms(text: string): string[] {
  return wordingFeatures(text).words.flatMap((word) => {
    if (word.includes(' ')) return [];
    return word.startsWith('s') ? [word] : [`~${word}`];
  });
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** Subtracts the mean and divides by the standard deviation, which is returned. */
function standardise(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / values.length) || 1;
  for (let i = 0; i < values.length; i++) values[i] = (values[i]! - mean) / deviation;
  return deviation;
}
