import { foldText } from '../search/index.ts';
import type { Decision, SmallTalkIntent } from './decision.ts';
import type { AnswerProvider } from './provider.ts';
import type { Question } from './question.ts';
import { personPhrases, smallTalkPhrases, softeners } from './small-talk-phrases.ts';

/** What a text is when it is no question for the knowledge base; `person` is the wish to talk to one. */
export interface Aside {
  readonly intent: SmallTalkIntent | 'person';
  readonly confidence: number;
}

/** Small talk and requests for a person are short; a longer text has a subject. */
const longest = 120;

/** When an utterance holds several, what matters most: "hi, thanks, bye" says goodbye. */
const byImportance = ['person', 'about-bot', 'goodbye', 'thanks', 'greeting', 'affirmation'] as const;

/** Folds what people vary without meaning anything: case, script, punctuation, blanks, stretched letters. */
function plain(text: string): string {
  return foldText(text)
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .trim();
}

const phrases = new Map<string, Aside['intent'] | 'softener'>();
let longestPhrase = 0;

function learn(list: string, intent: Aside['intent'] | 'softener'): void {
  for (const phrase of list.split(/[|\n]/).map(plain)) {
    if (!phrase || phrases.has(phrase)) continue;
    phrases.set(phrase, intent);
    longestPhrase = Math.max(longestPhrase, phrase.length);
  }
}

const personInside = new RegExp(personPhrases.inside, 'u');

/**
 * Recognises an utterance that consists of known phrases and nothing else, or asks for a person anywhere; undefined for
 * everything else. Takes at most 120 times the longest phrase steps: a text is walked once, never matched backwards.
 */
export function recogniseAside(text: string): Aside | undefined {
  if (text.length > longest) return undefined;
  if (phrases.size === 0) {
    learn(personPhrases.whole, 'person');
    for (const [intent, list] of Object.entries(smallTalkPhrases)) learn(list, intent as SmallTalkIntent);
    learn(softeners, 'softener');
  }
  const said = plain(text);
  if (!said) return undefined;
  const intent = wholeUtterance(said);
  if (intent) return { intent, confidence: 0.98 };
  return personInside.test(said) ? { intent: 'person', confidence: 0.9 } : undefined;
}

/** The most important intent among the phrases that cover the text without a gap; undefined when they do not. */
function wholeUtterance(said: string): Aside['intent'] | undefined {
  // best[i]: the importance of what covers said[0..i), Infinity for softeners only, undefined when nothing does.
  const best: (number | undefined)[] = [Infinity];
  for (let start = 0; start < said.length; start++) {
    const before = best[start];
    if (before === undefined) continue;
    if (said[start] === ' ') {
      best[start + 1] = Math.min(before, best[start + 1] ?? Infinity);
      continue;
    }
    for (let end = Math.min(said.length, start + longestPhrase); end > start; end--) {
      const found = phrases.get(said.slice(start, end));
      if (!found || splitsWord(said, end)) continue;
      const importance = found === 'softener' ? Infinity : byImportance.indexOf(found);
      best[end] = Math.min(best[end] ?? Infinity, before, importance);
    }
  }
  return byImportance[best[said.length] ?? Infinity];
}

function splitsWord(said: string, at: number): boolean {
  return /^[a-z0-9]{2}$/.test(said.slice(at - 1, at + 1));
}

/** Answers small talk and hands over to a person who is asked for, before the knowledge base is searched. */
export class SmallTalkProvider implements AnswerProvider {
  readonly id = 'small-talk';
  readonly priority = 100;

  answer(question: Question): Promise<Decision | undefined> {
    const aside = recogniseAside(question.text);
    if (!aside) return Promise.resolve(undefined);
    const basis = { confidence: aside.confidence, provider: this.id, features: {} };
    return Promise.resolve(
      aside.intent === 'person'
        ? { kind: 'handoff', reason: 'requested', ...basis }
        : { kind: 'small-talk', intent: aside.intent, ...basis },
    );
  }
}
