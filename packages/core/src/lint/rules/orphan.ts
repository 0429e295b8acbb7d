import { categoryTrail } from '../../taxonomy/index.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';

export const orphan: LintRule = {
  id: 'orphan',
  description: 'A reader can come to an article from a category or from another article.',
  severity: 'warning',
  information: informationOf('orphan'),
  *check({ document, source, corpus, taxonomy }): Iterable<Finding> {
    const { id, category, kind } = document.article;
    // Agents pick a canned response from a list; nothing leads to it.
    if (kind === 'canned-response') return;
    const hasTree = taxonomy !== undefined && taxonomy.categories.length > 0;
    const listed = category !== '' && (!hasTree || categoryTrail(taxonomy, category) !== undefined);
    if (listed || corpus.links.isLinked(document)) return;
    yield {
      message: `Nothing leads to article "${id}": no category lists it and no article links to it. File it, or link to it.`,
      range: source.rangeOfTitle(),
    };
  },
};
