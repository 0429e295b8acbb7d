import { normSection, type Block } from '../../articles/index.ts';
import type { TextEdit } from '../diagnostic.ts';
import { informationOf, type Finding, type LintContext, type LintRule } from '../rule.ts';
import { rangeInLine } from '../source/markdown-source.ts';
import { placedSections, type PlacedSection } from '../source/section-places.ts';
import { requiredSections } from './missing-section.ts';

/** `Step 1:`, `1)`, `(1)`, `①`, `第一步：`, `步骤 1.` at the start of a line. */
const writtenNumber =
  /^[ \t]*(?:step \d{1,2}\s?[:.)–-]|\(\d{1,2}\)|（\d{1,2}）|\d{1,2}[)、．]|[①-⑳]|第[一二三四五六七八九十]{1,3}步\s?[:：,，]?|步[骤驟] ?\d{1,2}\s?[:：.])[ \t]*/i;
const bullet = /^[-*+](?=[ \t]+\S)/;

export const stepsList: LintRule = {
  id: 'steps-list',
  description: 'The steps are a numbered list, one action each.',
  severity: 'error',
  information: informationOf('steps-list'),
  fix: 'Number the steps',
  *check(context): Iterable<Finding> {
    const { document, source } = context;
    if (!requiredSections[document.article.kind].includes('steps')) return;
    const placed = placedSections(document);
    for (const entry of placed) {
      const { section, line } = entry;
      if (normSection(section.heading) !== 'steps' || section.text.trim() === '') continue;
      const subsections = subsectionsOf(placed, entry);
      if ([entry, ...subsections].some((part) => hasOrderedList(part.section.blocks))) continue;
      const fix = numbering(context, entry);
      yield {
        message: `The text under "${section.heading}" is not a numbered list. Write one action a line: "1. …", "2. …".`,
        range: source.rangeOfLine(line),
        ...(fix.length > 0 ? { fix } : {}),
      };
    }
  },
};

function subsectionsOf(placed: readonly PlacedSection[], entry: PlacedSection): readonly PlacedSection[] {
  const after = placed.slice(placed.indexOf(entry) + 1);
  const end = after.findIndex(({ section }) => section.level <= entry.section.level);
  return end === -1 ? after : after.slice(0, end);
}

function hasOrderedList(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.type === 'list' && block.ordered);
}

/** Turns bullets at the margin, or paragraphs that begin with a number of any style, into `1.`, `2.`, … */
function numbering({ source }: LintContext, { line, endLine }: PlacedSection): TextEdit[] {
  const lines = Array.from({ length: endLine - line }, (_, index) => line + 1 + index);
  const written = lines.filter((at) => writtenNumber.test(source.lines[at - 1]!));
  const bullets = lines.filter((at) => bullet.test(source.lines[at - 1]!));
  const items = written.length >= 2 ? written : bullets;
  if (items.length === 0) return [];
  const pattern = items === written ? writtenNumber : bullet;
  return items.flatMap((at, index) => {
    const mark = pattern.exec(source.lines[at - 1]!)![0];
    const number = items === written ? `${index + 1}. ` : `${index + 1}.`;
    const edit = { range: rangeInLine(at, 1, mark.length + 1), text: number };
    // What continues or hangs below an item moves with its text.
    const shift = ' '.repeat(Math.max(0, number.length - mark.length));
    const hanging =
      items === bullets && shift !== '' ? hangingLines(source.lines, at, items[index + 1] ?? endLine + 1) : [];
    return [edit, ...hanging.map((below) => ({ range: rangeInLine(below, 1, 1), text: shift }))];
  });
}

function hangingLines(lines: readonly string[], from: number, to: number): number[] {
  return Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index).filter((at) =>
    /^[ \t]+\S/.test(lines[at - 1]!),
  );
}
