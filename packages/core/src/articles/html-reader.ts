import type { DocumentBuilder } from './document-builder.ts';
import {
  blockWrappers,
  formatting,
  inlineWrappers,
  isHtmlElement,
  removedWithContent,
  voidElements,
} from './html-elements.ts';
import { HtmlStructure, isHeading } from './html-structure.ts';
import type { HtmlToken } from './html-tokens.ts';
import { inlineText } from './plain-text.ts';
import { scripted } from './script-digits.ts';
import type { Inline } from './tree.ts';

type StartTag = Extract<HtmlToken, { type: 'start' }>;

const templateVariable = /\{\{\{?\s*\.[\w.-]{1,80}\s*\}?\}\}/g;
const media = new Set(['video', 'audio']);

/**
 * Reads the HTML of a Markdown document into the tree: what help centres use and what is harmless is converted, other
 * elements are dropped to their text, programs and frames go with all they hold. Everything that goes is a loss.
 */
export class HtmlReader {
  readonly #document: DocumentBuilder;
  readonly #structure: HtmlStructure;
  /** The element being left out with its content. */
  #skipped: { readonly name: string; depth: number; mediaLinked: boolean } | undefined;
  #preformatted: { text: string; language: string | undefined } | undefined;
  /** Names that the passage has end tags for; without one, `<host>` is text and `<object>` has no content to drop. */
  #endTags: ReadonlySet<string> = new Set();

  constructor(document: DocumentBuilder) {
    this.#document = document;
    this.#structure = new HtmlStructure(document);
  }

  /** Starts a passage: a block of HTML, or a paragraph with tags in it. */
  enter(source: string): void {
    this.#endTags = new Set(Array.from(source.matchAll(/<\/([A-Za-z][^\s/<>]*)/g), (match) => match[1]!.toLowerCase()));
  }

  /** Ends a passage, and in it what must not swallow the article when its end tag is forgotten. */
  leave(): void {
    this.#skipped = undefined;
    this.#endPreformatted();
    this.#structure.endHeadings();
  }

  /** True while content is being left out. */
  get skipping(): boolean {
    return this.#skipped !== undefined;
  }

  read(token: HtmlToken): void {
    if (token.type === 'start') this.#start(token);
    else if (token.type === 'end') this.#end(token.name);
    else if (token.type === 'text') this.text(token.text);
    else if (!this.skipping) this.#document.lose('html-removed', token.raw);
  }

  text(text: string): void {
    if (this.skipping) return;
    for (const [variable] of text.matchAll(templateVariable)) this.#document.lose('template-variable', variable);
    if (this.#preformatted) this.#preformatted.text += text;
    else this.#document.inline.text(text);
  }

  #start(tag: StartTag): void {
    const { name, attributes } = tag;
    if (this.#skipped) {
      this.#startWhileSkipping(tag);
      return;
    }
    if (this.#preformatted) {
      if (name === 'br') this.#preformatted.text += '\n';
      if (name === 'code') this.#preformatted.language ??= languageOf(tag);
      return;
    }
    if (name === 'a' && !attributes.has('href'))
      this.#document.anchors.name(attributes.get('id') ?? attributes.get('name') ?? '');
    else if (!isHeading(name)) this.#document.anchors.alias(attributes.get('id') ?? '');
    const format = formatting.get(name);
    if (format)
      this.#document.inline.open(name, format === 'code' ? asCode : (children) => formatted(format, children));
    else if (media.has(name)) this.#startMedia(tag);
    else if (removedWithContent.has(name)) this.#remove(tag);
    else if (name === 'a') this.#startLink(tag);
    else if (name === 'img')
      this.#document.image(attributes.get('src') ?? '', attributes.get('alt') ?? '', attributes.get('title'), tag.raw);
    else if (name === 'br') this.#document.inline.add({ type: 'break' });
    else if (name === 'pre') this.#startPreformatted(tag);
    else if (name === 'sup' || name === 'sub')
      this.#document.inline.open(name, (children) => this.#script(name, children));
    else if (blockWrappers.has(name)) this.#startWrapper(tag);
    else if (!inlineWrappers.has(name) && !this.#structure.start(name, attributes)) this.#startOther(tag);
  }

  #end(name: string): void {
    if (this.#skipped) {
      if (name === this.#skipped.name && --this.#skipped.depth === 0) this.#endSkipping();
      return;
    }
    if (name === 'pre') this.#endPreformatted();
    if (this.#preformatted) return;
    if (blockWrappers.has(name)) this.#document.flush();
    else if (formatting.has(name) || ['a', 'sup', 'sub'].includes(name)) this.#document.inline.close(name);
    else this.#structure.end(name);
  }

  #startLink({ attributes, raw }: StartTag): void {
    const { inline } = this.#document;
    const href = attributes.get('href');
    inline.close('a');
    if (href !== undefined)
      inline.open('a', (children) => this.#document.link(href, attributes.get('title'), children, raw));
  }

  #startWrapper({ name, attributes, raw }: StartTag): void {
    const { inline } = this.#document;
    // A card that is a link as a whole: ending the paragraph would take the link from its text.
    if (inline.has('a')) {
      inline.text(' ');
      return;
    }
    this.#document.flush();
    if (name === 'summary' || name === 'dt') inline.open(name, (children) => formatted('strong', children));
    if (name === 'form') this.#document.lose('html-dropped', raw);
    if (name === 'div' && attributes.has('label')) this.#label(attributes);
  }

  /** Tabs and cards of some help centres carry their heading in an attribute. */
  #label(attributes: ReadonlyMap<string, string>): void {
    const label = attributes.get('label') ?? attributes.get('title');
    if (label === undefined) return;
    const { inline } = this.#document;
    inline.open('*label', (children) => formatted('strong', children));
    this.text(label);
    this.#document.flush();
  }

  #startOther(tag: StartTag): void {
    const { name, attributes, raw } = tag;
    if (voidElements.has(name)) {
      if (name !== 'col' && name !== 'wbr') this.#document.lose('html-removed', raw);
      return;
    }
    const placeholder = !isHtmlElement(name) && attributes.size === 0 && !tag.selfClosing && !this.#endTags.has(name);
    if (placeholder && /^<[a-z]/.test(raw)) {
      this.#document.lose('html-as-text', raw);
      this.#document.inline.text(raw);
      return;
    }
    this.#document.lose('html-dropped', raw);
    if (!isHtmlElement(name)) this.#label(attributes);
  }

  #remove(tag: StartTag): void {
    this.#document.lose('html-removed', tag.raw);
    if (tag.selfClosing || voidElements.has(tag.name)) return;
    const isProgram = tag.name === 'script' || tag.name === 'style';
    if (isProgram || this.#endTags.has(tag.name)) this.#skipped = { name: tag.name, depth: 1, mediaLinked: true };
  }

  #startMedia(tag: StartTag): void {
    const source = tag.attributes.get('src');
    if (source !== undefined) this.#linkMedia(source, tag.raw);
    if (this.#endTags.has(tag.name)) {
      this.#skipped = { name: tag.name, depth: 1, mediaLinked: source !== undefined };
    } else if (source === undefined) {
      this.#document.lose('html-removed', tag.raw);
    }
  }

  #startWhileSkipping(tag: StartTag): void {
    const skipped = this.#skipped!;
    if (tag.name === skipped.name && !tag.selfClosing) skipped.depth += 1;
    const source = tag.attributes.get('src');
    if (media.has(skipped.name) && tag.name === 'source' && source !== undefined && !skipped.mediaLinked) {
      skipped.mediaLinked = true;
      this.#linkMedia(source, tag.raw);
    }
  }

  #endSkipping(): void {
    const { name, mediaLinked } = this.#skipped!;
    if (!mediaLinked) this.#document.lose('html-removed', `<${name}>`);
    this.#skipped = undefined;
  }

  #linkMedia(source: string, near: string): void {
    this.#document.lose('media-as-link', source, near);
    const name =
      source
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) || source;
    for (const inline of this.#document.link(source, undefined, [{ type: 'text', text: name }], near)) {
      this.#document.inline.add(inline);
    }
  }

  #startPreformatted(tag: StartTag): void {
    this.#document.flush();
    this.#preformatted = { text: '', language: languageOf(tag) };
  }

  #endPreformatted(): void {
    if (!this.#preformatted) return;
    const { text, language } = this.#preformatted;
    this.#preformatted = undefined;
    const code = text.replace(/^\n|\s+$/g, '');
    if (code !== '') this.#document.add({ type: 'code-block', ...(language ? { language } : {}), text: code });
  }

  #script(name: 'sup' | 'sub', children: Inline[]): readonly Inline[] {
    const text = inlineText(children);
    const raised = scripted(name, text);
    if (raised !== undefined) return [{ type: 'text', text: raised }];
    if (text.trim() !== '') this.#document.lose('html-dropped', `<${name}>${text}</${name}>`, `<${name}>`);
    return children;
  }
}

function formatted(type: 'strong' | 'emphasis' | 'strike', children: readonly Inline[]): readonly Inline[] {
  return children.length > 0 ? [{ type, children }] : [];
}

/** Code holds no marks: its text becomes code, a link in it a link of code. */
function asCode(children: readonly Inline[]): readonly Inline[] {
  return children.map((inline) => {
    if (inline.type === 'text') return { type: 'code', text: inline.text };
    return 'children' in inline ? { ...inline, children: asCode(inline.children) } : inline;
  });
}

function languageOf({ attributes }: StartTag): string | undefined {
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,32})/.exec(attributes.get('class') ?? '')?.[1];
}
