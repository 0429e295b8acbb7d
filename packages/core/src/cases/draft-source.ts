import { normSections, slug, type ArticleKind, type NormSection } from '../articles/index.ts';
import { interfaceLocale } from '../l10n/index.ts';

/** What a draft is made of; texts are plain text. */
export interface DraftContent {
  /** Lower-case words joined by hyphens. */
  readonly id: string;
  /** BCP 47. */
  readonly locale: string;
  readonly kind: ArticleKind;
  readonly title: string;
  readonly questions: readonly string[];
  readonly category: string;
  readonly tags: readonly string[];
  readonly author: string;
  readonly related: readonly string[];
  /** In reading order; a list of texts becomes a numbered list, nothing a section that is still to be written. */
  readonly sections: readonly { readonly section: NormSection; readonly content: string | readonly string[] }[];
}

const longestId = 60;

/** The id that a title gives, not longer than 60 UTF-16 code units; `article` when it has no letters. */
export function draftId(title: string): string {
  const id = slug(title.normalize('NFKC'))
    .replace(/-{2,}/g, '-')
    .replace(/^[^\p{Ll}\p{Lo}\p{N}]+/u, '')
    .slice(0, longestId)
    .replace(/[\p{Cs}_-]+$/u, '');
  return id || 'article';
}

/** An article's file: front matter and the norm's sections, under the headings of its language. */
export function draftSource(content: DraftContent): string {
  const { id, locale, kind, title, questions, category, tags, author, related, sections } = content;
  const list = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(oneLine(value))).join(', ')}]`;
  const front = [
    `id: ${JSON.stringify(id)}`,
    `locale: ${JSON.stringify(locale)}`,
    ...(kind === 'article' ? [] : [`kind: ${kind}`]),
    `title: ${JSON.stringify(oneLine(title))}`,
    ...(questions.length > 0 ? ['questions:', ...questions.map((one) => `  - ${JSON.stringify(oneLine(one))}`)] : []),
    ...(category === '' ? [] : [`category: ${JSON.stringify(category)}`]),
    ...(tags.length > 0 ? [`tags: ${list(tags)}`] : []),
    `author: ${JSON.stringify(oneLine(author))}`,
    ...(related.length > 0 ? [`related: ${list(related)}`] : []),
  ];
  const body = sections.flatMap(({ section, content: text }) => [
    '',
    `## ${normSections[section][interfaceLocale(locale)][0]}`,
    ...(typeof text === 'string' ? paragraphs(text) : steps(text)),
  ]);
  return ['---', ...front, '---', ...body, ''].join('\n');
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n+/)
    .filter(saysSomething)
    .flatMap((line) => ['', escaped(line.trim())]);
}

function steps(list: readonly string[]): string[] {
  const items = list.filter(saysSomething).map((step, index) => `${index + 1}. ${escaped(oneLine(step))}`);
  return items.length === 0 ? [] : ['', ...items];
}

function saysSomething(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Plain text as Markdown that says the same. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~]/g, '\\$&')
    .replace(/^(#{1,6}|[-+]|=+)(?=\s|$)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
