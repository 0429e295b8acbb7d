import { levels, scales, stems } from './word-vectors-data.ts';

/** What words mean, as points: words that occur in the same surroundings lie close together. */
export interface WordVectors {
  /** Changes whenever a word may have another vector. */
  readonly version: string;
  readonly dimensions: number;
  /** The vector of a stem as the tokenizer gives it, of length about one; undefined for a word that is not common English. */
  of(stem: string): Float32Array | undefined;
}

/** Vectors of the commonest English stems, in memory as they ship: four bits a number. */
export function decodeWordVectors(): WordVectors {
  const bytes = atob(levels);
  const places = new Map(stems.split(' ').map((stem, place) => [stem, place]));
  const dimensions = scales.length;
  return {
    version: `en-${places.size}x${dimensions}`,
    dimensions,
    of(stem) {
      const place = places.get(stem);
      if (place === undefined) return undefined;
      const vector = new Float32Array(dimensions);
      for (let i = 0; i < dimensions; i++) {
        const byte = bytes.charCodeAt((place * dimensions + i) >> 1);
        vector[i] = ((i % 2 ? byte >> 4 : byte & 15) - 7.5) * scales[i]!;
      }
      return vector;
    },
  };
}
