import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { placedSections } from '../source/section-places.ts';

export const tooLong: LintRule = {
  id: 'too-long',
  description: 'An article, and each of its sections, is short enough to be an answer.',
  severity: 'warning',
  information: informationOf('too-long'),
  *check({ document, source, configuration }): Iterable<Finding> {
    let all = 0;
    for (const { section, line } of placedSections(document)) {
      const words = wordCount(section.text);
      all += words;
      if (words <= configuration.longestSection) continue;
      const name = section.heading === '' ? 'The text before the first heading' : `Section "${section.heading}"`;
      yield {
        message: `${name} has ${words} words; an answer shows at most ${configuration.longestSection}. Divide it with headings.`,
        range: source.rangeOfLine(line),
      };
    }
    if (all > configuration.longestArticle) {
      yield {
        message: `Article "${document.article.id}" has ${all} words; ${configuration.longestArticle} are the limit. Make an article of each question it answers.`,
        range: source.rangeOfTitle(),
      };
    }
  },
};

/** Words between blanks; a Han, Kana or Hangul character counts as half a word. */
function wordCount(text: string): number {
  const characters = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/g)?.length ?? 0;
  const words = text.match(/[^\s\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\uffef]+/g) ?? [];
  return (
    Math.round(characters / 2) + words.filter((word) => /[a-z0-9]/i.test(word) || /[\p{L}\p{N}]/u.test(word)).length
  );
}
