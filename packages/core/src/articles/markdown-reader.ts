import type { Token, Tokens } from 'marked';
import type { DocumentBuilder } from './document-builder.ts';
import { decodeEntities } from './entities.ts';
import { flattened } from './flatten.ts';
import { HtmlReader } from './html-reader.ts';
import { htmlTokens } from './html-tokens.ts';
import type { Inline } from './tree.ts';

const footnoteMark = /\[\^([^\]\s[]{1,40})\]/g;
const language = /^[\w+#.-]{1,32}/;

// What marked's lexer makes. Its own `Token` also allows tokens of extensions, of which any property may be asked.
type MarkdownToken =
  | Tokens.Blockquote
  | Tokens.Br
  | Tokens.Checkbox
  | Tokens.Code
  | Tokens.Codespan
  | Tokens.Def
  | Tokens.Del
  | Tokens.Em
  | Tokens.Escape
  | Tokens.HTML
  | Tokens.Heading
  | Tokens.Hr
  | Tokens.Image
  | Tokens.Link
  | Tokens.List
  | Tokens.Paragraph
  | Tokens.Space
  | Tokens.Strong
  | Tokens.Table
  | Tokens.Text;

/** Reads marked's tokens into the tree. marked's `raw` is used, never its `text`, in which references are half decoded. */
export class MarkdownReader {
  readonly #document: DocumentBuilder;
  readonly #html: HtmlReader;

  constructor(document: DocumentBuilder) {
    this.#document = document;
    this.#html = new HtmlReader(document);
  }

  /** Reads one block with all inside it. */
  block(token: Token): void {
    const block = token as MarkdownToken;
    switch (block.type) {
      case 'heading':
        this.#document.closeElements();
        this.#document.anchors.startHeading();
        this.#document.addHeading(block.depth, this.#captured(block.tokens, block.raw));
        break;
      case 'paragraph':
      case 'text':
        this.#document.flush();
        this.#passage(block.tokens ?? [block], block.raw);
        this.#document.flush();
        break;
      case 'list':
        this.#list(block);
        break;
      case 'table':
        this.#table(block);
        break;
      case 'blockquote':
        this.#document.addQuote(this.#blocks(block.tokens));
        break;
      case 'code':
        this.#code(block);
        break;
      case 'hr':
        this.#document.add({ type: 'rule' });
        break;
      case 'html':
        this.#html.enter(block.raw);
        for (const piece of htmlTokens(block.raw)) this.#html.read(piece);
        this.#html.leave();
        break;
      case 'def':
        if (block.tag.startsWith('^')) this.#footnote(block);
        break;
    }
  }

  #blocks(tokens: readonly Token[]) {
    return this.#document.capture(() => {
      for (const token of tokens) this.block(token);
    });
  }

  #captured(tokens: readonly Token[], source: string): Inline[] {
    return flattened(this.#document.capture(() => this.#passage(tokens, source)));
  }

  #list(list: Tokens.List): void {
    const items = list.items.map((item) => {
      const children = this.#blocks(item.tokens);
      return item.task ? { checked: item.checked === true, children } : { children };
    });
    const start = list.start === '' || list.start === 1 ? {} : { start: list.start };
    this.#document.add({ type: 'list', ordered: list.ordered, ...start, items });
  }

  #table(table: Tokens.Table): void {
    const cell = ({ tokens, text }: Tokens.TableCell) => this.#captured(tokens, text);
    this.#document.add({
      type: 'table',
      align: table.align,
      header: table.header.map(cell),
      rows: table.rows.map((row) => row.map(cell)),
    });
  }

  #code({ lang, text }: Tokens.Code): void {
    const name = language.exec(lang ?? '')?.[0];
    this.#document.add({ type: 'code-block', ...(name ? { language: name } : {}), text: text.replace(/\n$/, '') });
  }

  /** marked takes `[^1]: https://…` for a link's definition and would drop the line. */
  #footnote({ tag, href, raw }: Tokens.Def): void {
    this.#document.flush();
    this.#document.inline.text(this.#plainFootnotes(`[${tag}]: `, raw));
    for (const inline of this.#document.link(href, undefined, [], raw)) this.#document.inline.add(inline);
    this.#document.flush();
  }

  #passage(tokens: readonly Token[], source: string): void {
    this.#html.enter(source);
    this.#inlines(tokens);
    this.#html.leave();
  }

  #inlines(tokens: readonly Token[]): void {
    for (const token of tokens) {
      const inline = token as MarkdownToken;
      if (inline.type === 'html') for (const piece of htmlTokens(inline.raw)) this.#html.read(piece);
      else if (!this.#html.skipping) this.#inline(inline);
    }
  }

  #inline(token: MarkdownToken): void {
    const { inline } = this.#document;
    switch (token.type) {
      case 'text':
        this.#html.text(decodeEntities(this.#plainFootnotes(token.raw)));
        break;
      case 'escape':
        this.#html.text(token.text);
        break;
      case 'codespan':
        inline.add({ type: 'code', text: token.text });
        break;
      case 'br':
        inline.add({ type: 'break' });
        break;
      case 'strong':
      case 'em':
      case 'del':
        this.#marked(token);
        break;
      case 'link':
        this.#link(token);
        break;
      case 'image':
        this.#document.image(decodeEntities(token.href), this.#alternative(token.tokens), titleOf(token), token.raw);
        break;
    }
  }

  #marked({ type, tokens }: Tokens.Strong | Tokens.Em | Tokens.Del): void {
    const { inline } = this.#document;
    const mark = ({ strong: 'strong', em: 'emphasis', del: 'strike' } as const)[type];
    // A name that no HTML end tag has.
    inline.open(`*${type}`, (children) => (children.length > 0 ? [{ type: mark, children }] : []));
    this.#inlines(tokens);
    inline.close(`*${type}`);
  }

  #link(token: Tokens.Link): void {
    const { inline } = this.#document;
    const inside = inline.has('a') || inline.has('*link');
    const href = token.autolink ? token.href : decodeEntities(token.href);
    inline.open('*link', (children) =>
      inside ? children : this.#document.link(href, titleOf(token), children, token.raw),
    );
    // A footnote whose text is an address is a link's definition to marked.
    if (/^\[\^[^\]]+\]$/.test(token.raw)) inline.text(this.#plainFootnotes(token.raw));
    else this.#inlines(token.tokens);
    inline.close('*link');
  }

  #plainFootnotes(text: string, near?: string): string {
    return text.replace(footnoteMark, (mark, name: string) => {
      this.#document.lose('footnote', mark, near);
      return `[${name}]`;
    });
  }

  /** An image's alternative text without its marks. */
  #alternative(tokens: readonly Token[]): string {
    let text = '';
    for (const token of tokens) {
      const inline = token as MarkdownToken;
      if (inline.type === 'text') text += decodeEntities(inline.raw);
      else if (inline.type === 'escape' || inline.type === 'codespan') text += inline.text;
      else if ('tokens' in inline && inline.tokens) text += this.#alternative(inline.tokens);
    }
    return text;
  }
}

function titleOf({ title }: { title?: string | null }): string | undefined {
  return title ? decodeEntities(title) : undefined;
}
