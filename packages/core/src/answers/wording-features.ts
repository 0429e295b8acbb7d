import { foldText, tokenize } from '../search/index.ts';

/** Characters of a wording that are read. */
const readCharacters = 400;

/** What a wording consists of. */
export interface WordingFeatures {
  /** Words as they are and stemmed without stop words, each also with its neighbour. */
  readonly words: readonly string[];
  /** Runs of characters inside words, which see through inflection, typing errors and, in Chinese, word boundaries. */
  readonly characters: readonly string[];
  /** Stems of all words, those of grammar included: what word vectors are known for. */
  readonly stems: readonly string[];
  /** Stems of the words of subject. */
  readonly subjects: readonly string[];
}

export function wordingFeatures(text: string): WordingFeatures {
  const folded = foldText(text.slice(0, readCharacters)).replace(/['’‘`]/g, '');
  const list = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const words: string[] = [];
  const characters: string[] = [];
  list.forEach((word, at) => {
    words.push(`w${word}`);
    if (at > 0) words.push(`w${list[at - 1]} ${word}`);
    const padded = Array.from(` ${word} `);
    for (let length = 2; length <= 5; length++)
      for (let i = 0; i + length <= padded.length; i++) characters.push(`c${padded.slice(i, i + length).join('')}`);
  });
  const tokens = tokenize(folded);
  const subjects = tokens.filter(({ stop }) => !stop).map(({ term }) => term);
  subjects.forEach((stem, at) => {
    words.push(`s${stem}`);
    if (at > 0) words.push(`s${subjects[at - 1]!} ${stem}`);
  });
  return { words, characters, stems: tokens.map(({ term }) => term), subjects };
}
