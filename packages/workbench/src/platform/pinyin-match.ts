import type { FuzzyMatch, MatchRange } from '@askwell/core/extensions';
import { hasHan } from './pinyin-wanted.ts';
import { loadPinyinReadings, type PinyinReadings } from '@askwell/core/search';

/** Matches what is typed in Latin letters with a text in Chinese; undefined when it does not match. */
export type PinyinMatcher = (query: string, text: string) => FuzzyMatch | undefined;

/** The table is a chunk of its own: only who types Latin letters among Chinese titles needs it. */
export async function loadPinyinMatcher(): Promise<PinyinMatcher> {
  const readings = await loadPinyinReadings();
  const known = new Map<string, SpelledText>();
  return (query, text) => {
    let spelled = known.get(text);
    if (!spelled) {
      if (known.size >= mostKnown) known.clear();
      spelled = spell(text, readings);
      known.set(text, spelled);
    }
    return matchSpelled(query, spelled);
  };
}

const mostUnits = 80;
const mostTyped = 40;
const mostKnown = 50_000;

/** A character of the text, or what it is read as. */
interface Unit {
  readonly start: number;
  readonly end: number;
  readonly spellings: readonly string[];
  readonly beginsWord: boolean;
}

/**
 * Matches initials (`czmm`), syllables (`chongzhi`) and what lies between (`chongzmm`), with characters left out, as
 * {@link fuzzyMatch} matches letters. Other characters of the text match as they are.
 */
export function matchPinyin(query: string, text: string, readings: PinyinReadings): FuzzyMatch | undefined {
  return matchSpelled(query, spell(text, readings));
}

/** A text with the letters it is read in. */
interface SpelledText {
  readonly units: readonly Unit[];
  /** Bit 0 is set when some unit's spelling has an `a` in it, and so on: most texts are ruled out by this. */
  readonly letters: number;
}

function spell(text: string, readings: PinyinReadings): SpelledText {
  const units = unitsOf(text, readings);
  return { units, letters: lettersOf(units.flatMap(({ spellings }) => spellings).join('')) };
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

function matchSpelled(query: string, { units, letters }: SpelledText): FuzzyMatch | undefined {
  if ((lettersOf(query.toLowerCase()) & ~letters) !== 0) return undefined;
  let score = 0;
  const chosen = new Set<Unit>();
  for (const word of query.toLowerCase().replaceAll("'", '').slice(0, mostTyped).split(/\s+/)) {
    if (word === '') continue;
    const match = matchWord(word, units);
    if (!match) return undefined;
    score += match.score;
    for (const unit of match.units) chosen.add(unit);
  }
  return { score, ranges: rangesOf([...chosen]) };
}

function unitsOf(text: string, readings: PinyinReadings): readonly Unit[] {
  const units: Unit[] = [];
  let start = 0;
  let before = ' ';
  for (const character of text) {
    const end = start + character.length;
    const han = hasHan(character);
    const known = han ? readings(character) : [];
    const beginsWord = han || !/[\p{L}\p{N}]/u.test(before);
    if (/\S/u.test(character))
      units.push({ start, end, spellings: known.length > 0 ? known : [character.toLowerCase()], beginsWord });
    before = character;
    start = end;
    if (units.length === mostUnits) break;
  }
  return units;
}

// Scratch space, for the same reason as in the core's fuzzy match.
const best = new Float64Array((mostTyped + 1) * (mostUnits + 1) * 2);
const taken = new Uint8Array(best.length);

/** Best alignment from the end: `best` of the rest of the word with the rest of the units, after a match or a gap. */
function matchWord(word: string, units: readonly Unit[]): { score: number; units: Unit[] } | undefined {
  const width = units.length + 1;
  const at = (typed: number, unit: number, joined: 0 | 1) => (typed * width + unit) * 2 + joined;
  const size = (word.length + 1) * width * 2;
  best.fill(Number.NEGATIVE_INFINITY, 0, size);
  taken.fill(0, 0, size);
  for (let unit = 0; unit < width; unit++) best[at(word.length, unit, 0)] = best[at(word.length, unit, 1)] = 0;
  for (let unit = units.length - 1; unit >= 0; unit--) {
    const { spellings, beginsWord } = units[unit] as Unit;
    for (let typed = word.length - 1; typed >= 0; typed--) {
      let most = 0;
      for (const spelling of spellings) {
        let length = 0;
        while (length < spelling.length && spelling[length] === word[typed + length]) length++;
        most = Math.max(most, length);
      }
      for (const joined of [0, 1] as const) {
        const here = at(typed, unit, joined);
        best[here] = (best[at(typed, unit + 1, 0)] as number) - 0.05;
        for (let length = 1; length <= most; length++) {
          const own = length + (beginsWord ? 5 : 0) + (joined ? 6 : 0) + (unit === 0 ? 2 : 0);
          const score = own + (best[at(typed + length, unit + 1, 1)] as number);
          if (score <= best[here]) continue;
          best[here] = score;
          taken[here] = length;
        }
      }
    }
  }
  const score = best[at(0, 0, 0)] as number;
  if (score === Number.NEGATIVE_INFINITY) return undefined;
  const chosen: Unit[] = [];
  for (let typed = 0, unit = 0, joined: 0 | 1 = 0; typed < word.length; unit++) {
    const length: number = taken[at(typed, unit, joined)] as number;
    joined = length > 0 ? 1 : 0;
    if (length > 0) chosen.push(units[unit] as Unit);
    typed += length;
  }
  return { score, units: chosen };
}

function rangesOf(units: readonly Unit[]): MatchRange[] {
  const ranges: [number, number][] = [];
  for (const { start, end } of units.toSorted((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last?.[1] === start) last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
}
