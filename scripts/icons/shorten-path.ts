/** How many numbers follow each command of an SVG path (SVG 2, section 9.3). */
const argumentsOf: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/**
 * The same path in fewer bytes: relative, to a hundredth of its grid. Positions are rounded, not distances, so that nothing
 * drifts.
 *
 * @param path the `d` of an SVG path
 */
export function shortenPath(path: string): string {
  let result = '';
  // Where the pen is, and where the current part began: rounded, as whoever draws the result will be there.
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let last = '';
  for (const [, name = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const command = name.toUpperCase();
    const relative = name !== command;
    const count = argumentsOf[command];
    if (count === undefined) throw new Error(`"${name}" is no command of a path.`);
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/gi)].map(([number]) => Number(number));
    if (count === 0) {
      result += 'z';
      [x, y, last] = [startX, startY, 'z'];
      continue;
    }
    for (let at = 0; at < numbers.length; at += count) {
      const part = numbers.slice(at, at + count);
      // Only a first pair is where something begins; further pairs are lines.
      const drawn = command === 'M' && at > 0 ? 'L' : command;
      const [fromX, fromY] = [x, y];
      const written = part.map((number, index) => {
        if (drawn === 'A' && index < 5) return index < 2 ? round(number) : number;
        const vertical = drawn === 'V' || (drawn !== 'H' && (drawn === 'A' ? index === 6 : index % 2 === 1));
        const from = vertical ? fromY : fromX;
        const position = round(relative ? number + from : number);
        if (index >= count - 2 || count === 1) {
          if (vertical) y = position;
          else x = position;
        }
        return round(position - from);
      });
      if (drawn === 'M') [startX, startY] = [x, y];
      const letter = drawn.toLowerCase();
      // A command that repeats need not be written again; after "m" pairs would be lines.
      result += (letter === last && letter !== 'm' ? '' : letter) + join(written, letter === last && letter !== 'm');
      last = letter;
    }
  }
  return result;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

/** Numbers with the fewest separators: a sign or a second point begins the next number by itself. */
function join(numbers: readonly number[], afterNumber: boolean): string {
  let text = '';
  let before = afterNumber ? '0' : '';
  for (const number of numbers) {
    const written = String(number === 0 ? 0 : number).replace(/^(-?)0\./, '$1.');
    const separate = before !== '' && !written.startsWith('-') && !(written.startsWith('.') && before.includes('.'));
    text += (separate ? ' ' : '') + written;
    before = written;
  }
  return text;
}
