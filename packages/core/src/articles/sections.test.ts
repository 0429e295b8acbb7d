import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';
import { normSection, normSections } from './norm.ts';
import { plainText } from './plain-text.ts';
import { toSections } from './sections.ts';

describe('toSections', () => {
  it('cuts at headings of levels 1 to 3 and keeps deeper ones inside', () => {
    const { blocks } = parseMarkdown('lead\n\n# One\n\na\n\n### Two `x`\n\n#### Deep\n\nb\n\n## Empty');
    expect(toSections(blocks).map(({ id, heading, level, text }) => ({ id, heading, level, text }))).toEqual([
      { id: '', heading: '', level: 0, text: 'lead' },
      { id: 'one', heading: 'One', level: 1, text: 'a' },
      { id: 'two-x', heading: 'Two x', level: 3, text: 'Deep\nb' },
      { id: 'empty', heading: 'Empty', level: 2, text: '' },
    ]);
  });

  it('has no lead section when a heading comes first', () => {
    expect(toSections(parseMarkdown('## One\n\na').blocks).map(({ id }) => id)).toEqual(['one']);
    expect(toSections([])).toEqual([]);
  });
});

describe('plainText', () => {
  it('gives one line to each paragraph, item and row', () => {
    const source =
      'a **b**  \nc\n\n1. d\n   - e\n\n> f ![g](g.png)\n\n| h | i |\n|---|---|\n| j | |\n\n```\nk\nl\n```\n\n---';
    expect(plainText(parseMarkdown(source).blocks)).toBe('a b\nc\nd\ne\nf g\nh | i\nj | \nk\nl');
  });
});

describe('normSection', () => {
  it('knows each heading in each language', () => {
    for (const [section, headings] of Object.entries(normSections)) {
      for (const heading of Object.values(headings).flat()) expect(normSection(heading)).toBe(section);
    }
  });

  it('does not mind case, blanks and a colon, and leaves other headings alone', () => {
    expect(normSection(' STEPS: ')).toBe('steps');
    expect(normSection('问题描述：')).toBe('problem');
    expect(normSection('Steps to take')).toBeUndefined();
    expect(normSection('constructor')).toBeUndefined();
  });
});
