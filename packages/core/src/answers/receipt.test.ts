import { describe, expect, it } from 'vitest';
import {
  changesOf,
  defaultConfidenceModel,
  explainDecision,
  probabilityOf,
  type AnswerPassage,
  type Decision,
} from './index.ts';
import { variantsWeights } from './variants-weights.ts';

const passage = (articleId: string, sectionId = 'steps'): AnswerPassage => ({
  articleId,
  sectionId,
  locale: 'en',
  title: articleId,
  heading: 'Steps',
  score: 1,
});
const basis = { confidence: 0.8, provider: 'knowledge', features: {} };
const answer = (articleId: string, sectionId?: string, confidence = 0.8): Decision => ({
  kind: 'answer',
  ...basis,
  confidence,
  passages: [passage(articleId, sectionId)],
});

describe('explainDecision', () => {
  const explain = (text: string, features: Record<string, number>, provider = 'knowledge') =>
    explainDecision({ ...answer('a'), features, provider }, text, defaultConfidenceModel);

  it.each([
    ['how do I pay', defaultConfidenceModel.latin.right],
    ['如何付款', defaultConfidenceModel.cjk.right],
  ])('takes the confidence of %j apart so that the parts make the whole', (text, model) => {
    const features = Object.fromEntries(Object.keys(model.weights).map((name, at) => [name, (at % 5) / 5]));
    const { bias, logOdds, contributions } = explain(text, features)!;
    expect(bias + contributions.reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(logOdds, 10);
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(probabilityOf(features, model), 10);
    const strengths = contributions.map(({ contribution }) => Math.abs(contribution));
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
  });

  it('explains the variants classifier, and nothing where no model judged', () => {
    const features = Object.fromEntries(Object.keys(variantsWeights.weights).map((name) => [name, 0.5]));
    const { logOdds } = explain('how do I pay', features, 'variants')!;
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(probabilityOf(features, variantsWeights), 10);
    expect(explain('how do I pay', {}, 'knowledge')).toBeNull();
    expect(explain('hello', { whatever: 1 }, 'small-talk')).toBeNull();
  });
});

describe('changesOf', () => {
  const clarify = (...ids: string[]): Decision => ({
    kind: 'clarify',
    ...basis,
    choices: ids.map((articleId) => ({ articleId, locale: 'en', title: articleId })),
  });

  it.each<[string, Decision, Decision, string[]]>([
    ['the same', answer('a'), answer('a'), []],
    ['rounding', answer('a'), answer('a', 'steps', 0.801), []],
    ['another article', answer('a'), answer('b'), ['article']],
    ['another section, less sure', answer('a'), answer('a', 'problem', 0.7), ['section', 'confidence']],
    ['another kind', answer('a'), clarify('a', 'b'), ['kind']],
    ['other choices', clarify('a', 'b'), clarify('a', 'c'), ['choices']],
  ])('names %s', (_, before, after, changes) => expect(changesOf(before, after)).toEqual(changes));
});
