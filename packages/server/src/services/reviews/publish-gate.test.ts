import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { eventually, TestServer } from '../../../test/server.ts';

const key = { articleId: 'descale-kettle', locale: 'en' };
const text = `---
title: Descale the kettle
questions: [How do I get limescale out of the kettle?]
tags: [care]
---

## Problem

Limescale makes the kettle loud.

## Steps

1. Fill the kettle with vinegar and water.
2. Boil it and rinse.
`;

describe.each(engines)('the publish gate on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let ben: TestReviewer;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await folder.write('guide/descale-kettle.en.md', text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    await folder.indexed(server.askwell, 'kettle');
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    ben = await TestReviewer.join(server, 'Ben', 'reviewer');
    const visitor = await server.visitor();
    for (const question of ['limescale in my kettle', 'limescale in my kettle', 'How do I descale the Ember?']) {
      const conversation = await visitor.open();
      await visitor.say(conversation, question);
      await eventually(visitor, conversation, ({ author }) => author.kind === 'bot');
      server.clock.advance(1_000); // so that one of them is the last
    }
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  /** A draft that answers something else than what customers come for. */
  const worse = text
    .replaceAll('Limescale makes the kettle loud', 'The toaster burns its crumbs')
    .replace('title: Descale the kettle', 'title: Empty the toaster')
    .replace('questions: [How do I get limescale out of the kettle?]\n', 'questions: [Where do the crumbs go?]\n')
    .replace('Fill the kettle with vinegar and water', 'Pull the tray out')
    .replace('Boil it and rinse', 'Shake it over the bin');

  let reviewId: string;

  it('replays what customers asked, and the questions of the articles', async () => {
    const { review } = await ana.createDraft({ ...key, text: worse });
    reviewId = review.id;
    const { effect, open } = await ana.gate(reviewId);
    expect(open).toBe(true); // one question that loses its answer is no trend
    expect(effect.report!.changes[0]).toMatchObject({
      question: 'limescale in my kettle',
      asked: 2,
      before: { kind: 'answer', articleId: 'descale-kettle' },
    });
    expect(effect.report!.askings['vanished']).toBeGreaterThanOrEqual(2);
    expect(effect.report!.tests.total).toBeGreaterThanOrEqual(2);
  });

  it('measures an unchanged draft once', async () => {
    const first = await ana.gate(reviewId);
    const again = await ben.gate(reviewId);
    expect(again.effect.id).toBe(first.effect.id);
  });

  it('stops what makes a passing test fail, until a reviewer takes responsibility', async () => {
    // Another article's own question would be answered by this draft from now on.
    const grabbing = text.replace(
      'questions: [How do I get limescale out of the kettle?]',
      'questions: [How long can I send something back?, How long can I send something back]',
    );
    const stolen = grabbing.replace('title: Descale the kettle', 'title: How long can I send something back?');
    await ana.saveDraft(reviewId, { basedOn: 1, text: stolen });
    const { review } = await ana.act(reviewId, { type: 'submit' });
    await ben.act(reviewId, { type: 'approve', draftVersion: review.draftVersion });
    const { effect, open } = await ana.gate(reviewId);
    expect(open).toBe(false);
    expect(effect.report!.regressions).toMatchObject([
      { kind: 'test-breaks', questions: ['How long can I send something back?'] },
    ]);
    expect(await refusal(ana.act(reviewId, { type: 'publish' }))).toBe('gate-closed');
    const accept = {
      type: 'accept-regressions',
      draftVersion: review.draftVersion,
      reason: 'Returns move here.',
    } as const;
    expect(await refusal(ana.act(reviewId, accept))).toBe('forbidden');
    expect(await refusal(ben.act(reviewId, { ...accept, reason: ' ' }))).toBe('invalid-request');
    await ben.act(reviewId, accept);
    expect((await ana.gate(reviewId)).open).toBe(true);
    expect((await ana.act(reviewId, { type: 'publish' })).review.state).toBe('published');
    const { decisions } = await ana.decisions({ articleId: key.articleId });
    expect(decisions.find(({ type }) => type === 'review.regressions-accepted')).toMatchObject({
      actor: `staff:${ben.id}`,
      data: { reason: 'Returns move here.' },
    });
  });

  it('stops a measurement that nobody waits for, and measures anew when asked', async () => {
    const { review } = await ana.createDraft({ ...key, text: `${text}\nStopped.\n` });
    const started = await ana.measureEffect([review.id]);
    const stopped = await ana.stopEffect(started.id);
    expect(stopped).toMatchObject({ id: started.id, state: 'failed', report: null, progress: null });
    // What was under way must not overwrite it.
    const { effect } = await ana.gate(review.id);
    expect(effect.id).not.toBe(started.id);
    expect(await ana.effect(started.id)).toEqual(stopped);
    let measured = effect;
    while (measured.state === 'measuring') measured = await ana.effect(effect.id);
    expect(measured.state).toBe('measured');
    // One that is over stays as it is.
    expect(await ana.stopEffect(effect.id)).toEqual(measured);
    expect(await refusal(ana.stopEffect('eff_none'))).toBe('not-found');
    await ana.act(review.id, { type: 'discard' });
  });

  it('measures several drafts together', async () => {
    const crumbs = worse.replace('title: Empty', 'id: empty-toaster\ntitle: Empty');
    const one = await ana.createDraft({ articleId: 'empty-toaster', locale: 'en', text: crumbs });
    const two = await ana.createDraft({ ...key, text });
    const started = await ana.measureEffect([one.review.id, two.review.id]);
    let effect = started;
    while (effect.state === 'measuring') effect = await ana.effect(started.id);
    const repaired = effect.report!.repaired.map(({ question }) => question);
    // One draft gives a question back to the article that it was taken from, the other brings a new one.
    expect(repaired.toSorted()).toEqual(['How long can I send something back?', 'Where do the crumbs go?']);
    for (const { review } of [one, two]) await ana.act(review.id, { type: 'discard' });
  });

  it('asks the tests of the folder in their language and after what was asked before', async () => {
    await folder.write(
      'guide/vinegar.en.md',
      '---\ntitle: Vinegar for the kettle\n---\n\nAny vinegar from the shop.\n',
    );
    await folder.write(
      'guide/gift-box.en.md',
      '---\ntitle: Gift boxes\nquestions: [Gift]\n---\n\nEvery gift gets a box.\n',
    );
    await folder.write(
      'guide/poison.de.md',
      '---\ntitle: Gift im Reiniger\nquestions: [Gift]\n---\n\nReiniger ist Gift.\n',
    );
    const lines = [
      '{ locale: en, question: "Gift", article: gift-box }',
      '{ locale: de, question: "Gift", article: poison }',
      '{ locale: en, question: "and without vinegar?", context: ["limescale in my kettle"], article: descale-kettle }',
      '{ locale: en, question: "and without vinegar?", article: vinegar }',
    ];
    await folder.write('tests/talk.yaml', lines.map((line) => `- ${line}\n`).join(''));
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const { review } = await ana.createDraft({ ...key, text: `${text}3. Wipe it dry.\n` });
    let { effect } = await ana.gate(review.id);
    while (effect.state === 'measuring') effect = await ana.effect(effect.id);
    // The same words pass with two different answers, so neither the language nor the conversation is lost.
    expect(effect.report).toMatchObject({ stillFailing: [], regressions: [] });
    expect(effect.report!.tests).toEqual({ total: 8, passedBefore: 8, passAfter: 8 });
    await ana.act(review.id, { type: 'discard' });
  });

  it('asks as many of the last questions again as the policy says, and measures anew when that changes', async () => {
    const max = await TestReviewer.join(server, 'Max', 'supervisor');
    const policy = await max.reviewPolicy();
    expect(policy.replayedQuestions).toBe(500);
    const { review } = await ana.createDraft({ ...key, text: worse });
    const askedWith = async (replayedQuestions: number) => {
      await max.setReviewPolicy({ ...policy, replayedQuestions });
      let { effect } = await ana.gate(review.id);
      while (effect.state === 'measuring') effect = await ana.effect(effect.id);
      return effect.report!.questions;
    };
    const all = await askedWith(500);
    // Three were asked, the first two of them in the same words.
    expect([await askedWith(0), await askedWith(1), await askedWith(2), await askedWith(3)]).toEqual([0, 1, 2, 2]);
    expect(all).toBe(2);
    expect(await refusal(max.setReviewPolicy({ ...policy, replayedQuestions: 5_001 }))).toBe('invalid-request');
    expect(await refusal(max.setReviewPolicy({ ...policy, replayedQuestions: -1 }))).toBe('invalid-request');
    await max.setReviewPolicy(policy);
    await ana.act(review.id, { type: 'discard' });
  });

  it('tells how far a measurement is, and where a test stands that would break', async () => {
    const questions = Array.from({ length: 800 }, (_, number) => `How often is part ${number} descaled?`);
    const asked = questions.map((question) => `- { locale: en, question: "${question}", article: null }`);
    const own = '- { locale: en, question: "Clean the grill plates", article: clean-grill }';
    const grill =
      '---\ntitle: Clean the grill plates\ntags: [care]\n---\n\nWipe the grill plates while they are warm.\n';
    await folder.write('guide/clean-grill.en.md', grill);
    await folder.write('tests/parts.yaml', `# the parts\n${own}\n${asked.join('\n')}\n`);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const other = grill
      .replace('title: Clean the grill plates', 'title: Empty the toaster')
      .replace(/Wipe.*/, 'Crumbs.');
    const { review } = await ana.createDraft({ articleId: 'clean-grill', locale: 'en', text: other });
    let effect = await ana.measureEffect([review.id]);
    const seen: { done: number; total: number }[] = [];
    while (effect.state === 'measuring') {
      if (effect.progress) seen.push(effect.progress);
      effect = await ana.effect(effect.id);
    }
    const done = [...new Set(seen.map((progress) => progress.done))];
    expect(done.length).toBeGreaterThan(1);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    for (const progress of seen) expect(progress.done).toBeLessThanOrEqual(progress.total);
    expect(seen.at(-1)!.total).toBeGreaterThanOrEqual(questions.length);
    expect(effect).toMatchObject({ state: 'measured', progress: null });
    expect(effect.report!.regressions).toContainEqual({
      kind: 'test-breaks',
      questions: ['Clean the grill plates'],
      source: { file: 'tests/parts.yaml', line: 2 },
    });
    await ana.act(review.id, { type: 'discard' });
  });
});
