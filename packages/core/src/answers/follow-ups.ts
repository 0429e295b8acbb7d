import { tokenize } from '../search/index.ts';
import type { Question } from './question.ts';

// "and on Android?", "what about refunds", "那退款呢", "换成信用卡可以吗"
const opening =
  /^\s*(?:and|but|or|also|what about|how about|what if|same for|then|so|ok(?:ay)?,?\s+(?:and|but)|那么?|那如果|还有|另外|如果是?|换成|要是|那要是|那麼|還有|換成)(?![a-z])/i;
const pointing = /\b(?:it|that|this|these|those|them|one)\b|(?:它|这个|那个|这样|上面|刚才|這個|那個|這樣|剛才)/i;

/**
 * The text to search for: a short follow-up is read together with the question before it, because it names only what
 * differs. A question that can stand alone is left alone.
 */
export function withContext(question: Question): string {
  const before = question.previous?.at(-1);
  if (!before || !isFollowUp(question.text)) return question.text;
  return `${question.text} ${before}`;
}

/** Whether a text leans on what was said before: it opens like one, or is very short and points at something. */
export function isFollowUp(text: string): boolean {
  const subject = tokenize(text).filter(({ kind, stop }) => kind !== 'bigram' && !stop).length;
  if (subject === 0) return true;
  const ideographs = /\p{Script=Han}/u.test(text);
  const short = ideographs ? 8 : 4;
  if (opening.test(text)) return subject <= 2 * short;
  if (ideographs && /[呢]\s*[?？]?\s*$/.test(text)) return subject <= short;
  return pointing.test(text) && subject <= short / 2;
}
