import { describe, expect, it } from 'vitest';
import { loadWordVectors, type WordVectors } from './index.ts';

function cosine(vectors: WordVectors, one: string, other: string): number {
  const [a, b] = [vectors.of(one)!, vectors.of(other)!];
  const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('loadWordVectors', async () => {
  const vectors = await loadWordVectors();

  it('knows common stems and the words of help centres', () => {
    for (const stem of ['card', 'payment', 'cancel', 'deliveri', 'refund', 'login', 'password', 'the'])
      expect(vectors.of(stem), stem).toHaveLength(vectors.dimensions);
    expect(vectors.of('zzyzzx')).toBeUndefined();
  });

  it.each([
    ['cash', 'credit', 'guitar'],
    ['flight', 'airport', 'kitchen'],
    ['hotel', 'airport', 'credit'],
  ])('puts %s nearer to %s than to %s', (word, near, far) => {
    expect(cosine(vectors, word, near)).toBeGreaterThan(cosine(vectors, word, far) + 0.2);
  });
});
