export { backgroundOf, type Background } from './background.ts';
export { calibrate, type LabelledEvidence } from './calibrate.ts';
export {
  confidenceFeatures,
  confidenceOf,
  defaultConfidenceModel,
  type Confidence,
  type ConfidenceContext,
  type ConfidenceModel,
  type ScriptConfidence,
} from './confidence.ts';
export type {
  AnswerDecision,
  AnswerPassage,
  ClarifyChoice,
  ClarifyDecision,
  Decision,
  DecisionBasis,
  HandoffDecision,
  HandoffReason,
  SmallTalkDecision,
  SmallTalkIntent,
} from './decision.ts';
export { AnswerEngine, type AnswerEngineOptions, type Timer } from './engine.ts';
export { gatherEvidence, type Evidence } from './evidence.ts';
export { isFollowUp, withContext } from './follow-ups.ts';
export {
  fitLogistic,
  probabilityOf,
  type Features,
  type LabelledFeatures,
  type LogisticModel,
  type PriorStrength,
} from './logistic.ts';
export { loadWordVectors, type WordVectors } from '../vectors/index.ts';
export {
  VariantsClassifier,
  type Classification,
  type ClassifiedWording,
  type ClassifierOptions,
  type LabelledWording,
  type SerialisedClassifier,
} from './variants-classifier.ts';
export { KnowledgeProvider, type KnowledgeProviderOptions } from './knowledge-provider.ts';
export type { AnswerProvider } from './provider.ts';
export type { Question } from './question.ts';
export { recogniseAside, SmallTalkProvider, type Aside } from './small-talk.ts';
export { defaultThresholds, type Thresholds } from './thresholds.ts';
export {
  effectOfThresholds,
  outcomeAt,
  precisionCoverage,
  type CurvePoint,
  type ThresholdEffect,
  type WeighedQuestion,
} from './threshold-outcome.ts';
export {
  approvedWordings,
  decideExample,
  learnableWording,
  longestWording,
  mostLearnedWordings,
  nearDuplicateWording,
  wordingKey,
  type ExampleDecision,
  type ExampleProblem,
  type ExampleSource,
  type ExampleState,
  type LearnedExample,
} from './learning.ts';
export {
  changesOf,
  explainDecision,
  type ConfidenceExplanation,
  type DecisionChange,
  type DecisionVersions,
  type FeatureContribution,
  type Receipt,
  type ReceiptCitation,
} from './receipt.ts';
export { trainFromDocuments, wordingsOf } from './train-classifier.ts';
export { replay, type AskedQuestion, type Replay, type ReplayOptions } from './replay.ts';
export { variantConfidence, VariantsProvider, type VariantsProviderOptions } from './variants-provider.ts';
export {
  classifyQuestion,
  type DecidingWord,
  type QuestionClassification,
  type QuestionType,
  type Sentiment,
  type Urgency,
} from './question-classification.ts';
