import { tokenize, type Token } from '../../search/index.ts';

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
  for (const token of tokenize(text)) {
    if (token.kind === 'code') codes.add(token.term);
    else if (isOfSubject(token)) subject.add(token.term);
  }
  return { subject: [...subject], codes: [...codes] };
}

function isOfSubject({ stop, kind }: Token): boolean {
  return !stop && kind !== 'unigram' && kind !== 'code';
}

/** A sentence that is read once, and whose clauses are looked at. */
export class TermsOfSentence {
  readonly #tokens: readonly Token[];

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  /** The terms of a part that starts and ends between words: what {@link termsOf} says of the part alone. */
  between(start: number, end: number): TextTerms {
    const subject: string[] = [];
    const codes: string[] = [];
    for (const token of this.#tokens) {
      if (token.start < start || token.end > end) continue;
      const terms = token.kind === 'code' ? codes : isOfSubject(token) ? subject : undefined;
      // A sentence has few terms: looking through them is faster than making a set.
      if (terms && !terms.includes(token.term)) terms.push(token.term);
    }
    return { subject, codes };
  }
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

/** Whether two lists hold the same terms. */
export function sameTerms(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((term) => b.includes(term));
}
