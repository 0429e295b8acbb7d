import {
  AnswerEngine,
  defaultConfidenceModel,
  defaultThresholds,
  KnowledgeProvider,
  SmallTalkProvider,
  type AnswerProvider,
  type ConfidenceModel,
  type VariantsClassifier,
} from '@askwell/core/answers';
import type { KnowledgeIndex } from '@askwell/core/search';

export interface BotEngineOptions {
  /** The confidence model in use. Default: the one that ships. */
  readonly model?: () => ConfidenceModel;
  /** What was learned from labelled wordings, once there are enough. Default: nothing. */
  readonly classifier?: () => VariantsClassifier | undefined;
}

/** From when on the bot answers and asks back. */
export const botThresholds = defaultThresholds;

/**
 * The engine that answers customers; whoever tries out what it would say uses the same.
 *
 * @param index called for each question, because a running server exchanges its index
 */
export function createBotEngine(
  index: () => KnowledgeIndex,
  onProviderError: (provider: string, error: unknown) => void,
  { model = () => defaultConfidenceModel, classifier = () => undefined }: BotEngineOptions = {},
): AnswerEngine {
  // The model is exchanged while questions come: each is decided with what is in use when it is asked.
  const knowledge: AnswerProvider = {
    id: 'knowledge',
    priority: 0,
    answer: (question) =>
      new KnowledgeProvider({ index, thresholds: botThresholds, model: model(), classifier }).answer(question),
  };
  return new AnswerEngine({ providers: [new SmallTalkProvider(), knowledge], onProviderError });
}
