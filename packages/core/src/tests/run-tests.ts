import type { Decision, Question } from '../answers/index.ts';
import { judge, type Expectation, type KnowledgeTest, type TestFailureCode } from './knowledge-test.ts';
import { forEachInTurn, type WorkOptions } from './progress.ts';
import type { RankedArticle } from './ranking.ts';

/** Decides on a question, as `AnswerEngine.ask` or `KnowledgeProvider.decide` does. */
export type Answering = (question: Question) => Decision | Promise<Decision>;

export interface TestFailure {
  readonly code: TestFailureCode;
  /** A sentence for whoever mends it. */
  readonly message: string;
  /** What ranked instead, best first, with the numbers that ranked it; empty when no ranking was asked for. */
  readonly ranking: readonly RankedArticle[];
  /** Rank of the expected article, from 1; null when it is not in the ranking. */
  readonly expectedRank: number | null;
}

export interface TestResult {
  readonly test: KnowledgeTest;
  readonly passed: boolean;
  /** Null when asking failed. */
  readonly decision: Decision | null;
  readonly failure: TestFailure | null;
}

export interface TestReport {
  /** In the order of the tests. */
  readonly results: readonly TestResult[];
  readonly passed: number;
  readonly failed: number;
}

export interface RunTestsOptions extends WorkOptions {
  /** Tells what a failed test ranked, see `rankingOf`. Default: nothing. */
  readonly ranking?: (question: Question) => readonly RankedArticle[];
}

/**
 * Asks every test's question and compares. One that throws fails; the others run.
 *
 * @throws the signal's reason when it is aborted
 *
 * @example
 * const provider = new KnowledgeProvider({ index });
 * const report = await runTests(tests, (question) => provider.decide(question), {
 *   ranking: (question) => rankingOf(index, question),
 * });
 */
export async function runTests(
  tests: readonly KnowledgeTest[],
  answering: Answering,
  options: RunTestsOptions = {},
): Promise<TestReport> {
  const results: TestResult[] = [];
  await forEachInTurn(tests, options, async (test) => {
    let decision: Decision;
    try {
      decision = await answering(test.question);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const failure: TestFailure = { code: 'error', message, ranking: [], expectedRank: null };
      results.push({ test, passed: false, decision: null, failure });
      return;
    }
    const code = judge(test.expect, decision);
    if (!code) {
      results.push({ test, passed: true, decision, failure: null });
      return;
    }
    const ranking = options.ranking?.(test.question) ?? [];
    const rank = ranking.findIndex(({ articleId }) => articleId === test.expect.article);
    const failure = {
      code,
      message: failureMessage(test.expect, decision),
      ranking,
      expectedRank: rank < 0 ? null : rank + 1,
    };
    results.push({ test, passed: false, decision, failure });
  });
  const passed = results.filter((result) => result.passed).length;
  return { results, passed, failed: results.length - passed };
}

function failureMessage(expect: Expectation, decision: Decision): string {
  const section = expect.section === undefined ? '' : `#${expect.section}`;
  const wanted =
    expect.article === null
      ? 'no answer'
      : expect.article === undefined
        ? expect.decision
        : `${expect.decision ?? 'answer'} with "${expect.article}${section}"`;
  return `Expected ${wanted}, got ${describe(decision)} (confidence ${decision.confidence.toFixed(2)}).`;
}

function describe(decision: Decision): string {
  switch (decision.kind) {
    case 'answer': {
      const [first] = decision.passages;
      return `answer with "${first?.articleId}${first?.sectionId ? `#${first.sectionId}` : ''}"`;
    }
    case 'clarify':
      return `clarify between ${decision.choices.map(({ articleId }) => `"${articleId}"`).join(', ')}`;
    case 'handoff':
      return `handoff (${decision.reason})`;
    case 'small-talk':
      return `small-talk (${decision.intent})`;
  }
}
