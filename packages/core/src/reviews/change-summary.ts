import type { ArticleMetadata } from '../articles/index.ts';

/** One side of a change: what the author states about the article, and its Markdown. */
export interface ArticleText {
  readonly metadata: ArticleMetadata;
  readonly body: string;
}

/** What a change touches; what its risk is judged by. */
export interface ChangeSummary {
  /** Categories before and after: moving an article out of a risky category is as risky as changing it there. */
  readonly categories: readonly string[];
  /** Tags before and after. */
  readonly tags: readonly string[];
  /**
   * Names of the changed fields: those of the front matter, `body`, and `price` when an amount of money or a percentage
   * in the title or text changes.
   */
  readonly fields: readonly string[];
}

const comparedFields = [
  'kind',
  'title',
  'questions',
  'category',
  'tags',
  'audience',
  'related',
  'verifyEveryDays',
] as const satisfies readonly (keyof ArticleMetadata)[];

/**
 * @param before the published text; undefined for a new article, all of whose fields count as changed but `audience`: what
 *   nobody could read yet is not shown to others than before
 */
export function summarizeChange(before: ArticleText | undefined, after: ArticleText): ChangeSummary {
  const fields: string[] = comparedFields.filter((name) => {
    const value = after.metadata[name];
    if (name === 'audience' && !before) return false;
    const previous = before?.metadata[name];
    return JSON.stringify(value ?? null) !== JSON.stringify(previous ?? null);
  });
  if (before?.body !== after.body) fields.push('body');
  if (amountsOf(before) !== amountsOf(after)) fields.push('price');
  return {
    categories: distinct([before?.metadata.category ?? '', after.metadata.category].filter(Boolean)),
    tags: distinct([...(before?.metadata.tags ?? []), ...after.metadata.tags]),
    fields,
  };
}

// Bounded repetitions only: a hostile text must not make the pattern slow.
const amount =
  /(?:[$€£¥₩]|US\$|NT\$|HK\$|\b(?:USD|EUR|GBP|CNY|RMB|TWD|HKD|JPY))\s?\d[\d,.]{0,15}|\d[\d,.]{0,15}\s?(?:%|％|[€£¥]|元|圆|塊|块|万元|萬元|USD\b|EUR\b|GBP\b|CNY\b|RMB\b|TWD\b|HKD\b|JPY\b|dollars?\b|euros?\b|pounds?\b|yuan\b)/giu;

function amountsOf(text: ArticleText | undefined): string {
  if (!text) return '';
  const found = `${text.metadata.title}\n${text.body}`.match(amount) ?? [];
  return found
    .map((one) => one.replace(/\s/g, '').toLowerCase())
    .sort()
    .join(' ');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
