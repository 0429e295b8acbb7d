import { readTag } from './html-tag.ts';

/** A link or an image as it stands in a line; columns start at 1, the end is exclusive. */
export interface ScannedReference {
  readonly kind: 'link' | 'image';
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  /** The address as written, without angle brackets. */
  readonly address: string;
  readonly addressColumn: number;
  /** The link's text, or the image's alternative text; undefined when an image has none at all. */
  readonly text: string | undefined;
  /** Where the text stands, or would have to be written; undefined where it cannot be told. */
  readonly textColumn?: number;
  readonly title?: string;
}

export interface ScannedLine {
  /** The line's visible words, in their columns; marks, code and addresses are blanks. */
  readonly visible: string;
  readonly references: readonly ScannedReference[];
}

const longestAddress = 2_048;
const longestText = 2_000;
const mostFailures = 50;
const marksToBlank = new Set(['*', '~', '`']);

/** Reads the inline marks of one line. Its work is bounded: a mark that leads nowhere is looked at 50 times, then kept as text. */
export function scanInline(text: string, line: number): ScannedLine {
  if (!/[[\]<`*_~\\{]|:\/\//.test(text)) return { visible: text, references: [] };
  const characters = text.split('');
  const references: ScannedReference[] = [];
  const blank = (start: number, end: number) => void characters.fill(' ', start, end);
  const opens: { at: number; image: boolean }[] = [];
  const missing = new Set<number>();
  let failures = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (character === '\\') {
      blank(at, at + 1);
      at += 2;
    } else if (character === '`') {
      const length = runLength(text, at, '`');
      const end = missing.has(length) ? -1 : closingRun(text, at + length, length);
      if (end === -1) missing.add(length);
      blank(at, end === -1 ? at + length : end);
      at = end === -1 ? at + length : end;
    } else if (character === '[') {
      const image = text[at - 1] === '!';
      opens.push({ at, image });
      blank(image ? at - 1 : at, at + 1);
      at += 1;
    } else if (character === ']') {
      const open = opens.pop();
      blank(at, at + 1);
      const target = text[at + 1] === '(' && failures < mostFailures ? readTarget(text, at + 2) : undefined;
      if (open && target) {
        const start = open.image ? open.at - 1 : open.at;
        references.push({
          kind: open.image ? 'image' : 'link',
          line,
          startColumn: start + 1,
          endColumn: target.end + 1,
          address: target.address,
          addressColumn: target.addressStart + 1,
          text: text.slice(open.at + 1, Math.min(at, open.at + 1 + longestText)),
          textColumn: open.at + 2,
          ...(target.title === undefined ? {} : { title: target.title }),
        });
        blank(at, target.end);
        // An image's alternative text is no running text.
        if (open.image) blank(start, target.end);
        at = target.end;
      } else {
        if (text[at + 1] === '(') failures += 1;
        at += 1;
      }
    } else if (character === '<') {
      const tag = failures < mostFailures ? readTag(text, at) : undefined;
      if (!tag) {
        failures += 1;
        at += 1;
        continue;
      }
      addTag(tag, at, line, references);
      blank(at, tag.end);
      at = tag.end;
    } else if (character === '{' && text[at + 1] === '{') {
      const end = text.indexOf('}}', at);
      blank(at, end === -1 ? at + 2 : end + 2);
      at = end === -1 ? at + 2 : end + 2;
    } else if (character === ':' && text.startsWith('://', at)) {
      const start = schemeStart(text, at);
      const end = bareAddressEnd(text, at);
      blank(start, end);
      at = end;
    } else {
      if (marksToBlank.has(character) || (character === '_' && !insideWord(text, at))) blank(at, at + 1);
      at += 1;
    }
  }
  return { visible: characters.join(''), references };
}

function addTag(
  tag: NonNullable<ReturnType<typeof readTag>>,
  start: number,
  line: number,
  references: ScannedReference[],
): void {
  const address =
    tag.name === 'a' ? tag.attributes.get('href') : tag.name === 'img' ? tag.attributes.get('src') : undefined;
  if (!address) return;
  const alternative = tag.attributes.get('alt');
  const title = tag.attributes.get('title')?.value;
  references.push({
    kind: tag.name === 'a' ? 'link' : 'image',
    line,
    startColumn: start + 1,
    endColumn: tag.end + 1,
    address: address.value,
    addressColumn: address.start + 1,
    text: tag.name === 'a' ? '' : alternative?.value,
    ...(alternative ? { textColumn: alternative.start + 1 } : {}),
    ...(title === undefined ? {} : { title }),
  });
}

interface Target {
  readonly address: string;
  readonly addressStart: number;
  readonly end: number;
  readonly title?: string;
}

/** Reads `address "title")` after `](`. */
function readTarget(text: string, start: number): Target | undefined {
  let at = skipBlanks(text, start);
  const limit = Math.min(text.length, at + longestAddress);
  let addressStart = at;
  let address: string;
  if (text[at] === '<') {
    const end = text.indexOf('>', at);
    if (end === -1 || end > limit) return undefined;
    addressStart = at + 1;
    address = text.slice(at + 1, end);
    at = end + 1;
  } else {
    let depth = 0;
    while (at < limit && text[at] !== ' ' && text[at] !== '\t') {
      if (text[at] === '\\') at += 1;
      else if (text[at] === '(') depth += 1;
      else if (text[at] === ')' && depth-- === 0) break;
      at += 1;
    }
    address = text.slice(addressStart, at);
  }
  at = skipBlanks(text, at);
  let title: string | undefined;
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    if (end === -1) return undefined;
    title = text.slice(at + 1, end);
    at = skipBlanks(text, end + 1);
  }
  if (text[at] !== ')') return undefined;
  return { address, addressStart, end: at + 1, ...(title === undefined ? {} : { title }) };
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

function runLength(text: string, start: number, character: string): number {
  let at = start;
  while (text[at] === character) at += 1;
  return at - start;
}

/** The end of the next run of exactly this many backticks; -1 when there is none. */
function closingRun(text: string, start: number, length: number): number {
  for (let at = text.indexOf('`', start); at !== -1; at = text.indexOf('`', at)) {
    const run = runLength(text, at, '`');
    if (run === length) return at + run;
    at += run;
  }
  return -1;
}

function schemeStart(text: string, colon: number): number {
  let at = colon;
  while (at > 0 && /[a-z0-9+.-]/i.test(text[at - 1]!)) at -= 1;
  return at;
}

function bareAddressEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s<>"'`)\]\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text[at]!)) at += 1;
  return at;
}

function insideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ');
}
