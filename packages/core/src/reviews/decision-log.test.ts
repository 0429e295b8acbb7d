import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  chainDecision,
  verifyDecisionLog,
  type DecisionEntry,
  type HashFunction,
  type JsonValue,
} from './index.ts';

// FNV-1a over 64 bits of state: no secret, but every change shows. Real SHA-256 is in decision-log.node.test.ts.
const hash: HashFunction = (text) => {
  let [a, b] = [0x811c9dc5, 0x01234567];
  for (const character of text) {
    a = Math.imul(a ^ character.codePointAt(0)!, 0x01000193);
    b = Math.imul(b ^ a, 0x85ebca6b) + 1;
  }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
};

const decision = fc.record({
  at: fc.nat(),
  actor: fc.string({ unit: 'grapheme' }),
  type: fc.constantFrom('review.approved', 'review.overridden'),
  data: fc.dictionary(
    fc.string({ unit: 'grapheme' }),
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
  ),
});
const log = fc.array(decision, { minLength: 1, maxLength: 12 }).map((decisions) => {
  const entries: DecisionEntry[] = [];
  for (const one of decisions) entries.push(chainDecision(one, entries.at(-1), hash));
  return entries;
});

describe('the decision log', () => {
  it('is intact as it was written, also after a round through JSON with its keys in another order', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const stored = entries.map((entry) => {
          const copy = JSON.parse(JSON.stringify(entry)) as DecisionEntry;
          return Object.fromEntries(Object.entries(copy).toReversed()) as unknown as DecisionEntry;
        });
        expect(verifyDecisionLog(stored, hash)).toMatchObject({ intact: true });
      }),
    );
  });

  it('names the first entry that was changed, whatever was changed in it', () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.constantFrom('at', 'actor', 'type', 'data', 'hash'), (entries, pick, field) => {
        const place = pick % entries.length;
        const changed = entries.map((entry, index) => {
          if (index !== place) return entry;
          return { ...entry, [field]: field === 'at' ? entry.at + 1 : `${JSON.stringify(entry[field])}x` };
        });
        const verdict = verifyDecisionLog(changed, hash);
        expect(verdict).toMatchObject({ intact: false, seq: place + 1 });
      }),
    );
  });

  it('names the place where an entry was removed, doubled or moved', () => {
    fc.assert(
      fc.property(log, fc.nat(), (entries, pick) => {
        fc.pre(entries.length > 2);
        const place = pick % (entries.length - 1);
        expect(verifyDecisionLog(entries.toSpliced(place, 1), hash)).toMatchObject({ intact: false, seq: place + 1 });
        const doubled = entries.toSpliced(place, 0, entries[place]!);
        expect(verifyDecisionLog(doubled, hash)).toMatchObject({ intact: false, seq: place + 2 });
      }),
    );
  });

  it('notices an entry that was rewritten together with its hash, by the next one', () => {
    const first = chainDecision({ at: 1, actor: 'tom', type: 'review.approved', data: {} }, undefined, hash);
    const second = chainDecision({ at: 2, actor: 'ida', type: 'review.approved', data: {} }, first, hash);
    const forged = chainDecision({ at: 1, actor: 'mei', type: 'review.approved', data: {} }, undefined, hash);
    expect(verifyDecisionLog([forged, second], hash)).toEqual({ intact: false, seq: 2, reason: 'link-broken' });
  });

  it('notices a cut-off end when the head is known from elsewhere', () => {
    const first = chainDecision({ at: 1, actor: 'tom', type: 'review.approved', data: {} }, undefined, hash);
    const second = chainDecision({ at: 2, actor: 'ida', type: 'review.approved', data: {} }, first, hash);
    expect(verifyDecisionLog([first], hash)).toMatchObject({ intact: true });
    expect(verifyDecisionLog([first], hash, second)).toEqual({ intact: false, seq: 2, reason: 'entry-missing' });
    expect(verifyDecisionLog([first, second], hash, second)).toMatchObject({ intact: true });
  });
});

describe('canonicalJson', () => {
  it('writes the same value in the same way', () => {
    expect(canonicalJson({ b: [1, 2.5, 1e21], a: { y: null, x: 'é"\n' }, gone: undefined })).toBe(
      '{"a":{"x":"é\\"\\n","y":null},"b":[1,2.5,1e+21]}',
    );
  });

  it.each([[NaN], [Infinity], ['\ud800'], [new Date(0)], [new Map()], [() => 1]])('refuses %s', (value) => {
    expect(() => canonicalJson(value as unknown as JsonValue)).toThrow(TypeError);
  });
});
