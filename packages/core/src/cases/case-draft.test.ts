import { describe, expect, it } from 'vitest';
import { parseArticleFile } from '../articles/index.ts';
import type { Message, MessageAuthor, MessageContent } from '../conversations/index.ts';
import { caseDraft, draftOfCase, draftOfGap } from './index.ts';

const visitor: MessageAuthor = { kind: 'visitor', id: 'vis_1', name: 'Anna Berg' };
const agent: MessageAuthor = { kind: 'agent', id: 'usr_1', name: 'Mei Lin' };
const bot: MessageAuthor = { kind: 'bot' };

function transcript(...said: (readonly [MessageAuthor, string | MessageContent])[]): Message[] {
  return said.map(([author, content], index) => ({
    id: `msg_${index}`,
    conversationId: 'cnv_1',
    seq: index + 1,
    clientId: `c${index}`,
    author,
    content: typeof content === 'string' ? { type: 'text', text: content } : content,
    createdAt: index,
  }));
}

const kettle = transcript(
  [visitor, 'Hello!'],
  [visitor, 'My Drift kettle stops at 60 degrees. It did reach 93 last week.'],
  [bot, { type: 'answer', confidence: 0.6, citations: [citation('drift-not-heating'), citation('drift-not-heating')] }],
  [visitor, 'That is not it, order 100234987, I am anna.berg@post.example'],
  [agent, 'Hi Anna, Mei here. Please do this:\n1. Take the kettle off the base\n2. Hold + for 5 seconds'],
  [visitor, 'Done, it blinks'],
  [agent, 'Then the hold temperature was set to 60. It is back at 93 now.'],
  [visitor, 'Wonderful, thank you!'],
  [visitor, 'Mei was very patient.'],
);

function citation(articleId: string) {
  return { articleId, locale: 'en', revision: 1, title: '', sectionId: '', heading: '', blocks: [] };
}

describe('caseDraft', () => {
  it('takes problem, process, result and feedback from who said them, masked', () => {
    expect(caseDraft({ locale: 'en', visitorName: 'Anna Berg', messages: kettle })).toEqual({
      locale: 'en',
      title: 'My Drift kettle stops at 60 degrees',
      problem:
        'My Drift kettle stops at 60 degrees. It did reach 93 last week.\nThat is not it, order [number], I am [email]',
      process: [
        'Hi [name], [name] here. Please do this:',
        'Take the kettle off the base',
        'Hold + for 5 seconds',
        'Then the hold temperature was set to 60. It is back at 93 now.',
      ],
      result: 'Then the hold temperature was set to 60. It is back at 93 now.',
      feedback: 'Wonderful, thank you!\n[name] was very patient.',
      articles: ['drift-not-heating'],
    });
  });

  it('finds the problem after the greeting of the agent, when the customer only asked for a person before', () => {
    const draft = caseDraft({
      locale: 'zh-CN',
      messages: transcript(
        [visitor, '转人工'],
        [agent, '您好，请问遇到什么问题？'],
        [visitor, '水箱漏水'],
        [agent, '请拧紧水箱底部的阀门。'],
      ),
    });
    expect(draft).toMatchObject({
      title: '水箱漏水',
      problem: '水箱漏水',
      result: '请拧紧水箱底部的阀门。',
      feedback: null,
    });
  });

  it('leaves out what agents say to be polite, and nothing else', () => {
    const said = ['Hello!', 'I will talk to a human in the workshop.'];
    const messages = transcript([visitor, 'It hisses'], ...said.map((text) => [agent, text] as const));
    expect(caseDraft({ locale: 'en', messages })?.process).toEqual([said[1]]);
  });

  it('is none without a problem or without an answer', () => {
    expect(
      caseDraft({ locale: 'en', messages: transcript([visitor, 'Hello'], [agent, 'Is anybody there?']) }),
    ).toBeUndefined();
    expect(caseDraft({ locale: 'en', messages: transcript([visitor, 'The lid is stuck']) })).toBeUndefined();
    expect(caseDraft({ locale: 'en', messages: [] })).toBeUndefined();
  });
});

function read(source: string) {
  const parsed = parseArticleFile(source, { path: 'draft.md' });
  if (!parsed.ok) throw new Error(parsed.error.message);
  expect(parsed.value.losses).toEqual([]);
  return parsed.value.article;
}

describe('drafts', () => {
  const draft = caseDraft({ locale: 'en', visitorName: 'Anna Berg', messages: kettle })!;

  it('of a case are files that say it, as a case and as an article', () => {
    const asCase = draftOfCase(draft, 'case', { author: 'Mei Lin', tags: ['drift'] });
    expect(asCase.articleId).toBe('my-drift-kettle-stops-at-60-degrees');
    const article = read(asCase.source);
    expect(article).toMatchObject({ kind: 'case', author: 'Mei Lin', tags: ['drift'], related: ['drift-not-heating'] });
    expect(article.sections.map(({ heading }) => heading)).toEqual(['Problem', 'Process', 'Customer feedback']);
    expect(article.sections[1]!.text).toContain('Hold + for 5 seconds');

    const general = read(draftOfCase(draft, 'article', { author: 'Mei Lin', articleId: 'hold-temperature' }).source);
    expect(general).toMatchObject({ id: 'hold-temperature', kind: 'article', questions: [draft.title] });
    expect(general.sections.map(({ heading }) => heading)).toEqual(['Problem', 'Steps', 'Links']);
  });

  it('of a gap hold its wordings as questions and the replies as steps', () => {
    const { source } = draftOfGap(
      {
        locale: 'zh-CN',
        text: '门店几点关门？',
        examples: ['门店几点关门？', '你们营业到几点'],
        replies: ['周一到周五 9 点到 18 点。\n\n周六到 16 点。'],
      },
      { author: '李娜' },
    );
    const article = read(source);
    expect(article).toMatchObject({ locale: 'zh-CN', title: '门店几点关门？', questions: ['你们营业到几点'] });
    expect(article.sections.map(({ heading }) => heading)).toEqual(['问题描述', '解决步骤', '相关链接']);
    expect(article.sections[1]!.text).toContain('周六到 16 点。');
  });

  it('say hostile texts as texts', () => {
    const text =
      '# <script>alert(1)</script> [x](javascript:alert(1)) ![](http://a.example/b.png) --- "quoted": - *bold*';
    const { source } = draftOfGap(
      { locale: 'en', text, examples: [`${text} again`], replies: [`${text}\n---\n+ 1. no`] },
      { author: ': {' },
    );
    const article = read(source);
    expect(article.title).toBe(text);
    expect(article.questions).toEqual([`${text} again`]);
    expect(article.sections[0]!.text).toBe(text);
    expect(JSON.stringify(article.sections)).not.toMatch(
      /"type":"(?:image|strong|emphasis|html|rule)"|"href":"javascript/,
    );
  });
});
