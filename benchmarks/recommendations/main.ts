import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseArticleFile, type ParsedArticle } from '@askwell/core/articles';
import { RelatedArticles } from '@askwell/core/recommendations';
import type { SearchDocument } from '@askwell/core/search';
import { dataFolder } from '../answers/data.ts';

// Whether the articles that authors link to stand high among the recommended ones. The links themselves are never seen
// by the recommender: it reads the words, and a link's words are taken out of the text before.

interface HelpCentre {
  readonly name: string;
  readonly documents: readonly SearchDocument[];
  /** Ids of the articles that each article links to. */
  readonly links: ReadonlyMap<string, ReadonlySet<string>>;
}

function read(name: string, locale: string): HelpCentre {
  const folder = join(dataFolder, 'help-centers', name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const parsed = new Map<string, ParsedArticle>();
  for (const path of files.toSorted()) {
    const result = parseArticleFile(readFileSync(join(folder, path), 'utf8'), { path, defaultLocale: locale });
    if (result.ok) parsed.set(path, result.value);
  }
  const idOfPath = new Map([...parsed].map(([path, { article }]) => [path, article.id]));
  const ids = new Set(idOfPath.values());
  const links = new Map<string, Set<string>>();
  const documents: SearchDocument[] = [];
  for (const [path, { article, references }] of parsed) {
    const targets = new Set<string>();
    for (const { kind, address } of references) {
      const target = kind === 'link' ? targetOf(address, path, idOfPath) : undefined;
      if (target !== undefined && target !== article.id && ids.has(target)) targets.add(target);
    }
    if (targets.size > 0) links.set(article.id, targets);
    const { id, title, questions, tags, category, audience, sections } = article;
    documents.push({
      id,
      locale,
      title,
      questions,
      tags,
      category,
      audience,
      sections: sections.map((section) => ({
        id: section.id,
        heading: section.heading,
        text: JSON.stringify(section.blocks, withoutLinks),
      })),
    });
  }
  return { name, documents, links };
}

/** The words of the tree without those of links, which are often the other article's title. */
function withoutLinks(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'link') return undefined;
  if ('text' in value) return value.text;
  return 'children' in value ? value.children : value;
}

function targetOf(address: string, from: string, idOfPath: ReadonlyMap<string, string>): string | undefined {
  const zendesk = /\/articles\/(\d{6,})/.exec(address)?.[1];
  if (zendesk !== undefined) return zendesk;
  const path = decodeURI(address.replace(/[?#].*$/, ''));
  if (!path.endsWith('.md')) return undefined;
  const full = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path);
  return idOfPath.get(posix.normalize(full));
}

function measure({ name, documents, links }: HelpCentre): Record<string, string | number> {
  const related = new RelatedArticles();
  const start = process.cpuUsage();
  for (const document of documents) related.put(document);
  const built = process.cpuUsage(start);
  const sums = { hit5: 0, hit10: 0, recall10: 0, random10: 0 };
  const asked = process.cpuUsage();
  for (const [id, targets] of links) {
    const list = related.of(id, documents[0]!.locale, { limit: 10, audience: 'internal' }).map((one) => one.articleId);
    sums.hit5 += Number(list.slice(0, 5).some((other) => targets.has(other)));
    const found = list.filter((other) => targets.has(other)).length;
    sums.hit10 += Number(found > 0);
    sums.recall10 += found / Math.min(10, targets.size);
    sums.random10 += 1 - (1 - targets.size / (documents.length - 1)) ** 10;
  }
  const used = process.cpuUsage(asked);
  const share = (sum: number): string => `${((100 * sum) / links.size).toFixed(1)} %`;
  return {
    'help centre': name,
    articles: documents.length,
    'with links': links.size,
    'a link in the first 5': share(sums.hit5),
    'a link in the first 10': share(sums.hit10),
    'links found in 10': share(sums.recall10),
    'by chance in 10': share(sums.random10),
    'build (ms CPU)': Math.round((built.user + built.system) / 1_000),
    'one list (ms CPU)': ((used.user + used.system) / 1_000 / links.size).toFixed(2),
  };
}

if (existsSync(join(dataFolder, 'help-centers'))) {
  console.table([read('arduino-en', 'en'), read('tidb-zh', 'zh-CN')].map(measure));
} else {
  console.log('benchmarks/recommendations: skipped, no data. Set ASKWELL_DATA to the folder of the data sets.');
}
