import { informationOf, type Finding, type LintRule } from '../rule.ts';

export const duplicateQuestion: LintRule = {
  id: 'duplicate-question',
  description: 'No two articles answer the same question.',
  severity: 'warning',
  information: informationOf('duplicate-question'),
  *check({ document, source, corpus }): Iterable<Finding> {
    for (const { own, other, same, articles } of corpus.questions.duplicatesOf(document)) {
      const kind = own.title ? 'Title' : 'Question';
      const more = articles > 1 ? ` and ${articles - 1} more` : '';
      const asks = same
        ? `is also asked by "${other.articleId}"${more}`
        : `is nearly "${other.text}" of "${other.articleId}"${more}`;
      yield {
        message: `${kind} "${own.text}" ${asks}. Merge the articles, or word the questions apart.`,
        range: own.title ? source.rangeOfTitle() : source.frontMatter.ofValue('questions', own.text),
      };
    }
  },
};

export const nearDuplicate: LintRule = {
  id: 'near-duplicate',
  description: 'No two articles say nearly the same in the same words.',
  severity: 'warning',
  information: informationOf('near-duplicate'),
  *check({ document, source, corpus }): Iterable<Finding> {
    const [first, ...others] = corpus.bodies.nearDuplicatesOf(document);
    if (!first) return;
    const more = others.length > 0 ? `, and ${others.length} more articles are like it` : '';
    yield {
      message: `${Math.round(first.resemblance * 100)} % of the text is that of "${first.id}"${more}. Merge the articles, or keep the common part in one and link to it.`,
      range: source.rangeOfTitle(),
    };
  },
};
