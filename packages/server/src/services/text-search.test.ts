import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { writeKnowledge } from '../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../test/reviewers.ts';
import { TestServer } from '../../test/server.ts';

const article = (title: string, steps: string) => `---
title: ${title}
category: care
tags: [care]
---

## Problem

It looks old.

## Steps

1. ${steps}
`;

describe.each(engines)('finding letters in all texts on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let ana: TestReviewer;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await folder.write('care/find-kettle.en.md', article('Clean the kettle', 'Fill the Kettlex and boil it.'));
    await folder.write('care/find-kettle.zh-CN.md', article('清洁水壶', '把 kettlex 装满水。'));
    await folder.write('care/find-pan.en.md', article('Clean the pan', 'No kettlexes here: kettlex, kettlex.'));
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    ana = await TestReviewer.join(server, 'Ana', 'editor');
  });
  afterAll(async () => {
    await server.stop();
    await folder.dispose();
  });

  const places = async (body: Parameters<TestReviewer['findText']>[0]) =>
    (await ana.findText(body)).articles.map(({ articleId, locale, matches }) => [
      articleId,
      locale,
      matches.map(({ text }) => text),
    ]);

  it('shows each place with what stands around it', async () => {
    const { articles, complete } = await ana.findText({ text: 'kettlex', locale: 'en', matchCase: true });
    expect(complete).toBe(true);
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({ articleId: 'find-pan', title: 'Clean the pan', revision: 1, draft: null });
    expect(articles[0]!.matches[0]).toMatchObject({
      line: 13,
      before: '1. No ',
      text: 'kettlex',
      after: 'es here: kettlex, kettlex.',
    });
    const source = await ana.revision({ articleId: 'find-pan', locale: 'en' }, 1);
    for (const { offset, text } of articles[0]!.matches) expect(source.text.slice(offset).startsWith(text)).toBe(true);
  });

  it('finds in every language, whatever the case, or whole words only', async () => {
    expect((await places({ text: 'KETTLEX' })).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['find-kettle', 'en', ['Kettlex']],
      ['find-kettle', 'zh-CN', ['kettlex']],
      ['find-pan', 'en', ['kettlex', 'kettlex', 'kettlex']],
    ]);
    expect(await places({ text: 'kettlex', wholeWord: true, matchCase: true, locale: 'en' })).toEqual([
      ['find-pan', 'en', ['kettlex', 'kettlex']],
    ]);
    expect(await places({ text: 'kettlex(es)', regularExpression: true })).toEqual([['find-pan', 'en', ['kettlexes']]]);
  });

  it('says when places are left out, and only then', async () => {
    const few = await ana.findText({ text: 'kettlex', limit: 4 });
    expect(few.complete).toBe(false);
    expect(few.articles.flatMap(({ matches }) => matches)).toHaveLength(4);
    expect((await ana.findText({ text: 'kettlex', limit: 5 })).complete).toBe(true);
  });

  it('looks at the draft where there is one, also of what was never published', async () => {
    const { review } = await ana.createDraft({
      articleId: 'find-kettle',
      locale: 'en',
      text: article('Clean the kettle', 'Boil the pot.'),
    });
    await ana.createDraft({ articleId: 'find-new', locale: 'en', text: article('A kettlex is new', 'Look.') });
    const { articles } = await ana.findText({ text: 'kettlex', locale: 'en' });
    expect(articles.map(({ articleId, title, revision }) => [articleId, title, revision])).toEqual([
      ['find-pan', 'Clean the pan', 1],
      ['find-new', 'A kettlex is new', null],
    ]);
    expect((await ana.findText({ text: 'boil the pot' })).articles).toMatchObject([
      { articleId: 'find-kettle', draft: { reviewId: review.id, version: 1 } },
    ]);
  });

  it.each([{ text: '(a+)+', regularExpression: true }, { text: 'a\nb' }, { text: '' }, { text: 'a'.repeat(201) }])(
    'refuses %o',
    async (body) => {
      expect(await refusal(ana.findText(body))).toBe('invalid-request');
    },
  );
});
