import { normSection } from '../../articles/index.ts';
import type { TermSet } from '../corpus/similar-sets.ts';
import { directionOf, termsOf } from '../corpus/terms.ts';
import type { SourceRange } from '../diagnostic.ts';
import { documentKey, sourceOf, type LintDocument } from '../document.ts';
import { clauseAround } from './clauses.ts';
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
  /** What the clause speaks of, without the number; each term carries locale and dimension, as an index key. */
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
  const placeAt = places(document);
  for (const { text, passage, start, quantities } of statementsOf(document)) {
    const place = placeAt(passage.line);
    if (passage.kind === 'table-row' || place.isLinks) continue;
    for (const quantity of quantities) {
      const fact = factOf(text, quantity, quantities);
      if (!fact) continue;
      facts.push({
        ...fact,
        owner,
        articleId: article.id,
        terms: fact.terms.map((term) => `${article.locale} ${quantity.dimension} ${term}`),
        range: passage.range(start + quantity.start, start + quantity.end),
        context: place.terms,
      });
    }
  }
  return facts;
}

function factOf(text: string, quantity: Quantity, all: readonly Quantity[]) {
  let blanked = text;
  for (const { start, end } of all) blanked = blanked.slice(0, start) + ' '.repeat(end - start) + blanked.slice(end);
  const clause = clauseAround(
    blanked,
    quantity,
    all,
    (words) => termsOf(words).subject.length >= (isChinese(words) ? 5 : 3),
  );
  if (!clause) return undefined;
  const others = all.filter((other) => other !== quantity && other.start < clause.end && clause.start < other.end);
  if (others.some((other) => other.dimension === quantity.dimension)) return undefined;
  const words = blanked.slice(clause.start, clause.end);
  if (pointsElsewhere.test(words)) return undefined;
  const { subject, codes } = termsOf(words);
  return {
    dimension: quantity.dimension,
    value: quantity.value,
    quoted: text.slice(quantity.start, quantity.end),
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
  const top = [...termsOf(title).subject, ...termsOf(title).codes, ...tags.map((tag) => `tag ${tag}`)];
  const sections = source.headings.map((heading) => {
    const text = (source.visible[heading.line - 1] ?? '').trim();
    const norm = normSection(text);
    const terms = norm ? top : [...top, ...termsOf(text).subject];
    return { line: heading.line, isLinks: norm === 'links', terms: new Set(terms) };
  });
  const before = { isLinks: false, terms: new Set(top) };
  return (line) => sections.findLast((section) => section.line < line) ?? before;
}
