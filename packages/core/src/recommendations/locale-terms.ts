import { tokenize, type SearchDocument } from '../search/index.ts';

/** What the fields of an article count: its title and its questions say what it is about. */
const fieldWeights = { title: 4, question: 2, heading: 1.5, body: 1 } as const;

/** Terms by which an article looks for others: more cost time and change nothing. */
const mostTerms = 60;
/** BM25: how soon a term that stands often in an article counts no more, and how much long articles are held back. */
const saturation = 1.5;
const lengthShare = 0.6;

interface Entry {
  readonly document: SearchDocument;
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/** The articles of one locale by their terms, the index's own; finds those with the most telling terms in common. */
export class LocaleTerms {
  readonly #entries = new Map<string, Entry>();
  readonly #users = new Map<string, Set<Entry>>();
  #length = 0;

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): SearchDocument | undefined {
    return this.#entries.get(id)?.document;
  }

  documents(): Iterable<SearchDocument> {
    return [...this.#entries.values()].map(({ document }) => document);
  }

  put(document: SearchDocument): void {
    this.remove(document.id);
    const weights = weightsOf(document);
    let length = 0;
    for (const weight of weights.values()) length += weight;
    const entry: Entry = { document, weights, length };
    this.#entries.set(document.id, entry);
    this.#length += length;
    for (const term of weights.keys()) {
      const users = this.#users.get(term);
      if (users) users.add(entry);
      else this.#users.set(term, new Set([entry]));
    }
  }

  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#length -= entry.length;
    for (const term of entry.weights.keys()) {
      const users = this.#users.get(term)!;
      users.delete(entry);
      if (users.size === 0) this.#users.delete(term);
    }
  }

  /** How alike other articles are, 0 to 1, where 1 is the article itself; by id. Articles without a common term are left out. */
  alike(id: string): ReadonlyMap<string, number> {
    const subject = this.#entries.get(id);
    const scores = new Map<string, number>();
    if (!subject) return scores;
    const average = this.#length / this.#entries.size;
    const wanted = [...subject.weights]
      .map(([term, weight]) => ({ term, value: this.#saturated(subject, weight, average) * this.#rarity(term) }))
      .toSorted((a, b) => b.value - a.value || (a.term < b.term ? -1 : 1))
      .slice(0, mostTerms);
    for (const { term, value } of wanted) {
      const rarity = this.#rarity(term);
      for (const entry of this.#users.get(term)!) {
        const share = value * rarity * this.#saturated(entry, entry.weights.get(term)!, average);
        scores.set(entry.document.id, (scores.get(entry.document.id) ?? 0) + share);
      }
    }
    const own = scores.get(id) ?? 0;
    scores.delete(id);
    for (const [other, score] of scores) scores.set(other, own > 0 ? Math.min(1, score / own) : 0);
    return scores;
  }

  #saturated({ length }: Entry, weight: number, average: number): number {
    return weight / (weight + saturation * (1 - lengthShare + (lengthShare * length) / average));
  }

  #rarity(term: string): number {
    const used = this.#users.get(term)!.size;
    return Math.log(1 + (this.#entries.size - used + 0.5) / (used + 0.5));
  }
}

function weightsOf({ title, questions, sections }: SearchDocument): Map<string, number> {
  const weights = new Map<string, number>();
  const count = (text: string, weight: number): void => {
    for (const { term, stop, kind } of tokenize(text)) {
      // An ideograph alone says little beside the pairs it is part of.
      if (!stop && kind !== 'unigram') weights.set(term, (weights.get(term) ?? 0) + weight);
    }
  };
  count(title, fieldWeights.title);
  for (const question of questions) count(question, fieldWeights.question / Math.sqrt(questions.length));
  for (const { heading, text } of sections) {
    count(heading, fieldWeights.heading);
    count(text, fieldWeights.body);
  }
  return weights;
}
