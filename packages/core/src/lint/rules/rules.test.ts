import { describe, expect, it } from 'vitest';
import { parseTaxonomy } from '../../taxonomy/index.ts';
import { applyFixes } from '../apply-edits.ts';
import { defaultLintConfiguration, type LintConfiguration } from '../configuration.ts';
import { LintCorpus } from '../corpus/lint-corpus.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readLintDocument, type LintDocument } from '../document.ts';
import { Linter } from '../linter.ts';
import { builtInRules } from './index.ts';

const now = Date.parse('2026-11-21T00:00:00Z');

/** An article that keeps every rule, in pieces that a test replaces. */
const good: Readonly<Record<string, string>> = {
  title: 'Return an order',
  questions: '\n  - how do I send it back',
  tags: '[returns]',
  author: 'Mei Lin',
  reviewer: 'Aoife Brennan',
  reviewedAt: '2026-11-01',
};
const goodBody = `## Problem

You want to send something back.

## Steps

1. Open **My orders**.
2. Select **Return**.
`;

interface Piece {
  readonly path?: string;
  readonly front?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

function article({
  path = 'policy/returns/return-policy.en.md',
  front = {},
  body = goodBody,
}: Piece = {}): LintDocument {
  const lines = Object.entries({ ...good, ...front }).filter(([, value]) => value !== undefined);
  const text = `---\n${lines.map(([key, value]) => `${key}: ${value}`).join('\n')}\n---\n\n${body}`;
  const document = readLintDocument(text, { path });
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}

const parsedTaxonomy = parseTaxonomy(`
categories: [{ id: policy, name: Policy, children: [{ id: returns, name: Returns }] }]
tags:
  - { id: returns, name: { en: Returns, zh-CN: 退货 }, aliases: [sending-back] }
  - { id: refunds, name: { en: Refunds, zh-CN: 退款 } }
synonyms: [[refund, money back]]
`);
if (!parsedTaxonomy.ok) throw new Error(parsedTaxonomy.error.message);
const taxonomy = parsedTaxonomy.value;

interface Case {
  readonly rule: string;
  readonly bad: Piece;
  /** Other articles of the knowledge base. */
  readonly others?: readonly Piece[];
  readonly good?: Piece;
  readonly says: string | RegExp;
  /** `line:column` of the finding. */
  readonly at?: string;
  /** A piece of the text after the fix. */
  readonly fixed?: string;
  readonly configuration?: Partial<LintConfiguration>;
  readonly withoutTaxonomy?: boolean;
}

const other = (path: string, front: Piece['front'] = {}, body?: string): Piece => ({
  path,
  front: { questions: undefined, ...front },
  ...(body === undefined ? {} : { body }),
});

const longText =
  'The courier brings the label when it collects the parcel from your door in the morning. Empty the water tank, clean the ' +
  'machine with a soft cloth and pack it with all of its accessories in any sturdy box. Keep the receipt until the refund has ' +
  'arrived on the card or account that you have paid with. A colleague opens the parcel, looks at every part and writes to you ' +
  'when something is missing. Returns are free within the country in which the order was delivered, also for islands.';

const cases: readonly Case[] = [
  {
    rule: 'author-is-reviewer',
    bad: { front: { reviewer: 'mei  LIN' } },
    says: '"mei LIN" is author and reviewer',
    at: '7:1',
  },
  {
    rule: 'banned-phrase',
    bad: { body: goodBody.replace('Open', 'Simply open the') },
    says: '"Simply" is on the list of banned phrases: it belittles. Leave it out.',
    at: '17:4',
    fixed: '1. Open the **My orders**.',
    configuration: { phrases: [{ phrase: 'simply', replacement: '', reason: 'it belittles' }] },
  },
  {
    rule: 'banned-phrase',
    bad: { body: goodBody.replace('send something', 'e-mail  us something') },
    says: 'Write "email us".',
    fixed: 'You want to email us something back.',
    configuration: { phrases: [{ phrase: 'e-mail us', replacement: 'email us', locale: 'en' }] },
  },
  {
    rule: 'conflicting-facts',
    bad: { body: `${goodBody}\nRefunds reach your bank account within 5 working days.\n` },
    others: [
      other(
        'policy/returns/refund-times.en.md',
        { title: 'Refund times' },
        `${goodBody}\nRefunds reach your bank account within 7 working days.\n`,
      ),
    ],
    good: { body: `${goodBody}\nRefunds reach your bank account within 7 working days.\n` },
    says: '"5 working days" here, but "7 working days" in "refund-times" (line 18)',
    at: '20:40',
  },
  {
    rule: 'conflicting-facts',
    bad: {
      path: 'policy/returns/a.zh-CN.md',
      body: '## 问题描述\n\n想退货。\n\n## 解决步骤\n\n1. 打开订单。\n\n退款会在 5 个工作日内退回原支付账户。\n',
    },
    others: [
      {
        path: 'policy/returns/b.zh-CN.md',
        front: { title: '退款' },
        body: '## 问题描述\n\n想退款。\n\n## 解决步骤\n\n1. 打开订单。\n\n退款会在七个工作日内退回原支付账户。\n',
      },
    ],
    says: '"七个工作日" in "b"',
  },
  {
    rule: 'dead-anchor',
    bad: { body: `${goodBody}\nSee [the steps](#stepps).\n` },
    good: { body: `${goodBody}\nSee [the steps](#steps).\n` },
    says: 'No heading of this article is called "#stepps". Write "#steps"',
    at: '20:5',
    fixed: '[the steps](#steps)',
  },
  {
    rule: 'dead-anchor',
    bad: { body: `${goodBody}\nSee [there](refund-times#nowhere-at-all).\n` },
    others: [other('policy/returns/refund-times.en.md', { title: 'Refund times' })],
    good: { body: `${goodBody}\nSee [there](refund-times#problem).\n` },
    says: 'No heading of "refund-times" is called "#nowhere-at-all". Correct the fragment',
  },
  {
    rule: 'dead-link',
    bad: { body: `${goodBody}\nSee [refunds](refund-time#problem).\n` },
    others: [other('policy/returns/refund-times.en.md', { title: 'Refund times' })],
    good: {
      body: `${goodBody}\nSee [refunds](refund-times), [it](../returns/refund-times.md), [shop](/shop) and [pdf](form.pdf).\n`,
    },
    says: 'Link "refund-time#problem" leads to no article. Write "refund-times"',
    fixed: '[refunds](refund-times#problem)',
  },
  {
    rule: 'dead-link',
    bad: { front: { related: '[refund-time]' } },
    others: [other('policy/returns/refund-times.en.md', { title: 'Refund times' })],
    good: { front: { related: '[refund-times]' } },
    says: 'Related article "refund-time" is not there',
    fixed: 'related: [refund-times]',
  },
  {
    rule: 'dead-link',
    bad: { body: `${goodBody}\nSee [refunds](../gone.md).\n` },
    says: 'Link "../gone.md" leads to no article. Correct the address',
  },
  {
    rule: 'duplicate-question',
    bad: { front: { title: 'Sending it back' } },
    others: [other('policy/returns/second.en.md', { title: 'Send things', questions: '[How do I send it back?]' })],
    good: { front: { questions: '[what does sending back cost]' } },
    says: 'Question "how do I send it back" is also asked by "second"',
    at: '4:5',
  },
  {
    rule: 'duplicate-question',
    bad: { front: { title: 'Return an opened bag of coffee beans' } },
    others: [other('policy/returns/second.en.md', { title: 'Returning opened bags of coffee beans' })],
    good: { front: { title: 'Do not return an opened bag of coffee beans' } },
    says: 'is nearly "Returning opened bags of coffee beans"',
  },
  {
    rule: 'empty-section',
    bad: { body: `${goodBody}\n## Links\n\n## Fees\n\nNone.\n` },
    good: { body: `${goodBody}\n## Fees\n\n### In Europe\n\nNone.\n` },
    says: 'Nothing stands under "Links"',
    at: '20:1',
  },
  {
    rule: 'heading-order',
    bad: { body: `${goodBody}\n#### Fees\n\nNone.\n` },
    good: { body: `${goodBody}\n### Fees\n\nNone.\n` },
    says: 'Heading "Fees": level 4 follows level 2. Write "### Fees"',
    fixed: '\n### Fees\n',
  },
  {
    rule: 'image-text',
    bad: { body: `${goodBody}\n![](https://a.example/x.png "The label")\n` },
    good: { body: `${goodBody}\n![The label](https://a.example/x.png)\n` },
    says: 'Image "https://a.example/x.png" has no alternative text',
    fixed: '![The label](https://a.example/x.png "The label")',
  },
  {
    rule: 'lost-content',
    bad: { body: `${goodBody}\n<form><input name="q"></form>\n` },
    says: /HTML <(?:form|input)/,
  },
  {
    rule: 'missing-image',
    bad: { body: `${goodBody}\n![The label](../img/label.png)\n` },
    good: { body: `${goodBody}\n![The label](../img/there.png) ![Far](https://a.example/x.png)\n` },
    says: 'Image "../img/label.png" is not in the knowledge base',
  },
  {
    rule: 'missing-section',
    bad: { body: '## Problem\n\n## Steps\n\n1. Go.\n' },
    says: 'Section "Problem" is empty',
    at: '11:1',
  },
  {
    rule: 'missing-section',
    bad: { path: 'policy/returns/a.zh-TW.md', body: '## 問題描述\n\n想退貨。\n' },
    good: { path: 'policy/returns/a.zh-TW.md', body: '## 問題描述\n\n想退貨。\n\n## 解決步驟\n\n1. 打開。\n' },
    says: 'Article "a" has no section "解決步驟"',
  },
  {
    rule: 'missing-section',
    bad: { front: { kind: 'case' }, body: '## Problem\n\nLate.\n\n## Process\n\n1. We called.\n' },
    good: {
      front: { kind: 'case' },
      body: '## Problem\n\nLate.\n\n## Process\n\nWe called.\n\n## Customer feedback\n\nFine.\n',
    },
    says: 'Case "return-policy" has no section "Customer feedback"',
  },
  {
    rule: 'near-duplicate',
    bad: { body: `${goodBody}\n${longText}\n` },
    others: [
      other('policy/returns/copy.en.md', { title: 'Another' }, `${goodBody}\n${longText.replace('soft', 'damp')}\n`),
    ],
    good: { body: `${goodBody}\n${longText.split(' ').toReversed().join(' ')}\n` },
    says: /^\d\d % of the text is that of "copy"/,
  },
  { rule: 'no-category', bad: { path: 'return-policy.en.md' }, says: 'has no category' },
  {
    rule: 'no-tag',
    bad: { front: { tags: undefined, title: 'When refunds arrive' } },
    says: 'has no tag. Add at least one to "tags". Fitting: refunds',
    fixed: 'tags: [refunds]\n---',
  },
  {
    rule: 'orphan',
    bad: { path: 'return-policy.en.md' },
    others: [other('policy/returns/second.en.md', { title: 'Second' })],
    good: { path: 'policy/returns/return-policy.en.md' },
    says: 'Nothing leads to article "return-policy"',
  },
  {
    rule: 'overdue-verification',
    bad: { front: { reviewedAt: '2026-08-01', verifyEveryDays: '30' } },
    says: 'was due for verification 82 days ago (reviewed 2026-08-01, every 30 days)',
    at: '8:1',
  },
  { rule: 'overdue-verification', bad: { front: { reviewedAt: undefined } }, says: 'was never reviewed' },
  {
    rule: 'personal-data',
    bad: { body: `${goodBody}\nAsk Anna, anna.berg@gmail.com, or call 138-1234-5678.\n` },
    good: { body: `${goodBody}\nWrite to anna@hearthlane.example, help@shop.com, or call +49 30 1234567.\n` },
    says: 'E-mail address "a…@gmail.com" stands in the text',
    configuration: { ownContacts: ['+49 30 1234567'] },
  },
  {
    rule: 'similar-tags',
    bad: { front: { tags: '[gift-cards]' } },
    others: [
      other('policy/returns/second.en.md', { title: 'Second', tags: '[gift-card]' }),
      other('policy/returns/third.en.md', { title: 'Third', tags: '[gift-card]' }),
    ],
    good: { front: { tags: '[gift-card]' } },
    says: 'Tag "gift-cards" is nearly "gift-card", which 2 articles carry',
    fixed: 'tags: [gift-card]',
    withoutTaxonomy: true,
  },
  {
    rule: 'similar-tags',
    bad: { front: { tags: '[sending-back, refunds]' } },
    good: { front: { tags: '[returns, refunds]' } },
    says: 'Tag "sending-back" is called "returns" now and still understood. Write "returns".',
    fixed: 'tags: [returns, refunds]',
  },
  {
    rule: 'stale-translation',
    bad: {
      path: 'policy/returns/return-policy.zh-CN.md',
      front: { reviewedAt: '2026-10-01', questions: undefined },
      body: '## 问题描述\n\n想退货，30 天内可以退。\n\n## 解决步骤\n\n1. 打开。\n2. 点击。\n',
    },
    others: [{ body: goodBody.replace('back.', 'back within 30 days.') }],
    says: 'The en article was reviewed on 2026-11-01, this translation on 2026-10-01',
  },
  {
    rule: 'stale-translation',
    bad: {
      path: 'policy/returns/return-policy.zh-CN.md',
      front: { questions: undefined },
      body: '## 问题描述\n\n想退货，14 天内可以退。\n\n## 解决步骤\n\n1. 打开。\n2. 点击。\n',
    },
    others: [{ body: goodBody.replace('back.', 'back within 30 days.') }],
    good: {
      path: 'policy/returns/return-policy.zh-CN.md',
      front: { questions: undefined },
      body: '## 问题描述\n\n想退货，三十天内可以退。\n\n## 解决步骤\n\n1. 打开。\n2. 点击。\n',
    },
    says: '"14 天" does not stand in the en article, which says "30 days"',
  },
  {
    rule: 'steps-list',
    bad: { body: '## Problem\n\nIt leaks.\n\n## Steps\n\n- Open it.\n  Wait.\n- Close it.\n' },
    says: 'The text under "Steps" is not a numbered list',
    fixed: '1. Open it.\n   Wait.\n2. Close it.\n',
  },
  {
    rule: 'steps-list',
    bad: {
      path: 'policy/returns/a.zh-CN.md',
      body: '## 问题描述\n\n漏水。\n\n## 解决步骤\n\n第一步：打开。\n\n第二步：关上。\n',
    },
    says: 'is not a numbered list',
    fixed: '1. 打开。\n\n2. 关上。\n',
  },
  {
    rule: 'too-long',
    bad: { body: `${goodBody}\n## Terms\n\n${'word '.repeat(60)}\n` },
    says: 'Section "Terms" has 60 words; an answer shows at most 50',
    configuration: { longestSection: 50 },
  },
  {
    rule: 'unknown-category',
    bad: { front: { category: 'policy/return' } },
    says: 'Category "policy/return" is not in the taxonomy',
  },
  {
    rule: 'redirected-link',
    bad: { body: goodBody + '\n[When](refund-time#steps)\n' },
    others: [{ path: 'policy/returns/refunds.en.md', front: { title: 'Refunds', redirectFrom: '[refund-time]' } }],
    says: 'Link "refund-time#steps" leads to an article that is now "refunds". Write "refunds".',
    fixed: '[When](refunds#steps)',
  },
  {
    rule: 'unknown-tag',
    bad: { front: { tags: '[Return, refunds]' } },
    says: 'Tag "Return" is not in the taxonomy. Write "returns"',
    at: '5:8',
    fixed: 'tags: [returns, refunds]',
  },
];

function lint(piece: Piece, { others = [], configuration = {}, withoutTaxonomy = false }: Case) {
  const document = article(piece);
  const corpus = new LintCorpus([...others.map(article), document]);
  const options = {
    now,
    configuration: { ...defaultLintConfiguration, ...configuration },
    hasMedia: (path: string) => path === 'policy/img/there.png' || path === `api/v1/attachments/${'a'.repeat(64)}`,
    ...(withoutTaxonomy ? {} : { taxonomy }),
  };
  return { document, corpus, options, linter: new Linter() };
}

function findings(piece: Piece, test: Case): Diagnostic[] {
  const { document, corpus, options, linter } = lint(piece, test);
  return linter.lint(document, corpus, options).filter(({ rule }) => rule === test.rule);
}

describe('the built-in rules', () => {
  it('find nothing in a good article', () => {
    const { document, corpus, options, linter } = lint({}, { rule: '', bad: {}, says: '' });
    expect(linter.lint(document, corpus, options)).toEqual([]);
  });

  it('each have a failing example here', () => {
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(builtInRules.map(({ id }) => id)));
  });

  it.each(cases.map((test) => [test.rule, String(test.says), test] as const))('%s: %s', (_rule, _says, test) => {
    const [first] = findings(test.bad, test);
    expect(first?.message).toMatch(test.says);
    if (test.at) expect(`${first!.range.startLine}:${first!.range.startColumn}`).toBe(test.at);
    expect(findings(test.good ?? {}, test)).toEqual([]);
  });

  it.each(cases.filter(({ fixed }) => fixed !== undefined).map((test) => [test.rule, test] as const))(
    'the fix of %s removes the finding, once',
    (_rule, test) => {
      const { document, corpus, options, linter } = lint(test.bad, test);
      const fixesOf = (linted: LintDocument) =>
        linter.lint(linted, corpus, options).flatMap(({ rule, fix }) => (rule === test.rule && fix ? [fix] : []));
      const once = applyFixes(document.source, fixesOf(document)).text;
      expect(once).toContain(test.fixed);
      const again = readLintDocument(once, { path: document.path! });
      if (!again.ok) throw new Error(again.error.message);
      corpus.set(again.value);
      expect(fixesOf(again.value)).toEqual([]);
      expect(linter.lint(again.value, corpus, options).filter(({ rule }) => rule === test.rule)).toEqual([]);
    },
  );
});
