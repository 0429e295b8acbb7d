// Apart from `pinyin-match.ts`, which is loaded only once it is wanted.

/** Whether pinyin can help: Latin letters typed, Han characters to find. */
export function mayBePinyin(query: string): boolean {
  return /^[a-z' ]*[a-z][a-z' ]*$/i.test(query);
}

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
