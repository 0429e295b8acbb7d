import { canonicalJson, type JsonValue } from './canonical-json.ts';

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal. Passed in: engines offer it in different ways. */
export type HashFunction = (text: string) => string;

/** A decision before it is chained. */
export interface Decided {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who decided. */
  readonly actor: string;
  /** For instance `review.approved`. */
  readonly type: string;
  /** What it was about: ids, version, reason. */
  readonly data: JsonValue;
}

/** A decision in the log; its hash covers everything else in it, the hash of the entry before included. */
export interface DecisionEntry extends Decided {
  /** 1 for the first entry of a log. */
  readonly seq: number;
  /** Hash of the entry before; {@link chainStart} for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

/** The newest entry as known from elsewhere: what tells that the end of a log was cut off. */
export type DecisionLogHead = Pick<DecisionEntry, 'seq' | 'hash'>;

/** What the first entry names as the hash before it. */
export const chainStart = '0'.repeat(64);

/** The text whose hash an entry carries; for those who hash with an asynchronous function. */
export function hashedText({ seq, at, actor, type, data, previousHash }: Omit<DecisionEntry, 'hash'>): string {
  return canonicalJson({ seq, at, actor, type, data, previousHash });
}

/**
 * The entry that follows `head` in the log. Pure: that no other entry takes the same place is the store's to guarantee,
 * by a unique `seq`.
 *
 * @param head the newest entry, or undefined when the log is empty
 */
export function chainDecision(decided: Decided, head: DecisionLogHead | undefined, hash: HashFunction): DecisionEntry {
  const { at, actor, type, data } = decided;
  const entry = { seq: (head?.seq ?? 0) + 1, at, actor, type, data, previousHash: head?.hash ?? chainStart };
  return { ...entry, hash: hash(hashedText(entry)) };
}

export type DecisionLogVerdict =
  | { readonly intact: true; readonly head: DecisionLogHead | undefined }
  | {
      readonly intact: false;
      /** The first entry that is not as it was written, by its place in the log, from 1. */
      readonly seq: number;
      /**
       * `content-changed`: its content does not give its hash. `link-broken`: it does not follow the entry before.
       * `entry-missing`: an entry is not in its place, or the log ends before the known head.
       */
      readonly reason: 'content-changed' | 'link-broken' | 'entry-missing';
    };

/**
 * Recomputes a whole log, oldest entry first, and names the first entry that is broken.
 *
 * @param head the newest entry as noted elsewhere, for instance in a backup; without it a cut-off end cannot be seen
 */
export function verifyDecisionLog(
  entries: Iterable<DecisionEntry>,
  hash: HashFunction,
  head?: DecisionLogHead,
): DecisionLogVerdict {
  let last: DecisionLogHead | undefined;
  for (const entry of entries) {
    const seq = (last?.seq ?? 0) + 1;
    if (entry.seq !== seq) return { intact: false, seq, reason: 'entry-missing' };
    if (entry.previousHash !== (last?.hash ?? chainStart)) return { intact: false, seq, reason: 'link-broken' };
    if (hash(hashedText(entry)) !== entry.hash) return { intact: false, seq, reason: 'content-changed' };
    if (head?.seq === seq && head.hash !== entry.hash) return { intact: false, seq, reason: 'content-changed' };
    last = { seq, hash: entry.hash };
  }
  if (head && head.seq > (last?.seq ?? 0)) return { intact: false, seq: (last?.seq ?? 0) + 1, reason: 'entry-missing' };
  return { intact: true, head: last };
}
