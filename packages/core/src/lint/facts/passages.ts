import type { SourceRange } from '../diagnostic.ts';
import { matchesOf } from '../source/matches.ts';
import type { MarkdownSource } from '../source/markdown-source.ts';

/** A paragraph, list item or table row as one line of visible text, whose offsets lead back to the file. */
export class Passage {
  readonly text: string;
  readonly kind: 'text' | 'table-row';
  readonly #parts: readonly { offset: number; line: number }[];

  constructor(lines: readonly { text: string; line: number }[], kind: 'text' | 'table-row') {
    let text = '';
    const parts: { offset: number; line: number }[] = [];
    for (const part of lines) {
      if (text !== '') text += '\n';
      parts.push({ offset: text.length, line: part.line });
      text += part.text;
    }
    this.text = text;
    this.kind = kind;
    this.#parts = parts;
  }

  get line(): number {
    return this.#parts[0]!.line;
  }

  range(start: number, end: number): SourceRange {
    const from = this.#place(start);
    const to = this.#place(end);
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }

  #place(offset: number): { line: number; column: number } {
    const part = this.#parts.findLast((candidate) => candidate.offset <= offset) ?? this.#parts[0]!;
    return { line: part.line, column: offset - part.offset + 1 };
  }
}

/** The passages of a file's body, headings left out. */
export function passagesOf(source: MarkdownSource): Passage[] {
  const passages: Passage[] = [];
  const headingLines = new Set(source.headings.map((heading) => heading.line));
  let open: { text: string; line: number }[] = [];
  const close = (): void => {
    if (open.length > 0) passages.push(new Passage(open, 'text'));
    open = [];
  };
  for (let index = source.frontMatter.endLine; index < source.lines.length; index++) {
    const line = index + 1;
    const text = source.visible[index]!;
    if (text.trim() === '' || headingLines.has(line)) {
      close();
      continue;
    }
    const written = source.lines[index]!;
    if (/^[ \t>]*\|/.test(written) || (text.match(/\|/g)?.length ?? 0) >= 2) {
      close();
      if (!/^[\s|:-]*$/.test(text)) passages.push(new Passage([{ text, line }], 'table-row'));
      continue;
    }
    if (/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(written)) close();
    open.push({ text, line });
  }
  close();
  return passages;
}

const mayEndSentence = /[。！？；;!?.]/g;

/** The sentences of a text as offsets; a full stop inside a number or an abbreviation of one letter ends none. */
export function sentencesOf(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (const { 0: mark, index: at } of matchesOf(text, mayEndSentence)) {
    const ends =
      mark !== '.' ||
      (/^\s/.test(text[at + 1] ?? ' ') && !/(?:^|[\s.(])[A-Za-z]$/.test(text.slice(Math.max(0, at - 2), at)));
    if (!ends) continue;
    if (text.slice(start, at).trim() !== '') sentences.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (text.slice(start).trim() !== '') sentences.push({ start, end: text.length });
  return sentences;
}
