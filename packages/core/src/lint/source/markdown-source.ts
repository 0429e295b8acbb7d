import type { SourceRange } from '../diagnostic.ts';
import { FrontMatterPlaces } from './front-matter.ts';
import { scanInline, type ScannedReference } from './inline-scanner.ts';

export interface ScannedHeading {
  readonly level: number;
  /** As written, marks included. */
  readonly text: string;
  readonly line: number;
  /** True for a heading of `#` marks, false for one that is underlined. */
  readonly marked: boolean;
}

export interface ScannedComment {
  readonly text: string;
  /** Where it starts and the line where it ends. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * An article's file with the places of what rules speak about. The document tree has no positions; this reads the
 * lines once more, knows no nesting and takes time linear in the length.
 */
export class MarkdownSource {
  readonly lines: readonly string[];
  readonly frontMatter: FrontMatterPlaces;
  readonly headings: readonly ScannedHeading[];
  readonly references: readonly ScannedReference[];
  readonly comments: readonly ScannedComment[];
  /** Per line: the visible words in their columns; code, comments, addresses and marks are blanks. */
  readonly visible: readonly string[];
  /** Names that a fragment may use besides the headings: `{#name}`, `id="name"`, `name="name"`. */
  readonly namedAnchors: ReadonlySet<string>;

  constructor(source: string) {
    this.lines = source.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
    this.frontMatter = new FrontMatterPlaces(this.lines);
    const headings: ScannedHeading[] = [];
    const references: ScannedReference[] = [];
    const comments: ScannedComment[] = [];
    const visible: string[] = [];
    const anchors = new Set<string>();
    let fence: string | undefined;
    let comment: { line: number; column: number; text: string } | undefined;
    for (let index = 0; index < this.lines.length; index++) {
      const line = index + 1;
      let text = this.lines[index]!;
      if (line <= this.frontMatter.endLine) {
        visible.push('');
        continue;
      }
      if (fence !== undefined) {
        if (closesFence(text, fence)) fence = undefined;
        visible.push('');
        continue;
      }
      if (!comment) {
        fence = openedFence(text);
        if (fence !== undefined) {
          visible.push('');
          continue;
        }
      }
      if (comment || text.includes('<!--')) {
        const blanked = blankComments(text, line, comment, comments);
        text = blanked.text;
        comment = blanked.open;
      }
      collectAnchors(text, anchors);
      const heading = markedHeading(text, line) ?? underlinedHeading(text, line, this.lines, visible);
      if (heading) headings.push(heading);
      const scanned = scanInline(text, line);
      references.push(...scanned.references);
      const definition = referenceDefinition(text, line);
      if (definition) references.push(definition);
      visible.push(definition ? '' : withoutLineMark(scanned.visible));
    }
    this.headings = headings;
    this.references = references;
    this.comments = comments;
    this.visible = visible;
    this.namedAnchors = anchors;
  }

  /** A whole line, without the blanks at its ends. */
  rangeOfLine(line: number): SourceRange {
    const text = this.lines[line - 1] ?? '';
    const start = text.length - text.trimStart().length;
    return {
      startLine: line,
      startColumn: start + 1,
      endLine: line,
      endColumn: Math.max(start, text.trimEnd().length) + 1,
    };
  }

  /** The file's title in its front matter: the place for findings about the article as a whole. */
  rangeOfTitle(): SourceRange {
    return this.frontMatter.ofKey('title');
  }
}

/** A stretch inside one line. */
export function rangeInLine(line: number, startColumn: number, endColumn: number): SourceRange {
  return { startLine: line, startColumn, endLine: line, endColumn };
}

function openedFence(text: string): string | undefined {
  return /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(?!.*`)/.exec(text)?.[1];
}

function closesFence(text: string, fence: string): boolean {
  const trimmed = text.replace(/^[ \t>]+/, '').trimEnd();
  return trimmed.length >= fence.length && trimmed === fence[0]!.repeat(trimmed.length);
}

function blankComments(
  text: string,
  line: number,
  open: { line: number; column: number; text: string } | undefined,
  comments: ScannedComment[],
): { text: string; open: typeof open } {
  let result = '';
  let at = 0;
  let current = open;
  while (at < text.length) {
    if (current) {
      const end = text.indexOf('-->', at);
      if (end === -1) {
        current.text += `${text.slice(at)}\n`;
        return { text: result + ' '.repeat(text.length - at), open: current };
      }
      comments.push({
        text: (current.text + text.slice(at, end)).trim(),
        line: current.line,
        column: current.column,
        endLine: line,
        endColumn: end + 4,
      });
      result += ' '.repeat(end + 3 - at);
      at = end + 3;
      current = undefined;
    } else {
      const start = text.indexOf('<!--', at);
      if (start === -1) return { text: result + text.slice(at), open: undefined };
      result += text.slice(at, start) + '    ';
      current = { line, column: start + 1, text: '' };
      at = start + 4;
    }
  }
  return { text: result, open: current };
}

function markedHeading(text: string, line: number): ScannedHeading | undefined {
  const marks = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(text);
  if (!marks) return undefined;
  let rest = text.slice(marks[0].length).trim();
  const closing = /(?:^|[ \t])#+$/.exec(rest.slice(-20));
  if (closing) rest = rest.slice(0, rest.length - closing[0].length).trim();
  return { level: marks[1]!.length, text: rest, line, marked: true };
}

function underlinedHeading(
  text: string,
  line: number,
  lines: readonly string[],
  visible: readonly string[],
): ScannedHeading | undefined {
  const mark = /^ {0,3}(=+|-+)[ \t]*$/.exec(text)?.[1]?.[0];
  const above = lines[line - 2] ?? '';
  if (!mark || (visible[line - 2] ?? '').trim() === '' || /^[ \t]*(?:[#>|]|[-*+] |\d{1,9}[.)] )/.test(above)) {
    return undefined;
  }
  return { level: mark === '=' ? 1 : 2, text: above.trim(), line: line - 1, marked: false };
}

function referenceDefinition(text: string, line: number): ScannedReference | undefined {
  const match = /^ {0,3}\[([^\][]{1,200})\]:[ \t]*<?([^\s<>]{1,2048})/.exec(text);
  if (!match || match[1]!.startsWith('^')) return undefined;
  const addressStart = match[0].length - match[2]!.length;
  return {
    kind: 'link',
    line,
    startColumn: 1,
    endColumn: match[0].length + 1,
    address: match[2]!,
    addressColumn: addressStart + 1,
    text: match[1]!,
  };
}

function collectAnchors(text: string, anchors: Set<string>): void {
  if (!text.includes('{#') && !/\b(?:id|name)=/.test(text)) return;
  for (const match of text.matchAll(/\{#([^\s{}]{1,200})\}|\b(?:id|name)=["']([^"'<>]{1,200})["']/g)) {
    anchors.add(match[1] ?? match[2]!);
  }
}

// The number of a list item and the marks of headings and quotes are no content.
function withoutLineMark(text: string): string {
  const mark = /^[ \t>]*(?:#{1,6}(?=[ \t])|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))?/.exec(text)![0];
  return ' '.repeat(mark.length) + text.slice(mark.length);
}
