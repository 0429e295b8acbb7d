import { styleText } from 'node:util';
import type { Severity } from '@askwell/core/lint';
import { printable } from '../text-view.ts';
import type { CheckResult } from './check-folder.ts';
import { summaryOf } from './summary.ts';

const colors = { error: 'red', warning: 'yellow', hint: 'cyan' } as const satisfies Record<Severity, string>;

/**
 * The findings for a person: by file, one line each with place, severity, message and rule, and a summary.
 *
 * @param colored with terminal colours
 */
export function formatHuman(result: CheckResult, colored: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colored ? styleText(style, text) : text;
  const lines: string[] = [];
  let file: string | undefined;
  for (const { path = '', range, severity, message, rule } of result.diagnostics) {
    if (path !== file) {
      if (file !== undefined) lines.push('');
      lines.push(paint('underline', printable(path)));
      file = path;
    }
    const place = `${range.startLine}:${range.startColumn}`.padEnd(7);
    lines.push(
      `  ${place} ${paint(colors[severity], severity.padEnd(7))} ${printable(message)}  ${paint('dim', rule)}`,
    );
  }
  if (lines.length > 0) lines.push('');
  return `${[...lines, ...summaryLines(result)].join('\n')}\n`;
}

function summaryLines(result: CheckResult): string[] {
  const { articles, errors, warnings, hints, fixable, fixed } = summaryOf(result);
  const checked = `${counted(articles, 'article')} checked`;
  const found =
    errors + warnings + hints === 0
      ? 'nothing to report'
      : [counted(errors, 'error'), counted(warnings, 'warning'), counted(hints, 'hint')].join(', ');
  const lines = [`${checked}: ${found}.`];
  if (fixed > 0) lines.push(`${counted(fixed, 'fix', 'fixes')} written.`);
  if (fixable > 0) lines.push(`${fixable} can be fixed with --fix.`);
  return lines;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
