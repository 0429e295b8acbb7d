const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';

/** First character of the table and how many follow: the block "CJK Unified Ideographs". */
const [firstHan, hanCount] = [0x4e00, 0x5200];

/** By character from the first one on; 0 stands for itself. */
let simplifiedOf: Uint16Array | undefined;

/** Gives {@link foldHan} its table, which browsers load only where documents are written in Chinese characters. */
export function setHanFolding(data: string): void {
  simplifiedOf ??= decodeTable(data);
}

export function hasHanFolding(): boolean {
  return simplifiedOf !== undefined;
}

function decodeTable(data: string): Uint16Array {
  const table = new Uint16Array(hanCount);
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 32) {
      const digit = digits.indexOf(data.charAt(at++));
      value += (digit % 32) * scale;
      if (digit < 32) return value;
    }
  };
  let from = firstHan;
  let to = firstHan;
  while (at < data.length) {
    const step = next();
    from += step % 2 ? -(step + 1) / 2 : step / 2;
    to += next();
    table[from - firstHan] = to;
  }
  return table;
}

/**
 * The simplified form of a traditional character's code, or the code itself: `體` and `体` become one term. Without the
 * table every code is itself, which is enough for a question to documents that have none of these characters.
 */
export function foldHan(code: number): number {
  return simplifiedOf?.[code - firstHan] || code;
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
