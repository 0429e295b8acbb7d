import { describe, expect, it } from 'vitest';
import { KnowledgeIndex } from '../search/index.ts';
import {
  acceptedWordings,
  calibrate,
  proposeExample,
  receiptOf,
  replay,
  VariantsClassifier,
  VariantsProvider,
  type AskedQuestion,
} from './index.ts';

const wordings = [
  ['card-arrival', 'where is my new card'],
  ['card-arrival', 'my card has not arrived yet'],
  ['card-arrival', 'when will the card be delivered'],
  ['card-arrival', '我的卡什么时候到'],
  ['lost-card', 'I lost my card'],
  ['lost-card', 'my card was stolen'],
  ['lost-card', 'someone took my card'],
  ['lost-card', '我的卡丢了'],
  ['exchange-rate', 'what is the exchange rate'],
  ['exchange-rate', 'which rate do you use for foreign currency'],
  ['exchange-rate', 'how is my exchange rate calculated'],
  ['exchange-rate', '汇率是多少'],
].map(([label, text]) => ({ label: label!, text: text! }));

const index = new KnowledgeIndex();
for (const id of ['card-arrival', 'lost-card', 'exchange-rate']) {
  index.add({
    id,
    locale: 'en',
    title: id.replace('-', ' '),
    questions: wordings.filter(({ label }) => label === id).map(({ text }) => text),
    sections: [{ id: 'main', heading: 'Main', text: `Everything about ${id}.` }],
    tags: [],
    category: '',
    audience: 'customer',
  });
}

describe('VariantsClassifier', () => {
  const classifier = VariantsClassifier.train(wordings);

  it.each([
    ['has the card been delivered', 'card-arrival'],
    ['a thief has stolen my card', 'lost-card'],
    ['exchange rates for currencies', 'exchange-rate'],
    ['我的卡弄丢了', 'lost-card'],
  ])('knows new wordings: %s', (text, label) => {
    expect(classifier.classify(text).labels[0]?.label).toBe(label);
  });

  it('gives probabilities, and says what it never saw', () => {
    const { labels, evidence } = classifier.classify('zebra crossing');
    expect(labels.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(evidence.unknown).toBe(1);
  });

  it('survives JSON', () => {
    const restored = VariantsClassifier.fromJSON(JSON.parse(JSON.stringify(classifier)));
    for (const { text, label } of wordings) expect(restored.classify(text).labels[0]?.label).toBe(label);
    expect(() => VariantsClassifier.fromJSON({ ...classifier.toJSON(), version: 2 as 1 })).toThrow('Train it again');
  });

  it('refuses to train on one label', () => {
    expect(() => VariantsClassifier.train([{ text: 'a', label: 'a' }])).toThrow('Give at least two');
  });

  it('answers through its provider, and leaves what it does not know to others', () => {
    const provider = new VariantsProvider({ classifier, index, thresholds: { answer: 0.02, clarify: 0.02 } });
    expect(provider.decide({ text: 'I lost my card', locale: 'en' })).toMatchObject({
      kind: 'answer',
      passages: [{ articleId: 'lost-card', sectionId: 'main' }],
    });
    expect(provider.decide({ text: 'zebra crossing', locale: 'en' })).toBeUndefined();
  });
});

describe('replay and calibrate', () => {
  const log: AskedQuestion[] = [
    ...wordings.map(({ text, label }) => ({ text, locale: 'en', rightArticle: label })),
    ...['who won the match', 'tell me a joke about pirates', '今天天气怎么样'].map((text) => ({
      text,
      locale: 'en',
      outOfScope: true,
    })),
    { text: 'thanks!', locale: 'en' },
  ];

  it('counts what would have happened, and fewer answers at a stricter threshold', () => {
    const usual = replay(log, index);
    expect(usual.answered + usual.clarified + usual.handedOver + usual.smallTalk).toBe(log.length);
    expect(usual.smallTalk).toBe(1);
    expect(usual.answered).toBeGreaterThan(8);
    expect(usual.knownPrecision).toBeGreaterThan(0.9);
    const strict = replay(log, index, { thresholds: { answer: 1, clarify: 1 } });
    expect(strict).toMatchObject({ answered: 0, clarified: 0, knownPrecision: undefined });
  });

  it('refits confidence to labelled questions', () => {
    const { used, before, after, model } = calibrate(log, index);
    expect(used).toBeGreaterThan(10);
    expect(after).toBeLessThanOrEqual(before);
    expect(replay(log, index, { model }).answered).toBeGreaterThan(8);
  });
});

describe('receiptOf', () => {
  it('cites the revision that answered', async () => {
    const question = { text: 'I lost my card', locale: 'en' };
    const [decision] = replay([question], index).decisions;
    if (decision?.kind !== 'answer') throw new Error('expected an answer');
    const receipt = receiptOf(
      question,
      decision,
      (articleId, locale) => ({ articleId, locale, revision: 'r7', verifiedUntil: '2027-01-01' }),
      1_000,
    );
    expect(receipt).toMatchObject({ answeredAt: 1_000, provider: 'knowledge', confidence: decision.confidence });
    expect(receipt.citations[0]).toMatchObject({ articleId: 'lost-card', revision: 'r7', verifiedUntil: '2027-01-01' });
  });
});

describe('learning', () => {
  it('lets nothing into the bot that nobody reviewed', () => {
    const base = { locale: 'en', articleId: 'lost-card', helpful: true, provenance: 'msg_1' } as const;
    const proposed = proposeExample({ ...base, question: 'card gone', source: 'clarification' }, 1);
    const labelled = proposeExample({ ...base, question: 'card vanished', source: 'editor' }, 2);
    expect(proposed.state).toBe('proposed');
    expect(acceptedWordings([proposed, labelled, { ...labelled, state: 'removed' }], 'lost-card', 'en')).toEqual([
      'card vanished',
    ]);
  });
});
