import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onDatabase, type Engine } from '../server/databases.ts';
import { serverProgram } from '../server/server-process.ts';
import { runScenario, type Outcome } from './scenario.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    conversations: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string' },
  },
});

const badServer = fileURLToPath(new URL('early-acknowledging-server.ts', import.meta.url));

/** mulberry32, by Tommy Ettinger, public domain. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function faults({ lost, duplicated, disordered, unequal, unanswered }: Outcome): number {
  return lost + duplicated + disordered + unequal + unanswered;
}

let failed = false;
for (const engine of ['embedded', 'postgresql'] satisfies Engine[]) {
  if (values.engine !== undefined && values.engine !== engine) continue;
  const run = (program: string, kills: number) =>
    onDatabase(engine, (database) =>
      runScenario({
        program,
        settles: program === serverProgram,
        database,
        kills,
        conversations: Number(values.conversations),
        random: seeded(Number(values.seed)),
      }),
    );

  const outcome = await run(serverProgram, Number(values.kills));
  const held = faults(outcome) === 0;
  console.log(`${held ? 'ok' : 'FAILED'}  ${engine}: ${values.kills} kills, seed ${values.seed}`, outcome);

  const bad = await run(badServer, 5);
  const caught = bad.lost > 0;
  console.log(`${caught ? 'ok' : 'FAILED'}  ${engine}: a server that acknowledges too early is found out`, bad);
  failed ||= !held || !caught;
}
process.exitCode = failed ? 1 : 0;
