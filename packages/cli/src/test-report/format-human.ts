import { problemLine } from '@askwell/core/articles';
import type { KnowledgeTest, RankedArticle, TestFailure } from '@askwell/core/tests';
import { styleText } from 'node:util';
import { printable } from '../text-view.ts';
import type { TestOutcome } from './test-outcome.ts';

/** Articles that are shown of what ranked instead; the expected one is shown wherever it stands. */
const shownRanks = 3;

/** The numbers that explain a rank, in the order of what they say to an author. */
const tellingFeatures = ['wording', 'title', 'coverage', 'sentence', 'rarestMissing'] as const;

/**
 * The failed tests for a person, each with what was expected, what ranked instead and by which numbers; and a summary.
 *
 * @param colored with terminal colours
 */
export function formatHuman({ report, problems }: TestOutcome, colored: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colored ? styleText(style, text) : text;
  const lines = problems.map((problem) => `${paint('red', 'unreadable')} ${printable(problemLine(problem))}`);
  if (lines.length > 0) lines.push('');
  for (const { test, failure } of report.results) {
    if (!failure) continue;
    lines.push(`${paint('red', 'FAIL')} ${paint('underline', printable(placeOf(test.source)))}`);
    lines.push(`     ${test.question.locale} "${printable(test.question.text)}"`);
    lines.push(`     ${printable(failure.message)}`);
    lines.push(...rankLines(test, failure).map((line) => paint('dim', line)));
    lines.push('');
  }
  lines.push(summaryOf(report.results.length, report.failed, problems.length));
  return `${lines.join('\n')}\n`;
}

/** Where a test stands; an article's own question that is published has no line. */
export function placeOf({ file, line }: KnowledgeTest['source']): string {
  return line === 0 ? `${file} (questions)` : `${file}:${line}`;
}

function rankLines({ expect }: KnowledgeTest, { ranking, expectedRank }: TestFailure): string[] {
  const shown = ranking.slice(0, shownRanks).map((article, index) => rankLine(article, index + 1, expect.article));
  if (typeof expect.article !== 'string') return shown;
  if (expectedRank === null) {
    const reason = ranking.length === 0 ? 'nothing was found' : `not among the first ${ranking.length}`;
    return [...shown, `   > -. ${printable(expect.article)}: ${reason}`];
  }
  return expectedRank <= shownRanks
    ? shown
    : [...shown, rankLine(ranking[expectedRank - 1]!, expectedRank, expect.article)];
}

function rankLine(article: RankedArticle, rank: number, expected: string | null | undefined): string {
  const { articleId, sectionId, score, features } = article;
  const mark = articleId === expected ? '>' : ' ';
  const why = tellingFeatures.flatMap((name) => {
    const value = features[name];
    return value === undefined ? [] : [`${name} ${value.toFixed(2)}`];
  });
  const place = printable(sectionId === '' ? articleId : `${articleId}#${sectionId}`);
  return `   ${mark} ${rank}. ${place}  score ${score.toFixed(2)} (${why.join(', ')})`;
}

function summaryOf(total: number, failed: number, unreadable: number): string {
  const more = unreadable === 0 ? '' : ` ${unreadable} could not be read.`;
  if (total === 0) {
    return `There are no tests. Add "questions:" to articles, or a list of tests with --tests.${more}`;
  }
  return `${total - failed} of ${total} tests passed, ${failed} failed.${more}`;
}
