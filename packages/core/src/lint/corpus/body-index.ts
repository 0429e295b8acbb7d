import { normSection } from '../../articles/index.ts';
import { documentKey, type LintDocument } from '../document.ts';
import { bandsOf, resemblance, shinglesOf } from './shingles.ts';

interface IndexedBody {
  readonly key: string;
  readonly id: string;
  readonly locale: string;
  readonly shingles: Uint32Array;
  readonly bands: readonly number[];
}

/** A shorter text says too little to be called a copy. */
const fewestShingles = 60;
const threshold = 0.8;

/** The texts of all articles: finds those that say nearly the same. */
export class BodyIndex {
  readonly #bodies = new Map<string, IndexedBody>();
  readonly #buckets = new Map<number, Set<IndexedBody>>();

  add({ article }: LintDocument): void {
    const text = article.sections
      .filter((section) => normSection(section.heading) !== 'links')
      .map((section) => section.text)
      .join('\n');
    const shingles = shinglesOf(text);
    if (shingles.length < fewestShingles) return;
    const key = documentKey(article.id, article.locale);
    const body = { key, id: article.id, locale: article.locale, shingles, bands: bandsOf(shingles) };
    this.#bodies.set(key, body);
    for (const band of body.bands) {
      const bucket = this.#buckets.get(band);
      if (bucket) bucket.add(body);
      else this.#buckets.set(band, new Set([body]));
    }
  }

  remove({ article }: LintDocument): void {
    const body = this.#bodies.get(documentKey(article.id, article.locale));
    if (!body) return;
    this.#bodies.delete(body.key);
    for (const band of body.bands) {
      const bucket = this.#buckets.get(band);
      bucket?.delete(body);
      if (bucket?.size === 0) this.#buckets.delete(band);
    }
  }

  /** The articles of the same locale whose text is nearly this one's, most alike first. */
  nearDuplicatesOf({ article }: LintDocument): { id: string; resemblance: number }[] {
    const body = this.#bodies.get(documentKey(article.id, article.locale));
    if (!body) return [];
    const candidates = new Set(body.bands.flatMap((band) => [...(this.#buckets.get(band) ?? [])]));
    return [...candidates]
      .filter((other) => other.id !== body.id && other.locale === body.locale)
      .map((other) => ({ id: other.id, resemblance: resemblance(body.shingles, other.shingles) }))
      .filter((other) => other.resemblance >= threshold)
      .sort((a, b) => b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1));
  }
}
