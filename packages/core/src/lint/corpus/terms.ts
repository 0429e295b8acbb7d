import { tokenize } from '../../search/index.ts';

/** What a text speaks of. */
export interface TextTerms {
  /** The distinct terms of subject: stems of words, pairs of Chinese characters; words of grammar are left out. */
  readonly subject: readonly string[];
  /** The distinct numbers and names that hold a digit: `e-27`, `v2.3`, `4`. */
  readonly codes: readonly string[];
}

export function termsOf(text: string): TextTerms {
  const subject = new Set<string>();
  const codes = new Set<string>();
  for (const { term, kind, stop } of tokenize(text)) {
    if (kind === 'code') codes.add(term);
    else if (!stop && kind !== 'unigram') subject.add(term);
  }
  return { subject: [...subject], codes: [...codes] };
}

const directionWords =
  /\b(?:not|no|never|cannot|without|except|unless|over|more than|above|under|less than|below|at least|at most|minimum|maximum|min|max|before|after|up to|in|out|on|off|up|down|from|to)\b|n[’']t\b|不|未|没有|沒有|无法|無法|非|除外|以上|以下|以前|以后|以後|之前|之后|之後|以内|以內|超过|超過|不足|至少|至多|最多|最少|小于|大于|低于|高于|小於|大於|低於|高於/gi;

/** The words that turn a sentence round or tell two opposites apart, sorted: "not", "scale in" and "scale out". */
export function directionOf(text: string): string {
  const words = text.toLowerCase().match(directionWords) ?? [];
  return [...new Set(words.map((word) => (/^(?:n[’']t|cannot|no|never)$/.test(word) ? 'not' : word)))]
    .toSorted()
    .join(' ');
}

/** All terms in their order, for comparing whole texts: words and pairs of characters. */
export function sequenceOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'unigram')
    .map(({ term }) => term);
}

/** Whether two lists hold the same terms. */
export function sameTerms(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((term) => b.includes(term));
}
