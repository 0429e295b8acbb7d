import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import { AnswerFeedbackStore } from '../../stores/answer-feedback-store.ts';
import type { AnswerStore } from '../../stores/answer-store.ts';
import type { LearnedExampleStore } from '../../stores/learned-example-store.ts';
import type { QuestionClassificationStore } from '../../stores/question-classification-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import type { AnswerService } from '../answer-service.ts';
import type { ConversationStores } from '../conversation-changes.ts';
import type { KnowledgeIndexReplica } from '../knowledge-index-replica.ts';
import type { PublishedDocumentSources } from '../published-documents.ts';
import { AnswerFeedbackService } from './answer-feedback-service.ts';
import { AnswerReceiptService } from './answer-receipt-service.ts';
import { CalibrationService } from './calibration-service.ts';
import type { ConfidenceModels } from './confidence-models.ts';
import { LabelledQuestions } from './labelled-questions.ts';
import { LearnedExampleService } from './learned-example-service.ts';
import { MessageObserver } from './message-observer.ts';
import type { VariantsTraining } from './variants-training.ts';
import { WhatIfService } from './what-if-service.ts';

export interface LearningOptions {
  readonly database: DatabaseHandle;
  readonly stores: ConversationStores;
  readonly sources: PublishedDocumentSources;
  readonly taxonomy: TaxonomyStore;
  readonly decided: AnswerStore;
  readonly examples: LearnedExampleStore;
  readonly classifications: QuestionClassificationStore;
  readonly models: ConfidenceModels;
  readonly variants: VariantsTraining;
  readonly replica: KnowledgeIndexReplica;
  readonly answers: AnswerService;
  readonly clock: Clock;
}

/** What learns from people, and what explains and tries out what was learned. */
export function createLearning(options: LearningOptions) {
  const { database, stores, sources, taxonomy, decided, classifications, models, variants, replica, answers, clock } =
    options;
  const { events, messages } = stores;
  const index = () => replica.index;
  const learnedExamples = new LearnedExampleService({
    database,
    examples: options.examples,
    answers: decided,
    articles: sources.articles,
    events,
    clock,
  });
  const labelled = new LabelledQuestions(database, { ...sources, answers: decided });
  return {
    learnedExamples,
    answerFeedback: new AnswerFeedbackService({
      database,
      stores,
      answers: decided,
      feedback: new AnswerFeedbackStore(),
      examples: learnedExamples,
      clock,
    }),
    answerReceipts: new AnswerReceiptService({ database, answers: decided, models, bot: answers }),
    whatIf: new WhatIfService({
      database,
      answers: decided,
      examples: options.examples,
      models,
      variants,
      index,
      clock,
    }),
    calibrations: new CalibrationService({ database, taxonomy, labelled, models, variants, clock }),
    observer: new MessageObserver({
      messages,
      answers: decided,
      classifications,
      events,
      examples: learnedExamples,
      index,
    }),
  };
}
