import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvedWordings,
  decideExample,
  learnableWording,
  mostLearnedWordings,
  nearDuplicateWording,
  wordingKey,
  type ExampleDecision,
  type ExampleState,
  type LearnedExample,
} from './index.ts';

const example = (question: string, fields: Partial<LearnedExample> = {}): LearnedExample => ({
  question,
  locale: 'en',
  articleId: 'lost-card',
  helpful: true,
  state: 'approved',
  count: 1,
  ...fields,
});

describe('learned examples', () => {
  it('reach an article only when they are approved, helpful and in its language, the most frequent first', () => {
    const examples = [
      example('card gone'),
      example('card vanished', { count: 3 }),
      example('where is my card', { helpful: false }),
      example('my card is lost', { state: 'candidate' }),
      example('card stolen', { state: 'rejected' }),
      example('card away', { state: 'removed' }),
      example('卡丢了', { locale: 'zh-CN' }),
      example('pin gone', { articleId: 'pin' }),
      example('football', { articleId: null, helpful: false }),
    ];
    expect(approvedWordings(examples, 'lost-card', 'en')).toEqual(['card vanished', 'card gone']);
  });

  it('never outnumber a limit', () => {
    const many = Array.from({ length: mostLearnedWordings + 5 }, (_, index) => example(`wording ${index}`));
    expect(approvedWordings(many, 'lost-card', 'en')).toHaveLength(mostLearnedWordings);
  });

  it('are in use exactly when the last thing that was decided is an approval', () => {
    const decisions = fc.array(fc.constantFrom<ExampleDecision>('approve', 'reject', 'remove'), { minLength: 1 });
    fc.assert(
      fc.property(decisions, (list) => {
        let state: ExampleState = 'candidate';
        for (const decision of list) {
          const decided = decideExample(state, decision);
          if (decided.ok) state = decided.value;
          else expect(decision).toBe('reject');
        }
        const lastThatCounts = list.findLast((decision) => decision !== 'reject');
        expect(state === 'approved').toBe(lastThatCounts === 'approve');
      }),
    );
  });

  it('are rejected only while they are candidates', () => {
    expect(decideExample('candidate', 'reject')).toEqual({ ok: true, value: 'rejected' });
    expect(decideExample('approved', 'reject')).toMatchObject({ ok: false, error: { code: 'not-candidate' } });
  });
});

describe('learnableWording', () => {
  it.each([
    ['  My card\n is  gone ', 'My card is gone'],
    ['卡丢了怎么办', '卡丢了怎么办'],
  ])('takes %j', (text, wording) => expect(learnableWording(text)).toBe(wording));

  it.each(['', '???', 'thanks!', 'I want to talk to a human', '转人工', 'x '.repeat(200)])('leaves %j', (text) =>
    expect(learnableWording(text)).toBeUndefined(),
  );
});

describe('near-duplicates', () => {
  const alike = (a: string, b: string): boolean => nearDuplicateWording(wordingKey(a), wordingKey(b));

  it.each([
    ['How do I delete my account?', 'how do i delete the accounts'],
    ['delete my bank account', 'delte my bank account'],
    ['如何重置密码？', '如何重置密碼'],
    ['ＤＥＬＥＴＥ account', 'delete account!'],
  ])('%j and %j are one', (a, b) => expect(alike(a, b)).toBe(true));

  it.each([
    ['error E-1042 on start', 'error E-1043 on start'],
    ['cancel my order', 'cancel my booking'],
    ['switch the lamp on', 'switch the lamp off'],
    ['能退款吗', '不能退款吗'],
    ['如何重置密码', '如何删除密码'],
    ['freeze card', 'unfreeze my card now please today'],
  ])('%j and %j are two', (a, b) => expect(alike(a, b)).toBe(false));
});
