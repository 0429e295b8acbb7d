import { describe, expect, it } from 'vitest';
import { linesOfSections, sectionLines } from './section-lines.ts';

const text = '---\ntitle: T\n---\nBefore\n\n## Steps\n\n1. One\n\n## 步骤 two\n\nText\n\n### Steps\nEnd';

describe('the lines of sections', () => {
  it('begin at their headings, by the ids that links use', () => {
    expect(sectionLines(text)).toEqual([
      { id: 'steps', line: 6 },
      { id: '步骤-two', line: 10 },
      { id: 'steps-1', line: 14 },
    ]);
  });

  it('reach to the next heading', () => {
    expect([...linesOfSections(text, ['步骤-two'])]).toEqual([10, 11, 12, 13]);
    expect([...linesOfSections(text, ['steps-1'])]).toEqual([14, 15]);
    expect([...linesOfSections(text, [''])]).toEqual([4, 5]);
    expect([...linesOfSections(text, ['gone'])]).toEqual([]);
  });
});
