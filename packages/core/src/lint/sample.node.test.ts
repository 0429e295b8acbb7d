import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseTaxonomy } from '../taxonomy/index.ts';
import { LintCorpus } from './corpus/lint-corpus.ts';
import { readLintDocument, type LintDocument } from './document.ts';
import { Linter } from './linter.ts';

const folder = fileURLToPath(new URL('../../../cli/sample/knowledge/', import.meta.url));
// The sample's reviews are dated; what is overdue is not asked here.
const now = Date.parse('2026-11-21T00:00:00Z');

function read(path: string, change = (text: string) => text): LintDocument {
  const document = readLintDocument(change(readFileSync(join(folder, path), 'utf8')), { path });
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}

const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .toSorted();
const taxonomy = parseTaxonomy(readFileSync(join(folder, 'taxonomy.yaml'), 'utf8'));
if (!taxonomy.ok) throw new Error(taxonomy.error.message);
const options = { now, taxonomy: taxonomy.value };
const linter = new Linter();

describe('the sample knowledge base', () => {
  it('has nothing to report', () => {
    const corpus = new LintCorpus(paths.map((path) => read(path)));
    expect(corpus.size).toBeGreaterThan(90);
    expect(linter.lintAll(corpus, options)).toEqual([]);
  });

  it.each(['en', 'zh-CN'])('tells when one article changes a number that another states: %s', (locale) => {
    const corpus = new LintCorpus(paths.map((path) => read(path)));
    const path = `product-guide/espresso-machine/steam-milk.${locale}.md`;
    const edited = read(path, (text) => text.replace(/(longer than|不要超过) 90 /, '$1 60 '));
    corpus.set(edited);
    const found = linter.lintAll(corpus, options).filter(({ rule }) => rule === 'conflicting-facts');
    expect(found.map(({ articleId }) => articleId).toSorted()).toEqual(['e-11-overheating', 'steam-milk']);
  });
});
