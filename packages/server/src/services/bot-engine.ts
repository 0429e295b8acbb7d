import { AnswerEngine, KnowledgeProvider, SmallTalkProvider } from '@askwell/core/answers';
import type { KnowledgeIndex } from '@askwell/core/search';

/**
 * The engine that answers customers; whoever tries out what it would say uses the same.
 *
 * @param index called for each question, because a running server exchanges its index
 */
export function createBotEngine(
  index: () => KnowledgeIndex,
  onProviderError: (provider: string, error: unknown) => void,
): AnswerEngine {
  return new AnswerEngine({ providers: [new SmallTalkProvider(), new KnowledgeProvider({ index })], onProviderError });
}
