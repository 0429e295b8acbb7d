import { describe, expect, it } from 'vitest';
import { isFollowUp, withContext } from './index.ts';

/** Written by hand for this test: what people send after an earlier question of a support conversation. */
const followUps = `
and on Android?
And for the business plan?
what about refunds
how about a gift card
What if I lost the receipt?
but on the phone
or by bank transfer?
same for the iPad?
on Windows?
for teams?
in Germany?
with PayPal?
without an account?
via SMS?
from my phone?
How does it work?
where do I find that
how long does that take?
how much is it?
is that free?
can I undo this?
why?
why not?
how?
how long?
how much?
when?
where exactly?
Really?
what else
anything else?
any other way?
another way?
is there another option
it still does not work
still not working
that did not help
didn't work
doesn't work
I tried that already
already did that
then what?
what then?
so what should I do?
and after that?
next step?
can you explain
what do you mean?
more details please
for example?
also for admins
except on weekends?
instead of email?
what does that mean
are they refundable?
do those expire
which one?
the second one
the first option
none of these
那退款呢
那安卓呢？
安卓呢
企业版呢
手机上呢
如果是礼品卡呢
那如果丢了怎么办
换成信用卡可以吗
用支付宝可以吗
在德国呢？
周末也可以吗
多久
要多久？
多少钱
要多少钱？
为什么
为啥？
怎么弄
怎么操作？
在哪里
在哪儿
什么时候
然后呢
接下来呢
还有别的办法吗
还有其他方式吗
有没有别的办法
没有别的办法吗
还是不行
还是不行啊
试过了
试过了，没用
没用
不管用
这个怎么用
它收费吗
这样安全吗
上面说的在哪里
刚才说的是什么意思
什么意思
具体怎么做
举个例子
第二个
都不是
那怎麼辦
還有別的方法嗎
這個要多少錢
換成信用卡可以嗎
手機上呢
為什麼
還是不行
`;

/** Questions that stand alone, though they are short, or open or point like a follow-up. */
const standingAlone = `
How do I delete my account?
How do I reset my password?
reset password
refund
Refund policy
change email address
Where is my order?
track order 12345
my package has not arrived
and the invoice for my company is missing the VAT number, where can I change it?
What is two-factor authentication?
Do you ship to Norway?
opening hours
cancel subscription
Can I pay in instalments with a credit card?
How long does delivery take?
How much does the business plan cost?
Why was my card declined?
When will my refund arrive?
error E-1042
Is there a student discount?
Which browsers are supported?
The app crashes when I open the camera
This page shows an error 500 when I upload a photo
That coupon code from your newsletter is rejected at checkout
My invoice shows a different amount than the one in the confirmation mail
I forgot my password
login does not work
Android app does not open
printer not working
Can I use one account on two devices?
For business customers, is there an API?
In which countries do you deliver?
With which cards can I pay?
Also my last order was delivered to the wrong address and nobody answers the phone
export data
如何删除我的账户和数据
如何重置密码
重置密码
退款
退款政策
修改邮箱
我的订单在哪里
查询订单12345
包裹还没有收到
什么是两步验证
你们送货到挪威吗
营业时间
取消订阅
可以用信用卡分期付款吗
送货要多久
企业版多少钱
为什么我的银行卡被拒绝
退款什么时候到账
错误代码E-1042
有学生优惠吗
支持哪些浏览器
打开相机时应用闪退
这个页面上传照片时显示错误500怎么办
忘记密码了怎么办
登录不了
怎么开发票
在哪里下载发票
怎么联系客服
一个账号可以在两台设备上用吗
还款失败怎么办
还没收到验证码
然后付款的时候提示余额不足应该怎么处理
如果是公司采购，怎么申请对公转账和增值税专用发票
為什麼我的卡被拒絕
怎麼開發票
忘記密碼怎麼辦
`;

const lines = (list: string): string[] => list.trim().split('\n');
const wrong = (list: string, expected: boolean): string[] =>
  lines(list).filter((text) => isFollowUp(text) !== expected);

describe('isFollowUp', () => {
  it('recognises follow-ups of the hand-written list, all but a few', () => {
    const missed = wrong(followUps, true);
    expect(1 - missed.length / lines(followUps).length, missed.join(' | ')).toBeGreaterThanOrEqual(0.95);
  });

  it('leaves questions alone that stand alone', () => {
    expect(wrong(standingAlone, false)).toEqual([]);
  });

  it.each(['', ' ', '?', 'a', '😀', 'مرحبا', 'it '.repeat(2000), '那'.repeat(4096), '\ud800'])(
    'takes any text: %j',
    (text) => {
      expect(typeof isFollowUp(text)).toBe('boolean');
    },
  );
});

describe('withContext', () => {
  const follow = (text: string, ...previous: string[]): string => withContext({ text, locale: 'en', previous });

  it('reads a short follow-up together with the question before it', () => {
    expect(follow('and on Android?', 'How do I install the app on iOS?')).toContain('install the app');
    expect(follow('那退款呢', '换货要多久')).toContain('换货');
  });

  it('leaves a question alone that stands alone', () => {
    expect(follow('How do I delete my account?', 'How do I reset my password?')).toBe('How do I delete my account?');
    expect(follow('如何删除我的账户和数据', '如何重置密码')).toBe('如何删除我的账户和数据');
  });

  it('has nothing to add to a first question', () => {
    expect(follow('and on Android?')).toBe('and on Android?');
  });
});
