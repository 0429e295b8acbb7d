export interface WordCount {
  readonly words: number;
  /** Minutes, at least 1. */
  readonly minutes: number;
}

/** Silent reading of English, words per minute (Brysbaert, "How many words do we read per minute?", 2019). */
const wordsPerMinute = 238;
/** An ideograph or kana is about half a word: what a reader takes in at a glance, and as the linter counts. */
const wordsPerIdeograph = 0.5;

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const words = /[\p{L}\p{N}]+(?:['’._-][\p{L}\p{N}]+)*/gu;

/**
 * Counts what a reader reads: words, and each ideograph as one. Addresses, comments and marks are not read.
 *
 * @param markdown without front matter
 */
export function countWords(markdown: string): WordCount {
  const text = markdown
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, '] ')
    .replace(/<\/?[a-z][^<>\n]*>|https?:\/\/[^\s)>]+/gi, ' ')
    .replace(/^\s*(?:[-+*]|\d{1,9}[.)])\s/gm, ' ');
  const inIdeographs = text.match(ideographs)?.length ?? 0;
  const inWords = text.replace(ideographs, ' ').match(words)?.length ?? 0;
  const minutes = (inWords + inIdeographs * wordsPerIdeograph) / wordsPerMinute;
  return { words: inWords + inIdeographs, minutes: Math.max(1, Math.round(minutes)) };
}
