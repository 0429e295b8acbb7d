import type { Section } from '../../articles/index.ts';
import { sourceOf, type LintDocument } from '../document.ts';

export interface PlacedSection {
  readonly section: Section;
  /** Line of the heading; for the text before the first heading the line where the body starts. */
  readonly line: number;
  /** Last line before the next section. */
  readonly endLine: number;
}

const placed = new WeakMap<LintDocument, readonly PlacedSection[]>();

/** An article's sections with their lines in the file. */
export function placedSections(document: LintDocument): readonly PlacedSection[] {
  let sections = placed.get(document);
  if (!sections) placed.set(document, (sections = place(document)));
  return sections;
}

function place(document: LintDocument): PlacedSection[] {
  const source = sourceOf(document);
  const starts: { section: Section; line: number }[] = [];
  const headings = source.headings.map(({ line, text }) => plain(source.visible[line - 1]! + codeOf(text)));
  let next = 0;
  for (const section of document.article.sections) {
    let line = source.frontMatter.endLine + 1;
    if (section.level > 0) {
      // A heading that the scan does not see (raw HTML) keeps the place of the one before.
      const at = headings.indexOf(plain(section.heading), next);
      if (at === -1) line = starts.at(-1)?.line ?? line;
      else {
        line = source.headings[at]!.line;
        next = at + 1;
      }
    }
    starts.push({ section, line });
  }
  return starts.map(({ section, line }, index) => {
    const following = starts.slice(index + 1).find((other) => other.line > line);
    return { section, line, endLine: (following?.line ?? source.lines.length + 1) - 1 };
  });
}

// The visible words leave code out; letters are compared whatever their order.
function codeOf(text: string): string {
  return (text.match(/`[^`]*`/g) ?? []).join('');
}

function plain(text: string): string {
  const cut = text.replace(/\{#[^\s{}]*\}[ \t]*$/, '');
  return [...cut.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')].toSorted().join('');
}
