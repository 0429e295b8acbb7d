import { describe, expect, it } from 'vitest';
import { KnowledgeIndex } from '../search/index.ts';
import { AnswerEngine, KnowledgeProvider, SmallTalkProvider, type AnswerProvider } from './index.ts';

const index = new KnowledgeIndex();
const add = (id: string, locale: string, title: string, text: string): void =>
  index.add({
    id,
    locale,
    title,
    questions: [],
    sections: [{ id: 'steps', heading: '', text }],
    tags: [],
    category: '',
    audience: 'customer',
  });
add('reset-password', 'en', 'How do I reset my password?', 'Open the login page and choose "Forgot password".');
add('delete-account', 'en', 'How do I delete my account?', 'Open settings and choose "Delete account".');
add('close-account', 'en', 'Close a company account', 'Only the owner can close an account.');
add('重置密码', 'zh-CN', '如何重置密码', '打开登录页面，点击“忘记密码”。');

const engine = new AnswerEngine({ providers: [new SmallTalkProvider(), new KnowledgeProvider({ index })] });
const ask = (text: string, locale = 'en') => engine.ask({ text, locale });

describe('AnswerEngine with the built-in providers', () => {
  it('answers with the section that answers', async () => {
    const decision = await ask('How can I reset my password?');
    expect(decision).toMatchObject({
      kind: 'answer',
      provider: 'knowledge',
      passages: [{ articleId: 'reset-password', sectionId: 'steps' }],
    });
  });

  it('answers a Chinese question in an English session', async () => {
    expect(await ask('怎么重置密码？')).toMatchObject({ kind: 'answer', passages: [{ articleId: '重置密码' }] });
  });

  it('hands over what nothing answers', async () => {
    expect(await ask('what is the airspeed of an unladen swallow')).toMatchObject({
      kind: 'handoff',
      reason: 'no-answer',
    });
  });

  it.each([
    'I want to talk to a real person',
    'human please',
    'I am not talking to a machine again',
    '转人工',
    '請轉人工客服',
    '你好，請問有真人嗎',
  ])('hands over on request: %s', async (text) => {
    expect(await ask(text)).toMatchObject({ kind: 'handoff', reason: 'requested' });
  });

  it.each([
    ['Hello!!!', 'greeting'],
    ['您好', 'greeting'],
    ['thank you sooo much', 'thanks'],
    ['謝謝你啊', 'thanks'],
    ['ok thanks bye', 'goodbye'],
    ['are you a bot?', 'about-bot'],
  ])('recognises small talk: %s', async (text, intent) => {
    expect(await ask(text)).toMatchObject({ kind: 'small-talk', intent });
  });

  it.each([
    'How do I add an agent to the team?',
    'I need the operator manual',
    'my profile does not show on the machine',
    '你好，如何重置密码',
    '转账失败怎么办',
  ])('does not take a question for an aside: %s', async (text) => {
    expect((await ask(text)).provider).not.toBe('small-talk');
  });
});

describe('AnswerEngine', () => {
  const provider = (id: string, priority: number, answer: AnswerProvider['answer']): AnswerProvider => ({
    id,
    priority,
    answer,
  });
  const answering = (id: string, priority: number, confidence = 0.9): AnswerProvider =>
    provider(id, priority, async () => ({ kind: 'answer', confidence, provider: id, features: {}, passages: [] }));
  const question = { text: 'x', locale: 'en' };

  it('asks by priority and lets registrations end', async () => {
    const engine = new AnswerEngine({ providers: [answering('low', 0)] });
    const registration = engine.register(answering('high', 10));
    expect((await engine.ask(question)).provider).toBe('high');
    registration.dispose();
    expect((await engine.ask(question)).provider).toBe('low');
  });

  it('goes on when a provider throws or is too slow, and tells', async () => {
    const failed: string[] = [];
    const engine = new AnswerEngine({
      timeLimit: 5,
      onProviderError: (id) => failed.push(id),
      providers: [
        provider('broken', 3, () => Promise.reject(new Error('broken'))),
        provider('throws', 2, () => {
          throw new Error('at once');
        }),
        provider('stuck', 1, () => new Promise(() => {})),
        answering('works', 0),
      ],
    });
    expect((await engine.ask(question)).provider).toBe('works');
    expect(failed).toEqual(['broken', 'throws', 'stuck']);
  });

  it('prefers an answer of a later provider to an earlier clarification', async () => {
    const clarify = provider('first', 1, async () => ({
      kind: 'clarify',
      confidence: 0.5,
      provider: 'first',
      features: {},
      choices: [],
    }));
    expect((await new AnswerEngine({ providers: [clarify, answering('second', 0)] }).ask(question)).kind).toBe(
      'answer',
    );
    expect((await new AnswerEngine({ providers: [clarify] }).ask(question)).kind).toBe('clarify');
  });

  it('hands over when nobody decides', async () => {
    expect(await new AnswerEngine().ask(question)).toMatchObject({ kind: 'handoff', reason: 'no-answer' });
  });
});
