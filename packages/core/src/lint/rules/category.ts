import { categoryTrail } from '../../taxonomy/index.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';

export const noCategory: LintRule = {
  id: 'no-category',
  description: 'An article is filed in a category.',
  severity: 'error',
  information: informationOf('no-category'),
  *check({ document, source }): Iterable<Finding> {
    const { id, category } = document.article;
    if (category !== '') return;
    yield {
      message: `Article "${id}" has no category. Move the file into a category's folder or write "category:".`,
      range: source.rangeOfTitle(),
    };
  },
};

export const unknownCategory: LintRule = {
  id: 'unknown-category',
  description: 'The category of an article stands in the taxonomy.',
  severity: 'error',
  information: informationOf('unknown-category'),
  *check({ document, source, taxonomy }): Iterable<Finding> {
    const { category } = document.article;
    if (category === '' || !taxonomy || taxonomy.categories.length === 0 || categoryTrail(taxonomy, category)) return;
    yield {
      message: `Category "${category}" is not in the taxonomy. Choose one that is, or add it to taxonomy.yaml.`,
      range: source.frontMatter.has('category') ? source.frontMatter.ofKey('category') : source.rangeOfTitle(),
    };
  },
};
