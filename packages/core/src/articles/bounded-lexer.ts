import { Lexer, Tokenizer, type Token, type Tokens, type TokensList } from 'marked';

/** Quotes and lists inside one another, and emphasis and links inside one another, are read this deep. */
export const maxNesting = 20;

const maxPassageCost = 4_000_000;
const maxInlineCost = 32_000_000;
const maxBlockCost = 8_000_000;
const maxTableCells = 50_000;
const maxMarkersInLine = 100;
const maxAddressLength = 4_000;
const tooManyMarkers = new RegExp(`^(?:[ \\t]*(?:[-*+]|\\d{1,9}[.)]|>)(?=[ \\t>])){${maxMarkersInLine}}[ \\t]*`, 'gm');
const longAddress = new RegExp(`(?:://|www\\.|@)[^\\s<]{${maxAddressLength}}`);

type OnBound = (kind: 'too-deep' | 'too-complex', source: string) => void;

/**
 * marked's lexer with a bound on its work, so that no input, however built, throws or takes long.
 *
 * marked recurses once per nested quote, list, emphasis or link (4 kB of `> > >` overflow the stack), and looks for
 * the closing mark of every opening mark to the end of the passage: n characters with m marks cost n x m steps, so
 * that 64 kB of `**_a` take 15 seconds. Cutting such runs out of the source beforehand would need a second Markdown
 * parser to know where a run is text, so the bound is set where marked enters a passage:
 * - inside {@link maxNesting} levels a block's source becomes one paragraph of text, and a passage's source text;
 * - a passage that costs more than 4 million steps, some 30 ms, becomes text (the costliest passage in two real help
 *   centres, a list of 105 links, costs 0.4 million);
 * - a document has 32 million steps for its passages and 8 million characters for its blocks, counted once at each
 *   level of nesting; when they are used up, the rest becomes text;
 * - a passage with a bare address of more than 4,000 characters becomes text: marked looks for the address' end
 *   backwards, again and again;
 * - a table that could have more than 50,000 cells becomes text: marked fills short rows up to the width of the
 *   header, so that 16 kB of a wide header over short rows take a gigabyte;
 * - what follows the 100th list or quote mark at the start of a line is escaped: marked looks at the rest of the line
 *   once for each mark before it descends into them.
 * The costs are counted, not timed: the same source gives the same tree on every machine.
 */
export class BoundedLexer extends Lexer {
  readonly #onBound: OnBound;
  #blockDepth = 0;
  #inlineDepth = 0;
  #blockBudget = maxBlockCost;
  #inlineBudget = maxInlineCost;

  /** @param onBound told of each piece of source that was kept as text */
  constructor(onBound: OnBound) {
    super({ gfm: true, tokenizer: new BoundedTokenizer(onBound) });
    this.#onBound = onBound;
  }

  override lex(src: string): TokensList {
    return super.lex(src.replace(tooManyMarkers, '$&\\'));
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    this.#blockBudget -= src.length;
    const tooDeep = this.#blockDepth >= maxNesting;
    if (tooDeep || this.#blockBudget < 0) {
      if (src.trim() === '') return tokens;
      this.#onBound(tooDeep ? 'too-deep' : 'too-complex', src);
      tokens.push({ type: 'paragraph', raw: src, text: src, tokens: [literal(src)] });
      return tokens;
    }
    this.#blockDepth += 1;
    try {
      return super.blockTokens(src, tokens, lastParagraphClipped);
    } finally {
      this.#blockDepth -= 1;
    }
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    const cost = passageCost(src);
    const tooDeep = this.#inlineDepth >= maxNesting;
    if (tooDeep || cost > maxPassageCost || cost > this.#inlineBudget) {
      this.#onBound(tooDeep ? 'too-deep' : 'too-complex', src);
      tokens.push(literal(src));
      return tokens;
    }
    this.#inlineBudget -= cost;
    this.#inlineDepth += 1;
    try {
      return super.inlineTokens(src, tokens);
    } finally {
      this.#inlineDepth -= 1;
    }
  }
}

class BoundedTokenizer extends Tokenizer {
  readonly #onBound: OnBound;

  constructor(onBound: OnBound) {
    super();
    this.#onBound = onBound;
  }

  override table(src: string): Tokens.Table | undefined {
    const [header = '', delimiters = ''] = src.split('\n', 2);
    if (!/^[ \t|:-]+$/.test(delimiters)) return undefined;
    const columns = header.split('|').length;
    if (columns * linesUntilBlank(src, maxTableCells / columns) > maxTableCells) {
      this.#onBound('too-complex', header);
      return undefined;
    }
    return super.table(src);
  }
}

function linesUntilBlank(source: string, enough: number): number {
  let lines = 1;
  for (let at = source.indexOf('\n'); at !== -1 && lines <= enough; at = source.indexOf('\n', at + 1)) {
    if (source[at + 1] === '\n') break;
    lines += 1;
  }
  return lines;
}

function literal(source: string): Token {
  return { type: 'text', raw: source, text: source, escaped: false };
}

/** Marks at which marked starts or ends an inline search, times the length that each search may run over. */
function passageCost(source: string): number {
  let marks = 0;
  for (let i = 0; i < source.length; i++) {
    switch (source.charCodeAt(i)) {
      case 0x21: // !
      case 0x2a: // *
      case 0x3c: // <
      case 0x5b: // [
      case 0x5c: // \
      case 0x5f: // _
      case 0x60: // `
      case 0x7e: // ~
        marks += 1;
    }
  }
  return longAddress.test(source) ? Infinity : marks * source.length;
}
