import { normSections, type ArticleKind, type NormSection } from '@askwell/core/articles';
import { interfaceLocale } from '@askwell/core/l10n';
import type { LocalizationService } from '../../platform/localization-service.ts';

export interface Snippet {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** With fields such as `${1:name}`. */
  readonly template: string;
}

/** What the norm asks of each kind of article, in order. */
const sectionsOf: Readonly<Record<ArticleKind, readonly NormSection[]>> = {
  article: ['problem', 'steps', 'links'],
  procedure: ['problem', 'steps', 'links'],
  case: ['problem', 'process', 'feedback', 'links'],
  'canned-response': [],
};

/** What stands in a section before its words do: a list where the norm wants one. */
const bodies: Readonly<Record<NormSection, (field: () => string) => string>> = {
  problem: (field) => field(),
  steps: (field) => `1. ${field()}\n2. ${field()}`,
  process: (field) => `1. ${field()}\n2. ${field()}`,
  feedback: (field) => field(),
  links: (field) => `- [${field()}](${field()})`,
};

/**
 * The sections that the norm asks for, with their headings in the article's language and fields to fill.
 *
 * @param locale BCP 47; a language without headings of its own gets the English ones
 * @param missing headings that are there already are left out
 */
export function normTemplate(kind: ArticleKind, locale: string, missing?: (section: NormSection) => boolean): string {
  let count = 0;
  const field = () => `\${${++count}}`;
  return sectionsOf[kind]
    .filter((section) => missing?.(section) ?? true)
    .map((section) => `## ${headingOf(section, locale)}\n\n${bodies[section](field)}\n`)
    .join('\n');
}

/** A template without its fields, as the text of a new article. */
export function withoutFields(template: string): string {
  return template
    .replace(/\$\{\d+(?::[^}]*)?\}/g, '')
    .replace(/[ \t]+$/gm, '')
    .replaceAll('- []()', '');
}

function headingOf(section: NormSection, locale: string): string {
  return normSections[section][interfaceLocale(locale)][0]!;
}

/** What can be put into an article of a language, the sections of the norm first. */
export function snippetsFor(locale: string, kind: ArticleKind, localization: LocalizationService): Snippet[] {
  const text = (name: string) => localization.text(`snippet.${name}` as never);
  const whole = normTemplate(kind, locale);
  const sections = sectionsOf[kind].map((section): Snippet => {
    let count = 0;
    const field = () => `\${${++count}}`;
    const heading = headingOf(section, locale);
    return {
      id: section,
      label: heading,
      description: text('section'),
      template: `## ${heading}\n\n${bodies[section](field)}\n`,
    };
  });
  const fixed = (id: string, template: string): Snippet => ({ id, label: text(id), description: '', template });
  return [
    ...(whole
      ? [
          {
            id: 'norm',
            label: text('norm'),
            description: sections.map(({ label }) => label).join(' · '),
            template: whole,
          },
        ]
      : []),
    ...sections,
    fixed('table', '| ${1} | ${2} |\n| --- | --- |\n| ${3} | ${4} |\n'),
    fixed('note', '> [!NOTE]\n> ${1}\n'),
    fixed('warning', '> [!WARNING]\n> ${1}\n'),
    fixed('link', '[${1}](${2})'),
    fixed('image', '![${1}](${2})'),
    fixed('codeBlock', '```${1}\n${2}\n```\n'),
  ];
}
