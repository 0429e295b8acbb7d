import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffLines, diffWords, mergeTexts, textLines, textTokens } from './index.ts';
import { diffSequences } from './sequence-diff.ts';

const words = fc.constantFrom(
  'open',
  'the',
  'page',
  'save',
  '重',
  '置',
  '密',
  '码',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '.',
  '\r\n',
  '😀',
);
const text = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(''));
const anyText = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 }));

/** A text and the same text with some of its words changed. */
const edited = fc.tuple(text, fc.infiniteStream(fc.tuple(fc.nat({ max: 9 }), words))).map(([before, choices]) => {
  const after = textTokens(before).map((token) => {
    const [choice, word] = choices.next().value as [number, string];
    return choice === 0 ? '' : choice === 1 ? token + word : token;
  });
  return [before, after.join('')] as const;
});

describe('tokens and lines', () => {
  it('lose nothing', () => {
    fc.assert(
      fc.property(anyText, (one) => {
        expect(textTokens(one).join('')).toBe(one);
        expect(textLines(one).join('')).toBe(one);
      }),
    );
  });

  it('are words, single ideographs and marks', () => {
    expect(textTokens("Don't pay 3.50 €，重置密码 wi-fi.").join('|')).toBe(
      "Don't| |pay| |3.50| |€|，|重|置|密|码| |wi-fi|.",
    );
  });
});

describe('diffSequences', () => {
  const sequence = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });

  it('covers both sequences and calls the same what is the same', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        let [atA, atB] = [0, 0];
        let same: boolean | undefined;
        for (const edit of diffSequences(a, b)) {
          expect([edit.aFrom, edit.bFrom]).toEqual([atA, atB]);
          expect(edit.same).not.toBe(same);
          expect(!edit.same || a.slice(edit.aFrom, edit.aTo).join() === b.slice(edit.bFrom, edit.bTo).join()).toBe(
            true,
          );
          same = edit.same;
          [atA, atB] = [edit.aTo, edit.bTo];
        }
        expect([atA, atB]).toEqual([a.length, b.length]);
      }),
    );
  });
});

it('finds the shortest difference where nothing is unique: the example of Myers’ paper', () => {
  const changed = diffSequences([...'abcabba'], [...'cbabac']).filter(({ same }) => !same);
  expect(changed.reduce((sum, { aFrom, aTo, bFrom, bTo }) => sum + aTo - aFrom + bTo - bFrom, 0)).toBe(5);
});

describe('diffWords', () => {
  it('makes the other text when it is applied, and neither side is lost', () => {
    fc.assert(
      fc.property(fc.oneof(edited, fc.tuple(anyText, anyText)), ([before, after]) => {
        const changes = diffWords(before, after);
        expect(applyChanges(before, changes)).toBe(after);
        const side = (gone: string): string =>
          changes
            .filter(({ kind }) => kind !== gone)
            .map((change) => change.text)
            .join('');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('shows the words that changed and no more', () => {
    expect(diffWords('It is valid for 30 minutes.\n', 'It is valid for 15 minutes.\n')).toEqual([
      { kind: 'same', text: 'It is valid for ' },
      { kind: 'removed', text: '30' },
      { kind: 'added', text: '15' },
      { kind: 'same', text: ' minutes.\n' },
    ]);
    expect(diffWords('链接三十分钟内有效。', '链接十五分钟内有效。').filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '三' },
      { kind: 'added', text: '五' },
    ]);
  });

  it('refuses to be applied to another text', () => {
    expect(applyChanges('other', diffWords('one', 'two'))).toBeUndefined();
  });

  it.each([
    ['one letter repeated', 'a '.repeat(32_000), 'b a '.repeat(16_000)],
    ['two letters at random', pseudoRandom(64_000, 1), pseudoRandom(64_000, 2)],
    ['one line without blanks', 'a'.repeat(64_000), `${'a'.repeat(63_999)}b`],
    [
      'ideographs at random',
      pseudoRandom(20_000, 3, '的了是在和与或我你您'),
      pseudoRandom(20_000, 4, '的了是在和与或我你您'),
    ],
    ['only line breaks', '\n'.repeat(64_000), '\n\r'.repeat(32_000)],
    ['lines upside down', numbered(8_000).join(''), numbered(8_000).toReversed().join('')],
  ])('is done in time and still correct: %s', (_, before, after) => {
    const started = performance.now();
    const changes = diffWords(before, after);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(applyChanges(before, changes)).toBe(after);
  });
});

function pseudoRandom(length: number, seed: number, letters = 'ab \n'): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return letters[(state >> 16) % letters.length]!;
  }).join('');
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${index}\n`);
}

describe('diffLines', () => {
  it('groups changes that stand close together', () => {
    const before = numbered(30);
    const after = before.with(4, 'changed\n').with(8, 'changed too\n').with(25, 'far away\n');
    const hunks = diffLines(before.join(''), after.join(''));
    expect(hunks.map(({ beforeStart, beforeCount }) => [beforeStart, beforeCount])).toEqual([
      [2, 11],
      [23, 7],
    ]);
  });

  it('marks the changed words of each line', () => {
    const [hunk] = diffLines('Steps:\n1. Open it\n2. Save it\n', 'Steps:\n1. Open it\n2. Store it\n', 0);
    expect(hunk).toMatchObject({ beforeStart: 3, beforeCount: 1, afterStart: 3, afterCount: 1 });
    expect(hunk?.lines.map(({ kind, words }) => [kind, words.filter((word) => word.kind === kind)])).toEqual([
      ['removed', [{ kind: 'removed', text: 'Save' }]],
      ['added', [{ kind: 'added', text: 'Store' }]],
    ]);
  });

  it('rebuilds the other text from the hunks', () => {
    fc.assert(
      fc.property(edited, fc.nat({ max: 4 }), ([before, after], context) => {
        const lines = textLines(before);
        const built: string[] = [];
        let at = 0;
        for (const hunk of diffLines(before, after, context)) {
          built.push(...lines.slice(at, hunk.beforeStart - 1));
          expect(built.length).toBe(hunk.afterStart - 1);
          expect(hunk.lines.filter(({ kind }) => kind !== 'added').length).toBe(hunk.beforeCount);
          expect(hunk.lines.filter(({ kind }) => kind !== 'removed').length).toBe(hunk.afterCount);
          for (const line of hunk.lines) {
            if (line.kind !== 'removed') built.push(line.text);
            expect(['', line.text]).toContain(line.words.map((word) => word.text).join(''));
          }
          at = hunk.beforeStart - 1 + hunk.beforeCount;
        }
        expect([...built, ...lines.slice(at)].join('')).toBe(after);
      }),
    );
  });
});

describe('mergeTexts', () => {
  const base = '## Steps\n\n1. Open the page. Choose "Forgot password".\n2. Save.\n\nDone.\n';

  it('takes both sides when they changed different lines, or different words of a line', () => {
    const ours = base.replace('Open the page', 'Open the sign-in page');
    const theirs = base.replace('Forgot password', 'Reset').replace('Done', 'All done');
    expect(mergeTexts(base, ours, theirs)).toEqual({
      text: '## Steps\n\n1. Open the sign-in page. Choose "Reset".\n2. Save.\n\nAll done.\n',
      conflicts: [],
    });
  });

  it('keeps ours and tells where both changed the same words', () => {
    const ours = base.replace('Save', 'Store');
    const { text: merged, conflicts } = mergeTexts(base, ours, base.replace('Save', 'Confirm'));
    expect(merged).toBe(ours);
    expect(conflicts).toEqual([
      { base: '2. Save.\n', ours: '2. Store.\n', theirs: '2. Confirm.\n', at: ours.indexOf('2. Store'), line: 4 },
    ]);
  });

  it('sees a conflict between deleting and changing a line', () => {
    const { conflicts } = mergeTexts(base, base.replace('2. Save.\n', ''), base.replace('Save', 'Confirm'));
    expect(conflicts).toHaveLength(1);
  });

  it('has no conflict when the edits are disjoint', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('none', 'ours', 'theirs', 'both'), { minLength: 1, maxLength: 40 }),
        fc.constantFrom('change', 'remove', 'insert'),
        (plan, how) => {
          const make = (side: string | null): string =>
            plan
              .map((who, index) => {
                const line = `line ${index} stays\n`;
                // A line that nobody touches stands between any two that somebody does.
                const edit =
                  how === 'change' ? `line ${index} by ${who}\n` : how === 'remove' ? '' : `${line}new ${index}\n`;
                return `${side && (who === side || who === 'both') ? edit : line}between ${index}\n`;
              })
              .join('');
          const merged = mergeTexts(make(null), make('ours'), make('theirs'));
          expect(merged.conflicts).toEqual([]);
          const wanted = plan
            .map((who, index) => {
              const line = `line ${index} stays\n`;
              const edit =
                how === 'change' ? `line ${index} by ${who}\n` : how === 'remove' ? '' : `${line}new ${index}\n`;
              return `${who === 'none' ? line : edit}between ${index}\n`;
            })
            .join('');
          expect(merged.text).toBe(wanted);
        },
      ),
    );
  });

  it('agrees with itself: one side alone is taken, and sides may change places where nothing conflicts', () => {
    fc.assert(
      fc.property(edited, edited, ([before, ours], [, other]) => {
        expect(mergeTexts(before, ours, before)).toEqual({ text: ours, conflicts: [] });
        expect(mergeTexts(before, before, ours)).toEqual({ text: ours, conflicts: [] });
        expect(mergeTexts(before, ours, ours)).toEqual({ text: ours, conflicts: [] });
        const there = mergeTexts(before, ours, other);
        const back = mergeTexts(before, other, ours);
        expect(there.conflicts.length).toBe(back.conflicts.length);
        expect(there.conflicts.length > 0 || there.text === back.text).toBe(true);
        for (const { at, ours: mine } of there.conflicts) expect(there.text.startsWith(mine, at)).toBe(true);
      }),
    );
  });
});
