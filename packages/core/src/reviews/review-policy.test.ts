import { describe, expect, it } from 'vitest';
import type { ArticleMetadata } from '../articles/index.ts';
import { defaultReviewPolicy, policyProblems, summarizeChange, tierOf, type ArticleText } from './index.ts';

const text = (body: string, change: Partial<ArticleMetadata> = {}): ArticleText => ({
  body,
  metadata: {
    id: 'delivery',
    locale: 'en',
    kind: 'article',
    title: 'Delivery',
    questions: [],
    category: 'product-guide',
    tags: ['delivery'],
    audience: 'customer',
    related: [],
    ...change,
  },
});
const tier = (before: ArticleText | undefined, after: ArticleText): string =>
  tierOf(summarizeChange(before, after), defaultReviewPolicy).id;

describe('the risk of a change', () => {
  it('is standard for words', () => {
    expect(tier(text('Arrives in 3 days.'), text('Arrives within 3 days.'))).toBe('standard');
  });

  it.each([
    ['$4.90', '$5.90'],
    ['免运费 满 299 元', '免运费 满 399 元'],
    ['运费 ¥12', '运费 ¥15'],
    ['10 % off', '15 % off'],
  ])('is high when an amount changes: %s, %s', (before, after) => {
    expect(tier(text(`Costs ${before} now.`), text(`Costs ${after} now.`))).toBe('high');
  });

  it('is high when an article leaves a risky category or loses a risky tag', () => {
    expect(tier(text('x', { category: 'policy/shipping' }), text('x'))).toBe('high');
    expect(tier(text('x', { tags: ['legal'] }), text('x', { tags: [] }))).toBe('high');
    expect(tier(text('x', { category: 'policy-makers' }), text('y', { category: 'policy-makers' }))).toBe('standard');
  });

  it('is high when staff knowledge is shown to customers', () => {
    expect(tier(text('x', { audience: 'internal' }), text('x'))).toBe('high');
  });

  it('reads a hostile text in time', () => {
    const hostile = `${'9'.repeat(60_000)} ${'$'.repeat(60_000)}`;
    const started = performance.now();
    summarizeChange(undefined, text(hostile));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('policyProblems', () => {
  it('finds nothing in the default', () => {
    expect(policyProblems(defaultReviewPolicy)).toEqual([]);
  });

  it('names what cannot work', () => {
    const problems = policyProblems({
      ...defaultReviewPolicy,
      tiers: [{ id: 'one', approvals: 1, groups: [{ group: 'law', approvals: 2 }], reviewWithin: 1 }],
      rules: [{ tier: 'two', tags: ['x'] }, { tier: 'one' }],
      groups: [{ id: 'law', members: ['ida'] }],
      delegations: [{ from: 'ida', to: 'ida', since: 5, until: 5 }],
    });
    expect(problems).toHaveLength(6);
    expect(problems[0]).toBe('A rule names the unknown tier "two". Add it or change the rule.');
  });
});
