export { calibrate, type Calibration } from './calibrate.ts';
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
export {
  acceptedWordings,
  proposeExample,
  type ExampleSource,
  type ExampleState,
  type TrainingExample,
} from './learning.ts';
export { receiptOf, type CitedRevision, type Receipt, type ReceiptCitation } from './receipt.ts';
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
