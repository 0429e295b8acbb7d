import { normSection } from '../../articles/index.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { placedSections } from '../source/section-places.ts';
import { isEmpty, requiredSections } from './missing-section.ts';

export const emptySection: LintRule = {
  id: 'empty-section',
  description: 'A heading has text under it.',
  severity: 'warning',
  information: informationOf('empty-section'),
  *check({ document, source }): Iterable<Finding> {
    const placed = placedSections(document);
    for (const entry of placed) {
      const { section, line } = entry;
      const norm = normSection(section.heading);
      // Those that the norm asks for are `missing-section`'s to report.
      if (section.level === 0 || (norm && requiredSections[document.article.kind].includes(norm))) continue;
      if (!isEmpty(placed, entry)) continue;
      yield {
        message: `Nothing stands under "${section.heading}". Write its text or remove the heading.`,
        range: source.rangeOfLine(line),
      };
    }
  },
};
