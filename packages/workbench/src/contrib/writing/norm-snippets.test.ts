import { normSection, parseMarkdown, toSections } from '@askwell/core/articles';
import { describe, expect, it } from 'vitest';
import { normTemplate, withoutFields } from './norm-snippets.ts';

describe("the norm's sections as a snippet", () => {
  it.each([
    ['article', 'en', ['problem', 'steps', 'links']],
    ['article', 'zh-CN', ['problem', 'steps', 'links']],
    ['case', 'zh-TW', ['problem', 'process', 'feedback', 'links']],
    ['procedure', 'de', ['problem', 'steps', 'links']],
  ] as const)('of kind %s in %s are those that the linter looks for', (kind, locale, expected) => {
    const sections = toSections(parseMarkdown(withoutFields(normTemplate(kind, locale))).blocks);
    expect(sections.map(({ heading }) => normSection(heading))).toEqual(expected);
  });

  it('leave out what is there already', () => {
    expect(normTemplate('article', 'en', (section) => section !== 'steps')).not.toContain('## Steps');
  });

  it('number their fields, each once', () => {
    const fields = Array.from(normTemplate('case', 'en').matchAll(/\$\{(\d+)\}/g), ([, number]) => Number(number));
    expect(fields).toEqual(fields.map((_, index) => index + 1));
  });

  it('leave no fields and no empty link in the text of a new article', () => {
    expect(withoutFields(normTemplate('article', 'en'))).toBe('## Problem\n\n\n\n## Steps\n\n1.\n2.\n\n## Links\n\n\n');
  });
});
