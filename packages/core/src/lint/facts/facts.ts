import { normSection } from '../../articles/index.ts';
import type { TermSet } from '../corpus/similar-sets.ts';
import { directionOf, termsOf, TermsOfSentence } from '../corpus/terms.ts';
import type { SourceRange } from '../diagnostic.ts';
import { documentKey, sourceOf, type LintDocument } from '../document.ts';
import { clauseAround, clausesOf, type Span } from './clauses.ts';
import type { Quantity } from './quantities.ts';
import { statementsOf } from './statements.ts';

/** A clause that states one number, date or time of its kind, with what it is said of. */
export interface Fact extends TermSet {
  readonly articleId: string;
  readonly dimension: string;
  readonly value: string;
  /** The number as it is written. */
  readonly quoted: string;
  readonly range: SourceRange;
  /** What the clause speaks of, without the number. */
  readonly terms: readonly string[];
  /** Other numbers and codes in the clause: the conditions under which the number holds. */
  readonly conditions: string;
  /** Words such as "not", "over", "at most" that turn a clause round. */
  readonly direction: string;
  /** Whether the terms are pairs of Chinese characters, which say less than words. */
  readonly chinese: boolean;
  /** What title, heading and tags speak of. */
  readonly context: ReadonlySet<string>;
}

/** What "this feature" is stands in another sentence. */
const pointsElsewhere =
  /该|此|其(?!他|它|余|餘)|\bth(?:is|ese) (?:feature|option|parameter|setting|variable|value|method|mode|limit|number)\b/i;

/**
 * The facts of an article: of its running text, because a table's number means nothing without its row and column,
 * and not of its links, which carry other articles' words. A clause that states two numbers of a kind gives none.
 */
export function factsOf(document: LintDocument): Fact[] {
  const { article } = document;
  const owner = documentKey(article.id, article.locale);
  const facts: Fact[] = [];
  const statements = statementsOf(document);
  if (statements.length === 0) return facts;
  const placeAt = places(document);
  for (const { text, passage, start, quantities } of statements) {
    if (passage.kind === 'table-row') continue;
    const place = placeAt(passage.line);
    if (place.isLinks) continue;
    const sentence = readSentence(text, quantities);
    for (const quantity of quantities) {
      const fact = factOf(sentence, quantity, quantities);
      if (!fact) continue;
      facts.push({
        ...fact,
        owner,
        articleId: article.id,
        group: `${article.locale} ${quantity.dimension}`,
        quoted: text.slice(quantity.start, quantity.end),
        range: passage.range(start + quantity.start, start + quantity.end),
        context: place.terms,
      });
    }
  }
  return facts;
}

interface Sentence {
  /** With blanks in place of its quantities. */
  readonly words: string;
  readonly clauses: readonly Span[];
  readonly terms: TermsOfSentence;
}

function readSentence(text: string, quantities: readonly Quantity[]): Sentence {
  let words = '';
  for (const { start, end } of quantities) words += text.slice(words.length, start) + ' '.repeat(end - start);
  words += text.slice(words.length);
  return { words, clauses: clausesOf(words, quantities), terms: new TermsOfSentence(words) };
}

function factOf(sentence: Sentence, quantity: Quantity, all: readonly Quantity[]) {
  const clause = clauseAround(sentence.clauses, quantity, ({ start, end }) => {
    const least = isChinese(sentence.words.slice(start, end)) ? 5 : 3;
    return sentence.terms.between(start, end).subject.length >= least;
  });
  if (!clause) return undefined;
  const others = all.filter((other) => other !== quantity && other.start < clause.end && clause.start < other.end);
  if (others.some((other) => other.dimension === quantity.dimension)) return undefined;
  const words = sentence.words.slice(clause.start, clause.end);
  if (pointsElsewhere.test(words)) return undefined;
  const { subject, codes } = sentence.terms.between(clause.start, clause.end);
  return {
    dimension: quantity.dimension,
    value: quantity.value,
    terms: subject,
    conditions: [...others.map((other) => `${other.dimension} ${other.value}`), ...codes].toSorted().join(' '),
    direction: directionOf(words),
    chinese: isChinese(words),
  };
}

function isChinese(words: string): boolean {
  return /[\u3400-\u9fff]/.test(words);
}

function places(document: LintDocument): (line: number) => { isLinks: boolean; terms: ReadonlySet<string> } {
  const { title, tags } = document.article;
  const source = sourceOf(document);
  const titleTerms = termsOf(title);
  const top = [...titleTerms.subject, ...titleTerms.codes, ...tags.map((tag) => `tag ${tag}`)];
  const before = { isLinks: false, terms: new Set(top) };
  const sections = source.headings.map((heading) => {
    const text = (source.visible[heading.line - 1] ?? '').trim();
    const norm = normSection(text);
    const terms = norm ? before.terms : new Set([...top, ...termsOf(text).subject]);
    return { line: heading.line, isLinks: norm === 'links', terms };
  });
  return (line) => sections.findLast((section) => section.line < line) ?? before;
}
