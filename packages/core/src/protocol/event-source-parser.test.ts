import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventSourceParser } from './index.ts';

const stream = 'retry: 1000\n\n: heartbeat\n\nid: 0.1\ndata: {"a":1}\n\nid: 0.2\r\ndata: one\r\ndata:two\r\n\r\n';
const events = [
  { id: '0.1', data: '{"a":1}' },
  { id: '0.2', data: 'one\ntwo' },
];

describe('EventSourceParser', () => {
  it('gives the same events wherever the network cuts the stream', () => {
    const cuts = fc.array(fc.nat({ max: stream.length }), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, (positions) => {
        const parser = new EventSourceParser();
        const borders = [0, ...positions.toSorted((a, b) => a - b), stream.length];
        const given = borders.flatMap((start, index) => parser.feed(stream.slice(start, borders[index + 1] ?? start)));
        expect(given).toEqual(events);
      }),
    );
  });

  it('never gives an event that was cut off', () => {
    expect(new EventSourceParser().feed('id: 1\ndata: half')).toEqual([]);
    expect(new EventSourceParser().feed('id: 1\ndata: whole line\n')).toEqual([]);
  });
});
