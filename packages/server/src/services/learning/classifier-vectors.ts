import {
  loadWordVectors,
  VariantsClassifier,
  wordingsOf,
  type ClassifierOptions,
  type SerialisedClassifier,
} from '@askwell/core/answers';
import type { SearchDocument } from '@askwell/core/search';

/** Word vectors are of English words: a knowledge base without Latin letters does not load them. */
export async function optionsFor(documents: readonly SearchDocument[]): Promise<ClassifierOptions> {
  const latin = wordingsOf(documents).some(({ text }) => /\p{Script=Latin}/u.test(text));
  return latin ? { vectors: await loadWordVectors() } : {};
}

/** A classifier as it was trained, with the word vectors that it names. */
export async function readClassifier(serialised: SerialisedClassifier): Promise<VariantsClassifier> {
  return VariantsClassifier.fromJSON(serialised, serialised.vectors ? { vectors: await loadWordVectors() } : {});
}
