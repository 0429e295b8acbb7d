import { MarkdownSource } from '@askwell/core/lint';
import type { TestReport } from '@askwell/core/tests';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder's report with the lines on which the articles' own questions stand, for people who open the file there. */
export async function withQuestionLines(report: TestReport, root: string): Promise<TestReport> {
  const files = new Map<string, MarkdownSource>();
  const results: TestReport['results'][number][] = [];
  for (const result of report.results) {
    const { question, source } = result.test;
    if (source.line > 0) {
      results.push(result);
      continue;
    }
    let file = files.get(source.file);
    if (!file) files.set(source.file, (file = new MarkdownSource(await readFile(join(root, source.file), 'utf8'))));
    const { startLine: line } = file.frontMatter.ofValue('questions', question.text);
    results.push({ ...result, test: { ...result.test, source: { ...source, line } } });
  }
  return { ...report, results };
}
