export interface HtmlTag {
  /** Lower case, without a slash. */
  readonly name: string;
  /** By lower-case name: the value and where it starts in the line. */
  readonly attributes: ReadonlyMap<string, { readonly value: string; readonly start: number }>;
  /** Offset behind `>`. */
  readonly end: number;
}

const longestTag = 4_096;

/** Reads an HTML tag, or an address in angle brackets, that starts at `<` and ends in the same line. */
export function readTag(text: string, start: number): HtmlTag | undefined {
  let at = start + 1;
  if (text[at] === '/') at += 1;
  const nameStart = at;
  while (isNameCharacter(text.charCodeAt(at))) at += 1;
  if (at === nameStart) return undefined;
  const name = text.slice(nameStart, at).toLowerCase();
  const attributes = new Map<string, { value: string; start: number }>();
  const limit = Math.min(text.length, start + longestTag);
  while (at < limit) {
    const character = text[at]!;
    if (character === '>') return { name, attributes, end: at + 1 };
    if (character === '<') return undefined;
    if (!isNameCharacter(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const keyStart = at;
    while (at < limit && isNameCharacter(text.charCodeAt(at))) at += 1;
    const key = text.slice(keyStart, at).toLowerCase();
    if (text[at] !== '=') continue;
    at += 1;
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const end = text.indexOf(quote, at + 1);
      if (end === -1 || end > limit) return undefined;
      attributes.set(key, { value: text.slice(at + 1, end), start: at + 1 });
      at = end + 1;
    } else {
      const valueStart = at;
      while (at < limit && !/[\s>]/.test(text[at]!)) at += 1;
      attributes.set(key, { value: text.slice(valueStart, at), start: valueStart });
    }
  }
  return undefined;
}

function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d
  );
}
