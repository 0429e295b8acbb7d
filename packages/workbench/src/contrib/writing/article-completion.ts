import { fuzzyMatch } from '@askwell/core/extensions';
import type { ArticleSummary, CategoryNode } from '@askwell/core/protocol';
import type {
  CodeCompletion,
  CodeCompletions,
  CodeCompletionSource,
  CodePosition,
} from '../../editors/code/code-text.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { ArticleKey } from './article-uri.ts';
import { completionPlace, type CompletionPlace } from './completion-place.ts';
import type { WritingKnowledge } from './writing-knowledge.ts';

const mostOffered = 50;
/** What matches much worse than the best is scattered letters. */
const leastShare = 0.4;
const kinds = ['article', 'case', 'canned-response', 'procedure'];
const audiences = ['customer', 'internal'];
const keys = [
  'title',
  'kind',
  'questions',
  'category',
  'tags',
  'audience',
  'author',
  'reviewer',
  'reviewedAt',
  'verifyEveryDays',
  'related',
  'redirectFrom',
  'sources',
];

interface Offer extends CodeCompletion {
  /** Further words by which it is found. */
  readonly words?: readonly string[];
}

const made = new WeakMap<WritingKnowledge, Map<string, CodeCompletionSource>>();

/** What is offered while an article is typed: links, pictures, front matter, everyday words. The same for the same article. */
export function articleCompletion(
  knowledge: WritingKnowledge,
  key: ArticleKey,
  localization: LocalizationService,
): CodeCompletionSource {
  const known = made.get(knowledge) ?? new Map<string, CodeCompletionSource>();
  made.set(knowledge, known);
  const name = `${key.articleId} ${key.locale} ${localization.locale}`;
  const source = known.get(name) ?? ((position) => complete(position, knowledge, key, localization));
  known.set(name, source);
  return source;
}

async function complete(
  position: CodePosition,
  knowledge: WritingKnowledge,
  key: ArticleKey,
  localization: LocalizationService,
): Promise<CodeCompletions | undefined> {
  const place = completionPlace(position.before, frontMatterAbove(position));
  if (!place || (place.kind === 'word' && !position.asked && place.typed.length < 2)) return undefined;
  if (place.kind === 'key' && !position.asked && place.typed === '') return undefined;
  try {
    const offers = await offersFor(place, knowledge, key, localization, position.head(200_000));
    const options = ranked(offers, place.typed);
    return options.length === 0 ? undefined : { from: position.offset - place.typed.length, options };
  } catch {
    // Nothing to offer while the server is away; typing goes on.
    return undefined;
  }
}

/** The lines of the front matter above the cursor's; undefined outside of it. */
function frontMatterAbove({ head, before }: CodePosition): readonly string[] | undefined {
  const text = head(20_000);
  if (!text.startsWith('---\n')) return undefined;
  const above = text
    .slice(4, Math.max(4, text.length - before.length))
    .split('\n')
    .slice(0, -1);
  return above.some((line) => /^(?:---|\.\.\.)\s*$/.test(line)) ? undefined : above;
}

async function offersFor(
  place: CompletionPlace,
  knowledge: WritingKnowledge,
  key: ArticleKey,
  localization: LocalizationService,
  head: string,
): Promise<readonly Offer[]> {
  switch (place.kind) {
    case 'link':
      return links(await knowledge.articles(), key);
    case 'section':
      return sections(place.articleId, knowledge, key);
    case 'image': {
      const attachments = await knowledge.attachments();
      return attachments
        .filter(({ type }) => type.startsWith('image/'))
        .map(({ paths, address, width, height }) => {
          const label = paths[0] === undefined ? address : `/${paths[0]}`;
          return { label, insert: paths[0] === undefined ? address : label, detail: `${width} × ${height}` };
        });
    }
    case 'key':
      return keys
        .filter((name) => !new RegExp(`^${name}:`, 'm').test(head))
        .map((name) => ({ label: name, insert: `${name}: ` }));
    case 'value':
      return values(place.key, knowledge, key, localization);
    case 'word':
      return everydayWords(place.typed, knowledge, localization);
  }
}

function links(articles: readonly ArticleSummary[], { articleId, locale }: ArticleKey): Offer[] {
  const byId = new Map<string, ArticleSummary[]>();
  for (const article of articles) {
    if (article.articleId === articleId) continue;
    const languages = byId.get(article.articleId) ?? [];
    byId.set(article.articleId, languages);
    languages.push(article);
  }
  return [...byId].map(([id, languages]) => {
    const shown = languages.find((one) => one.locale === locale) ?? languages[0]!;
    return { label: shown.title, insert: id, detail: id, words: [id, ...languages.map(({ title }) => title)] };
  });
}

async function sections(articleId: string, knowledge: WritingKnowledge, key: ArticleKey): Promise<Offer[]> {
  const articles = await knowledge.articles();
  const id = articleId === '' ? key.articleId : articleId;
  const locales = articles.filter((article) => article.articleId === id).map(({ locale }) => locale);
  const locale = locales.includes(key.locale) ? key.locale : locales[0];
  if (locale === undefined) return [];
  const article = await knowledge.article(id, locale);
  return article.sections
    .filter(({ level }) => level > 0)
    .map((section) => ({ label: section.heading, insert: section.id, detail: `#${section.id}`, words: [section.id] }));
}

async function values(
  key: string,
  knowledge: WritingKnowledge,
  article: ArticleKey,
  localization: LocalizationService,
): Promise<readonly Offer[]> {
  switch (key) {
    case 'kind':
      return kinds.map((label) => ({
        label,
        insert: label,
        detail: localization.text(`article.kind.${label}` as never),
      }));
    case 'audience':
      return audiences.map((label) => ({
        label,
        insert: label,
        detail: localization.text(`article.audience.${label}` as never),
      }));
    case 'category':
      return categoryOffers(await knowledge.categories());
    case 'tags':
      return (await knowledge.tags()).map(({ id, names }) => ({
        label: id,
        insert: id,
        detail: names[localization.locale] ?? Object.values(names)[0] ?? '',
        words: Object.values(names),
      }));
    case 'related':
    case 'redirectFrom':
      return links(await knowledge.articles(), article);
    default:
      return [];
  }
}

function categoryOffers(categories: readonly CategoryNode[], above = ''): Offer[] {
  return categories.flatMap(({ id, name, children }) => {
    const path = above ? `${above} › ${name}` : name;
    return [{ label: id, insert: id, detail: path, words: [path] }, ...categoryOffers(children, path)];
  });
}

/** Words that mean the same: what customers say, for what the author says. */
async function everydayWords(
  typed: string,
  knowledge: WritingKnowledge,
  localization: LocalizationService,
): Promise<Offer[]> {
  const wanted = typed.toLowerCase();
  const groups = await knowledge.synonyms();
  return groups
    .filter(({ words }) => words.some((word) => word.toLowerCase().startsWith(wanted)))
    .flatMap(({ words }) =>
      words.map((word) => ({
        label: word,
        insert: word,
        detail: words.filter((other) => other !== word).join(', '),
        section: localization.text('writing.everydayWords'),
        words: [...words],
      })),
    );
}

/** What matches, the best first: by the label, or by any other word it is known by. */
function ranked(offers: readonly Offer[], typed: string): CodeCompletion[] {
  const matching = offers
    .flatMap((offer) => {
      const scores = [offer.label, ...(offer.words ?? [])].flatMap((word) => fuzzyMatch(typed, word)?.score ?? []);
      return scores.length === 0 ? [] : [{ offer, score: Math.max(...scores) }];
    })
    .toSorted((a, b) => b.score - a.score || a.offer.label.localeCompare(b.offer.label));
  const best = matching[0]?.score ?? 0;
  return matching
    .filter(({ score }) => score >= best * leastShare)
    .slice(0, mostOffered)
    .map(({ offer }) => offer);
}
