import { parseStrictYaml } from '../articles/index.ts';
import type { SourceRange } from './diagnostic.ts';
import type { MarkdownSource } from './source/markdown-source.ts';

/** An author's word that a finding is meant to be there. */
export interface Suppression {
  readonly rule: string;
  /** Why; empty when the author gives none. */
  readonly reason: string;
  /** The line it speaks of; undefined for the whole file. */
  readonly line?: number;
  /** Where it stands, and the stretch to delete when it has nothing to suppress. */
  readonly range: SourceRange;
}

const directive = /^askwell-disable-next-line(?:\s+([\w./-]{1,100}))?\s*(?::\s*([^\n]{0,500}))?$/;
const longestFrontMatter = 16_384;

/** The suppressions that a file states: comments above a line, and `lint: { disable: ... }` in its front matter. */
export function suppressionsOf(source: MarkdownSource): Suppression[] {
  return [...ofFile(source), ...ofLines(source)];
}

function ofLines(source: MarkdownSource): Suppression[] {
  return source.comments.flatMap((comment) => {
    if (!comment.text.startsWith('askwell-disable-next-line')) return [];
    const match = directive.exec(comment.text);
    return {
      rule: match?.[1] ?? '',
      reason: match?.[2]?.trim() ?? '',
      line: nextLineWithText(source, comment.endLine),
      range: {
        startLine: comment.line,
        startColumn: comment.column,
        endLine: comment.endLine,
        endColumn: comment.endColumn,
      },
    };
  });
}

/** Blank lines and further comments may stand between: several rules can be suppressed for one line. */
function nextLineWithText(source: MarkdownSource, line: number): number {
  for (let next = line + 1; next <= source.lines.length; next++) {
    const written = source.lines[next - 1]!.trim();
    if (written !== '' && !written.startsWith('<!-- askwell-disable-next-line')) return next;
  }
  return line + 1;
}

function ofFile(source: MarkdownSource): Suppression[] {
  const places = source.frontMatter;
  const lines = places.linesOf('lint');
  if (!lines) return [];
  const text = source.lines.slice(lines.startLine - 1, lines.endLine - 1).join('\n');
  const parsed = parseStrictYaml(text, longestFrontMatter);
  const lint = parsed.ok && parsed.value instanceof Map ? parsed.value.get('lint') : undefined;
  const disable = lint instanceof Map ? lint.get('disable') : undefined;
  if (disable instanceof Map) {
    return [...disable].map(([rule, reason]) => ({
      rule,
      reason: typeof reason === 'string' ? reason.trim() : '',
      range: places.ofValue('lint', rule),
    }));
  }
  // A list names rules without reasons: the linter asks for them.
  const rules = Array.isArray(disable) ? disable : typeof disable === 'string' ? [disable] : [];
  return rules
    .filter((rule): rule is string => typeof rule === 'string')
    .map((rule) => ({ rule, reason: '', range: places.ofValue('lint', rule) }));
}
