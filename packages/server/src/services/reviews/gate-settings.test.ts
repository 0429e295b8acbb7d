import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { TestServer } from '../../../test/server.ts';

const key = { articleId: 'descale-kettle', locale: 'en' };
const text = `---
title: Descale the kettle
tags: [care]
---

## Problem

Limescale makes the kettle loud.

## Steps

1. Fill the kettle with vinegar and water.
2. Boil it and rinse.
`;
/** Says nothing any more of what the folder's test asks for. */
const worse = text
  .replace('title: Descale the kettle', 'title: Empty the toaster')
  .replace('Limescale makes the kettle loud', 'The toaster burns its crumbs')
  .replace('Fill the kettle with vinegar and water', 'Pull the tray out')
  .replace('Boil it and rinse', 'Shake it over the bin');
const question = 'limescale in my kettle';
const tests = `- { question: ${question}, locale: en, article: descale-kettle }\n`;

describe.each(engines)('the folder’s own tests and lint.yaml on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  let ben: TestReviewer;
  let reviewId: string;
  const push = () => server.askwell.services.knowledgePush.push(folder.path, { archiveMissing: true });
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await folder.write('guide/descale-kettle.en.md', text);
    await push();
    await folder.indexed(server.askwell, 'kettle');
    ana = await TestReviewer.join(server, 'Ana', 'editor');
    ben = await TestReviewer.join(server, 'Ben', 'reviewer');
    reviewId = (await ana.createDraft({ ...key, text: worse })).review.id;
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  it('do not exist as long as no folder brings them', async () => {
    const { open, effect } = await ana.gate(reviewId);
    expect(open).toBe(true);
    expect(effect.report!.regressions).toEqual([]);
  });

  it('stop a draft that makes a test of the folder fail, also one that was measured before', async () => {
    const { effect: earlier } = await ana.gate(reviewId);
    await folder.write('tests/kettle.yaml', tests);
    await push();
    const { open, effect } = await ana.gate(reviewId);
    expect(open).toBe(false);
    expect(effect.report!.regressions).toMatchObject([{ kind: 'test-breaks', questions: [question] }]);
    expect(effect.report!.tests.total).toBe(earlier.report!.tests.total + 1);
    const { review } = await ana.act(reviewId, { type: 'submit' });
    await ben.act(reviewId, { type: 'approve', draftVersion: review.draftVersion });
    expect(await refusal(ana.act(reviewId, { type: 'publish' }))).toBe('gate-closed');
  });

  it('may say what must not be answered', async () => {
    await folder.write('tests/kettle.yaml', '- { question: toaster burns crumbs, locale: en, article: null }\n');
    await push();
    const { effect } = await ana.gate(reviewId);
    expect(effect.report!.regressions).toMatchObject([{ kind: 'test-breaks', questions: ['toaster burns crumbs'] }]);
  });

  it('no longer hold when their file was removed', async () => {
    await folder.write('tests/kettle.yaml', tests);
    await push();
    expect((await ana.gate(reviewId)).open).toBe(false);
    await rm(join(folder.path, 'tests'), { recursive: true });
    await push();
    expect((await ana.gate(reviewId)).open).toBe(true);
  });

  it('decide what of the linter stops a draft', async () => {
    const rules = async () => (await ana.gate(reviewId)).diagnostics.map(({ rule, severity }) => `${rule} ${severity}`);
    expect(await rules()).not.toContain('banned-phrase error');
    await folder.write('lint.yaml', 'rules: { banned-phrase: error }\nphrases: [{ phrase: crumbs }]\n');
    await push();
    expect(await rules()).toContain('banned-phrase error');
    expect((await ana.gate(reviewId)).open).toBe(false);
    expect(await refusal(ana.act(reviewId, { type: 'publish' }))).toBe('gate-closed');
    await folder.write('lint.yaml', 'rules: { banned-phrase: off, overdue-verification: error }\n');
    await push();
    expect((await rules()).filter((rule) => rule.endsWith(' error'))).toEqual([]);
    expect((await ana.act(reviewId, { type: 'publish' })).review.state).toBe('published');
  });
});
