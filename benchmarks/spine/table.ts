/** One line of the table: what was measured, ours, the peer's, and how many times the peer's ours is. */
export interface Measurement {
  readonly what: string;
  readonly askwell: string;
  readonly peer: string;
  readonly ratio: string;
}

/** A measurement with a peer in the same run; the ratio is what survives a change of machine. */
export function against(what: string, askwell: number, peer: number, unit: string): Measurement {
  return { what, askwell: `${round(askwell)} ${unit}`, peer: `${round(peer)} ${unit}`, ratio: round(askwell / peer) };
}

/** A measurement that has no peer. */
export function alone(what: string, askwell: string): Measurement {
  return { what, askwell, peer: '-', ratio: '-' };
}

export function toMarkdown(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ what, askwell, peer, ratio }) => `| ${what} | ${askwell} | ${peer} | ${ratio} |`);
  return ['| what | Askwell | peer | Askwell / peer |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

/** The value below which the given share of the values lies, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2);
}
