import { tokenize, type Token } from './tokenizer.ts';
import { kindOf, type Vocabulary } from './vocabulary.ts';

/**
 * The tokens of a text as the index reads them: each one number, the term's number in the vocabulary above
 * {@link TERM_SHIFT} and what else the index must know of the token in the bits below. A token whose term is 0 is not
 * indexed: a stop word that only takes up room in its window.
 */
export type TokenCodes = readonly number[];

/** Mask of the kind, `KIND_WORD` to `KIND_BIGRAM`. */
export const CODE_KIND = 3;
/** A sentence or line ends before the token. */
export const CODE_BREAK = 4;
/** An ideograph that the indexed bigram before it stands for too. */
export const CODE_COVERED = 8;
export const TERM_SHIFT = 4;

/** Whether the characters between two tokens end a line or a sentence. */
export function endsSentence(between: string): boolean {
  return /\n|[.!?](?=\s)|[。！？；]/.test(between);
}

/**
 * @param running whether it is running text, where stop words are not indexed: they would be the longest postings and say
 * nothing. In titles and questions English ones are, for there they can be the subject.
 */
export function codesOf(text: string, vocabulary: Vocabulary, running: boolean): number[] {
  const codes: number[] = [];
  let before: Token | undefined;
  let covering = false;
  for (const token of tokenize(text)) {
    const ideographic = token.kind === 'unigram' || token.kind === 'bigram';
    const term = token.stop && (ideographic || running) ? 0 : vocabulary.intern(token.term, token.kind);
    let code = (term << TERM_SHIFT) | kindOf[token.kind];
    if (before && token.start > before.end && endsSentence(text.slice(before.end, token.start))) code |= CODE_BREAK;
    if (covering) code |= CODE_COVERED;
    covering = token.kind === 'bigram' && term !== 0;
    codes.push(code);
    before = token;
  }
  return codes;
}
