import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticleFile } from '@askwell/core/articles';
import { readLintDocument, type LintDocument } from '@askwell/core/lint';

/** A pseudo-random sequence that is the same in every run (mulberry32). */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

/**
 * Articles put together from the sample's paragraphs and list items: each has a product of its own in its title, its
 * questions and every third of its paragraphs, so that articles resemble one another as those of a help centre do.
 *
 * @param sample folder of the sample knowledge base
 * @param count half of them English, half simplified Chinese, each pair one article
 */
export function generateArticles(sample: string, count: number): LintDocument[] {
  const pools = { en: poolOf(sample, 'en'), 'zh-CN': poolOf(sample, 'zh-CN') };
  const documents: LintDocument[] = [];
  for (let index = 0; documents.length < count; index++) {
    for (const locale of ['en', 'zh-CN'] as const) {
      if (documents.length < count) documents.push(generate(pools[locale], locale, index, count));
    }
  }
  return documents;
}

interface Pool {
  readonly titles: readonly string[];
  readonly questions: readonly string[];
  readonly paragraphs: readonly string[];
  readonly steps: readonly string[];
}

function generate(pool: Pool, locale: 'en' | 'zh-CN', index: number, count: number): LintDocument {
  const next = sequence(index + 1);
  const pick = (from: readonly string[]): string => from[next(from.length)]!;
  const product = nameOf(index);
  const id = (number: number): string => `article-${number}`;
  const questions = Array.from({ length: 4 }, () => `${pick(pool.questions)} ${product}`.replace(/[:#]/g, ' '));
  const related = Array.from({ length: 3 }, () => id(next(Math.max(1, count >> 1))));
  const paragraph = (): string => (next(3) === 0 ? `${pick(pool.paragraphs)} ${product}.` : pick(pool.paragraphs));
  const steps = Array.from(
    { length: 5 + next(4) },
    (_, step) => `${step + 1}. ${pick(pool.steps)} ${nameOf(next(count))}.`,
  );
  const [problem, stepsHeading, more, links] =
    locale === 'en' ? ['Problem', 'Steps', 'Good to know', 'Links'] : ['问题描述', '解决步骤', '温馨提示', '相关链接'];
  const text = [
    '---',
    `title: ${pick(pool.titles).replace(/[:#]/g, ' ')} ${product}`,
    'questions:',
    ...questions.map((question) => `  - ${question}`),
    `tags: [tag-${index % 40}, tag-${(index * 7) % 40}]`,
    'author: A. Writer',
    'reviewer: R. Reader',
    'reviewedAt: 2026-10-01',
    `related: [${related.join(', ')}]`,
    '---',
    '',
    `## ${problem}`,
    '',
    paragraph(),
    '',
    `## ${stepsHeading}`,
    '',
    ...steps,
    '',
    `## ${more}`,
    '',
    ...Array.from({ length: 3 }, () => `${paragraph()}\n`),
    `## ${links}`,
    '',
    ...related.map((other) => `- [${other}](${other})`),
    '',
  ].join('\n');
  const document = readLintDocument(text, { path: `guide/part-${index % 20}/${id(index)}.${locale}.md` });
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}

function nameOf(index: number): string {
  const digits = [index % 20, Math.floor(index / 20) % 20, Math.floor(index / 400) % 20, (index * 7) % 20];
  const name = digits.map((digit) => syllables[digit]).join('');
  return name[0]!.toUpperCase() + name.slice(1);
}

function poolOf(sample: string, locale: string): Pool {
  const titles: string[] = [];
  const questions: string[] = [];
  const paragraphs: string[] = [];
  const steps: string[] = [];
  const files = readdirSync(sample, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(`.${locale}.md`),
  );
  for (const file of files.toSorted()) {
    const text = readFileSync(join(sample, file), 'utf8');
    const parsed = parseArticleFile(text, { path: file });
    if (!parsed.ok) throw new Error(parsed.error.message);
    titles.push(parsed.value.article.title);
    questions.push(...parsed.value.article.questions);
    for (const line of parsed.value.source.split('\n')) {
      const step = /^\d{1,2}\. (.+)$/.exec(line)?.[1];
      if (step) steps.push(step);
      else if (/^(?:- )?[^#>|\s-][^|]{20,}$/.test(line) && !line.includes(']('))
        paragraphs.push(line.replace(/^- /, ''));
    }
  }
  return { titles, questions, paragraphs, steps };
}
