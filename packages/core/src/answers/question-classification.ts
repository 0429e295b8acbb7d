import { foldText, tokenize } from '../search/index.ts';
import { moodCues, negations, persons, typeCues, urgencyCues } from './question-cues.ts';

export type QuestionType = 'consult' | 'complaint' | 'fault' | 'order' | 'other';
export type Urgency = 'normal' | 'high' | 'urgent';
export type Sentiment = 'positive' | 'neutral' | 'negative';

/** A word or phrase that was decisive, as it stands in the folded text, and what it spoke for. */
export interface DecidingWord {
  readonly word: string;
  readonly speaksFor: QuestionType | 'urgency' | 'positive' | 'negative';
  readonly weight: number;
}

export interface QuestionClassification {
  readonly type: QuestionType;
  readonly urgency: Urgency;
  readonly sentiment: Sentiment;
  /** -1 (very negative) to 1 (very positive). */
  readonly mood: number;
  readonly because: readonly DecidingWord[];
}

/** Cues of one weight, as one pattern. */
interface Cues {
  readonly weight: number;
  readonly pattern: RegExp;
}

const ideographic = /\p{Script=Han}/u;

function patternOf(cue: string): string {
  if (ideographic.test(cue)) return cue;
  const words = cue.replace(/[?+()[\]{}^$|\\]/g, '\\$&').replaceAll('*', '\\w*');
  return /^\w/.test(cue) ? `\\b${words}\\b` : words;
}

function cuesOf(text: string): Cues[] {
  return text.split('\n').map((line) => {
    // The longest cue first, so that "doesnt work" is not read as "doesnt".
    const cues = line
      .slice(2)
      .split(' | ')
      .toSorted((one, other) => other.length - one.length);
    return { weight: Number(line.slice(0, 1)), pattern: new RegExp(cues.map(patternOf).join('|'), 'gu') };
  });
}

const types = Object.entries(typeCues).map(([type, cues]) => [type as QuestionType, cuesOf(cues)] as const);
const urgencyWords = cuesOf(urgencyCues);
const negativeWords = cuesOf(moodCues.negative);
const positiveWords = cuesOf(moodCues.positive);
const negated = new RegExp(
  `(?:${negations
    .split(' | ')
    .map((word) => (ideographic.test(word) ? word : `\\b${word}\\b`))
    .join('|')})(?: ?(?:a|so|very|really|that|too|很|太|怎么|是|有))* ?$`,
);

/** Characters that are read. */
const longest = 2_000;

const person = new RegExp(persons.split(' | ').map(patternOf).join('|'), 'u');

/** Words, or ideographs, from which on a text that says nothing else names a subject that is looked for. */
const subjectFrom = { words: 3, ideographs: 4 };

interface Match {
  readonly word: string;
  readonly at: number;
  readonly weight: number;
}

/** The cues in a text, none overlapping a longer one; in the order they stand. */
function matches(cues: readonly Cues[], text: string): Match[] {
  const found = cues.flatMap(({ weight, pattern }) =>
    Array.from(text.matchAll(pattern), ({ 0: word, index: at }): Match => ({ word, at, weight })),
  );
  found.sort((a, b) => b.word.length - a.word.length || a.at - b.at);
  const taken = new Uint8Array(text.length);
  const kept = found.filter(({ word, at }) => {
    if (taken.subarray(at, at + word.length).includes(1)) return false;
    taken.fill(1, at, at + word.length);
    return true;
  });
  return kept.filter(({ weight }) => weight > 0).toSorted((a, b) => a.at - b.at);
}

/** Whether a text without a cue names a subject, as one types it into a search: neither a word nor about a person. */
function namesSubject(folded: string): boolean {
  if (person.test(folded)) return false;
  const words = tokenize(folded).filter(({ kind, stop }) => kind !== 'bigram' && !stop);
  return words.length >= (ideographic.test(folded) ? subjectFrom.ideographs : subjectFrom.words);
}

/**
 * What kind of question it is, how urgent and in what mood, in English and Chinese, for routing and KPIs. Decided by words
 * that are listed in the result, so that a person can see why; never a reason to refuse an answer.
 */
export function classifyQuestion(text: string): QuestionClassification {
  const folded = foldText(text.slice(0, longest)).replace(/['’‘`]/g, '');
  const because: DecidingWord[] = [];

  let type: QuestionType = 'other';
  let most = 0;
  for (const [candidate, cues] of types) {
    const found = matches(cues, folded);
    // A word said twice is not twice as much of a complaint.
    const weight = [...new Map(found.map((one) => [one.word, one.weight])).values()].reduce((sum, one) => sum + one, 0);
    if (weight > most) {
      most = weight;
      type = candidate;
    }
    for (const one of found) because.push({ word: one.word, speaksFor: candidate, weight: one.weight });
  }

  if (most === 0 && namesSubject(folded)) type = 'consult';

  const urgent = matches(urgencyWords, folded);
  for (const one of urgent) because.push({ word: one.word, speaksFor: 'urgency', weight: one.weight });
  const pressure = urgent.reduce((sum, one) => sum + one.weight, 0);

  let mood = 0;
  for (const [cues, sign] of [
    [negativeWords, -1],
    [positiveWords, 1],
  ] as const) {
    for (const { word, at, weight } of matches(cues, folded)) {
      const turned = negated.test(folded.slice(Math.max(0, at - 24), at));
      // "not good" is bad; "no problem" is only not bad.
      const value = turned ? (sign > 0 ? -weight : 0) : sign * weight;
      if (value === 0) continue;
      mood += value;
      because.push({ word, speaksFor: value < 0 ? 'negative' : 'positive', weight: Math.abs(value) });
    }
  }
  if (/[!！]{2,}|[?？]{3,}/.test(text) && mood < 0) mood--;
  return {
    type,
    urgency: pressure >= 3 ? 'urgent' : pressure >= 2 ? 'high' : 'normal',
    sentiment: mood <= -2 ? 'negative' : mood >= 2 ? 'positive' : 'neutral',
    mood: Math.max(-1, Math.min(1, mood / 6)),
    because,
  };
}
