import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLintDocument, type LintDocument } from '../document.ts';
import { Linter } from '../linter.ts';
import { LintCorpus } from './lint-corpus.ts';

// Long enough that an article which holds it is nearly a copy of another that does.
const longSentence = `Parts: ${Array.from({ length: 150 }, (_, index) => `part-${(index * 37) % 151}`).join(' ')}.`;

const sentences = [
  'Refunds reach your bank account within 5 working days.',
  'Refunds reach your bank account within 7 working days.',
  'Refunds reach your bank account within 9 working days.',
  'Hold the power button of the kettle for 10 seconds.',
  'Hold the power button of the kettle for 20 seconds.',
  'See [the other](article-1#steps) and [that](article-2#nowhere).',
  longSentence,
];
const titles = [
  'Refund times',
  'Refund time',
  'Times of the refund for a bank account',
  'The bank account refund times',
  'Kettle',
];

const edit = fc.record({
  article: fc.nat(4),
  locale: fc.constantFrom('en', 'zh-CN'),
  remove: fc.boolean(),
  title: fc.constantFrom(...titles),
  tag: fc.constantFrom('gift-card', 'gift-cards', 'kettle'),
  related: fc.nat(5),
  reviewedAt: fc.constantFrom('2026-01-01', '2026-02-02'),
  body: fc.array(fc.constantFrom(...sentences), { maxLength: 6 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function documentOf({ article, locale, title, tag, related, reviewedAt, body }: Edit): LintDocument {
  const front = `title: ${title}\ntags: [${tag}]\nrelated: [article-${related}]\nreviewedAt: ${reviewedAt}`;
  const text = `---\n${front}\n---\n## Steps\n\n${body.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n')}\n`;
  const document = readLintDocument(text, { path: `${article % 2 ? 'guide/' : ''}article-${article}.${locale}.md` });
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}

it('tells the same after any edits as a corpus that was made of the result', () => {
  const linter = new Linter();
  const options = { now: Date.parse('2026-03-01T00:00:00Z') };
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const edited = new LintCorpus();
      const expected = new Map<string, LintDocument>();
      for (const change of edits) {
        const document = documentOf(change);
        const { id, locale } = document.article;
        if (change.remove) {
          edited.delete(id, locale);
          expected.delete(`${id} ${locale}`);
        } else {
          edited.set(document);
          expected.set(`${id} ${locale}`, document);
        }
      }
      const fresh = new LintCorpus([...expected.values()].toReversed());
      expect(edited.size).toBe(expected.size);
      expect(linter.lintAll(edited, options)).toEqual(linter.lintAll(fresh, options));
    }),
    { numRuns: 150 },
  );
});
