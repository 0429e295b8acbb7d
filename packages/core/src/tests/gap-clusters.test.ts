import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GapClusters, type GapQuestion } from './index.ts';

const day = 86_400_000;
const monday = Date.UTC(2026, 10, 16);
const background = [
  'How do I reset my password?',
  'Where is my order?',
  'How do I return an order?',
  'Do you ship to Canada?',
  '如何重置密码',
  '订单什么时候发货',
  '怎么申请退货',
  '怎么开发票',
];

let serial = 0;
function gap(text: string, at = monday, outcome: GapQuestion['outcome'] = 'unanswered'): GapQuestion {
  return { id: `gap_${++serial}`, text, locale: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en', at, outcome };
}
function clustersOf(list: readonly GapQuestion[], now = monday): string[][] {
  const gaps = new GapClusters(background);
  for (const one of list) gaps.add(one);
  const texts = new Map(list.map(({ id, text }) => [id, text]));
  return gaps.clusters(now).map(({ questions }) => questions.map((id) => texts.get(id)!));
}

describe('near-duplicate questions', () => {
  it.each([
    [['Do you give a student discount?', 'is there a student discount', 'student discont??', 'STUDENT DISCOUNT']],
    [['Does it take Nespresso capsules?', 'can I use nespresso capsule in the Ember One']],
    [['怎么退款', '如何退款？', '退款怎么弄', '請問怎麼退款']],
    [['门店地址在哪', '門店在哪裡', '请问门店在哪']],
  ])('stand together: %s', (texts) => {
    expect(clustersOf(texts.map((text) => gap(text)))).toEqual([texts]);
  });

  it.each([
    [['Do you ship to Norway?', 'Do you have a showroom in Oslo?']],
    [['怎么退款', '怎么退货']],
    [['How do I calibrate the grinder?', 'How do I register the kettle?']],
    [['能用花呗分期吗', '能用胶囊吗']],
  ])('and others do not: %s', (texts) => {
    expect(clustersOf(texts.map((text) => gap(text))).length).toBe(texts.length);
  });

  it('do not creep from subject to subject', () => {
    const chain = [
      'red kettle lid',
      'kettle lid broken',
      'lid broken hinge',
      'broken hinge spring',
      'hinge spring noise',
    ];
    expect(clustersOf(chain.map((text) => gap(text))).length).toBeGreaterThan(1);
  });
});

describe('a cluster', () => {
  it('counts, dates and quotes its questions', () => {
    const gaps = new GapClusters(background);
    const texts = ['is there a student discount', 'Do you give a student discount?', 'is there a student discount?'];
    const list = texts.map((text, index) =>
      gap(text, monday - (2 - index) * 7 * day, index ? 'unanswered' : 'rated-badly'),
    );
    for (const one of list) gaps.add(one);
    expect(gaps.clusters(monday + day, 4)).toEqual([
      {
        id: list[0]!.id,
        text: 'is there a student discount',
        locale: 'en',
        locales: ['en'],
        count: 3,
        unanswered: 2,
        ratedBadly: 1,
        firstAt: monday - 14 * day,
        lastAt: monday,
        weeks: [0, 1, 1, 1],
        trend: 2 / 1.5,
        examples: ['is there a student discount', 'Do you give a student discount?'],
        questions: list.map(({ id }) => id),
      },
    ]);
  });

  it('takes what was put into it before, or by hand, and goes on from there', () => {
    const gaps = new GapClusters(background);
    const stored = [gap('student discount'), gap('showroom open when'), gap('门店几点关门')] as const;
    expect(stored.map((question) => gaps.add(question, 'gap_1'))).toEqual(['gap_1', 'gap_1', 'gap_1']);
    expect(gaps.add(gap('is there a student discount'))).toBe('gap_1');
    // Both subjects are its own now.
    expect(gaps.add(gap('when does the showroom open'))).toBe('gap_1');
    expect(gaps.clusters(monday)).toMatchObject([{ id: 'gap_1', count: 5, locale: 'en', locales: ['en', 'zh-CN'] }]);
  });

  it('keeps its id when more questions come, and forgets those that are removed', () => {
    const gaps = new GapClusters(background);
    const [first, second] = [gap('student discount'), gap('a student discount?')];
    expect(gaps.add(first)).toBe(first.id);
    expect(gaps.add(second)).toBe(first.id);
    expect(gaps.add(second)).toBe(first.id);
    expect(gaps.size).toBe(2);
    gaps.remove(second.id);
    gaps.remove(second.id);
    expect(gaps.clusters(monday)).toMatchObject([{ count: 1, questions: [first.id] }]);
    expect(gaps.add({ ...second, id: 'again' })).toBe(first.id);
    gaps.remove(first.id);
    expect(gaps.clusters(monday)).toMatchObject([{ id: first.id, count: 1, questions: ['again'] }]);
    gaps.remove('again');
    expect(gaps.clusters(monday)).toEqual([]);
    expect(gaps.add(gap('student discount'))).not.toBe(first.id);
  });

  it('counts weeks from Monday', () => {
    const gaps = new GapClusters();
    for (const at of [monday - 1, monday]) gaps.add(gap('student discount', at));
    expect(gaps.clusters(monday, 2)[0]?.weeks).toEqual([1, 1]);
  });
});

describe('clustering', () => {
  const words = [
    'refund',
    'grinder',
    'kettle',
    'discount',
    'showroom',
    'how',
    'do',
    '退',
    '款',
    '门',
    '店',
    '怎',
    '么',
  ];
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
  const list = fc.array(text, { maxLength: 40 });

  it('gives the same for the same questions, asked for in between or not, and loses none', () => {
    fc.assert(
      fc.property(list, (texts) => {
        const questions = texts.map((one, index) => ({ ...gap(one), id: `q${index}` }));
        const once = new GapClusters(background);
        const looked = new GapClusters(background);
        for (const question of questions) {
          once.add(question);
          looked.add(question);
          looked.clusters(monday);
        }
        expect(looked.clusters(monday)).toEqual(once.clusters(monday));
        const ids = once.clusters(monday).flatMap((cluster) => cluster.questions);
        expect(ids.toSorted()).toEqual(questions.map(({ id }) => id).sort());
      }),
    );
  });

  it('takes hostile texts', () => {
    const gaps = new GapClusters();
    const started = performance.now();
    for (const one of ['', ' ', '\u0000', '\ud800', 'x'.repeat(1e6), '退'.repeat(1e5), '?'.repeat(1e5)])
      gaps.add(gap(one));
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(gaps.size).toBe(7);
  });
});
