import type { Message } from '@askwell/core/conversations';
import type { Evidence } from './participant.ts';

/** What the crash test found; all counts are 0 for a server that keeps its promise. */
export interface Verdict {
  /** Acknowledged, but not stored. */
  lost: number;
  /** Stored or delivered more than once. */
  duplicated: number;
  /** Stored or delivered in another order than written, or with a gap in `seq`. */
  disordered: number;
  /** Stored, but not seen by a side, or seen but not stored. */
  unequal: number;
  /** Questions that the bot did not answer exactly once. */
  unanswered: number;
}

/** Compares what both sides wrote and saw of one conversation with what the server stored. */
export function judge(
  conversationId: string,
  stored: readonly Message[],
  customer: Evidence,
  agent: Evidence,
  withBot: boolean,
): Verdict {
  const ids = stored.map((message) => message.clientId);
  const verdict: Verdict = { lost: 0, duplicated: 0, disordered: 0, unequal: 0, unanswered: 0 };
  verdict.duplicated += ids.length - new Set(ids).size;
  if (stored.some((message, index) => message.seq !== index + 1)) verdict.disordered++;

  for (const side of [customer, agent]) {
    const written = side.written.get(conversationId) ?? [];
    verdict.lost += written.filter((id) => side.acknowledged.has(id) && !ids.includes(id)).length;
    const order = ids.filter((id) => written.includes(id));
    if (order.join() !== written.filter((id) => order.includes(id)).join()) verdict.disordered++;

    const seen = side.seen.get(conversationId) ?? [];
    verdict.duplicated += seen.length - new Set(seen.map((message) => message.id)).size;
    if (seen.some((message, index) => index > 0 && message.seq < (seen[index - 1]?.seq ?? 0))) verdict.disordered++;
    if (
      seen.map((message) => message.id).join() !==
      stored
        .slice(-seen.length)
        .map((message) => message.id)
        .join()
    ) {
      verdict.unequal++;
    }
  }

  if (withBot) {
    const questions = stored.filter((message) => message.author.kind === 'visitor').length;
    const replies = stored.filter((message) => message.author.kind === 'bot').length;
    verdict.unanswered += Math.abs(questions - replies);
  }
  return verdict;
}

export function sum(verdicts: readonly Verdict[]): Verdict {
  const total: Verdict = { lost: 0, duplicated: 0, disordered: 0, unequal: 0, unanswered: 0 };
  for (const verdict of verdicts) {
    for (const key of Object.keys(total) as (keyof Verdict)[]) total[key] += verdict[key];
  }
  return total;
}
