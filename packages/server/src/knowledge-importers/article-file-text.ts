import { categoryId, slug, type Audience } from '@askwell/core/articles';

/** An article of another system, as far as it says. */
export interface ForeignArticle {
  readonly id: string;
  readonly locale: string;
  readonly title: string;
  readonly questions?: readonly string[];
  /** Names of categories, outermost first. */
  readonly category: readonly string[];
  readonly tags?: readonly string[];
  readonly audience?: Audience;
  readonly author?: string | undefined;
  readonly draft?: boolean;
  /** Markdown. */
  readonly body: string;
}

/** The id that a name gives; never empty. */
export function idOf(name: string): string {
  const id = slug(name.normalize('NFKC'))
    .replace(/-{2,}/g, '-')
    .replace(/^[^\p{Ll}\p{Lo}\p{N}]+/u, '')
    .slice(0, 60)
    .replace(/[\p{Cs}-]+$/u, '');
  return id || 'untitled';
}

/** Where the article's file would lie, and what would stand in it. */
export function articleFileText(article: ForeignArticle): { path: string; text: string } {
  const {
    id,
    locale,
    title,
    questions = [],
    category,
    tags = [],
    audience = 'customer',
    author,
    draft = false,
    body,
  } = article;
  const list = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  const lines = [
    `id: ${JSON.stringify(id)}`,
    `locale: ${JSON.stringify(locale)}`,
    `title: ${JSON.stringify(title)}`,
    ...(questions.length > 0 ? [`questions: ${list(questions)}`] : []),
    ...(tags.length > 0 ? [`tags: ${list(tags)}`] : []),
    ...(audience === 'internal' ? ['audience: internal'] : []),
    ...(author ? [`author: ${JSON.stringify(author)}`] : []),
    ...(draft ? ['draft: true'] : []),
  ];
  const folders = category.map((name) => categoryId(name).slice(0, 60));
  const file = slug(id).slice(0, 60) || 'article';
  return {
    path: [...folders, `${file}.${locale}.md`].join('/'),
    text: `---\n${lines.join('\n')}\n---\n\n${body}\n`,
  };
}
