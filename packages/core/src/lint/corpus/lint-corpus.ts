import { documentKey, type LintDocument } from '../document.ts';
import { BodyIndex } from './body-index.ts';
import { FactIndex } from './fact-index.ts';
import { LinkGraph } from './link-graph.ts';
import { QuestionIndex } from './question-index.ts';
import { TagUse } from './tag-use.ts';

/**
 * All articles against which one is checked, with what the rules across articles need to find: kept up to date
 * article by article, so that a keystroke costs one article and not all. What it tells depends only on the articles
 * in it, never on the order of the changes.
 */
export class LintCorpus {
  readonly #documents = new Map<string, LintDocument>();
  readonly #locales = new Map<string, Set<string>>();
  readonly links = new LinkGraph();
  readonly questions = new QuestionIndex();
  readonly bodies = new BodyIndex();
  readonly facts = new FactIndex();
  readonly tags = new TagUse();

  constructor(documents: Iterable<LintDocument> = []) {
    for (const document of documents) this.set(document);
  }

  get size(): number {
    return this.#documents.size;
  }

  /** Adds an article, or replaces the one with its id and locale. */
  set(document: LintDocument): void {
    const { id, locale } = document.article;
    this.delete(id, locale);
    this.#documents.set(documentKey(id, locale), document);
    const locales = this.#locales.get(id) ?? new Set<string>();
    this.#locales.set(id, locales.add(locale));
    for (const index of this.#indexes()) index.add(document);
  }

  delete(id: string, locale: string): void {
    const document = this.get(id, locale);
    if (!document) return;
    this.#documents.delete(documentKey(id, locale));
    const locales = this.#locales.get(id);
    locales?.delete(locale);
    if (locales?.size === 0) this.#locales.delete(id);
    for (const index of this.#indexes()) index.remove(document);
  }

  get(id: string, locale: string): LintDocument | undefined {
    return this.#documents.get(documentKey(id, locale));
  }

  /** The article in the wanted locale, otherwise in the first that there is. */
  find(id: string, locale: string): LintDocument | undefined {
    return this.get(id, locale) ?? this.get(id, this.localesOf(id)[0] ?? '');
  }

  /** The locales of an article, sorted. */
  localesOf(id: string): readonly string[] {
    return [...(this.#locales.get(id) ?? [])].toSorted();
  }

  documents(): Iterable<LintDocument> {
    return this.#documents.values();
  }

  #indexes() {
    return [this.links, this.questions, this.bodies, this.facts, this.tags];
  }
}
