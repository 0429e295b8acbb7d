import {
  gatherEvidence,
  wordingKey,
  type AskedQuestion,
  type Features,
  type VariantsClassifier,
} from '@askwell/core/answers';
import type { KnowledgeIndex, SearchDocument } from '@askwell/core/search';
import { forEachInTurn, type WorkOptions } from '@askwell/core/tests';

/** What is known of a question when it is asked of a knowledge base that does not hold its wording. */
export interface HeldOutEvidence<Question extends AskedQuestion> {
  readonly question: Question;
  /** The article found best. */
  readonly best: string | undefined;
  readonly features: Features | undefined;
}

const folds = 5;

/**
 * Asks questions of the knowledge base as it would be if nobody had written them into it: a wording that an article holds
 * finds that article always, and says nothing of how questions are found that are new. Questions are put into five groups;
 * each group's wordings are left out while it is asked.
 *
 * @param index holds the documents; it does again when this has resolved
 * @param train what the bot uses beside the index, made of given documents
 * @throws the signal's reason when it is aborted
 */
export async function heldOutEvidence<Question extends AskedQuestion>(
  questions: readonly Question[],
  documents: readonly SearchDocument[],
  index: KnowledgeIndex,
  train: (documents: readonly SearchDocument[]) => Promise<VariantsClassifier | undefined>,
  { signal, onProgress }: WorkOptions,
): Promise<HeldOutEvidence<Question>[]> {
  const byArticle = new Map<string, SearchDocument[]>();
  for (const document of documents) byArticle.set(document.id, [...(byArticle.get(document.id) ?? []), document]);
  const gathered: HeldOutEvidence<Question>[] = [];
  for (const group of groupsOf(questions, byArticle)) {
    const without = withoutWordings(group, byArticle);
    const classifier = await train(documents.map((document) => without.get(document) ?? document));
    signal?.throwIfAborted();
    for (const document of without.values()) index.replace(document);
    const done = gathered.length;
    const work = {
      ...(signal ? { signal } : {}),
      onProgress: (progress: { readonly done: number }) =>
        onProgress?.({ done: done + progress.done, total: questions.length }),
    };
    await forEachInTurn(group, work, (question) => {
      const { results, features } = gatherEvidence(question.text, question, index, classifier);
      gathered.push({ question, best: results[0]?.id, features });
    });
    for (const document of without.keys()) index.replace(document);
  }
  return gathered;
}

/** Questions that an article holds in five groups, all others in a sixth one; none of them empty. */
function groupsOf<Question extends AskedQuestion>(
  questions: readonly Question[],
  byArticle: ReadonlyMap<string, readonly SearchDocument[]>,
): Question[][] {
  const groups: Question[][] = Array.from({ length: folds + 1 }, () => []);
  questions.forEach((question, number) => {
    const key = wordingKey(question.text);
    const held = (byArticle.get(question.rightArticle ?? '') ?? []).some((document) =>
      document.questions.some((wording) => wordingKey(wording) === key),
    );
    groups[held ? number % folds : folds]!.push(question);
  });
  return groups.filter((group) => group.length > 0);
}

/** The documents that hold wordings of a group, and what they are without them. */
function withoutWordings(
  group: readonly AskedQuestion[],
  byArticle: ReadonlyMap<string, readonly SearchDocument[]>,
): Map<SearchDocument, SearchDocument> {
  const keys = new Map<string, Set<string>>();
  for (const { text, rightArticle } of group) {
    if (rightArticle === undefined) continue;
    keys.set(rightArticle, (keys.get(rightArticle) ?? new Set()).add(wordingKey(text)));
  }
  const without = new Map<SearchDocument, SearchDocument>();
  for (const [articleId, wordings] of keys) {
    for (const document of byArticle.get(articleId) ?? []) {
      const questions = document.questions.filter((question) => !wordings.has(wordingKey(question)));
      if (questions.length < document.questions.length) without.set(document, { ...document, questions });
    }
  }
  return without;
}
