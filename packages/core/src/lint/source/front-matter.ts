import type { SourceRange } from '../diagnostic.ts';

interface Entry {
  readonly key: string;
  /** First and last line, from 1. */
  readonly startLine: number;
  readonly endLine: number;
}

/** Where the keys and values of the front matter stand; reads lines, never YAML, and so never fails. */
export class FrontMatterPlaces {
  readonly #lines: readonly string[];
  readonly #entries: readonly Entry[];
  /** Line of the closing `---`; 0 when there is no front matter. */
  readonly endLine: number;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.endLine = closingLine(lines);
    this.#entries = entriesOf(lines, this.endLine);
  }

  has(key: string): boolean {
    return this.#entries.some((entry) => entry.key === key);
  }

  /** The key with its value; the opening `---` when the key is absent, the file's first characters without front matter. */
  ofKey(key: string): SourceRange {
    const entry = this.#entry(key);
    const line = entry?.startLine ?? 1;
    return { startLine: line, startColumn: 1, endLine: line, endColumn: (this.#lines[line - 1] ?? '').length + 1 };
  }

  /** All lines of a key, up to the start of what follows. */
  linesOf(key: string): SourceRange | undefined {
    const entry = this.#entry(key);
    return entry && { startLine: entry.startLine, startColumn: 1, endLine: entry.endLine + 1, endColumn: 1 };
  }

  /** One value of a key, as it is written; the key when the value is quoted or written in another way. */
  ofValue(key: string, value: string): SourceRange {
    return this.findValue(key, value) ?? this.ofKey(key);
  }

  /** Like {@link ofValue}, undefined when the value does not stand there literally. */
  findValue(key: string, value: string): SourceRange | undefined {
    const entry = this.#entry(key);
    if (!entry || value === '') return undefined;
    for (let line = entry.startLine; line <= entry.endLine; line++) {
      const text = this.#lines[line - 1]!;
      const from = line === entry.startLine ? key.length + 1 : 0;
      for (let at = text.indexOf(value, from); at !== -1; at = text.indexOf(value, at + 1)) {
        if (!ends(text[at - 1]) || !ends(text[at + value.length])) continue;
        return { startLine: line, startColumn: at + 1, endLine: line, endColumn: at + value.length + 1 };
      }
    }
    return undefined;
  }

  /** The place before the closing `---`, where a key can be added. */
  insertionPoint(): SourceRange | undefined {
    if (this.endLine === 0) return undefined;
    return { startLine: this.endLine, startColumn: 1, endLine: this.endLine, endColumn: 1 };
  }

  #entry(key: string): Entry | undefined {
    return this.#entries.find((entry) => entry.key === key);
  }
}

function ends(character: string | undefined): boolean {
  return character === undefined || /[\s,[\]"':]/.test(character);
}

function closingLine(lines: readonly string[]): number {
  // A byte order mark may come first; it keeps its column.
  if (lines[0]?.replace(/^\ufeff/, '').trimEnd() !== '---') return 0;
  const at = lines.findIndex((line, index) => index > 0 && (line.trimEnd() === '---' || line.trimEnd() === '...'));
  return at + 1;
}

function entriesOf(lines: readonly string[], endLine: number): Entry[] {
  const entries: { key: string; startLine: number; endLine: number }[] = [];
  for (let line = 2; line < endLine; line++) {
    const key = /^([A-Za-z][\w-]*):(?:\s|$)/.exec(lines[line - 1]!)?.[1];
    if (key !== undefined) entries.push({ key, startLine: line, endLine: line });
    else if (entries.length > 0) entries.at(-1)!.endLine = line;
  }
  return entries;
}
