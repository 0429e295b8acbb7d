import type { MessageContent } from '@askwell/core/conversations';
import type { Reader } from '../database/index.ts';
import type { GapOutcome } from './gap-store.ts';

/** A question that no gap has taken in yet, as it was asked. */
export interface NewGapQuestion {
  readonly id: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly outcome: GapOutcome;
  readonly text: string;
  readonly locale: string;
  readonly askedAt: number;
  /** Names known from the conversation. */
  readonly names: readonly string[];
}

/** What an agent replied in a resolved conversation. */
export interface AgentReply {
  readonly conversationId: string;
  readonly at: number;
  readonly text: string;
  readonly names: readonly string[];
}

/** Where knowledge gaps come from: questions without an answer, and answers that did not help. */
export class GapSourceStore {
  /** Questions that came since, the oldest first. */
  async unanswered(reader: Reader, limit: number): Promise<NewGapQuestion[]> {
    const rows = await reader
      .selectFrom('unanswered_questions')
      .innerJoin('conversations', 'conversations.id', 'unanswered_questions.conversation_id')
      .leftJoin('gap_questions', 'gap_questions.id', 'unanswered_questions.id')
      .select([
        'unanswered_questions.id',
        'unanswered_questions.conversation_id',
        'unanswered_questions.message_id',
        'unanswered_questions.question',
        'unanswered_questions.locale',
        'unanswered_questions.created_at',
        'conversations.visitor_name',
        'conversations.assignee_name',
      ])
      .where('gap_questions.id', 'is', null)
      .orderBy('unanswered_questions.created_at')
      .orderBy('unanswered_questions.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      conversationId: row.conversation_id,
      messageId: row.message_id,
      outcome: 'unanswered',
      text: row.question,
      locale: row.locale,
      askedAt: row.created_at,
      names: namesOf(row),
    }));
  }

  /** Questions whose answer was rated badly since, known by the message of the answer. */
  async ratedBadly(reader: Reader, limit: number): Promise<NewGapQuestion[]> {
    const rows = await reader
      .selectFrom('answer_feedback')
      .innerJoin('answers', 'answers.message_id', 'answer_feedback.message_id')
      .innerJoin('messages', 'messages.id', 'answers.question_message_id')
      .innerJoin('conversations', 'conversations.id', 'answer_feedback.conversation_id')
      .leftJoin('gap_questions', 'gap_questions.id', 'answer_feedback.message_id')
      .select([
        'answer_feedback.message_id',
        'answer_feedback.conversation_id',
        'messages.id as question_id',
        'messages.content',
        'messages.created_at',
        'conversations.locale',
        'conversations.visitor_name',
        'conversations.assignee_name',
      ])
      .where('answer_feedback.rating', '=', 'not-helpful')
      .where('gap_questions.id', 'is', null)
      .orderBy('answer_feedback.created_at')
      .orderBy('answer_feedback.message_id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.message_id,
      conversationId: row.conversation_id,
      messageId: row.question_id,
      outcome: 'rated-badly',
      text: wordsOf(row.content),
      locale: row.locale,
      askedAt: row.created_at,
      names: namesOf(row),
    }));
  }

  /** Questions in gaps whose visitors changed their mind: the answer did help. */
  async retracted(reader: Reader): Promise<string[]> {
    const rows = await reader
      .selectFrom('gap_questions')
      .innerJoin('answer_feedback', 'answer_feedback.message_id', 'gap_questions.id')
      .select('gap_questions.id')
      .where('gap_questions.outcome', '=', 'rated-badly')
      .where('answer_feedback.rating', '=', 'helpful')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** What agents wrote after a gap's questions in conversations that they resolved, the latest first. */
  async replies(reader: Reader, gapId: string, limit: number): Promise<AgentReply[]> {
    const rows = await reader
      .selectFrom('gap_questions')
      .innerJoin('conversations', 'conversations.id', 'gap_questions.conversation_id')
      .innerJoin('messages as question', 'question.id', 'gap_questions.message_id')
      .innerJoin('messages as reply', (join) =>
        join
          .onRef('reply.conversation_id', '=', 'gap_questions.conversation_id')
          .onRef('reply.seq', '>', 'question.seq')
          .on('reply.author_kind', '=', 'agent'),
      )
      .select([
        'reply.id',
        'reply.conversation_id',
        'reply.created_at',
        'reply.content',
        'reply.author_name as assignee_name',
        'conversations.visitor_name',
      ])
      .distinct()
      .where('gap_questions.gap_id', '=', gapId)
      .where('conversations.state', '=', 'resolved')
      .orderBy('reply.created_at', 'desc')
      .orderBy('reply.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      conversationId: row.conversation_id,
      at: row.created_at,
      text: wordsOf(row.content),
      names: namesOf(row),
    }));
  }
}

function namesOf(row: { readonly visitor_name: string | null; readonly assignee_name: string | null }): string[] {
  return [row.visitor_name, row.assignee_name].filter((name) => name !== null);
}

function wordsOf(content: string): string {
  const said = JSON.parse(content) as MessageContent;
  return 'text' in said ? said.text : '';
}
