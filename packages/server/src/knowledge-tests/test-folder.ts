import { rankingOf, runTests, testsOfArticle, type KnowledgeTest, type TestReport } from '@askwell/core/tests';
import type { FolderContent } from '../folder-import/index.ts';
import { createBotEngine } from '../services/bot-engine.ts';
import { indexFolder, learnFolder } from './index-folder.ts';

export interface TestFolderOptions {
  /** Tests besides the `questions` of the articles. Default none. */
  readonly tests?: readonly KnowledgeTest[];
  /** Also ask as if drafts were published. Default false. */
  readonly drafts?: boolean;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops before the next question. */
  readonly signal?: AbortSignal;
}

/**
 * Asks the bot as if exactly this folder were published: every question of its articles, and the given tests.
 *
 * @throws the signal's reason when it is aborted
 */
export async function testFolder(content: FolderContent, options: TestFolderOptions): Promise<TestReport> {
  const { tests = [], drafts = false, onProgress, signal } = options;
  const articles = content.articles.filter(({ draft }) => drafts || !draft);
  const index = indexFolder(content, drafts);
  const classifier = await learnFolder(content, drafts);

  // A provider that fails lets the bot hand over, which a test that wants no answer would take for a pass.
  let failure: unknown;
  const engine = createBotEngine(
    () => index,
    (_, error) => (failure ??= error),
    { classifier: () => classifier },
  );
  return runTests(
    [...articles.flatMap(({ article, path }) => testsOfArticle(article, path)), ...tests],
    async (question) => {
      failure = undefined;
      const decision = await engine.ask(question);
      if (failure !== undefined) throw failure;
      return decision;
    },
    {
      ranking: (question) => rankingOf(index, question),
      ...(onProgress ? { onProgress } : {}),
      ...(signal ? { signal } : {}),
    },
  );
}
