import { describe, expect, it } from 'vitest';
import { classifyQuestion } from './index.ts';

describe('classifyQuestion', () => {
  it.each([
    ['How do I change my email address?', 'consult'],
    ['The app crashes when I open it', 'fault'],
    ['Where is my parcel? Order number 1042', 'order'],
    ['Your service is unacceptable, I want to complain', 'complaint'],
    ['blue', 'other'],
    ['请问如何修改密码', 'consult'],
    ['登录报错E-1042，打不开页面', 'fault'],
    ['我的订单什么时候发货', 'order'],
    ['我要投诉你们的客服，態度惡劣', 'complaint'],
  ])('tells the type: %s', (text, type) => {
    expect(classifyQuestion(text).type).toBe(type);
  });

  it.each([
    ['This is terrible, I hate it', 'negative'],
    ['not good at all, really disappointed', 'negative'],
    ['Thank you, that was great', 'positive'],
    ['How do I reset my password?', 'neutral'],
    ['no problem', 'neutral'],
    ['你们太差了，垃圾', 'negative'],
    ['服务不好，不满意', 'negative'],
    ['太棒了，谢谢', 'positive'],
    ['如何重置密码', 'neutral'],
  ])('tells the mood: %s', (text, sentiment) => {
    expect(classifyQuestion(text).sentiment).toBe(sentiment);
  });

  it('tells urgency and names the words that decided', () => {
    const { urgency, because } = classifyQuestion('My card was stolen, block it immediately!');
    expect(urgency).toBe('urgent');
    expect(because.filter(({ speaksFor }) => speaksFor === 'urgency').map(({ word }) => word)).toEqual([
      'stolen',
      'immediately',
    ]);
    expect(classifyQuestion('我的卡被盗刷了，快点').urgency).toBe('urgent');
  });
});
