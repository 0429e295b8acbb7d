import type { WordVectors } from '../vectors/index.ts';
import { trainSoftmax } from './softmax-regression.ts';
import {
  packCoefficients,
  unpackCoefficients,
  type PackedCoefficients,
  type SparseCoefficients,
} from './variants-coefficients.ts';
import { NaiveBayes } from './variants-naive-bayes.ts';
import { logitsOf, Neighbours } from './variants-neighbours.ts';
import { WordingVectorizer } from './wording-vectorizer.ts';

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
  readonly evidence: VariantEvidence;
}

/** Each judges the first label. What `variantsWeights` has no weight for tells a reader, not the model. */
export interface VariantEvidence {
  readonly probability: number;
  /** Probability of the first label over the second. */
  readonly margin: number;
  /** A tenth of the linear logit: unlike the probability it is not shared out among the labels. */
  readonly logit: number;
  /** A third of the standard deviation of all labels' linear logits: how much the linear model has to say at all. */
  readonly spread: number;
  /** A tenth of the standard score of the label's likelihood under naive Bayes. */
  readonly bayes: number;
  /** Cosine to the nearest known wording. */
  readonly nearest: number;
  /** Share of the ten nearest wordings. */
  readonly neighbours: number;
  /** Share of the words' weight that no wording ever contained. */
  readonly unknown: number;
  /** Known features of the question in three hundreds: short questions look alike. */
  readonly size: number;
}

export interface ClassifierOptions {
  /** What words mean, see `loadWordVectors`; for knowledge bases in English. */
  readonly vectors?: WordVectors;
}

/** What {@link VariantsClassifier.toJSON} writes. */
export interface SerialisedClassifier {
  readonly format: 'askwell-variants';
  readonly version: 2;
  readonly labels: readonly string[];
  /** Texts and numbers of their labels. */
  readonly wordings: readonly (readonly [string, number])[];
  readonly coefficients: PackedCoefficients;
  /** Version of the word vectors it was trained with; empty without. */
  readonly vectors: string;
}

// Chosen by cross-validation inside the wordings of Banking77 and CLINC150 that are marked `train`.
const passes = 8;
const step = 1;
const temperature = 1.15;
const bayesShare = 0.3;
/** From so many wordings per label on, features that occur once say nothing. */
const manyWordings = 20;

/**
 * Knows what a question asks for from labelled wordings. Two views are added up: a linear softmax over TF-IDF of words
 * and characters and, where word vectors are given, over the mean of the words' vectors; and naive Bayes, which errs
 * elsewhere. Trains in seconds on ten thousand wordings; deterministic.
 *
 * @example
 * const classifier = VariantsClassifier.train([{ text: 'card never came', label: 'card-arrival' }, ...]);
 * classifier.classify('where is my card').labels[0]; // { label: 'card-arrival', probability: 0.9 }
 */
export class VariantsClassifier {
  readonly #wordings: readonly (readonly [string, number])[];
  readonly #labels: readonly string[];
  readonly #labelOf: Int32Array;
  readonly #vectorizer: WordingVectorizer;
  readonly #vectorsVersion: string;
  readonly #packed: PackedCoefficients;
  readonly #coefficients: SparseCoefficients;
  readonly #neighbours: Neighbours;
  readonly #bayes: NaiveBayes;

  private constructor(
    wordings: readonly (readonly [string, number])[],
    labels: readonly string[],
    vectors: WordVectors | undefined,
    trained?: PackedCoefficients,
  ) {
    this.#wordings = wordings;
    this.#labels = labels;
    this.#vectorsVersion = vectors?.version ?? '';
    const texts = wordings.map(([text]) => text);
    this.#vectorizer = new WordingVectorizer(texts, texts.length / labels.length >= manyWordings ? 2 : 1, vectors);
    const examples = wordings.map(([text, label]) => ({ vector: this.#vectorizer.vector(text), label }));
    this.#labelOf = Int32Array.from(wordings, ([, label]) => label);
    this.#neighbours = new Neighbours(
      examples.map(({ vector }) => vector),
      this.#vectorizer.size,
    );
    this.#bayes = new NaiveBayes(examples, labels.length, this.#vectorizer.sparseSize);
    this.#packed =
      trained ??
      packCoefficients(trainSoftmax(examples, labels.length, this.#vectorizer.size, { passes, step }), labels.length);
    // Trained or read, the coefficients are those of the packed bytes: both give the same answers.
    this.#coefficients = unpackCoefficients(this.#packed);
  }

  /** @throws Error when the wordings have fewer than two labels */
  static train(wordings: readonly LabelledWording[], { vectors }: ClassifierOptions = {}): VariantsClassifier {
    const labels = [...new Set(wordings.map(({ label }) => label))].toSorted();
    if (labels.length < 2) {
      throw new Error(
        `Variants classifier: ${labels.length} label(s) in ${wordings.length} wordings. Give at least two.`,
      );
    }
    const numberOf = new Map(labels.map((label, number) => [label, number]));
    return new VariantsClassifier(
      wordings.map(({ text, label }) => [text, numberOf.get(label)!]),
      labels,
      vectors,
    );
  }

  get labels(): readonly string[] {
    return this.#labels;
  }

  classify(text: string): ClassifiedWording {
    const vector = this.#vectorizer.vector(text);
    const products = this.#neighbours.products(vector);
    const linear = logitsOf(products, this.#coefficients, this.#labels.length);
    const bayes = this.#bayes.score(vector);
    const logits = linear.slice();

    // The views have different units: standard scores make them comparable, the scale of the linear logits is kept.
    const spread = standardise(linear);
    standardise(bayes);
    const together = linear.map((score, label) => temperature * spread * (score + bayesShare * bayes[label]!));
    softmaxInPlace(together);
    const order = Array.from(together.keys())
      .sort((a, b) => together[b]! - together[a]!)
      .slice(0, 5);
    const [first, second] = order;
    const probability = together[first!]!;
    const { nearest, share } = this.#neighbours.judge(
      products,
      vector.length,
      (wording) => this.#labelOf[wording] === first,
    );
    return {
      labels: order.map((label) => ({ label: this.#labels[label]!, probability: together[label]! })),
      evidence: {
        probability,
        margin: probability - (together[second!] ?? 0),
        logit: logits[first!]! / 10,
        spread: spread / 3,
        bayes: bayes[first!]! / 10,
        nearest,
        neighbours: share,
        unknown: this.#vectorizer.unknownShare(text),
        size: vector.features.length / 300,
      },
    };
  }

  /** Everything that is needed to classify, as JSON: the wordings and a few bytes for each; the rest is rebuilt. */
  toJSON(): SerialisedClassifier {
    return {
      format: 'askwell-variants',
      version: 2,
      labels: this.#labels,
      wordings: this.#wordings,
      coefficients: this.#packed,
      vectors: this.#vectorsVersion,
    };
  }

  /** @throws Error when the value was not written by this version or needs other word vectors */
  static fromJSON(value: SerialisedClassifier, { vectors }: ClassifierOptions = {}): VariantsClassifier {
    if (value?.format !== 'askwell-variants' || value.version !== 2) {
      throw new Error(
        `Variants classifier: format "${value?.format}", version ${value?.version} is not "askwell-variants", version 2. Train it again.`,
      );
    }
    if (value.vectors && value.vectors !== vectors?.version) {
      throw new Error(
        `Variants classifier: it was trained with word vectors "${value.vectors}", and ${vectors ? `"${vectors.version}"` : 'none'} are given. Pass { vectors: await loadWordVectors() }, or train it again.`,
      );
    }
    return new VariantsClassifier(
      value.wordings,
      value.labels,
      value.vectors ? vectors : undefined,
      value.coefficients,
    );
  }
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

function softmaxInPlace(values: Float64Array): void {
  let most = -Infinity;
  for (const value of values) most = Math.max(most, value);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] = Math.exp(values[i]! - most);
  for (let i = 0; i < values.length; i++) values[i]! /= sum;
}
