import type { BannedPhrase } from '../configuration.ts';
import type { TextEdit } from '../diagnostic.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { rangeInLine } from '../source/markdown-source.ts';

export const bannedPhrase: LintRule = {
  id: 'banned-phrase',
  description: 'No phrase of the configured list stands in an article.',
  severity: 'warning',
  information: informationOf('banned-phrase'),
  fix: 'Replace the phrase',
  *check({ document, source, configuration }): Iterable<Finding> {
    if (configuration.phrases.length === 0) return;
    const { locale } = document.article;
    const lines = [...source.visible];
    const title = source.frontMatter.has('title') ? source.frontMatter.ofKey('title').startLine : 0;
    if (title > 0) lines[title - 1] = source.lines[title - 1]!.replace(/^title:/, '      ');
    for (const banned of configuration.phrases) {
      if (banned.locale && banned.locale !== locale && !locale.startsWith(`${banned.locale}-`)) continue;
      const pattern = patternOf(banned.phrase);
      for (const [index, text] of lines.entries()) {
        for (const match of text.matchAll(pattern)) {
          const range = rangeInLine(index + 1, match.index + 1, match.index + match[0].length + 1);
          const edit = replacement(banned, match[0], range, text);
          yield { message: messageOf(banned, match[0]), range, ...(edit ? { fix: [edit] } : {}) };
        }
      }
    }
  },
};

const patterns = new Map<string, RegExp>();

/** The phrase as it stands, whatever its case and blanks, and not inside a longer Latin word. */
function patternOf(phrase: string): RegExp {
  let pattern = patterns.get(phrase);
  if (!pattern) {
    const words = phrase
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const start = /^[a-z0-9]/i.test(phrase) ? '(?<![A-Za-z0-9])' : '';
    const end = /[a-z0-9]$/i.test(phrase) ? '(?![A-Za-z0-9])' : '';
    pattern = new RegExp(`${start}${words.join('[ \\t]{1,8}')}${end}`, 'gi');
    patterns.set(phrase, pattern);
  }
  return pattern;
}

function messageOf({ replacement, reason }: BannedPhrase, found: string): string {
  const remedy =
    replacement === undefined
      ? 'Word it in another way'
      : replacement === ''
        ? 'Leave it out'
        : `Write "${replacement}"`;
  return `"${found}" is on the list of banned phrases${reason ? `: ${reason.replace(/\.$/, '')}` : ''}. ${remedy}.`;
}

function replacement(
  { phrase, replacement }: BannedPhrase,
  found: string,
  range: TextEdit['range'],
  line: string,
): TextEdit | undefined {
  // A replacement that holds the phrase again would never come to rest.
  if (replacement === undefined || replacement.search(patternOf(phrase)) !== -1) return undefined;
  const begins = /^\p{Lu}/u.test(found) && /^\p{Ll}/u.test(phrase);
  if (replacement !== '') return { range, text: begins ? capitalized(replacement) : replacement };
  // What is left out takes a blank with it, and its capital passes on.
  const after = /^[ \t]+(\p{Ll})?/u.exec(line.slice(range.endColumn - 1));
  if (!after) return { range, text: '' };
  const letter = begins ? (after[1] ?? '') : '';
  const blanks = after[0].length - (after[1] ?? '').length;
  return { range: { ...range, endColumn: range.endColumn + blanks + letter.length }, text: letter.toUpperCase() };
}

function capitalized(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
