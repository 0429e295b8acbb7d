import type { SparseCoefficients } from './variants-coefficients.ts';
import type { FeatureVector } from './wording-vectorizer.ts';

/** Nearest wordings that are asked. */
const judges = 10;

/** Known wordings by feature: what a question has in common with each of them. */
export class Neighbours {
  readonly #lengths: Float64Array;
  /** Where each feature's wordings begin; one more than features. */
  readonly #starts: Int32Array;
  readonly #wordings: Int32Array;
  readonly #weights: Float32Array;

  constructor(vectors: readonly FeatureVector[], size: number) {
    this.#lengths = Float64Array.from(vectors, ({ length }) => length);
    this.#starts = new Int32Array(size + 1);
    for (const { features } of vectors) for (const feature of features) this.#starts[feature + 1]!++;
    for (let feature = 0; feature < size; feature++) this.#starts[feature + 1]! += this.#starts[feature]!;
    this.#wordings = new Int32Array(this.#starts[size]!);
    this.#weights = new Float32Array(this.#starts[size]!);
    const next = this.#starts.slice();
    vectors.forEach(({ features, weights }, wording) =>
      features.forEach((feature, k) => {
        const at = next[feature]!++;
        this.#wordings[at] = wording;
        this.#weights[at] = weights[k]!;
      }),
    );
  }

  /** The product with each wording's vector. */
  products({ features, weights }: FeatureVector): Float64Array {
    const products = new Float64Array(this.#lengths.length);
    for (let k = 0; k < features.length; k++) {
      const value = weights[k]!;
      const end = this.#starts[features[k]! + 1]!;
      for (let at = this.#starts[features[k]!]!; at < end; at++)
        products[this.#wordings[at]!]! += value * this.#weights[at]!;
    }
    return products;
  }

  /**
   * Cosine to the nearest of the chosen wordings, and the share (0 to 1) of them among the nearest of all.
   *
   * @param products with each wording, as {@link products} gives them, of a vector of this length
   */
  judge(
    products: Float64Array,
    length: number,
    chosen: (wording: number) => boolean,
  ): { readonly nearest: number; readonly share: number } {
    const cosine = (wording: number): number => products[wording]! / (length * this.#lengths[wording]!);
    const near: number[] = [];
    let nearest = 0;
    for (let wording = 0; wording < products.length; wording++) {
      const here = cosine(wording);
      if (here > nearest && chosen(wording)) nearest = here;
      if (near.length === judges && here <= cosine(near.at(-1)!)) continue;
      let at = near.length;
      while (at > 0 && cosine(near[at - 1]!) < here) at--;
      near.splice(at, 0, wording);
      if (near.length > judges) near.pop();
    }
    return { nearest, share: near.filter(chosen).length / (near.length || 1) };
  }
}

/** Logits of the linear model, whose weights are the wordings times their coefficients. */
export function logitsOf(
  products: Float64Array,
  { starts, labels, values }: SparseCoefficients,
  labelCount: number,
): Float64Array {
  const logits = new Float64Array(labelCount);
  for (let wording = 0; wording < products.length; wording++) {
    const product = products[wording]!;
    if (product === 0) continue;
    for (let at = starts[wording]!; at < starts[wording + 1]!; at++) logits[labels[at]!]! += product * values[at]!;
  }
  return logits;
}
