import type { KnowledgeIndex, SearchResult } from '../search/index.ts';
import { backgroundOf } from './background.ts';
import { confidenceFeatures, isTied, judgedResults } from './confidence.ts';
import type { Features } from './logistic.ts';
import type { Question } from './question.ts';
import type { ClassifiedWording, VariantsClassifier } from './variants-classifier.ts';

/** Everything that a decision about a question is made from. */
export interface Evidence {
  /** At most five, best first; scores are comparable within one question only. */
  readonly results: readonly SearchResult[];
  /** What confidence is judged by; undefined when nothing was found. */
  readonly features: Features | undefined;
  /** Whether the best two match so alike that which one is best is chance: the asker should choose. */
  readonly tied: boolean;
}

/**
 * What the classifier's probability of 1 adds to a result's share (0 to 1) of the best score. Chosen in
 * benchmarks/answers: more costs hits where few wordings are known, less leaves gains with ten wordings per article.
 */
const classifierShare = 0.25;

/**
 * Looks at a question from both sides: the search index, and the classifier of labelled wordings where there is one. Both
 * together rank the results and judge them.
 *
 * @param text what is searched for: the question, with its context if it is a follow-up
 */
export function gatherEvidence(
  text: string,
  { locale, audience = 'customer' }: Pick<Question, 'locale' | 'audience'>,
  index: KnowledgeIndex,
  classifier?: VariantsClassifier,
): Evidence {
  const found = index.search(text, { locale, limit: judgedResults, excerpts: false, filter: { audience } });
  const classified = found.length ? classifier?.classify(text) : undefined;
  const results = classified ? reranked(found, classified) : found;
  const features = confidenceFeatures(results, {
    classified,
    ...(results.length && { background: backgroundOf(index) }),
  });
  return { results, features, tied: features !== undefined && isTied(features) };
}

/** What was found in the order of both views; scores are those of the index plus what the classifier adds. */
function reranked(found: readonly SearchResult[], { labels }: ClassifiedWording): SearchResult[] {
  const probabilities = new Map(labels.map(({ label, probability }) => [label, probability]));
  const best = found[0]!.score || 1;
  return found
    .map((one) => ({ ...one, score: one.score + best * classifierShare * (probabilities.get(one.id) ?? 0) }))
    .sort((a, b) => b.score - a.score);
}
