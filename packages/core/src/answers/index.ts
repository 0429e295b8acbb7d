export {
  confidenceFeatures,
  confidenceOf,
  defaultConfidenceModel,
  type Confidence,
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
export { isFollowUp, withContext } from './follow-ups.ts';
export { fitLogistic, probabilityOf, type Features, type LabelledFeatures, type LogisticModel } from './logistic.ts';
export {
  VariantsClassifier,
  type Classification,
  type ClassifiedWording,
  type LabelledWording,
  type SerialisedClassifier,
} from './variants-classifier.ts';
export { KnowledgeProvider, type KnowledgeProviderOptions } from './knowledge-provider.ts';
export type { AnswerProvider } from './provider.ts';
export type { Question } from './question.ts';
export { recogniseAside, SmallTalkProvider, type Aside } from './small-talk.ts';
export { defaultThresholds, type Thresholds } from './thresholds.ts';
