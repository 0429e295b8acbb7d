import { decodeEntities } from './entities.ts';

/** A piece of HTML: a start tag, an end tag, text with its character references decoded, or something to skip. */
export type HtmlToken =
  | {
      readonly type: 'start';
      /** Lower case. */
      readonly name: string;
      /** Keys in lower case, values decoded; the first of two equal ones counts. */
      readonly attributes: ReadonlyMap<string, string>;
      readonly selfClosing: boolean;
      readonly raw: string;
    }
  | { readonly type: 'end'; readonly name: string; readonly raw: string }
  | { readonly type: 'text'; readonly text: string }
  /** A declaration, a processing instruction, CDATA or a comment without an end. Whole comments are left out. */
  | { readonly type: 'markup'; readonly raw: string };

// No name and no bare value runs over a `<`, so that a tag that does not end is given up where the next one starts.
const startTag = /<([A-Za-z][^\s/<>]*)/y;
const attribute = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>][^\s<>]*)))?/y;
const startTagEnd = /([\s/]*)>/y;
const endTag = /<\/([A-Za-z][^\s/<>]*)[^<>]*>/y;

/** Elements whose content is not HTML: up to their end tag everything is text, even what looks like a tag. */
const rawTextElements = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'textarea', 'title', 'xmp']);

/**
 * Splits HTML into pieces, in time linear in its length and without judging them: what may stay is decided by the
 * document builder. A `<` that starts no complete tag is text.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let position = 0;
  let textStart = 0;

  const textBefore = function* (end: number): Generator<HtmlToken> {
    if (end > textStart) yield { type: 'text', text: decodeEntities(html.slice(textStart, end)) };
  };

  while ((position = html.indexOf('<', position)) !== -1) {
    const close = html.startsWith('<!--', position) ? '-->' : /[!?]/.test(html[position + 1] ?? '') ? '>' : undefined;
    if (close) {
      // From 2 on, because `<!-->` is a whole comment.
      const found = html.indexOf(close, position + 2);
      const end = found === -1 ? html.length : found + close.length;
      yield* textBefore(position);
      if (close === '>' || found === -1) yield { type: 'markup', raw: html.slice(position, end) };
      position = textStart = end;
      continue;
    }
    const tag = html[position + 1] === '/' ? readEndTag(html, position) : readStartTag(html, position);
    if (!tag) {
      position += 1;
      continue;
    }
    yield* textBefore(position);
    yield tag;
    position = textStart = position + tag.raw.length;
    if (tag.type === 'start' && !tag.selfClosing && rawTextElements.has(tag.name)) {
      const end = indexOfEndTag(html, tag.name, position);
      if (end > position) yield { type: 'text', text: html.slice(position, end) };
      position = textStart = end;
    }
  }
  yield* textBefore(html.length);
}

type Tag = Extract<HtmlToken, { type: 'start' | 'end' }>;

function readEndTag(html: string, position: number): Tag | undefined {
  endTag.lastIndex = position;
  const match = endTag.exec(html);
  return match ? { type: 'end', name: match[1]!.toLowerCase(), raw: match[0] } : undefined;
}

function readStartTag(html: string, position: number): Tag | undefined {
  startTag.lastIndex = position;
  const start = startTag.exec(html);
  if (!start) return undefined;
  const attributes = new Map<string, string>();
  let end = startTag.lastIndex;
  for (;;) {
    startTagEnd.lastIndex = end;
    const close = startTagEnd.exec(html);
    if (close) {
      const raw = html.slice(position, startTagEnd.lastIndex);
      return { type: 'start', name: start[1]!.toLowerCase(), attributes, selfClosing: close[1]!.includes('/'), raw };
    }
    attribute.lastIndex = end;
    const match = attribute.exec(html);
    if (!match) return undefined;
    const key = match[1]!.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''));
    end = attribute.lastIndex;
  }
}

function indexOfEndTag(html: string, name: string, from: number): number {
  const found = html.slice(from).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  return found === -1 ? html.length : from + found;
}
