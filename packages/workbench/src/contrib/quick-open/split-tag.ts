/** `returns how to` is the tag `returns` and part of a title; without a space a tag is still being typed. */
export function splitTag(typed: string): { readonly scope: string; readonly query: string } {
  const [, tag, rest] = /^(\S+)\s+(.*)$/s.exec(typed) ?? [];
  return tag === undefined ? { scope: '', query: typed } : { scope: tag.toLowerCase(), query: rest ?? '' };
}
