import type { DecidingWord, QuestionClassification } from '@askwell/core/answers';
import type { Selectable } from 'kysely';
import type { Reader, Writer } from '../database/index.ts';
import type { QuestionClassificationTable } from '../database/tables/learning.ts';

export interface ClassifiedQuestion extends Omit<QuestionClassification, 'because'> {
  readonly messageId: string;
  readonly because: DecidingWord[];
}

/** What kinds of questions visitors' messages are. */
export class QuestionClassificationStore {
  async add(
    writer: Writer,
    conversationId: string,
    messageId: string,
    { type, urgency, sentiment, mood, because }: QuestionClassification,
    at: number,
  ): Promise<void> {
    await writer
      .insertInto('question_classifications')
      .values({
        message_id: messageId,
        conversation_id: conversationId,
        type,
        urgency,
        sentiment,
        mood,
        because: JSON.stringify(because),
        created_at: at,
      })
      .execute();
  }

  /** Of one conversation, in the order they were asked. */
  async list(reader: Reader, conversationId: string): Promise<ClassifiedQuestion[]> {
    const rows = await reader
      .selectFrom('question_classifications')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .orderBy('created_at')
      .orderBy('message_id')
      .execute();
    return rows.map(toClassified);
  }

  /** The latest of each conversation that has one. */
  async latest(reader: Reader, conversationIds: readonly string[]): Promise<ReadonlyMap<string, ClassifiedQuestion>> {
    if (conversationIds.length === 0) return new Map();
    const rows = await reader
      .selectFrom('question_classifications')
      .selectAll()
      .where('conversation_id', 'in', conversationIds)
      .orderBy('created_at')
      .orderBy('message_id')
      .execute();
    return new Map(rows.map((row) => [row.conversation_id, toClassified(row)]));
  }
}

function toClassified(row: Selectable<QuestionClassificationTable>): ClassifiedQuestion {
  return {
    messageId: row.message_id,
    type: row.type as QuestionClassification['type'],
    urgency: row.urgency as QuestionClassification['urgency'],
    sentiment: row.sentiment as QuestionClassification['sentiment'],
    mood: row.mood,
    because: JSON.parse(row.because) as DecidingWord[],
  };
}
