import { documentKey, type SearchDocument } from './document.ts';
import { matchRanges, snippetOf, type Range, type Snippet } from './highlight.ts';
import { indexDocument, tokenizeDocument, type DocumentTexts, type IndexedDocument } from './indexed-document.ts';
import { localeFit } from './locales.ts';
import type { MatchFeatures } from './match-features.ts';
import { Postings } from './postings.ts';
import { parseQuery } from './query.ts';
import { Rescorer } from './rescoring.ts';
import { CandidateFinder } from './scoring.ts';
import { everydaySynonymGroups, pinyinSpeller, requireHanFolding, type PinyinSpeller } from './search-data.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { synonymTable, type SynonymGroup, type SynonymTable } from './synonyms.ts';
import { TermWeights } from './term-weights.ts';
import { defaultTuning, type RankingTuning, type Tuning } from './tuning.ts';
import { Vocabulary } from './vocabulary.ts';

export interface KnowledgeIndexOptions {
  /** Groups of phrases that mean the same in this knowledge base. Default: none. */
  readonly synonyms?: readonly SynonymGroup[];
  /** Whether words that people use for one another everywhere (`delete`, `remove`) are synonyms too. Default true. */
  readonly everydaySynonyms?: boolean;
  /** Whether titles and questions in Chinese are found by pinyin and initials too: `mima`, `czmm` for 重置密码. Default false. */
  readonly pinyin?: boolean;
  /** Ranking constants. Default: the ones chosen by the benchmark. */
  readonly tuning?: Tuning;
}

/** Only documents that match every given field are found. */
export interface SearchFilter {
  /** The category itself or any category below it. */
  readonly category?: string;
  /** All of these tags. */
  readonly tags?: readonly string[];
  /** `customer` excludes internal documents; `internal` is what staff may read: both. Default: both. */
  readonly audience?: 'customer' | 'internal';
  /** Exactly this locale; to prefer one, pass `locale` beside the filter. */
  readonly locale?: string;
}

export interface SearchOptions {
  /** The reader's locale: preferred, not required. */
  readonly locale?: string;
  /** Most results to return, 1 to 100. Default 10. */
  readonly limit?: number;
  readonly filter?: SearchFilter;
  /** Search as you type: the last word may be unfinished. Default false. */
  readonly prefix?: boolean;
  /** Whether to cut out snippets and mark matches; false where nobody reads them, which saves most of the time. Default true. */
  readonly excerpts?: boolean;
}

export interface SearchResult {
  readonly id: string;
  readonly locale: string;
  readonly title: string;
  readonly category: string;
  /** How far the document may be trusted today. */
  readonly verification: NonNullable<SearchDocument['verification']>;
  /** Comparable within one search only. */
  readonly score: number;
  /** The section that answers; empty id and heading when it is the text before the first heading. */
  readonly section: { readonly id: string; readonly heading: string };
  readonly titleRanges: readonly Range[];
  readonly snippet: Snippet;
  /** How the query matched; what confidence is judged by. */
  readonly features: MatchFeatures;
}

/** How many documents and distinct terms match, by category, tag and locale. */
export interface Facets {
  readonly categories: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
  readonly locales: ReadonlyMap<string, number>;
}

/** What ranks the questions of one script. */
interface Ranking {
  readonly weights: TermWeights;
  readonly finder: CandidateFinder;
}

/** Documents that are compared in detail with the query; fewer while it is typed, when only the first few are shown. */
const rescoredAtMost = 100;
const rescoredWhileTyping = 20;

const defaultLimit = 10;
const highestLimit = 100;

/** As many results as were asked for, 1 to 100; the default for what is no number. */
function boundedLimit(limit: number = defaultLimit): number {
  return Number.isNaN(limit) ? defaultLimit : Math.max(1, Math.min(highestLimit, Math.floor(limit)));
}

const trust = { verified: 1, due: 0.99, overdue: 0.95, expired: 0.8 } as const;

/**
 * Finds the documents, and in them the sections, that answer a question. Deterministic: the same documents give the same
 * results in every engine, in whatever order they were added. No I/O, no clock.
 *
 * @example
 * const index = new KnowledgeIndex();
 * index.add({ id: 'reset-password', locale: 'en', title: 'Reset your password', questions: [], tags: [], category: '',
 *   audience: 'customer', sections: [{ id: '', heading: '', text: 'Open the login page and choose "Forgot password".' }] });
 * index.search('I forgot my password')[0]?.id; // 'reset-password'
 */
export class KnowledgeIndex {
  readonly #options: Required<KnowledgeIndexOptions>;
  readonly #spell: PinyinSpeller | undefined;
  readonly #synonyms: SynonymTable;
  readonly #vocabulary = new Vocabulary();
  readonly #postings = new Postings(this.#vocabulary);
  readonly #latin: Ranking;
  readonly #cjk: Ranking;
  readonly #numbers = new Map<string, number>();

  constructor(options: KnowledgeIndexOptions = {}) {
    this.#options = {
      synonyms: options.synonyms ?? [],
      everydaySynonyms: options.everydaySynonyms ?? true,
      pinyin: options.pinyin ?? false,
      tuning: options.tuning ?? defaultTuning,
    };
    if (this.#options.pinyin) this.#spell = pinyinSpeller();
    const everyday = this.#options.everydaySynonyms ? everydaySynonymGroups() : [];
    this.#synonyms = synonymTable([...everyday, ...this.#options.synonyms]);
    this.#latin = this.#rankingWith(this.#options.tuning.latin);
    this.#cjk = this.#rankingWith(this.#options.tuning.cjk);
  }

  #rankingWith(tuning: RankingTuning): Ranking {
    return { weights: new TermWeights(this.#vocabulary, tuning), finder: new CandidateFinder(this.#postings, tuning) };
  }

  /** Documents in the index; each locale of an article counts. */
  get size(): number {
    return this.#postings.size;
  }

  /** Another number after every change: what was computed from the index holds as long as it is the same. */
  get version(): number {
    return this.#postings.version;
  }

  /** @throws Error when a document of the same id and locale is in the index */
  add(document: SearchDocument): void {
    requireHanFolding(() => textsOf(document));
    this.#add(document, tokenizeDocument(document, this.#vocabulary));
  }

  #add(document: SearchDocument, texts: DocumentTexts): void {
    const key = documentKey(document.id, document.locale);
    if (this.#numbers.has(key)) {
      throw new Error(
        `Document "${document.id}" (${document.locale}) is already in the index. Use replace() to change it.`,
      );
    }
    const { latin, cjk } = this.#options.tuning;
    const window = { latin: latin.window, cjk: cjk.window };
    const indexed = indexDocument(document, texts, this.#vocabulary, window, this.#spell);
    this.#numbers.set(key, this.#postings.add(indexed));
  }

  /** Adds a document or puts it in the place of the one with the same id and locale. */
  replace(document: SearchDocument): void {
    this.remove(document.id, document.locale);
    this.add(document);
  }

  /** Forgets a document; does nothing when it is not in the index. */
  remove(id: string, locale: string): void {
    const key = documentKey(id, locale);
    const number = this.#numbers.get(key);
    if (number === undefined) return;
    this.#postings.remove(number);
    this.#numbers.delete(key);
  }

  has(id: string, locale: string): boolean {
    return this.#numbers.has(documentKey(id, locale));
  }

  /** An article as it was added, in the locale that serves the reader best; undefined when it is not in the index. */
  document(id: string, locale: string): SearchDocument | undefined {
    const number = this.#numbers.get(documentKey(id, locale));
    if (number !== undefined) return this.#postings.document(number)?.source;
    const others: SearchDocument[] = [];
    for (const one of this.#numbers.values()) {
      const source = this.#postings.document(one)?.source;
      if (source?.id === id) others.push(source);
    }
    return others.sort((a, b) => localeFit(b.locale, locale) - localeFit(a.locale, locale))[0];
  }

  /** The best documents first, each article at most once, in the locale that serves the reader best. */
  search(query: string, options: SearchOptions = {}): SearchResult[] {
    const limit = boundedLimit(options.limit);
    const excerpts = options.excerpts ?? true;
    const { parsed, ranked } = this.#rank(
      query,
      options,
      options.prefix ? Math.max(rescoredWhileTyping, limit) : rescoredAtMost,
    );
    const wanted = new Set<string>();
    for (const slot of parsed.slots)
      if (!slot.stop) for (const { term } of slot.terms) wanted.add(this.#vocabulary.termOf(term));
    return ranked.slice(0, limit).map(({ document, score, features, section }) => {
      const { id, locale, title, category, sections, verification = 'verified' } = document.source;
      const best = sections[section] ?? sections[0];
      return {
        id,
        locale,
        title,
        category,
        verification,
        score,
        section: { id: best?.id ?? '', heading: best?.heading ?? '' },
        titleRanges: excerpts ? matchRanges(title, wanted) : [],
        snippet: excerpts && best ? snippetOf(best.text, wanted) : { text: '', ranges: [] },
        features,
      };
    });
  }

  /** Counts the matching documents (at most the best hundred) by category, tag and locale. */
  facets(query: string, options: Omit<SearchOptions, 'limit'> = {}): Facets {
    const categories = new Map<string, number>();
    const tags = new Map<string, number>();
    const locales = new Map<string, number>();
    const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
    for (const { document } of this.#rank(query, options, rescoredAtMost).ranked) {
      count(categories, document.source.category);
      count(locales, document.source.locale);
      for (const tag of document.source.tags) count(tags, tag);
    }
    return { categories, tags, locales };
  }

  /** @param candidates documents that are compared in detail, at most {@link rescoredAtMost} */
  #rank(query: string, options: Omit<SearchOptions, 'limit'>, candidates: number) {
    for (const steps = this.#preparing(); !steps.next().done;);
    const parsed = parseQuery(query, this.#vocabulary, this.#postings.size, this.#synonyms, options.prefix ?? false);
    const { weights, finder } = parsed.cjk ? this.#cjk : this.#latin;
    const found = finder.find(
      parsed,
      ({ source }) => admits(source, options.filter),
      (a, b) => this.#compareKeys(a, b),
      candidates,
    );
    const rescorer = new Rescorer(
      parsed,
      this.#vocabulary,
      weights,
      this.#postings.size,
      this.#postings.shareWithQuestions,
    );
    const scored = [];
    for (const { number, score: bm25 } of found) {
      const document = this.#postings.document(number)!;
      const rescored = rescorer.rescore(document, bm25);
      if (!rescored) continue;
      const { source } = document;
      const score =
        rescored.score * localeFit(source.locale, options.locale) * trust[source.verification ?? 'verified'];
      scored.push({ number, document, score, features: rescored.features, section: rescored.section });
    }
    scored.sort((a, b) => b.score - a.score || this.#compareKeys(a.number, b.number));
    return { parsed, ranked: onePerArticle(scored, options.locale) };
  }

  #compareKeys(a: number, b: number): number {
    const [first, second] = [this.#postings.document(a)!.source, this.#postings.document(b)!.source];
    if (first.id !== second.id) return first.id < second.id ? -1 : 1;
    return first.locale < second.locale ? -1 : first.locale > second.locale ? 1 : 0;
  }

  /** How the index was made. */
  get options(): Required<KnowledgeIndexOptions> {
    return this.#options;
  }

  *documents(): Generator<SearchDocument, void> {
    for (const number of this.#numbers.values()) yield this.#postings.document(number)!.source;
  }

  /**
   * The index of a snapshot, several times faster than building it. Browsers use `loadSnapshot`, which also loads what it
   * needs and can pause.
   *
   * @throws Error when the bytes are damaged or from a version that splits or stores text differently
   */
  static fromSnapshot(bytes: Uint8Array): KnowledgeIndex {
    for (const steps = KnowledgeIndex.restoring(openSnapshot(bytes)); ;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** Restores an index in small steps. */
  static *restoring({ options, documents }: Snapshot): Generator<void, KnowledgeIndex> {
    const index = new KnowledgeIndex(options);
    for (const { source, texts } of documents(index.#vocabulary)) {
      index.#add(source, texts);
      yield;
    }
    yield* index.#preparing();
    return index;
  }

  /** Makes all changes searchable; the next search does it otherwise. */
  *#preparing(): Generator<void, void> {
    const renumbered = yield* this.#postings.preparing();
    renumbered?.forEach((document, number) => {
      if (document) this.#numbers.set(documentKey(document.source.id, document.source.locale), number);
    });
  }
}

function textsOf({ title, questions, sections, tags, category }: SearchDocument): string[] {
  return [title, ...questions, ...tags, category, ...sections.flatMap(({ heading, text }) => [heading, text])];
}

function admits(document: SearchDocument, filter: SearchFilter | undefined): boolean {
  if (!filter) return true;
  const { category, tags, audience, locale } = filter;
  if (category && document.category !== category && !document.category.startsWith(`${category}/`)) return false;
  if (tags && !tags.every((tag) => document.tags.includes(tag))) return false;
  if (audience === 'customer' && document.audience !== 'customer') return false;
  return locale === undefined || document.locale === locale;
}

/** Keeps each article at its best rank, shown in the locale that fits the reader best among those that match well. */
function onePerArticle<T extends { document: IndexedDocument; score: number }>(
  ranked: readonly T[],
  locale: string | undefined,
): T[] {
  const best = new Map<string, T>();
  const rank = new Map<string, number>();
  for (const one of ranked) {
    const { id } = one.document.source;
    const chosen = best.get(id);
    if (!chosen) {
      best.set(id, one);
      rank.set(id, one.score);
    } else if (
      one.score >= 0.6 * rank.get(id)! &&
      localeFit(one.document.source.locale, locale) > localeFit(chosen.document.source.locale, locale)
    ) {
      best.set(id, { ...one, score: rank.get(id)! });
    }
  }
  return [...best.values()];
}
