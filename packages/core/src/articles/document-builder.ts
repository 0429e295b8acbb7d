import { maxNesting } from './bounded-lexer.ts';
import { calloutOrQuote } from './callouts.ts';
import { findAnchor, HeadingAnchors } from './heading-anchors.ts';
import { InlineBuilder } from './inline-builder.ts';
import { LossLog, type LossKind } from './loss.ts';
import { inlineText } from './plain-text.ts';
import { safeHref, safeSrc } from './safe-address.ts';
import type { SourceLines } from './source-lines.ts';
import type { Block, Inline } from './tree.ts';

/** A link or an image as the author wrote it, with its place, for whoever checks where it points. */
export interface Reference {
  readonly kind: 'link' | 'image';
  readonly address: string;
  /** 1 is the document's first line. */
  readonly line: number;
}

/** A place that blocks go to until it is closed: an HTML element, or one run of {@link DocumentBuilder.capture}. */
export interface Container {
  /** Lower case; empty for a capture, which an HTML end tag never closes. */
  readonly tag: string;
  add(block: Block): void;
  /** Called once, when the container is off the stack: makes the block of what was added. */
  close(): void;
}

type Link = { type: 'link'; href: string; title?: string; children: readonly Inline[] };

const shortcode = /^\{\{[<%][^{}]*[>%]\}\}$/;

/** Puts a document's tree together from what the Markdown and the HTML reader find. */
export class DocumentBuilder {
  readonly inline = new InlineBuilder();
  readonly losses = new LossLog();
  readonly anchors = new HeadingAnchors();
  readonly references: Reference[] = [];
  readonly #lines: SourceLines;
  readonly #blocks: Block[] = [];
  readonly #containers: Container[] = [];
  readonly #fragmentLinks: { readonly link: Link; readonly line: number }[] = [];

  constructor(lines: SourceLines) {
    this.#lines = lines;
  }

  /** Notes a loss at the place of `near` in the source. */
  lose(kind: LossKind, detail: string, near: string = detail): void {
    this.losses.add(kind, this.losses.open ? this.#lines.lineOf(near) : 1, detail);
  }

  /** Ends the running text: it becomes a paragraph. */
  flush(): void {
    if (this.inline.empty) return;
    const children = this.inline.take();
    if (children.length === 0) return;
    const text = children.length === 1 && children[0]!.type === 'text' ? children[0]!.text : '';
    if (shortcode.test(text)) this.lose('shortcode', text);
    else this.#put({ type: 'paragraph', children });
  }

  add(block: Block): void {
    this.flush();
    this.#put(block);
  }

  /** Ends a heading that `anchors.startHeading` began. */
  addHeading(level: number, children: readonly Inline[]): void {
    const heading = this.anchors.heading(level, children);
    if (heading) this.#put(heading);
  }

  /** Collects the blocks that `read` adds. HTML elements that it leaves open are closed, those around stay open. */
  capture(read: () => void): Block[] {
    this.flush();
    const blocks: Block[] = [];
    const depth = this.#containers.length;
    this.#containers.push({ tag: '', add: (block) => blocks.push(block), close: () => {} });
    read();
    this.#closeTo(depth);
    return blocks;
  }

  open(container: Container): void {
    this.flush();
    this.#containers.push(container);
  }

  /** The open HTML elements, innermost first, up to the capture around them. */
  openTags(): string[] {
    const outer = this.#containers.findLastIndex((container) => container.tag === '');
    return this.#containers
      .slice(outer + 1)
      .map((container) => container.tag)
      .toReversed();
  }

  /** Closes the innermost open element of this name, and those inside it; one that is not open is ignored. */
  close(tag: string): void {
    this.flush();
    const inner = this.openTags().indexOf(tag);
    if (inner !== -1) this.#closeTo(this.#containers.length - 1 - inner);
  }

  /** Closes all open elements up to the capture around them. */
  closeElements(): void {
    this.#closeTo(this.#containers.length - this.openTags().length);
  }

  /** True when no further element may be opened; marked's own limit comes on top of it. */
  get full(): boolean {
    return this.#containers.length >= maxNesting;
  }

  addQuote(children: readonly Block[]): void {
    if (children.length > 0) this.add(calloutOrQuote(children));
  }

  /**
   * Makes a link's node, or only its text when the address is refused or the link is inside another.
   *
   * @param near the link's source
   */
  link(href: string, title: string | undefined, children: readonly Inline[], near: string): readonly Inline[] {
    const address = safeHref(href);
    if (address === undefined) {
      this.lose('link-refused', href || `${inlineText(children)}: no address`, near);
      return children;
    }
    const line = this.#lines.lineOf(near);
    const shown = children.length > 0 ? children : [{ type: 'text' as const, text: address }];
    const link: Link = { type: 'link', href: address, ...(title ? { title } : {}), children: shown };
    if (address.startsWith('#')) this.#fragmentLinks.push({ link, line });
    else this.references.push({ kind: 'link', address, line });
    return [link];
  }

  image(src: string, alt: string, title: string | undefined, near: string): void {
    const address = safeSrc(src);
    if (address === undefined) {
      this.lose('image-refused', src, near);
      this.inline.text(alt);
      return;
    }
    this.references.push({ kind: 'image', address, line: this.#lines.lineOf(near) });
    this.inline.add({ type: 'image', src: address, alt, ...(title ? { title } : {}) });
  }

  /**
   * Closes everything, gives headings their ids and points links within the document to them.
   *
   * @param takeTitle a level-1 heading at the very start is given apart, as text
   */
  finish(takeTitle: boolean): { title?: string; blocks: Block[]; anchors: ReadonlyMap<string, string> } {
    this.#closeTo(0);
    const [first] = this.#blocks;
    const title = takeTitle && first?.type === 'heading' && first.level === 1 ? first : undefined;
    if (title) {
      this.#blocks.shift();
      this.anchors.takeTitle();
    }
    const anchors = this.anchors.assignIds();
    for (const { link, line } of this.#fragmentLinks) {
      const id = findAnchor(anchors, link.href.slice(1));
      if (id === undefined) this.losses.add('dead-anchor', line, link.href);
      else link.href = `#${id}`;
    }
    return { ...(title ? { title: inlineText(title.children) } : {}), blocks: this.#blocks, anchors };
  }

  #put(block: Block): void {
    if (block.type !== 'heading') this.anchors.contentFollows();
    const container = this.#containers.at(-1);
    if (container) container.add(block);
    else this.#blocks.push(block);
  }

  #closeTo(depth: number): void {
    this.flush();
    while (this.#containers.length > depth) {
      const container = this.#containers.pop()!;
      container.close();
      this.flush();
    }
  }
}
