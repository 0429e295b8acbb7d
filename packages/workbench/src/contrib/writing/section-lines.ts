import { frontMatterPlace, parseMarkdown } from '@askwell/core/articles';
import { MarkdownSource } from '@askwell/core/lint';

/** A heading of a text and the id by which links and readers know it. */
export interface SectionLine {
  readonly id: string;
  /** Line of the file, from 1; the section ends before the next one. */
  readonly line: number;
}

/**
 * The lines on which the sections of an article begin. Headings inside quotes and lists begin none.
 *
 * @param text the whole file
 */
export function sectionLines(text: string): readonly SectionLine[] {
  // Scrolling asks for the same text again and again.
  if (text !== last.text) last = { text, lines: readLines(text) };
  return last.lines;
}

let last: { readonly text: string; readonly lines: readonly SectionLine[] } = { text: '', lines: [] };

function readLines(text: string): SectionLine[] {
  const { headings } = new MarkdownSource(text);
  const body = text.slice(frontMatterPlace(text)?.bodyFrom ?? 0);
  const ids = parseMarkdown(body, { titleHeading: false }).blocks.flatMap((block) =>
    block.type === 'heading' ? block.id : [],
  );
  const lines: SectionLine[] = [];
  let next = 0;
  for (const id of ids) {
    const heading = headings[next];
    if (!heading) break;
    next += 1;
    lines.push({ id, line: heading.line });
  }
  return lines;
}

/** All lines of some sections; the empty id is what stands before the first heading. */
export function linesOfSections(text: string, sectionIds: readonly string[]): ReadonlySet<number> {
  const wanted = new Set(sectionIds);
  const sections = sectionLines(text);
  const count = text.split('\n').length;
  const start = text.slice(0, frontMatterPlace(text)?.bodyFrom ?? 0).split('\n').length;
  const marked = new Set<number>();
  for (const [index, { id, line }] of [{ id: '', line: start }, ...sections].entries()) {
    if (!wanted.has(id)) continue;
    const end = sections[index]?.line ?? count + 1;
    for (let at = line; at < end; at++) marked.add(at);
  }
  return marked;
}
