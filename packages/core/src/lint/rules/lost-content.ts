import type { LossKind } from '../../articles/index.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';

/** What to say of each loss that readers would notice; what other rules report better is left out. */
const messages: Partial<Record<LossKind, (detail: string) => string>> = {
  'html-dropped': (detail) => `HTML ${detail} is dropped, its text is kept. Write it in Markdown`,
  'html-removed': (detail) => `HTML ${detail} is removed with what it holds. Write it in Markdown`,
  'html-as-text': (detail) => `"${detail}" is no HTML and is shown as text. Put it in backticks`,
  'link-refused': (detail) =>
    `Link "${detail}" has an address that is not allowed. Use http, https, mailto, tel or a path`,
  'image-refused': (detail) => `Image "${detail}" has an address that is not allowed. Use http, https or a path`,
  shortcode: (detail) => `Template instruction "${detail}" is removed. Write what it stands for`,
  'template-variable': (detail) => `Template variable "${detail}" is shown as it is. Write its value`,
  'too-deep': (detail) => `"${detail}" is nested too deep and is kept as text. Flatten the list or quote`,
  'too-complex': (detail) => `"${detail}" takes too long to read and is kept as text. Simplify it`,
  'title-heading': (detail) =>
    `The first heading "${detail}" differs from the title and is not shown. Make them equal or use level 2`,
  'unknown-key': (detail) => `Front matter key "${detail}" means nothing here. Correct or remove it`,
};

export const lostContent: LintRule = {
  id: 'lost-content',
  description: 'Everything that the file says reaches the reader.',
  severity: 'warning',
  information: informationOf('lost-content'),
  *check({ document, source }): Iterable<Finding> {
    for (const loss of document.losses) {
      const message = messages[loss.kind];
      if (!message) continue;
      const range = loss.kind === 'unknown-key' ? source.frontMatter.ofKey(loss.detail) : source.rangeOfLine(loss.line);
      yield { message: `${message(loss.detail)}.`, range };
    }
  },
};
