import { mergeTexts } from '@askwell/core/reviews';
import { describe, expect, it } from 'vitest';
import { chosenText } from './conflict-choices.ts';

const base = '# Tea\n\nBoil it.\n\nWait long.\n\nDrink.\n';
const mine = '# Tea\n\nBoil the water.\n\nWait 3 minutes.\n\nDrink.\n';
const theirs = '# Green tea\n\nBoil it.\n\nWait 2 minutes.\n\nDrink.\n';

describe('a text that has both sides', () => {
  const merged = mergeTexts(base, mine, theirs);

  it('has what only one of them changed, and of the others what was chosen', () => {
    const conflicts = merged.conflicts.map(({ ours, theirs: other }) => [ours, other]);
    expect(conflicts.length).toBeGreaterThan(0);
    const all = (choice: 'mine' | 'theirs') =>
      chosenText(
        merged,
        conflicts.map(() => choice),
      );
    expect(all('mine')).toBe(mine.replace('# Tea', '# Green tea'));
    expect(all('theirs')).toBe(theirs.replace('Boil it', 'Boil the water'));
  });

  it('keeps mine where nothing was chosen', () => {
    expect(chosenText(merged, [])).toBe(merged.text);
  });

  it('has theirs before mine where both are kept, each on its lines', () => {
    const both = chosenText(
      merged,
      merged.conflicts.map(() => 'both'),
    );
    for (const line of ['# Green tea', 'Boil the water.', 'Wait 3 minutes.', 'Wait 2 minutes.']) {
      expect(both.split('\n')).toContain(line);
    }
    expect(both.indexOf('2 minutes')).toBeLessThan(both.indexOf('3 minutes'));
  });
});
