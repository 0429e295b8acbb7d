import { frontMatterPlace, type OffsetEdit } from '@askwell/core/articles';
import { LineOffsets } from '../../editors/code/code-text.ts';

/** Lines before which a comment would change what they are. */
const noCommentBefore = /^\s*(?:\||(?:[-+*]|\d{1,9}[.)])\s|>)|\s\|\s/;

/**
 * The edit by which an author says that a finding is meant to be there, as the linter reads it: a comment above the line, or for
 * the front matter, tables, lists and code the whole file's `lint: { disable: … }`.
 *
 * @param text the whole file
 * @param line of the finding, from 1
 * @param reason one line; without one the linter would ask for it
 * @returns undefined when the front matter has suppressions in a form that is not edited here
 */
export function suppressProblem(text: string, rule: string, line: number, reason: string): OffsetEdit | undefined {
  const why = reason.replace(/\s+/g, ' ').replaceAll('--', '–').trim();
  const offsets = new LineOffsets(text);
  const place = frontMatterPlace(text);
  const start = offsets.start(line);
  const written = text.slice(start, offsets.start(line + 1));
  const inFrontMatter = place !== undefined && start < place.bodyFrom;
  if (!inFrontMatter && !noCommentBefore.test(written) && !isInFence(text.slice(place?.bodyFrom ?? 0, start))) {
    const indent = /^[ \t]*/.exec(written)![0];
    return { from: start, to: start, text: `${indent}<!-- askwell-disable-next-line ${rule}: ${why} -->\n` };
  }
  return inFile(text, rule, why);
}

function inFile(text: string, rule: string, reason: string): OffsetEdit | undefined {
  const entry = `${rule}: ${JSON.stringify(reason)}`;
  const place = frontMatterPlace(text);
  if (!place) return { from: 0, to: 0, text: `---\nlint:\n  disable:\n    ${entry}\n---\n` };
  const yaml = text.slice(place.yamlFrom, place.yamlTo);
  const known = /^lint:[ \t]*\n(?:[ \t]+.*\n|[ \t]*\n)*?([ \t]+)disable:[ \t]*\n([ \t]+)(?=\S)/m.exec(yaml);
  if (known) {
    const [, outer = '', inner = ''] = known;
    const at = place.yamlFrom + known.index + known[0].length - inner.length;
    return inner.length > outer.length ? { from: at, to: at, text: `${inner}${entry}\n` } : undefined;
  }
  if (/^lint:/m.test(yaml)) return undefined;
  return { from: place.yamlTo, to: place.yamlTo, text: `lint:\n  disable:\n    ${entry}\n` };
}

function isInFence(before: string): boolean {
  let fence = '';
  for (const line of before.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (!mark) continue;
    if (fence === '') fence = mark;
    else if (mark[0] === fence[0] && mark.length >= fence.length) fence = '';
  }
  return fence !== '';
}
