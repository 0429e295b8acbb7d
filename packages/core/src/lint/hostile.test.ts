import { describe, expect, it } from 'vitest';
import { defaultLintConfiguration } from './configuration.ts';
import { LintCorpus } from './corpus/lint-corpus.ts';
import { readLintDocument } from './document.ts';
import { Linter } from './linter.ts';

const size = 60_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

// Each of them would take minutes in a pattern or a loop that goes back.
describe('an article of 60 kB takes no long time to check', () => {
  it.each([
    ...[
      '[',
      '](',
      '[a](',
      '![',
      '`',
      '``a`',
      '<a ',
      '<a b="',
      '<!--',
      '{{',
      '://',
      '*',
      '_',
      '\\',
      '|',
      '> ',
      '# ',
      '-',
      '=',
    ],
    ...[
      '1',
      '1,',
      '1.',
      '1 ',
      '12:',
      '$1',
      '1-',
      '1 to ',
      'one ',
      '一',
      '1月',
      '@',
      'a@',
      'a.',
      'a@a.',
      '+1 ',
      '13',
      '0',
      '(1)',
    ],
    ...[
      '4111 ',
      'not ',
      '不',
      'a, ',
      '，',
      '. ',
      '。',
      '{#a',
      'id="',
      'name=',
      '5 days ',
      '%',
      '第1',
      '\t',
      '\u00a0',
      '５',
      'ⅷ',
    ],
    ...[
      '1. a\n',
      '- a\n',
      'a\n',
      '| a | b |\n',
      '## a\n',
      '<!-- askwell-disable-next-line a: b -->\n',
      'a\n---\n',
      '~~~\n',
      '[a]: b\n',
    ],
  ])('%j again and again', (piece) => {
    const text = `---\ntitle: ${fill(piece).slice(0, 500).replace(/\s/g, ' ')}\n---\n## Steps\n\n${fill(piece)}\n`;
    const read = readLintDocument(text, { path: 'guide/a.en.md' });
    const plain = read.ok ? read : readLintDocument(text.replace(/^title:.*$/m, 'title: a'), { path: 'guide/a.en.md' });
    if (!plain.ok) throw new Error(plain.error.message);
    const configuration = { ...defaultLintConfiguration, phrases: [{ phrase: 'a b  c' }, { phrase: '1 1' }] };
    const start = performance.now();
    const corpus = new LintCorpus([plain.value]);
    const found = new Linter().lint(plain.value, corpus, { now: 0, configuration });
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(found.length).toBeLessThan(130_000);
  });
});
