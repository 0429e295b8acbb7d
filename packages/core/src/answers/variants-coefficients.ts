/** A model as multiples of its examples, `example * labels + label`, most of them zero; see softmax-regression.ts. */
export interface PackedCoefficients {
  /** Base 64: numbers of two bytes, the lower first; by example how many labels, then each label and its signed level. */
  readonly bytes: string;
  /** What a level is worth. */
  readonly scale: number;
}

/** Coefficients by example, the zeros left out. */
export interface SparseCoefficients {
  /** Where each example's begin; one more than examples. */
  readonly starts: Int32Array;
  readonly labels: Uint16Array;
  readonly values: Float32Array;
}

export function packCoefficients(dense: Float32Array, labels: number): PackedCoefficients {
  let most = 0;
  for (const value of dense) most = Math.max(most, Math.abs(value));
  const scale = most / 32767 || 1;
  let bytes = '';
  for (let start = 0; start < dense.length; start += labels) {
    let count = 0;
    let entries = '';
    for (let label = 0; label < labels; label++) {
      const level = Math.round(dense[start + label]! / scale);
      if (level === 0) continue;
      entries += String.fromCharCode(label & 0xff, label >> 8, level & 0xff, (level >> 8) & 0xff);
      count++;
    }
    bytes += String.fromCharCode(count & 0xff, count >> 8) + entries;
  }
  return { bytes: btoa(bytes), scale };
}

export function unpackCoefficients({ bytes, scale }: PackedCoefficients): SparseCoefficients {
  const raw = atob(bytes);
  const starts = [0];
  const labels: number[] = [];
  const values: number[] = [];
  for (let at = 0; at < raw.length;) {
    const count = raw.charCodeAt(at) | (raw.charCodeAt(at + 1) << 8);
    at += 2;
    for (let i = 0; i < count; i++, at += 4) {
      labels.push(raw.charCodeAt(at) | (raw.charCodeAt(at + 1) << 8));
      values.push((((raw.charCodeAt(at + 2) | (raw.charCodeAt(at + 3) << 8)) << 16) >> 16) * scale);
    }
    starts.push(labels.length);
  }
  return { starts: Int32Array.from(starts), labels: Uint16Array.from(labels), values: Float32Array.from(values) };
}
