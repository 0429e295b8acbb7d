import { recogniseAside } from '../answers/index.ts';
import type { Message } from '../conversations/index.ts';
import { createMask } from './mask.ts';

/** A resolved conversation as a case, in the words of those who spoke, without what tells who they are. */
export interface CaseDraft {
  readonly locale: string;
  /** The first sentence of the problem. */
  readonly title: string;
  /** What the customer said before an agent answered: 問題描述. */
  readonly problem: string;
  /** What the agent said, step by step: 解決過程. */
  readonly process: readonly string[];
  /** What the agent said last; the step that solved it. */
  readonly result: string;
  /** What the customer said afterwards: 客戶反饋; null when nothing. */
  readonly feedback: string | null;
  /** Articles that the bot or the agent quoted, in that order, each once. */
  readonly articles: readonly string[];
}

export interface CaseSubject {
  readonly locale: string;
  readonly visitorName?: string | undefined;
  /** In order. */
  readonly messages: readonly Message[];
}

const longestTitle = 120;
const longestText = 1_200;
const mostSteps = 20;

/**
 * Extracts the case from a conversation: sentences are chosen, never written. What is said before the first agent's words
 * with a subject is the problem; those words are the process, a list kept as its steps; what the customer says after the
 * last of them is the feedback, thanks included. Small talk is left out elsewhere.
 *
 * @returns undefined when the customer described nothing, or no agent said anything
 */
export function caseDraft({ locale, visitorName, messages }: CaseSubject): CaseDraft | undefined {
  const said = messages.flatMap(spoken);
  const texts = said.map(({ text }) => text);
  const agents = messages.flatMap(({ author }) => (author.kind === 'agent' ? [author.name] : []));
  const mask = createMask([...(visitorName === undefined ? [] : [visitorName]), ...agents], texts);

  const answers = said.filter(({ by, text }) => by === 'agent' && saysMore(text));
  const [first] = answers;
  const last = answers.at(-1);
  if (!first || !last) return undefined;
  const customer = said.filter(({ by }) => by === 'visitor');
  const described = customer.filter(({ at, text }) => at < first.at && hasSubject(text));
  // Somebody asks for a person first, and says why when the person is there.
  const problem = described.length > 0 ? described : customer.filter(({ text }) => hasSubject(text)).slice(0, 1);
  if (problem.length === 0) return undefined;
  const closing = customer.filter(({ at }) => at > last.at).map(({ text }) => text);
  const steps = answers.flatMap(({ text }) => stepsOf(text)).slice(0, mostSteps);
  return {
    locale,
    title: cut(mask(firstSentence(problem[0]!.text)), longestTitle),
    problem: cut(mask(distinct(problem.map(({ text }) => text)).join('\n')), longestText),
    process: distinct(steps).map((step) => cut(mask(step), longestText)),
    result: cut(mask(last.text), longestText),
    feedback: closing.length === 0 ? null : cut(mask(closing.join('\n')), longestText),
    articles: distinct(messages.flatMap(quoted)),
  };
}

interface Spoken {
  readonly by: 'visitor' | 'agent';
  readonly text: string;
  readonly at: number;
}

function spoken({ author, content, seq }: Message): Spoken[] {
  if (content.type !== 'text' || (author.kind !== 'visitor' && author.kind !== 'agent')) return [];
  return [{ by: author.kind, text: content.text.trim(), at: seq }];
}

function quoted({ content }: Message): string[] {
  return content.type === 'answer' ? content.citations.map(({ articleId }) => articleId) : [];
}

/** Whether an agent's words are more than greetings and thanks. */
export function saysMore(text: string): boolean {
  const aside = recogniseAside(text)?.intent;
  // "Call me" is a wish for a person only when a customer says so.
  return text !== '' && (aside === undefined || aside === 'person');
}

/** Whether a customer's words are about something. */
function hasSubject(text: string): boolean {
  return text !== '' && recogniseAside(text) === undefined;
}

const listItem = /^\s*(?:\d{1,2}[.)、]|[-*•])\s*(.+)$/;

/** The items of a list, with what is said before it; a text without one is one step. */
function stepsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.filter((line) => listItem.test(line)).length < 2) return [lines.map((line) => line.trim()).join(' ')];
  return lines.map((line) => (listItem.exec(line)?.[1] ?? line).trim());
}

function firstSentence(text: string): string {
  const line = text.split('\n', 1)[0]!;
  const sentence = /^.{8,}?[.?!。？！](?=\s|$|[^\d\s])/u.exec(line)?.[0] ?? line;
  return sentence.replace(/[.。]$/, '').trim();
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
