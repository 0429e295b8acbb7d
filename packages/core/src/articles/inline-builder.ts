import { maxNesting } from './bounded-lexer.ts';
import type { Inline } from './tree.ts';

interface Frame {
  readonly tag: string;
  readonly children: Inline[];
  readonly wrap: (children: Inline[]) => readonly Inline[];
}

const asIs = (children: Inline[]) => children;

// Han, Kana and their punctuation: scripts that set no space between words.
const unspaced = /[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Collects the running text of one passage. Marks may be left open; what is open at the end is closed. */
export class InlineBuilder {
  #frames: Frame[] = [{ tag: '', children: [], wrap: asIs }];

  /** True when nothing was added since the last {@link take}. */
  get empty(): boolean {
    return this.#frames.length === 1 && this.#frames[0]!.children.length === 0;
  }

  /** Adds text; blanks and line breaks become one space, or nothing between two Chinese or Japanese characters. */
  text(text: string): void {
    const collapsed = text.replace(/[ \t\n\r\f]+/g, (blanks, at: number) => {
      const joins =
        blanks.includes('\n') && unspaced.test(text[at - 1] ?? '') && unspaced.test(text[at + blanks.length] ?? '');
      return joins ? '' : ' ';
    });
    if (collapsed === '') return;
    const siblings = this.#frames.at(-1)!.children;
    const last = siblings.at(-1);
    if (last?.type !== 'text') {
      siblings.push({ type: 'text', text: last?.type === 'break' ? collapsed.trimStart() : collapsed });
      return;
    }
    const joined = last.text.endsWith(' ') && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
    siblings[siblings.length - 1] = { type: 'text', text: last.text + joined };
  }

  add(inline: Inline): void {
    this.#frames.at(-1)!.children.push(inline);
  }

  /**
   * Opens a mark that {@link close} ends. Beyond {@link maxNesting} open marks it is ignored.
   *
   * @param wrap makes the node, or none, of what was collected
   */
  open(tag: string, wrap: (children: Inline[]) => readonly Inline[]): void {
    if (this.#frames.length <= maxNesting) this.#frames.push({ tag, children: [], wrap });
  }

  has(tag: string): boolean {
    return this.#frames.some((frame) => frame.tag === tag);
  }

  /** Closes the innermost mark of this tag and those inside it; a tag that is not open is ignored. */
  close(tag: string): void {
    const index = this.#frames.findLastIndex((frame) => frame.tag === tag);
    if (index > 0) this.#closeTo(index);
  }

  /** Ends the passage and gives it, without blanks at its ends. Empty when there was nothing but blanks. */
  take(): Inline[] {
    this.#closeTo(1);
    const inlines = trimmed(this.#frames[0]!.children);
    this.#frames = [{ tag: '', children: [], wrap: asIs }];
    return inlines;
  }

  #closeTo(length: number): void {
    while (this.#frames.length > length) {
      const { children, wrap } = this.#frames.pop()!;
      for (const inline of wrap(children)) {
        if (inline.type === 'text') this.text(inline.text);
        else this.add(inline);
      }
    }
  }
}

function trimmed(inlines: readonly Inline[]): Inline[] {
  const first = inlines.findIndex((inline) => !isBlank(inline));
  if (first === -1) return [];
  const result = inlines.slice(first, inlines.findLastIndex((inline) => !isBlank(inline)) + 1);
  const start = result[0]!;
  if (start.type === 'text') result[0] = { type: 'text', text: start.text.trimStart() };
  const end = result.at(-1)!;
  if (end.type === 'text') result[result.length - 1] = { type: 'text', text: end.text.trimEnd() };
  return result;
}

function isBlank(inline: Inline): boolean {
  return inline.type === 'break' || (inline.type === 'text' && inline.text.trim() === '');
}
