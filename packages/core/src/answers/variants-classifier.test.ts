import { describe, expect, it } from 'vitest';
import { KnowledgeIndex } from '../search/index.ts';
import { loadWordVectors, replay, VariantsClassifier, VariantsProvider, type AskedQuestion } from './index.ts';

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

  it('trains the same twice, and survives JSON without a difference', () => {
    const again = VariantsClassifier.train(wordings);
    const restored = VariantsClassifier.fromJSON(JSON.parse(JSON.stringify(classifier)));
    expect(JSON.stringify(restored)).toBe(JSON.stringify(classifier));
    for (const text of [...wordings.map((one) => one.text), 'zebra crossing', 'card rate', '']) {
      expect(again.classify(text)).toEqual(classifier.classify(text));
      expect(restored.classify(text)).toEqual(classifier.classify(text));
    }
  });

  it('refuses what another version wrote', () => {
    const written = classifier.toJSON();
    expect(() => VariantsClassifier.fromJSON({ ...written, version: 1 as 2 })).toThrow('Train it again');
    expect(() => VariantsClassifier.fromJSON({} as typeof written)).toThrow('Train it again');
  });

  it('decides from one wording a label, and from labels beyond a byte', () => {
    const small = VariantsClassifier.train([
      { text: 'lost card', label: 'lost' },
      { text: 'exchange rate', label: 'rate' },
    ]);
    expect(small.classify('my card is lost').labels[0]?.label).toBe('lost');
    const many = VariantsClassifier.train(
      Array.from({ length: 300 }, (_, number) => ({ text: `error code E-${number}`, label: `E-${number}` })),
    );
    expect(many.classify('what is error code E-299').labels[0]?.label).toBe('E-299');
  });

  it.each([
    '',
    ' ',
    'a',
    '🙂🙂',
    'مرحبا',
    '.*+?^${}()|[]\\',
    'card '.repeat(5_000),
    '\u0000\ud800',
    '__proto__ constructor',
  ])('gives probabilities for hostile text %#', (text) => {
    const { labels, evidence } = classifier.classify(text);
    expect(labels.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    for (const value of Object.values(evidence)) expect(Number.isFinite(value)).toBe(true);
  });

  it('refuses to train on one label', () => {
    expect(() => VariantsClassifier.train([{ text: 'a', label: 'a' }])).toThrow('Give at least two');
  });

  it('answers through its provider, and leaves what it does not know to others', () => {
    // The shipped weights are for many wordings per label; what so few allow is judged by the nearest one.
    const model = { bias: -4, weights: { nearest: 6, unknown: -4 } };
    const provider = new VariantsProvider({ classifier, index, model, thresholds: { answer: 0.5, clarify: 0.2 } });
    expect(provider.decide({ text: 'I lost my card', locale: 'en' })).toMatchObject({
      kind: 'answer',
      passages: [{ articleId: 'lost-card', sectionId: 'main' }],
    });
    expect(provider.decide({ text: 'zebra crossing', locale: 'en' })).toBeUndefined();
  });
});

describe('VariantsClassifier with word vectors', async () => {
  const vectors = await loadWordVectors();
  const classifier = VariantsClassifier.train(wordings, { vectors });

  it('knows words that no wording contained', () => {
    expect(classifier.classify('thieves robbed us').labels[0]?.label).toBe('lost-card');
    expect(classifier.classify('dollars into euros').labels[0]?.label).toBe('exchange-rate');
    expect(classifier.classify('shipments due soon').labels[0]?.label).toBe('card-arrival');
  });

  it('knows Chinese as without them', () => {
    expect(classifier.classify('我的卡弄丢了').labels[0]?.label).toBe('lost-card');
  });

  it('survives JSON, and says what it needs', () => {
    const written = classifier.toJSON();
    const restored = VariantsClassifier.fromJSON(JSON.parse(JSON.stringify(written)), { vectors });
    expect(restored.classify('parcel shipment')).toEqual(classifier.classify('parcel shipment'));
    expect(() => VariantsClassifier.fromJSON(written)).toThrow('loadWordVectors');
    const others = { ...vectors, version: 'others' };
    expect(() => VariantsClassifier.fromJSON(written, { vectors: others })).toThrow('"others"');
  });

  it('reads what was trained without them, whether they are given or not', () => {
    const written = VariantsClassifier.train(wordings).toJSON();
    const read = VariantsClassifier.fromJSON(written, { vectors });
    expect(read.classify('parcel shipment')).toEqual(VariantsClassifier.fromJSON(written).classify('parcel shipment'));
  });
});

describe('replay', () => {
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
});
