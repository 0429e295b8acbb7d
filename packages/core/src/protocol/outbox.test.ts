import { describe, expect, it } from 'vitest';
import { Backoff, Outbox, ProblemError, type OutboxEntry, type OutboxStorage } from './index.ts';

class Drawer implements OutboxStorage<string> {
  entries: readonly OutboxEntry<string>[] = [];
  load = async () => this.entries;
  save = async (entries: readonly OutboxEntry<string>[]) => {
    this.entries = entries;
  };
}

function entry(clientId: string): OutboxEntry<string> {
  return { clientId, conversationId: 'cnv_1', content: `text ${clientId}`, writtenAt: 0 };
}

function refusal(status: number): ProblemError {
  return new ProblemError({ type: 'urn:askwell:problem:test', title: 'No', status, detail: 'Refused.' });
}

/** Runs an outbox until nothing is left that it would still send. */
function drain(storage: Drawer, send: (entry: OutboxEntry<string>) => Promise<void>, ids: string[]) {
  return new Promise<Outbox<string>>((resolve) => {
    const outbox: Outbox<string> = new Outbox({
      send,
      storage,
      backoff: new Backoff({ first: 1, longest: 1 }),
      onChange: (entries) => {
        if (entries.every((left) => left.refusal !== undefined)) resolve(outbox);
      },
    });
    if (ids.length === 0) void outbox.restore();
    for (const id of ids) outbox.add(entry(id));
  });
}

describe('Outbox', () => {
  it('sends in order, again and again until each is acknowledged', async () => {
    const stored: string[] = [];
    let tries = 0;
    const send = async ({ clientId }: OutboxEntry<string>) => {
      if (++tries % 3 !== 0) throw tries % 2 ? new TypeError('Failed to fetch') : refusal(503);
      stored.push(clientId);
    };
    await drain(new Drawer(), send, ['a', 'b', 'c']);
    expect(stored).toEqual(['a', 'b', 'c']);
  });

  it('keeps what the server refuses for good, says why, and goes on', async () => {
    const stored: string[] = [];
    const send = async ({ clientId }: OutboxEntry<string>) => {
      if (clientId === 'b') throw refusal(409);
      stored.push(clientId);
    };
    const outbox = await drain(new Drawer(), send, ['a', 'b', 'c']);
    expect(stored).toEqual(['a', 'c']);
    expect(outbox.entries).toMatchObject([{ clientId: 'b', refusal: 'Refused.' }]);
  });

  it('sends after a reload what an earlier page could not', async () => {
    const storage = new Drawer();
    const away = new Outbox<string>({ send: () => new Promise(() => {}), storage, onChange: () => {} });
    away.add(entry('a'));
    away.dispose();
    const stored: string[] = [];
    await drain(storage, async ({ clientId }) => void stored.push(clientId), []);
    expect(stored).toEqual(['a']);
    expect(storage.entries).toEqual([]);
  });

  it('works on where storage is denied', async () => {
    const denied = { load: () => Promise.reject(new Error('denied')), save: () => Promise.reject(new Error('denied')) };
    const stored: string[] = [];
    await new Promise<void>((resolve) => {
      const outbox = new Outbox<string>({
        send: async ({ clientId }) => void stored.push(clientId),
        storage: denied,
        onChange: (entries) => entries.length === 0 && resolve(),
      });
      void outbox.restore().then(() => outbox.add(entry('a')));
    });
    expect(stored).toEqual(['a']);
  });
});
