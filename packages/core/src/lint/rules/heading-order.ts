import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { rangeInLine } from '../source/markdown-source.ts';

export const headingOrder: LintRule = {
  id: 'heading-order',
  description: 'Headings start at level 2 and go down one level at a time.',
  severity: 'warning',
  information: informationOf('heading-order'),
  fix: 'Set the level that fits',
  *check({ document, source }): Iterable<Finding> {
    // A first heading of level 1 is the title; toSections has taken it off.
    const [first] = source.headings;
    const isTitle = first?.level === 1 && document.article.sections.every((section) => section.level !== 1);
    let before = 1;
    for (const heading of source.headings.slice(isTitle ? 1 : 0)) {
      const fitting = Math.max(2, Math.min(heading.level, before + 1));
      if (heading.level !== fitting) {
        const reason =
          heading.level === 1 ? 'level 1 is for the title' : `level ${heading.level} follows level ${before}`;
        const text = source.lines[heading.line - 1]!;
        const start = text.indexOf('#') + 1;
        yield {
          message: `Heading "${heading.text}": ${reason}. Write "${'#'.repeat(fitting)} ${heading.text}".`,
          range: source.rangeOfLine(heading.line),
          ...(heading.marked
            ? { fix: [{ range: rangeInLine(heading.line, start, start + heading.level), text: '#'.repeat(fitting) }] }
            : {}),
        };
      }
      before = fitting;
    }
  },
};
