import { describe, expect, it } from 'vitest';
import { DisposableStore, Emitter, idPattern, newId, toDisposable } from './index.ts';

describe('DisposableStore', () => {
  it('disposes last added first and each item once', () => {
    const order: number[] = [];
    const store = new DisposableStore();
    for (const n of [1, 2, 3]) store.add(toDisposable(() => order.push(n)));
    store.dispose();
    store.dispose();
    expect(order).toEqual([3, 2, 1]);
  });

  it('disposes a newcomer at once when it is already disposed', () => {
    const store = new DisposableStore();
    store.dispose();
    let released = 0;
    store.add(toDisposable(() => released++));
    expect(released).toBe(1);
  });

  it('disposes every item although one throws', () => {
    const store = new DisposableStore();
    let released = 0;
    store.add(toDisposable(() => released++));
    store.add(
      toDisposable(() => {
        throw new Error('stuck');
      }),
    );
    expect(() => store.dispose()).toThrow('stuck');
    expect(released).toBe(1);
  });
});

describe('Emitter', () => {
  it('lets the same function subscribe twice and end each subscription alone', () => {
    const emitter = new Emitter<number>();
    const seen: number[] = [];
    const listener = (n: number) => seen.push(n);
    const first = emitter.event(listener);
    emitter.event(listener);
    first.dispose();
    emitter.fire(7);
    expect(seen).toEqual([7]);
  });

  it('calls the remaining listeners when one throws', () => {
    const errors: unknown[] = [];
    const emitter = new Emitter<void>((error) => errors.push(error));
    let called = 0;
    emitter.event(() => {
      throw new Error('broken listener');
    });
    emitter.event(() => called++);
    emitter.fire();
    expect(called).toBe(1);
    expect(errors).toHaveLength(1);
  });

  it('does not call a listener that was added or removed while firing out of turn', () => {
    const emitter = new Emitter<void>();
    let late = 0;
    emitter.event(() => emitter.event(() => late++));
    emitter.fire();
    expect(late).toBe(0);
  });
});

describe('newId', () => {
  it('sorts by time and matches the pattern', () => {
    const ids = [1_000, 2_000, 1_700_000_000_000, 4_000_000_000_000].map((now) => newId('cnv', now));
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(idPattern);
  });

  it('differs within one millisecond', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newId('msg', 5))).size).toBe(1_000);
  });
});
