import { editDistance, err, ok, type Result } from '../base/index.ts';
import { foldText, tokenize } from '../search/index.ts';
import { recogniseAside } from './small-talk.ts';

/** What people did from which an example is learned: rated an answer, chose a clarification, answered, or labelled. */
export type ExampleSource = 'helpful' | 'not-helpful' | 'clarification' | 'agent' | 'editor';

/** Only what an editor `approved` reaches the public bot. `rejected` and `removed` stay known, so that nobody is asked twice. */
export type ExampleState = 'candidate' | 'approved' | 'rejected' | 'removed';

/** What an editor does with an example. */
export type ExampleDecision = 'approve' | 'reject' | 'remove';

/** A question with what people said of an article as its answer. */
export interface LearnedExample {
  /** As it was asked, personal data masked. */
  readonly question: string;
  /** The language of the article that it is a wording for. */
  readonly locale: string;
  /** Null: nothing in the knowledge base answers it. */
  readonly articleId: string | null;
  /** Whether the article answers the question; false when people said that it does not, or that nothing does. */
  readonly helpful: boolean;
  readonly state: ExampleState;
  /** How often people said so: near-duplicates are one example. At least 1. */
  readonly count: number;
}

/** Why a decision is not possible. */
export interface ExampleProblem {
  readonly code: 'not-candidate';
  readonly state: ExampleState;
}

/**
 * What a decision makes of an example. Only a candidate can be rejected; what is in use is removed. Anything can be
 * approved, so that a mistake is undone the way it was made; deciding the same twice changes nothing.
 */
export function decideExample(state: ExampleState, decision: ExampleDecision): Result<ExampleState, ExampleProblem> {
  if (decision === 'approve') return ok('approved');
  if (decision === 'remove') return ok('removed');
  return state === 'candidate' || state === 'rejected' ? ok('rejected') : err({ code: 'not-candidate', state });
}

/** Longest wording that is learned, in UTF-16 code units: what is longer is a story and no wording of a question. */
export const longestWording = 300;

/** A text as a wording to learn; undefined when it is too long, says nothing, or is small talk or the wish for a person. */
export function learnableWording(text: string): string | undefined {
  const wording = text.trim().replace(/\s+/g, ' ');
  if (wording.length > longestWording || recogniseAside(wording)) return undefined;
  return tokenize(wording).some(({ stop }) => !stop) ? wording : undefined;
}

/** Stop words that turn a question into another one: switching on and off, paying from and to, with and without. */
const telling = new Set(
  'on off in out up down over under from to into before after with without not no nor 不 没 无 别 前 后 上 下'.split(
    ' ',
  ),
);

/** Equal for wordings that differ only in case, script, punctuation, word endings and words that say nothing. */
export function wordingKey(wording: string): string {
  const terms = tokenize(wording).filter(({ kind, stop, term }) => kind !== 'bigram' && (!stop || telling.has(term)));
  return terms.map(({ term }) => term).join(' ') || foldText(wording);
}

/** Characters of a key for each of which one may differ in a near-duplicate. */
const charactersPerTypo = 8;

/**
 * Whether two {@link wordingKey}s differ by typing errors only: one edit in eight characters, and no digit, because
 * E-1042 and E-1043 are two errors.
 */
export function nearDuplicateWording(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  const most = Math.floor(Math.min(a.length, b.length) / charactersPerTypo);
  return editDistance(a, b, most) <= most;
}

/** Learned wordings that one article uses; more would outweigh what its author wrote. */
export const mostLearnedWordings = 200;

/**
 * The wordings that an article in one language may use now: of approved examples that it answers, the most frequent
 * first, at most {@link mostLearnedWordings}.
 */
export function approvedWordings(
  examples: readonly LearnedExample[],
  articleId: string,
  locale: string,
): readonly string[] {
  return examples
    .filter((one) => one.articleId === articleId && one.locale === locale && one.state === 'approved' && one.helpful)
    .toSorted((a, b) => b.count - a.count || (a.question < b.question ? -1 : 1))
    .slice(0, mostLearnedWordings)
    .map(({ question }) => question);
}
