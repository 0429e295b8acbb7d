import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type TestDatabase } from '../../test/engines.ts';
import type { DatabaseHandle } from '../database/index.ts';
import { RedirectStore } from './redirect-store.ts';

describe.each(engines)('redirects on $engine', ({ create }) => {
  let test: TestDatabase;
  let database: DatabaseHandle;
  const store = new RedirectStore();
  beforeAll(async () => {
    test = await create();
    database = await test.open();
  });
  afterAll(async () => {
    await database.close();
    await test.dispose();
  });

  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  it('never lead on or back, in whatever order they are made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(id, id), { maxLength: 12 }), async (wanted) => {
        const model = new Map<string, string>();
        const end = (from: string): string => model.get(from) ?? from;
        await database.write(async (writer) => {
          await writer.deleteFrom('redirects').execute();
          for (const [fromId, toId] of wanted) {
            const redirect = { fromId, toId, createdBy: 'test', createdAt: 1 };
            const result = await store.set(writer, redirect);
            expect(result === 'loop').toBe(end(toId) === fromId);
            if (result === 'loop') continue;
            model.set(fromId, end(toId));
            for (const [from, to] of model) if (to === fromId) model.set(from, end(toId));
          }
        });
        const stored = await store.list(database.read);
        const targets = new Map(stored.map(({ fromId, toId }) => [fromId, toId]));
        expect(targets).toEqual(model);
        for (const to of targets.values()) expect(targets.has(to)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});
