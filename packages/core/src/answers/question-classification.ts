import { foldText } from '../search/index.ts';
import { moodCues, negations, typeCues, urgencyCues } from './question-cues.ts';

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

interface Cues {
  readonly weightOf: ReadonlyMap<string, number>;
  readonly pattern: RegExp;
}

const ideographic = /\p{Script=Han}/u;

function cuesOf(text: string): Cues {
  const weightOf = new Map<string, number>();
  const words: string[] = [];
  for (const line of text.split('\n')) {
    const weight = Number(line.slice(0, 1));
    for (const cue of line.slice(2).split(' | ')) {
      const stem = cue.replace(/\*$/, '');
      weightOf.set(stem, weight);
      if (ideographic.test(cue) || /^\d+$/.test(cue)) words.push(stem);
      else words.push(cue.endsWith('*') ? `\\b${stem}\\w*` : `\\b${stem}\\b`);
    }
  }
  // The longest cue first, so that "doesnt work" is not read as "work".
  const pattern = new RegExp(words.toSorted((a, b) => b.length - a.length).join('|'), 'g');
  return { weightOf, pattern };
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

function matches({ weightOf, pattern }: Cues, text: string): { word: string; at: number; weight: number }[] {
  const found: { word: string; at: number; weight: number }[] = [];
  for (const match of text.matchAll(pattern)) {
    const [word] = match;
    let stem = word;
    while (stem && !weightOf.has(stem)) stem = stem.slice(0, -1);
    found.push({ word, at: match.index, weight: weightOf.get(stem) ?? 1 });
  }
  return found;
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
