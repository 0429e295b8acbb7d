// Line breaks, blanks, ideographs one by one, words with what holds them together (don't, 3.5, wi-fi), anything else one
// by one. Every character matches exactly one branch, so the tokens joined are the text.
const token =
  /\r\n|[\n\r]|[^\S\n\r]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}_]|['’.-](?=(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]))+|[^]/gu;

/** Splits a text into what a reader sees as one thing changed: words, single ideographs, blanks, marks. Lossless. */
export function textTokens(text: string): string[] {
  return text.match(token) ?? [];
}

/** Splits a text into its lines, each with its line break; the last one has none unless the text ends with one. Lossless. */
export function textLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
