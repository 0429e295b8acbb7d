import { informationOf, type Finding, type LintRule } from '../rule.ts';

export const conflictingFacts: LintRule = {
  id: 'conflicting-facts',
  description: 'Two articles that state a number, date or time of the same thing state the same.',
  severity: 'warning',
  information: informationOf('conflicting-facts'),
  *check({ document, corpus }): Iterable<Finding> {
    for (const { own, other } of corpus.facts.conflictsOf(document)) {
      const place = `"${other.articleId}" (line ${other.range.startLine})`;
      yield {
        message: `"${own.quoted}" here, but "${other.quoted}" in ${place}, in nearly the same sentence. Correct one of them, or say what makes the difference.`,
        range: own.range,
      };
    }
  },
};
