import { hanFoldingData } from './han-folding-data.ts';

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';

let simplifiedOf: Map<number, number> | undefined;

function decodeTable(): Map<number, number> {
  const table = new Map<number, number>();
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 32) {
      const digit = digits.indexOf(hanFoldingData.charAt(at++));
      value += (digit % 32) * scale;
      if (digit < 32) return value;
    }
  };
  let from = 0x4e00;
  let to = 0x4e00;
  while (at < hanFoldingData.length) {
    const step = next();
    from += step % 2 ? -(step + 1) / 2 : step / 2;
    to += next();
    table.set(from, to);
  }
  return table;
}

/** The simplified form of a traditional character's code, or the code itself: `體` and `体` become one term. */
export function foldHan(code: number): number {
  simplifiedOf ??= decodeTable();
  return simplifiedOf.get(code) ?? code;
}

const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

/**
 * Folds a run of letters and digits so that spellings people do not tell apart are equal: compatibility forms (NFKC),
 * case, accents, `ß`. `toLowerCase`, never the locale's: a Turkish browser must read the server's index.
 */
export function foldWord(word: string): string {
  // eslint-disable-next-line no-control-regex -- the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđłıþð]/g, (letter) => special[letter] ?? letter)
    .normalize('NFC');
}

/** Folds a whole text as its words and ideographs are folded; separators stay. */
export function foldText(text: string): string {
  return foldWord(text).replace(/[\u4e00-\u9fff]/g, (character) =>
    String.fromCharCode(foldHan(character.charCodeAt(0))),
  );
}
