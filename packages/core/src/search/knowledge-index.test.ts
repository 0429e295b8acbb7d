import { describe, expect, it } from 'vitest';
import { KnowledgeIndex, type SearchDocument } from './index.ts';

function document(id: string, title: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id,
    locale: /\p{Script=Han}/u.test(title) ? 'zh-CN' : 'en',
    title,
    questions: [],
    sections: [{ id: '', heading: '', text }],
    tags: [],
    category: '',
    audience: 'customer',
    ...more,
  };
}

const documents = [
  document(
    'reset-password',
    'Reset your password',
    'Open the login page and choose "Forgot password". We send you a link.',
  ),
  document('refund', 'Refunds', 'A refund takes five working days. Error E-1042 means that the card was closed.'),
  document('重置密码', '重置密码', '打开登录页面，点击“忘记密码”，我们会发送链接到您的邮箱。'),
  document('退款', '退款多久到账', '退款将在五个工作日内原路退回。'),
];

function indexOf(list: readonly SearchDocument[]): KnowledgeIndex {
  const index = new KnowledgeIndex();
  for (const one of list) index.add(one);
  return index;
}

const ids = (index: KnowledgeIndex, ...query: Parameters<KnowledgeIndex['search']>): string[] =>
  index.search(...query).map(({ id }) => id);

describe('KnowledgeIndex', () => {
  const index = indexOf(documents);

  it('finds an English question by its stems', () => {
    expect(ids(index, 'how do I go about resetting passwords?')[0]).toBe('reset-password');
  });

  it('finds a Chinese question inside a sentence, in either script, whatever the session’s locale', () => {
    expect(ids(index, '请问怎么重置我的密码')[0]).toBe('重置密码');
    expect(ids(index, '請問怎麼重置我的密碼', { locale: 'en' })[0]).toBe('重置密码');
    expect(ids(index, '退款什么时候到账', { locale: 'zh-TW' })[0]).toBe('退款');
  });

  it('finds error codes whole', () => {
    expect(ids(index, 'what does E-1042 mean')).toEqual(['refund']);
    expect(ids(index, 'Ｅ－１０４２')).toEqual(['refund']);
  });

  it('gives a name in Latin letters among ideographs the weight of a whole word', () => {
    const servers = indexOf([
      document('mail', '邮件服务器', '发送和接收邮件的程序有 sendmail、exim 和 postfix。'),
      document('print', '打印服务器', '查看队列里的打印任务。'),
      document('disk', '磁盘', '查看剩余空间。'),
      document('firewall', '防火墙', '允许一个端口。'),
    ]);
    expect(ids(servers, '查看 postfix')[0]).toBe('mail');
  });

  it('tolerates a typo, but only where no article has the word as it is written', () => {
    expect(ids(index, 'reset pasword')[0]).toBe('reset-password');
    const both = indexOf([document('form', 'Form', 'The form'), document('farm', 'Farm', 'The farm')]);
    expect(ids(both, 'farm')).toEqual(['farm']);
  });

  it('completes the last word while typing, and only then', () => {
    expect(ids(index, 'refu', { prefix: true })[0]).toBe('refund');
    expect(ids(index, 'forgot pass', { prefix: true })[0]).toBe('reset-password');
    expect(ids(index, 'r', { prefix: true })).not.toEqual([]);
    expect(ids(index, 'xyzzy r', { prefix: true })).toEqual([]);
    expect(ids(index, 'refu')).toEqual([]);
  });

  it('gives 1 to 100 results whatever number is asked for, while typing as well', () => {
    const many = indexOf(Array.from({ length: 130 }, (_, n) => document(`n${n}`, `Parcel ${n}`, 'Where is it?')));
    for (const prefix of [false, true]) {
      const count = (limit?: number): number =>
        many.search('parcel', { prefix, ...(limit !== undefined && { limit }) }).length;
      expect([count(), count(0), count(-5), count(1.9), count(40)]).toEqual([10, 1, 1, 1, 40]);
      expect([count(1_000_000), count(Infinity), count(NaN)]).toEqual([100, 100, 10]);
    }
  });

  it('counts the best hundred documents in facets, while typing as well', () => {
    const many = indexOf(Array.from({ length: 130 }, (_, n) => document(`n${n}`, `Parcel ${n}`, 'Where is it?')));
    for (const prefix of [false, true])
      expect(many.facets('parcel', { prefix }).locales).toEqual(new Map([['en', 100]]));
  });

  it('knows each pair of neighbouring words of a long question, more than 255 as well', () => {
    const words = Array.from({ length: 22 }, (_, n) => String.fromCharCode(97 + n).repeat(2));
    const pairs = words.flatMap((one) => words.filter((other) => other !== one).map((other) => `${one} ${other}`));
    const text = pairs.join(' ').slice(0, 990);
    expect(indexOf([document('same', text, '')]).search(text)[0]?.features.adjacency).toBeCloseTo(1, 10);
  });

  it('requires quoted phrases', () => {
    const two = indexOf([document('a', 'A', 'working days'), document('b', 'B', 'days working')]);
    expect(ids(two, '"working days"')).toEqual(['a']);
  });

  it('returns an article once, in the reader’s locale', () => {
    const both = indexOf([
      document('wifi', 'WLAN 设置', '连接 WLAN'),
      document('wifi', 'WLAN setup', 'connect to the WLAN', { locale: 'en' }),
    ]);
    expect(both.search('WLAN', { locale: 'zh-CN' }).map(({ id, locale }) => [id, locale])).toEqual([['wifi', 'zh-CN']]);
    expect(both.search('WLAN', { locale: 'en' }).map(({ id, locale }) => [id, locale])).toEqual([['wifi', 'en']]);
  });

  it('filters by category, tags, audience and locale', () => {
    const filed = indexOf([
      document('one', 'Shipping costs', 'x', { category: 'policy/shipping', tags: ['eu', 'cost'] }),
      document('two', 'Shipping times', 'x', { category: 'policy', audience: 'internal' }),
    ]);
    expect(ids(filed, 'shipping', { filter: { category: 'policy/shipping' } })).toEqual(['one']);
    expect(ids(filed, 'shipping', { filter: { category: 'policy' } })).toHaveLength(2);
    expect(ids(filed, 'shipping', { filter: { tags: ['eu'] } })).toEqual(['one']);
    expect(ids(filed, 'shipping', { filter: { audience: 'customer' } })).toEqual(['one']);
    expect(ids(filed, 'shipping', { filter: { locale: 'zh-CN' } })).toEqual([]);
    expect(filed.facets('shipping').categories).toEqual(
      new Map([
        ['policy', 1],
        ['policy/shipping', 1],
      ]),
    );
  });

  it('cites the section that answers, with ranges that match', () => {
    const long = indexOf([
      document('orders', 'Orders', '', {
        sections: [
          { id: '', heading: '', text: 'Everything about orders.' },
          { id: 'cancel', heading: 'Cancel an order', text: 'You can cancel within one hour.' },
          { id: 'track', heading: 'Track a parcel', text: 'Open the tracking page.' },
        ],
      }),
    ]);
    const [result] = long.search('cancelling my order');
    expect(result?.section).toEqual({ id: 'cancel', heading: 'Cancel an order' });
    expect(result?.snippet.ranges.map(({ start, end }) => result.snippet.text.slice(start, end))).toEqual(['cancel']);
    expect(result?.titleRanges.map(({ start, end }) => result.title.slice(start, end))).toEqual(['Orders']);
  });

  it('finds what editors call synonyms', () => {
    const synonyms = new KnowledgeIndex({
      synonyms: [
        ['wifi', 'wireless network'],
        ['退款', '退钱'],
      ],
    });
    synonyms.add(document('wlan', 'Wireless network', 'Choose a network.'));
    synonyms.add(document('退款', '退款', '退款说明'));
    expect(ids(synonyms, 'no wifi')).toEqual(['wlan']);
    expect(ids(synonyms, '我要退钱')).toEqual(['退款']);
  });

  it('ranks articles of the same text by how well they are confirmed', () => {
    const states = ['expired', 'overdue', 'due', 'verified'] as const;
    const same = indexOf(
      states.map((verification) => document(verification, 'Opening hours', 'nine to five', { verification })),
    );
    expect(ids(same, 'opening hours')).toEqual(['verified', 'due', 'overdue', 'expired']);
  });

  it('finds Chinese titles by pinyin and initials, where that is wanted', () => {
    const spelled = new KnowledgeIndex({ pinyin: true });
    for (const one of documents) spelled.add(one);
    for (const query of ['czmm', 'mima', 'chongzhimima', 'zhongzhi mima'])
      expect(ids(spelled, query)[0]).toBe('重置密码');
    expect(ids(spelled, 'tuik', { prefix: true })[0]).toBe('退款');
    expect(ids(index, 'czmm')).toEqual([]);
  });

  it('refuses a second document of the same id and locale, and says what to do', () => {
    expect(() => indexOf([documents[0]!, documents[0]!])).toThrow('already in the index. Use replace()');
  });
});
