/**
 * A heading's or file's name as it stands in an address: lower case, spaces as hyphens, punctuation dropped, letters
 * and digits of every script kept. The same as GitHub's anchors, so that links written for GitHub work.
 *
 * @example
 * slug('How to return an item?'); // how-to-return-an-item
 * slug('tidb_mem 从 v4.0.5 版本开始引入'); // tidb_mem-从-v405-版本开始引入
 */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .replace(/\s/g, '-')
    .slice(0, 200);
}

/** Gives each name once; later claims of a taken name get `-1`, `-2`, and so on. */
export class UniqueNames {
  readonly #taken = new Map<string, number>();

  /** @param name the wanted name; an empty one becomes `section` */
  claim(name: string): string {
    const wanted = name || 'section';
    let count = this.#taken.get(wanted);
    if (count === undefined) {
      this.#taken.set(wanted, 0);
      return wanted;
    }
    let candidate: string;
    do {
      count += 1;
      candidate = `${wanted}-${count}`;
    } while (this.#taken.has(candidate));
    this.#taken.set(wanted, count);
    this.#taken.set(candidate, 0);
    return candidate;
  }
}
