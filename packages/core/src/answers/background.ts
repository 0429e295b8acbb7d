import { tokenize, type KnowledgeIndex, type SearchDocument, type SearchResult } from '../search/index.ts';

/**
 * What an article that does not answer typically gets in a knowledge base: high where all articles use the same words, low
 * where each has its own subject. A question's best result means more the further it is above this.
 */
export interface Background {
  /** Score, coverage and BM25F share of the best wrong article, as a level; {@link usualMatch} adds the length. */
  readonly score: number;
  readonly coverage: number;
  readonly document: number;
  /** Articles in the index. */
  readonly articles: number;
}

/** Means over the benchmark's knowledge bases: stands in where there is none, and steadies small ones. */
export const typicalBackground: Background = { score: 1.53, coverage: 0.9, document: 0.67, articles: 800 };
/** How much each falls per unit of log(1 + terms): the more is asked, the smaller the share that a wrong article has by chance. */
const slopes = { score: -0.33, coverage: -0.2, document: -0.15 } as const;
/** So many pseudo-questions the typical values count. */
const typicalWeight = 10;
const sampledArticles = 30;
/** Words of each article's two pseudo-questions; two ideographs count as one. */
const pseudoQuestionLengths = [2, 7] as const;
const readCharacters = 3_000;

/** What nearly every index answers with a hundred different articles: beginnings of words, and everyday Chinese words. */
const seeds = ['c', 'p', 's', 't', '使用设置方法', '时间中国问题'];

const known = new WeakMap<KnowledgeIndex, { readonly version: number; readonly background: Background }>();

/**
 * Measures a knowledge base by itself: runs of words are cut from thirty of its articles, chosen by hash, and the best
 * article that each run was not cut from is noted. At most 66 searches; remembered until the index changes, so that it
 * follows from the documents alone and never from what was asked before.
 */
export function backgroundOf(index: KnowledgeIndex): Background {
  const before = known.get(index);
  if (before?.version === index.version) return before.background;
  const background = measure(index);
  // Searching may have put the index in order, which counts as a change.
  known.set(index, { version: index.version, background });
  return background;
}

/** What a wrong article is expected to get for a question of so many terms; at least 0.05. */
export function usualMatch(background: Background, terms: number): Pick<Background, 'score' | 'coverage' | 'document'> {
  const at = (part: keyof typeof slopes): number =>
    Math.max(0.05, background[part] + slopes[part] * Math.log(1 + terms));
  return { score: at('score'), coverage: at('coverage'), document: at('document') };
}

function measure(index: KnowledgeIndex): Background {
  const sums = {
    score: typicalWeight * typicalBackground.score,
    coverage: typicalWeight * typicalBackground.coverage,
    document: typicalWeight * typicalBackground.document,
  };
  let count = typicalWeight;
  for (const document of sampleOf(index)) {
    for (const length of pseudoQuestionLengths) {
      const run = runOf(document, length);
      if (!run) continue;
      const results = index.search(run, { limit: 2, excerpts: false });
      const other: SearchResult | undefined = results.find(({ id }) => id !== document.id);
      const spread = Math.log(1 + (results[0]?.features.terms ?? length));
      sums.score += (other?.score ?? 0) - slopes.score * spread;
      sums.coverage += (other?.features.coverage ?? 0) - slopes.coverage * spread;
      sums.document += (other?.features.document ?? 0) - slopes.document * spread;
      count++;
    }
  }
  return {
    score: sums.score / count,
    coverage: sums.coverage / count,
    document: sums.document / count,
    articles: index.size,
  };
}

/** Up to thirty articles, the same ones for the same documents in whatever order they were added. */
function sampleOf(index: KnowledgeIndex): SearchDocument[] {
  const found = new Map<string, SearchResult>();
  for (const seed of seeds)
    for (const result of index.search(seed, { prefix: true, limit: 100, excerpts: false }))
      found.set(`${result.id}\n${result.locale}`, result);
  return [...found]
    .map(([key, result]) => ({ hash: hashOf(key), result }))
    .sort((a, b) => a.hash - b.hash)
    .slice(0, sampledArticles)
    .flatMap(({ result }) => index.document(result.id, result.locale) ?? []);
}

/** So many consecutive words of an article's text, or of its title where it has none. */
function runOf(document: SearchDocument, length: number): string {
  const written = document.sections.find(({ text }) => text !== '')?.text;
  const text = (written ?? document.questions[0] ?? document.title).slice(0, readCharacters);
  const tokens = tokenize(text).filter(({ kind }) => kind !== 'bigram');
  if (tokens.length < 4) return '';
  const from = hashOf(document.id + length) % Math.max(1, tokens.length - length);
  let words = 0;
  let to = from;
  while (to < tokens.length && words < length) {
    const { kind, stop } = tokens[to++]!;
    if (!stop) words += kind === 'unigram' ? 0.5 : 1;
  }
  // Quotation marks would ask for the exact phrase.
  return text.slice(tokens[from]!.start, tokens[to - 1]!.end).replace(/["“”「」]/g, ' ');
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  return hash >>> 0;
}
