import { calibrate, confidenceOf, type ConfidenceModel, type LabelledEvidence } from '@askwell/core/answers';
import { calibrationError, mean } from './metrics.ts';
import type { Observation } from './observations.ts';
import { table } from './report.ts';

const sizes = [50, 100, 200];
/** Drawings of labelled questions per size; their means are reported. */
const drawings = 5;

/**
 * What `calibrate` does for a knowledge base that the fit has never seen: before, and after so many of its questions were
 * labelled; measured on its other questions.
 */
export function calibrationTable(
  observations: readonly Observation[],
  without: ReadonlyMap<string, ConfidenceModel>,
): string {
  const measured = observations.filter((one) => one.measured);
  const changes = sizes.map(() => [] as { before: number; after: number }[]);
  const rows = [...new Set(measured.map(({ set }) => set))].map((set) => {
    const here = measured.filter((one) => one.set === set);
    const model = without.get(here[0]!.folder)!;
    const cells = sizes.map((size, at) => {
      if (here.length < size + 100) return '-';
      const results = Array.from({ length: drawings }, (_, drawing) => {
        const shuffled = shuffle(here, drawing + 1);
        const labelled = shuffled
          .slice(0, size)
          .flatMap(({ features, ...rest }): LabelledEvidence[] => (features ? [{ features, ...rest }] : []));
        const rest = shuffled.slice(size);
        return { before: errorOf(rest, model), after: errorOf(rest, calibrate(labelled, model)) };
      });
      const change = { before: mean(results.map((one) => one.before)), after: mean(results.map((one) => one.after)) };
      changes[at]!.push(change);
      return `${change.before.toFixed(3)} → ${change.after.toFixed(3)}`;
    });
    return [set, ...cells];
  });
  rows.push([
    '**mean**',
    ...changes.map(
      (list) =>
        `**${mean(list.map(({ before }) => before)).toFixed(3)} → ${mean(list.map(({ after }) => after)).toFixed(3)}**`,
    ),
  ]);
  return table(['set', ...sizes.map((size) => `${size} labelled`)], rows);
}

function errorOf(observations: readonly Observation[], model: ConfidenceModel): number {
  return calibrationError(
    observations.map(({ features, text, right }) => ({
      confidence: features ? confidenceOf(features, text, model).right : 0,
      right,
    })),
  );
}

/** Fisher-Yates with a fixed generator. */
function shuffle<T>(list: readonly T[], seed: number): T[] {
  const shuffled = [...list];
  let state = seed * 7919;
  for (let i = shuffled.length - 1; i > 0; i--) {
    state = (state * 48_271) % 2_147_483_647;
    const j = state % (i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}
