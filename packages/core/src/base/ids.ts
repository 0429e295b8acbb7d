/** Fills the array with random bytes: `crypto.getRandomValues` or, in tests, a seeded source. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no i, l, o, u to misread

const cryptoBytes: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

/**
 * A new identifier: the kind's prefix, 45 bits of milliseconds and 75 random bits in base 32, for instance
 * `cnv_01jd5k3v9h8m2q7xw4t6r5e1zz`. Ids of one kind sort by creation time; 75 bits make a collision or a guess
 * within the same millisecond implausible, but an id is a name, never a secret.
 *
 * @param prefix three lower-case letters that tell the kind: `cnv`, `msg`, `vis`, `usr`
 * @param now milliseconds since 1970
 */
export function newId(prefix: string, now: number, random: RandomBytes = cryptoBytes): string {
  let time = '';
  for (let rest = Math.floor(now), digits = 0; digits < 9; digits++) {
    time = alphabet[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let noise = '';
  for (const byte of random(new Uint8Array(15))) noise += alphabet[byte % 32];
  return `${prefix}_${time}${noise}`;
}

/** What {@link newId} makes, for any prefix. */
export const idPattern = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{24}$/;
