import { normSection, type Block } from '../../articles/index.ts';
import type { LintDocument } from '../document.ts';
import { statementsOf, type Statement } from '../facts/statements.ts';
import type { Quantity } from '../facts/quantities.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { placedSections } from '../source/section-places.ts';

export const staleTranslation: LintRule = {
  id: 'stale-translation',
  description: 'A translation has the sections, steps and numbers of its source and is not older.',
  severity: 'warning',
  information: informationOf('stale-translation'),
  *check({ document, source, corpus, configuration }): Iterable<Finding> {
    const { id, locale, reviewedAt } = document.article;
    const original = locale === configuration.sourceLocale ? undefined : corpus.get(id, configuration.sourceLocale);
    if (!original) return;
    const title = source.rangeOfTitle();
    const from = original.article.reviewedAt;
    if (from && reviewedAt && from > reviewedAt) {
      yield {
        message: `The ${configuration.sourceLocale} article was reviewed on ${from}, this translation on ${reviewedAt}. Compare them and have it reviewed.`,
        range: source.frontMatter.ofKey('reviewedAt'),
      };
    }
    yield* structureFindings(document, original, title);
    for (const { statement, quantity, missing } of numberFindings(document, original)) {
      const { passage, start, text } = statement;
      yield {
        message: `"${text.slice(quantity.start, quantity.end)}" does not stand in the ${configuration.sourceLocale} article, which says ${missing}. Correct one of them.`,
        range: passage.range(start + quantity.start, start + quantity.end),
      };
    }
  },
};

function* structureFindings(
  document: LintDocument,
  original: LintDocument,
  range: Finding['range'],
): Iterable<Finding> {
  const [here, there] = [document, original].map(({ article }) =>
    article.sections.filter((section) => section.level > 0),
  );
  const locale = original.article.locale;
  if (here!.length !== there!.length) {
    yield {
      message: `The translation has ${counted(here!.length, 'section')}, the ${locale} article ${there!.length}. Add or remove what differs.`,
      range,
    };
  }
  const [steps, originalSteps] = [stepCount(document), stepCount(original)];
  if (steps !== originalSteps && steps > 0 && originalSteps > 0) {
    const placed = placedSections(document).find(({ section }) => normSection(section.heading) === 'steps');
    const at = placed && { startLine: placed.line, startColumn: 1, endLine: placed.line, endColumn: 1 };
    yield {
      message: `The translation has ${counted(steps, 'step')}, the ${locale} article ${originalSteps}. Add or remove what differs.`,
      range: at ?? range,
    };
  }
}

function stepCount({ article }: LintDocument): number {
  const sections = article.sections.filter((section) => normSection(section.heading) === 'steps');
  return sections.reduce(
    (count, section) => count + section.blocks.reduce((sum, block) => sum + itemCount(block), 0),
    0,
  );
}

function itemCount(block: Block): number {
  return block.type === 'list' && block.ordered ? block.items.length : 0;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Numbers of a kind that the original does not have, while it has one of that kind that is missing here. */
function numberFindings(document: LintDocument, original: LintDocument) {
  const here = quantitiesByValue(document);
  if (here.size === 0) return [];
  const there = quantitiesByValue(original);
  const findings: { statement: Statement; quantity: Quantity; missing: string }[] = [];
  for (const [value, { statement, quantity }] of here) {
    if (there.has(value)) continue;
    const missing = [...there].filter(
      ([other, entry]) => entry.quantity.dimension === quantity.dimension && !here.has(other),
    );
    if (missing.length === 0) continue;
    const quoted = missing.map(
      ([, entry]) => `"${entry.statement.text.slice(entry.quantity.start, entry.quantity.end)}"`,
    );
    findings.push({ statement, quantity, missing: quoted.join(', ') });
  }
  return findings;
}

// Prices differ by market, and a date may be written without its year; both are facts of their own language.
const comparable = (dimension: string): boolean => !/^(?:[A-Z]{3}|date|clock)$/.test(dimension);

function quantitiesByValue(document: LintDocument) {
  const values = new Map<string, { statement: Statement; quantity: Quantity }>();
  for (const statement of statementsOf(document)) {
    for (const quantity of statement.quantities) {
      const value = `${quantity.dimension} ${quantity.value}`;
      if (comparable(quantity.dimension) && !values.has(value)) values.set(value, { statement, quantity });
    }
  }
  return values;
}
