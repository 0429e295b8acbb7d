import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateArticles } from '../lint/generate-articles.ts';

const sample = fileURLToPath(new URL('../../packages/cli/sample/knowledge', import.meta.url));

/** What the Explorer calls the category that holds all of them. */
export const category = 'catalogue';

/** Writes a knowledge folder of so many articles, all in one category, and one more of about 64 kB. */
export function writeArticles(folder: string, count: number): void {
  const documents = generateArticles(sample, count);
  for (const { article, source } of documents) {
    write(
      folder,
      `${category}/${article.id}.${article.locale}.md`,
      source.replace('---\n', `---\ncategory: ${category}\n`),
    );
  }
  write(folder, `long/long-article.en.md`, longArticle(documents.map(({ source }) => source)));
}

/** As long as an article may be, but for a few lines that are typed into it. */
function longArticle(sources: readonly string[]): string {
  let text =
    '---\ntitle: A long article\ncategory: long\ntags: [long]\n---\n\n## Problem\n\nIt is long.\n\n## Steps\n\n1. Read it.\n';
  for (const [index, source] of sources.entries()) {
    const body = source.slice(source.indexOf('## '), source.lastIndexOf('## ')).replaceAll('## ', `### ${index + 1}. `);
    if (Buffer.byteLength(text) + Buffer.byteLength(body) > 62_000) return text;
    text += `\n${body}`;
  }
  return text;
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
