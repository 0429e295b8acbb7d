import { openConversation, type Message } from '@askwell/core/conversations';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { merge, type KnownTranscript } from './transcript.ts';

const conversation = openConversation({ id: 'cnv_1', visitorId: 'vis_1', visitorName: undefined, locale: 'en' }, 0);
const at = (lastSeq: number) => ({ ...conversation, lastSeq, updatedAt: lastSeq });
const message = (seq: number): Message => ({
  id: `msg_${seq}`,
  conversationId: 'cnv_1',
  seq,
  clientId: `client-${seq}`,
  author: { kind: 'bot' },
  content: { type: 'text', text: String(seq) },
  createdAt: seq,
});
const nothing: KnownTranscript = { conversation: null, messages: [] };

it('gives each message once, in order, and the newest state, whatever arrives in which order', () => {
  const arrivals = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(arrivals, (seqs) => {
      const known = seqs.reduce((sum, seq) => merge(sum, [message(seq)], at(seq)), nothing);
      expect(known.messages.map(({ seq }) => seq)).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
      expect(known.conversation?.lastSeq).toBe(Math.max(...seqs));
    }),
  );
});

it('begins anew with another conversation', () => {
  const known = merge(merge(nothing, [message(1)], at(1)), [], { ...at(0), id: 'cnv_2' });
  expect(known.messages).toEqual([]);
});
