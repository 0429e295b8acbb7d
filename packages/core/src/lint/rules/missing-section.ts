import { normSection, normSections, type ArticleKind, type NormSection } from '../../articles/index.ts';
import { interfaceLocale } from '../../l10n/index.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { placedSections } from '../source/section-places.ts';

/** What the authoring norm asks for (requirements.md, section 4); links may be empty, so they are not asked for. */
export const requiredSections: Readonly<Record<ArticleKind, readonly NormSection[]>> = {
  article: ['problem', 'steps'],
  case: ['problem', 'process', 'feedback'],
  procedure: ['problem', 'steps'],
  // Words that are sent as they are have no headings.
  'canned-response': [],
};

const names: Readonly<Record<ArticleKind, string>> = {
  article: 'Article',
  case: 'Case',
  procedure: 'Procedure',
  'canned-response': 'Canned response',
};

export const missingSection: LintRule = {
  id: 'missing-section',
  description: 'An article has the sections of the authoring norm, and none of them is empty.',
  severity: 'error',
  information: informationOf('missing-section'),
  *check({ document, source }): Iterable<Finding> {
    const { article } = document;
    const placed = placedSections(document);
    for (const wanted of requiredSections[article.kind]) {
      const heading = normSections[wanted][interfaceLocale(article.locale)][0]!;
      const found = placed.filter(({ section }) => normSection(section.heading) === wanted);
      if (found.length === 0) {
        yield {
          message: `${names[article.kind]} "${article.id}" has no section "${heading}". Add "## ${heading}" with its text.`,
          range: source.rangeOfTitle(),
        };
      } else if (found.every(({ section }, index) => isEmpty(placed, found[index]!, section.text))) {
        const { section, line } = found[0]!;
        yield {
          message: `Section "${section.heading}" is empty. Write its text under the heading.`,
          range: source.rangeOfLine(line),
        };
      }
    }
  },
};

type Placed = ReturnType<typeof placedSections>[number];

/** Without text of its own and without a subsection, whatever that holds. */
export function isEmpty(all: readonly Placed[], placed: Placed, text = placed.section.text): boolean {
  const next = all[all.indexOf(placed) + 1];
  const hasSubsection = next !== undefined && next.section.level > placed.section.level;
  return text.trim() === '' && placed.section.blocks.length === 0 && !hasSubsection;
}
