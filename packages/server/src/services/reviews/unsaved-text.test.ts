import { applyFixes } from '@askwell/core/lint';
import { routes } from '@askwell/core/protocol';
import { longestDraft } from '@askwell/core/protocol/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { TestServer } from '../../../test/server.ts';

const key = { articleId: 'descale-kettle', locale: 'en' };
const text = `---
title: Descale the kettle
category: guide
tags: [care]
---

## Problem

Limescale makes the kettle loud.

## Steps

1. Fill the kettle as [the other machine](coffee/descale-ember.en.md).
2. Boil it and rinse.
`;

describe.each(engines)('the linter while somebody types on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await folder.write('guide/descale-kettle.en.md', text);
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    ana = await TestReviewer.join(server, 'Ana', 'agent');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const rulesOf = async (unsaved: string, of = key) =>
    (await ana.lint({ ...of, text: unsaved })).diagnostics.map(({ rule }) => rule);

  it('finds what the publish gate finds in the same text', async () => {
    const worse = text.replace('## Problem', '#### Problem').replace('descale-ember', 'descale-nothing');
    const { diagnostics } = await ana.lint({ ...key, text: worse });
    const { review } = await ana.createDraft({ ...key, text: worse });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect((await ana.gate(review.id)).diagnostics).toEqual(diagnostics);
    await ana.act(review.id, { type: 'discard' });
  });

  it('says where, and how to mend it', async () => {
    const worse = text.replace('## Steps', '#### Steps');
    const found = (await ana.lint({ ...key, text: worse })).diagnostics.find(({ rule }) => rule === 'heading-order')!;
    expect(found).toMatchObject({
      ...key,
      path: 'guide/descale-kettle.en.md',
      range: { startLine: 11, startColumn: 1, endLine: 11 },
    });
    const mended = applyFixes(worse, [found.fix!]);
    expect(await rulesOf(mended.text)).not.toContain('heading-order');
  });

  it('keeps nothing: neither a draft, nor anything that the next text is compared with', async () => {
    const before = await rulesOf(text);
    const asked = text.replace('tags:', 'questions: [How do I descale my kettle?]\ntags:');
    const pot = { articleId: 'descale-pot', locale: 'en' };
    const copy = asked.replace('title: Descale the kettle', 'id: descale-pot\ntitle: Clean the pot');
    expect(await rulesOf(asked)).toEqual(before);
    expect(await rulesOf(copy, pot)).not.toContain('duplicate-question');
    expect(await rulesOf(text)).toEqual(before);
    const { review } = await ana.createDraft({ ...key, text });
    expect((await ana.reviews({ articleId: key.articleId })).filter(({ state }) => state === 'draft')).toEqual([
      review,
    ]);
    await ana.act(review.id, { type: 'discard' });
  });

  it('follows what is published', async () => {
    const link = text.replace('descale-ember', 'brew-ember');
    expect(await rulesOf(link)).toContain('dead-link');
    await folder.write('guide/coffee/brew-ember.en.md', '---\ntitle: Brew with the Ember\n---\n\nPush the button.\n');
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    expect(await rulesOf(link)).not.toContain('dead-link');
  });

  it('reads links from where the file of the draft will lie', async () => {
    const started = { articleId: 'descale-pan', locale: 'en' };
    const body = text.replace('title: Descale the kettle', 'id: descale-pan\ntitle: Clean the pan');
    expect(await rulesOf(body, started)).toContain('dead-link');
    const { review } = await ana.createDraft({ ...started, text: body, path: 'guide/pan/descale-pan.en.md' });
    expect(await rulesOf(body, started)).toContain('dead-link');
    expect(await rulesOf(body.replace('(coffee/', '(../coffee/'), started)).not.toContain('dead-link');
    await ana.act(review.id, { type: 'discard' });
  });

  it('says of a text that cannot be read why, in its line', async () => {
    const { diagnostics } = await ana.lint({ ...key, text: text.replace('tags: [care]', 'tags: [care') });
    expect(diagnostics).toMatchObject([{ rule: 'unreadable-file', severity: 'error', ...key }]);
    const { diagnostics: other } = await ana.lint({ ...key, text: text.replace('title:', 'id: other\ntitle:') });
    expect(other[0]!.message).toContain('but this is the draft of "descale-kettle"');
  });

  it('takes what a draft may hold, from whoever may write one', async () => {
    // Three bytes each.
    const long = `${text}\n`.padEnd(64_000, '水垢');
    expect(await rulesOf(long)).toContain('too-long');
    expect(await refusal(ana.lint({ ...key, text: long.padEnd(longestDraft + 1) }))).toBe('invalid-request');
    expect(await refusal(ana.lint({ ...key, locale: 'no such locale', text }))).toBe('invalid-request');
    const visitor = await server.visitor();
    expect((await visitor.post(routes.staffLint, { ...key, text })).status).toBe(401);
  });
});
