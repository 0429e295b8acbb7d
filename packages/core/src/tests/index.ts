export {
  AnswerReplay,
  type AnswerEffect,
  type AnswerReplayOptions,
  type EffectEntry,
  type EffectKind,
  type EffectSubject,
  type Outcome,
  type PastQuestion,
  type TestEffect,
} from './answer-effect.ts';
export { DraftOverlay, type DocumentChange } from './draft-overlay.ts';
export {
  defaultEffectPolicy,
  effectVerdict,
  type EffectPolicy,
  type EffectVerdict,
  type Regression,
} from './effect-verdict.ts';
export { judge, testsOfArticle, type Expectation, type KnowledgeTest, type TestFailureCode } from './knowledge-test.ts';
export { longestTestFile, mostTestsPerFile, parseTests, type TestFile, type TestFileProblem } from './parse-tests.ts';
export { forEachInTurn, type Progress, type WorkOptions } from './progress.ts';
export { rankingOf, type RankedArticle } from './ranking.ts';
export {
  runTests,
  type Answering,
  type RunTestsOptions,
  type TestFailure,
  type TestReport,
  type TestResult,
} from './run-tests.ts';
export { GapClusters, nearDuplicate, type GapCluster, type GapQuestion } from './gap-clusters.ts';
