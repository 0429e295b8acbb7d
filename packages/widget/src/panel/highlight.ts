import { html, type TemplateResult } from 'lit';

/**
 * A text with parts of it marked.
 *
 * @param ranges half-open ranges of UTF-16 code units, in order, as the server gives them
 */
export function highlight(
  text: string,
  ranges: readonly (readonly [start: number, end: number])[],
): (TemplateResult | string)[] {
  const parts: (TemplateResult | string)[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > text.length) continue;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}
