import { describe, expect, it } from 'vitest';
import { KnowledgeIndex, type SearchDocument } from '../search/index.ts';
import {
  backgroundOf,
  calibrate,
  confidenceFeatures,
  confidenceOf,
  defaultConfidenceModel,
  gatherEvidence,
  KnowledgeProvider,
  trainFromDocuments,
  wordingsOf,
  type AskedQuestion,
  type ConfidenceModel,
  type LabelledEvidence,
} from './index.ts';

const subjects = [
  ['password', 'reset your password', 'Open the login page and choose "Forgot password". We send you a link by mail.'],
  ['delete-account', 'delete your account', 'Open settings, choose "Delete account" and confirm with your password.'],
  ['invoice', 'download an invoice', 'Every invoice lies in your order history. Choose the order and download it.'],
  ['refund', 'get a refund', 'Send the parcel back within thirty days. The refund arrives within a week.'],
  ['delivery', 'follow a delivery', 'The parcel carries a number. Enter it to see where the delivery is today.'],
  [
    'address',
    'change the delivery address',
    'Until the parcel is packed you can change the delivery address in the order.',
  ],
  ['voucher', 'use a voucher', 'Enter the code of the voucher before you pay. A voucher cannot be paid out.'],
  ['language', 'change the language', 'Choose another language at the bottom of every page.'],
  ['newsletter', 'leave the newsletter', 'Every newsletter ends with a link that takes you off the list.'],
  ['warranty', 'claim the warranty', 'Send us a photo of the broken part. The warranty lasts two years.'],
  ['size', 'find the right size', 'Measure a shirt that fits you and compare it with the table of sizes.'],
  ['payment', 'ways of payment', 'We take credit cards, direct debit and bank transfer.'],
] as const;

function documentOf([id, title, text]: readonly [string, string, string], more: Partial<SearchDocument> = {}) {
  const sections = [{ id: 'steps', heading: '', text }];
  return {
    id,
    locale: 'en',
    title,
    questions: [],
    sections,
    tags: [],
    category: '',
    audience: 'customer',
    ...more,
  } as const;
}

function indexOf(documents: Iterable<SearchDocument>): KnowledgeIndex {
  const index = new KnowledgeIndex();
  for (const document of documents) index.add(document);
  return index;
}

const documents = subjects.map((subject) => documentOf(subject));
const question = (text: string): { text: string; locale: string } => ({ text, locale: 'en' });

describe('KnowledgeProvider', () => {
  it('never answers from an article whose verification has expired, but offers it', () => {
    const expired = documents.map((one) => (one.id === 'refund' ? { ...one, verification: 'expired' as const } : one));
    const asked = question('how do I get a refund for my parcel');
    const sure = { answer: 0.01, clarify: 0.01 };
    expect(new KnowledgeProvider({ index: indexOf(documents), thresholds: sure }).decide(asked)).toMatchObject({
      kind: 'answer',
      passages: [{ articleId: 'refund' }],
    });
    const decision = new KnowledgeProvider({ index: indexOf(expired), thresholds: sure }).decide(asked);
    expect(decision.kind).toBe('clarify');
    expect(decision.kind === 'clarify' && decision.choices.map(({ articleId }) => articleId)).toContain('refund');
  });

  it('quotes nothing that has expired beside what answers', () => {
    const index = indexOf(
      documents.map((one) => (one.id === 'refund' ? one : { ...one, verification: 'expired' as const })),
    );
    const decision = new KnowledgeProvider({ index, thresholds: { answer: 0.01, clarify: 0.01 } }).decide(
      question('refund for the parcel'),
    );
    expect(decision.kind === 'answer' && decision.passages.map(({ articleId }) => articleId)).toEqual(['refund']);
  });

  it('asks back between two articles that match alike, and answers when one is meant', () => {
    const lamps = ['Aurora', 'Boreas'].map((name) =>
      documentOf([name, `Change the bulb of the ${name} lamp`, `Unplug the ${name} lamp and change the bulb.`]),
    );
    const provider = new KnowledgeProvider({ index: indexOf([...documents, ...lamps]) });
    const decision = provider.decide(question('How do I change the bulb of the lamp?'));
    if (decision.kind !== 'clarify') throw new Error(`expected choices, got ${decision.kind}`);
    expect(decision.choices.slice(0, 2).map(({ articleId }) => articleId)).toEqual(
      expect.arrayContaining(['Aurora', 'Boreas']),
    );
    const meant = provider.decide(question('How do I change the bulb of the Boreas lamp?'));
    expect(meant.kind === 'answer' && meant.passages[0]?.articleId).toBe('Boreas');
  });

  it.each(['delivery', 'change', 'parcel', 'the order of my parcel', 'password'])(
    'offers two to four different articles: %s',
    (text) => {
      const decision = new KnowledgeProvider({
        index: indexOf(documents),
        thresholds: { answer: 1, clarify: 0 },
      }).decide(question(text));
      if (decision.kind !== 'clarify') throw new Error(`expected choices, got ${decision.kind}`);
      const ids = decision.choices.map(({ articleId }) => articleId);
      expect(ids.length).toBeGreaterThanOrEqual(2);
      expect(ids.length).toBeLessThanOrEqual(4);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});

describe('gatherEvidence', () => {
  const worded = documents.map((one) =>
    one.id === 'delivery'
      ? { ...one, questions: ['where is my stuff', 'when does my stuff come', 'my stuff is late'] }
      : one.id === 'refund'
        ? { ...one, questions: ['money back', 'I want my money', 'give me my money back please'] }
        : one,
  );
  const classifier = trainFromDocuments(worded)!;

  it('trains on the articles that have wordings, and their titles', () => {
    expect(new Set(wordingsOf(worded).map(({ label }) => label))).toEqual(new Set(['delivery', 'refund']));
    expect(wordingsOf(worded).map(({ text }) => text)).toContain('get a refund');
    expect(trainFromDocuments(documents)).toBeUndefined();
  });

  it('tells confidence whether the classifier agrees', () => {
    const index = indexOf(worded);
    const both = gatherEvidence('is my stuff late', question(''), index, classifier);
    expect(both.results[0]?.id).toBe('delivery');
    expect(both.features).toMatchObject({ classifier: 1, classifierAgrees: 1 });
    expect(gatherEvidence('is my stuff late', question(''), index).features).toMatchObject({
      classifier: 0,
      classifierAgrees: 0,
    });
  });

  it('lets the classifier rerank what the index finds, and answers what it put first', () => {
    const index = indexOf(worded);
    const text = 'parcel money change';
    const alone = gatherEvidence(text, question(''), index);
    const both = gatherEvidence(text, question(''), index, classifier);
    expect(alone.results[0]?.id).not.toBe('refund');
    expect(both.results[0]?.id).toBe('refund');
    const scores = both.results.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(both.tied).toBe(false);
    const thresholds = { answer: 0.01, clarify: 0.01 };
    const decision = new KnowledgeProvider({ index, classifier, thresholds }).decide(question(text));
    expect(decision.kind === 'answer' && decision.passages[0]?.articleId).toBe('refund');
  });

  it('finds nothing, and judges nothing, for a question of no words', () => {
    expect(gatherEvidence('???', question(''), indexOf(worded), classifier)).toEqual({
      results: [],
      features: undefined,
      tied: false,
    });
  });
});

describe('backgroundOf', () => {
  it('is the same for the same documents in whatever order they came', () => {
    expect(backgroundOf(indexOf(documents))).toEqual(backgroundOf(indexOf(documents.toReversed())));
  });

  it('is higher where the articles use the same words', () => {
    const alike = Array.from({ length: 20 }, (_, i) =>
      documentOf([
        `a${i}`,
        `open the settings page ${i}`,
        'Open the settings page, choose the option and save the page.',
      ]),
    );
    expect(backgroundOf(indexOf(alike)).coverage).toBeGreaterThan(backgroundOf(indexOf(documents)).coverage);
  });

  it('stays near a typical one where there is nothing to measure', () => {
    const empty = backgroundOf(new KnowledgeIndex());
    expect(empty.articles).toBe(0);
    expect(empty.score).toBeGreaterThan(0.5);
  });

  it('follows from the documents alone, whatever was asked before they changed', () => {
    const index = indexOf(documents);
    const before = backgroundOf(index);
    expect(backgroundOf(index)).toBe(before);
    index.replace(documentOf(['password', 'follow a delivery', 'The parcel carries a number. Enter it.']));
    expect(backgroundOf(index)).not.toEqual(before);
    expect(backgroundOf(index)).toEqual(backgroundOf(indexOf(index.documents())));
  });
});

describe('calibrate', () => {
  const index = indexOf(documents);
  const asked = subjects.flatMap(([id, title]): AskedQuestion[] =>
    [`how can I ${title}`, `${title} please`, title].map((text) => ({ text, locale: 'en', rightArticle: id })),
  );
  const evidenceOf = ({ text, rightArticle, outOfScope = false }: AskedQuestion): LabelledEvidence => {
    const { results, features } = gatherEvidence(text, question(''), index);
    return { text, features: features!, right: results[0]?.id === rightArticle, inScope: !outOfScope };
  };
  const modelOf = (log: readonly AskedQuestion[]): ConfidenceModel => calibrate(log.map(evidenceOf));
  const confidenceWith = (log: readonly AskedQuestion[]): number => {
    const { features } = gatherEvidence('follow a delivery', question(''), index);
    return confidenceOf(features!, 'follow a delivery', modelOf(log)).right;
  };

  it('learns from questions that this knowledge base answers right, and from those it does not', () => {
    const right = confidenceWith(asked);
    const wrong = confidenceWith(asked.map((one) => ({ ...one, rightArticle: 'another' })));
    expect(right).toBeGreaterThan(confidenceWith([]));
    expect(wrong).toBeLessThan(confidenceWith([]));
  });

  it('moves little for one question', () => {
    expect(Math.abs(confidenceWith(asked.slice(0, 1)) - confidenceWith([]))).toBeLessThan(0.15);
  });

  it('keeps the judgement of scope until it has seen both sides', () => {
    expect(modelOf(asked).latin.inScope).toEqual(defaultConfidenceModel.latin.inScope);
    const strange: AskedQuestion[] = [{ text: 'tell me a joke about the parcel', locale: 'en', outOfScope: true }];
    expect(modelOf([...asked, ...strange]).latin.inScope).not.toEqual(defaultConfidenceModel.latin.inScope);
  });
});

describe('confidenceFeatures', () => {
  it('are finite, and few are far from 0', () => {
    const index = indexOf(documents);
    for (const text of ['password', 'x', 'how do I download the invoice of my order as a file', '退款 refund']) {
      const features = confidenceFeatures(index.search(text), { background: backgroundOf(index) });
      for (const [name, value] of Object.entries(features ?? {})) {
        expect(Math.abs(value), name).toBeLessThanOrEqual(4);
      }
    }
  });
});
