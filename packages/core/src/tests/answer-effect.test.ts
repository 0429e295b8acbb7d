import { describe, expect, it } from 'vitest';
import type { Decision, Question } from '../answers/index.ts';
import { KnowledgeIndex, type SearchDocument } from '../search/index.ts';
import {
  AnswerReplay,
  DraftOverlay,
  effectVerdict,
  type AnswerEffect,
  type DocumentChange,
  type KnowledgeTest,
  type PastQuestion,
} from './index.ts';

function document(id: string, title: string, text: string, section = 'steps'): SearchDocument {
  return {
    id,
    locale: 'en',
    title,
    questions: [],
    sections: [{ id: section, heading: '', text }],
    tags: [],
    category: '',
    audience: 'customer',
  };
}

const documents = [
  document('reset-password', 'How do I reset my password?', 'Open the login page and choose "Forgot password".'),
  document('delete-account', 'How do I delete my account?', 'Open settings and choose "Delete account".'),
  document('refund-times', 'When do I get my refund?', 'Refunds take five days from the day the parcel arrives.'),
  document('invoice', 'Where is my invoice?', 'Every invoice is in the order history.'),
];
const texts = {
  password: 'How do I reset my password?',
  account: 'How do I delete my account?',
  refund: 'When do I get my refund?',
  invoice: 'Where is my invoice?',
  grinder: 'How do I calibrate the grinder?',
};
const past = (text: string, helpfulArticle: string | null = null, asked = 1): PastQuestion => ({
  question: { text, locale: 'en' },
  asked,
  helpfulArticle,
});
const test = (text: string, article: string | null): KnowledgeTest => ({
  question: { text, locale: 'en' },
  expect: { article },
  source: { file: 'tests.yaml', line: 1 },
});
/** Answers the question that is an article's title, whatever today's thresholds are. */
const answering =
  (index: KnowledgeIndex) =>
  ({ text }: Question): Decision => {
    const [first] = index.search(text, { locale: 'en' });
    const basis = { confidence: first?.features.coverage ?? 0, provider: 'test', features: {} };
    if (first?.title !== text) return { kind: 'handoff', reason: 'no-answer', ...basis };
    const { id: articleId, locale, title, score, section } = first;
    const passage = { articleId, locale, title, score, sectionId: section.id, heading: section.heading };
    return { kind: 'answer', ...basis, passages: [passage] };
  };
const questions = Object.values(texts).map((text) => past(text));
const put = (...list: SearchDocument[]): DocumentChange[] => list.map((one) => ({ put: one }));
const without = (id: string): DocumentChange => ({ remove: { id, locale: 'en' } });

function kinds(effect: AnswerEffect): Record<string, string> {
  return Object.fromEntries(effect.entries.map(({ question, kind }) => [question.text, kind]));
}

describe('DraftOverlay', () => {
  const results = (index: KnowledgeIndex) => Object.values(texts).map((text) => index.search(text));

  it('is as it was once drafts are disposed, and as a new index while they are tried', () => {
    const overlay = new DraftOverlay(documents);
    const before = results(overlay.index);
    const draft = document('refund-times', 'Refunds of grinders', 'Calibrate the grinder, then wait.');
    const added = document('grinder', 'Calibrate the grinder', 'Turn the ring to zero.');
    const tried = overlay.try([...put(draft, added), without('invoice')]);
    const rebuilt = new KnowledgeIndex();
    for (const one of [documents[0]!, documents[1]!, draft, added]) rebuilt.add(one);
    expect(results(overlay.index)).toEqual(results(rebuilt));
    expect(() => overlay.try([])).toThrow('other drafts are being tried');
    expect(() => overlay.update(without('invoice'))).toThrow('cannot change while drafts are tried');
    tried.dispose();
    tried.dispose();
    expect(results(overlay.index)).toEqual(before);
  });

  it('undoes to what is published now', () => {
    const overlay = new DraftOverlay(documents);
    overlay.update({ put: document('invoice', 'Where is my invoice?', 'Invoices come by e-mail.') });
    overlay.try([without('invoice')]).dispose();
    expect(overlay.index.search('e-mail')[0]?.id).toBe('invoice');
  });
});

describe('the effect of drafts', () => {
  it('is nothing without drafts', async () => {
    const effect = await new AnswerReplay(documents, { answering }).effect({ changes: [], questions, tests: [] });
    expect(new Set(Object.values(kinds(effect)))).toEqual(new Set(['same']));
    expect(effect.askings.same).toBe(5);
    for (const { before, after } of effect.entries) expect(after).toEqual(before);
  });

  it('tells which answers appear, vanish, change and are reworded, with the confidence before and after', async () => {
    const replay = new AnswerReplay(documents, { answering });
    const effect = await replay.effect({
      changes: [
        ...put(
          document('calibrate', 'How do I calibrate the grinder?', 'Turn the ring to zero.'),
          document('reset-password', 'How do I reset my password?', 'Choose "Forgot password", then wait.'),
          document('delete-account', 'How do I delete my account?', 'Write to us.', 'contact'),
        ),
        without('invoice'),
        without('refund-times'),
        ...put(document('refunds', 'When do I get my refund?', 'Within a week.')),
      ],
      questions: [...questions.slice(0, 4), past(texts.grinder, null, 7)],
      tests: [],
    });
    expect(kinds(effect)).toEqual({
      [texts.password]: 'reworded',
      [texts.account]: 'section-changed',
      [texts.refund]: 'article-changed',
      [texts.invoice]: 'vanished',
      [texts.grinder]: 'appeared',
    });
    expect(effect.askings).toMatchObject({ appeared: 7, vanished: 1, same: 0 });
    const grinder = effect.entries[4]!;
    expect(grinder.before).toMatchObject({ articleId: null });
    expect(grinder.after).toMatchObject({ kind: 'answer', articleId: 'calibrate' });
    expect(grinder.after.confidence).toBeGreaterThan(grinder.before.confidence);
  });

  it('tells a clarification that turns to a handoff, and an answer that vanishes into one', async () => {
    const unsure = (index: KnowledgeIndex) => {
      const ask = answering(index);
      return (question: Question): Decision => {
        const { kind: _, reason: __, ...basis } = { reason: '', ...ask(question) };
        const known = index.document('invoice', 'en');
        if (question.text !== 'bills' || !known) return ask(question);
        return { ...basis, kind: 'clarify', choices: [{ articleId: 'invoice', locale: 'en', title: known.title }] };
      };
    };
    const replay = new AnswerReplay(documents, { answering: unsure });
    const asked = [past('bills', null, 3), past(texts.invoice)];
    const effect = await replay.effect({ changes: [without('invoice')], questions: asked, tests: [] });
    expect(kinds(effect)).toEqual({ bills: 'turned-to-handoff', [texts.invoice]: 'vanished' });
    expect(effect.askings).toMatchObject({ 'turned-to-handoff': 3, vanished: 1 });
    for (const { after } of effect.entries) expect(after.kind).toBe('handoff');
  });

  it('leaves the base untouched, also when answering fails or is stopped', async () => {
    let failing = false;
    const replay = new AnswerReplay(documents, {
      answering: (index) => {
        const ask = answering(index);
        return (question) => {
          if (failing) throw new Error('down');
          return ask(question);
        };
      },
    });
    const changes = [without('invoice')];
    const first = await replay.effect({ changes, questions, tests: [] });
    failing = true;
    await expect(replay.effect({ changes, questions, tests: [] })).rejects.toThrow('down');
    failing = false;
    const stopped = replay.effect({ changes, questions, tests: [] }, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(await replay.effect({ changes, questions, tests: [] })).toEqual(first);
  });

  it('asks each question once for the base, however often drafts are tried, until the base changes', async () => {
    let asked = 0;
    const replay = new AnswerReplay(documents, {
      answering: (index) => {
        const ask = answering(index);
        return (question) => {
          asked++;
          return ask(question);
        };
      },
    });
    const subject = {
      changes: [without('invoice')],
      questions: [...questions, ...questions],
      tests: [test(texts.invoice, 'invoice')],
    };
    const progress: number[] = [];
    await replay.effect(subject, { onProgress: ({ done, total }) => progress.push(done / total) });
    expect(asked).toBe(10);
    expect(progress.at(-1)).toBe(1);
    await replay.effect(subject);
    expect(asked).toBe(15);
    await replay.update({ put: document('invoice', 'Where is my invoice?', 'By e-mail.') });
    await replay.effect(subject);
    expect(asked).toBe(25);
  });

  it('serves several callers one after the other', async () => {
    const replay = new AnswerReplay(documents, { answering });
    const [one, two] = await Promise.all([
      replay.effect({ changes: [without('invoice')], questions, tests: [] }),
      replay.effect({ changes: [without('refund-times')], questions, tests: [] }),
    ]);
    expect(kinds(one)).toMatchObject({ [texts.invoice]: 'vanished', [texts.refund]: 'same' });
    expect(kinds(two)).toMatchObject({ [texts.invoice]: 'same', [texts.refund]: 'vanished' });
  });
});

describe('the verdict', () => {
  const replay = new AnswerReplay(documents, { answering });

  it('blocks when a test breaks, and tells what was repaired and what still fails', async () => {
    const effect = await replay.effect({
      changes: [without('invoice'), ...put(document('calibrate', 'How do I calibrate the grinder?', 'Turn the ring.'))],
      questions: [],
      tests: [test(texts.invoice, 'invoice'), test(texts.grinder, 'calibrate'), test(texts.password, 'invoice')],
    });
    const verdict = effectVerdict(effect);
    expect(verdict.regressions).toMatchObject([{ kind: 'test-breaks', test: { after: { articleId: null } } }]);
    expect(verdict.repaired.map((one) => one.test.question.text)).toEqual([texts.grinder]);
    expect(verdict.stillFailing.map((one) => one.test.question.text)).toEqual([texts.password]);
  });

  it('blocks when an answer that was found helpful is lost, whatever takes its place', async () => {
    const effect = await replay.effect({
      changes: [without('refund-times'), ...put(document('refunds', 'When do I get my refund?', 'In a week.'))],
      questions: [past(texts.refund, 'refund-times'), past(texts.invoice, 'invoice'), past(texts.password, 'invoice')],
      tests: [],
    });
    expect(effectVerdict(effect).regressions).toMatchObject([
      { kind: 'helpful-answer-lost', entry: { question: { text: texts.refund }, kind: 'article-changed' } },
    ]);
  });

  it('blocks when too many answers vanish, counted by how often they were asked', async () => {
    const effect = await replay.effect({
      changes: [without('refund-times'), without('invoice')],
      questions: [past(texts.refund), past(texts.invoice, null, 2), past(texts.password, null, 97)],
      tests: [],
    });
    const [regression, ...others] = effectVerdict(effect, { vanishedShare: 0.02, vanishedQuestions: 2 }).regressions;
    expect(others).toEqual([]);
    expect(regression).toMatchObject({ kind: 'answers-vanish', share: 0.03, entries: [{ asked: 2 }, { asked: 1 }] });
    expect(effectVerdict(effect, { vanishedShare: 0.03, vanishedQuestions: 2 }).regressions).toEqual([]);
    expect(effectVerdict(effect).regressions).toEqual([]);
  });
});
