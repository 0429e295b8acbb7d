import type { ArticleProblem } from '@askwell/core/articles';
import type { Clock } from '@askwell/core/base';
import type { Taxonomy } from '@askwell/core/taxonomy';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DatabaseHandle } from '../database/index.ts';
import type { FileLoss, FolderArticle, FolderContent } from '../folder-import/index.ts';
import { importerFor } from '../knowledge-importers/index.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { Actor, EventStore } from '../stores/event-store.ts';
import type { TaxonomyStore } from '../stores/taxonomy-store.ts';

export interface KnowledgeImportServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

export interface ImportProgress {
  /** First the files are read, then what they hold is stored. */
  readonly step: 'reading' | 'storing';
  readonly done: number;
  readonly total: number;
}

export interface ImportResult {
  /** Articles that were not there before, counted by locale like all others here. */
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Articles left out because their authors mark them as drafts. */
  readonly drafts: number;
  /** Files that were left out, and why. */
  readonly refused: readonly ArticleProblem[];
  /** What articles do not hold as their files say it. */
  readonly losses: readonly FileLoss[];
}

export interface ImportOptions {
  /** For articles that name no locale themselves. Default `en`. */
  readonly locale?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops before the next file or batch; what is stored stays. */
  readonly signal?: AbortSignal;
  /** Who imports, for the log. Default `import`. */
  readonly actor?: Actor;
}

type Counts = Pick<ImportResult, 'imported' | 'updated' | 'unchanged'>;

/** Few enough that customers who write meanwhile do not notice. */
const articlesPerTransaction = 25;

/** Publishes articles that come from files. Importing the same again changes nothing. */
export class KnowledgeImportService {
  readonly #options: KnowledgeImportServiceOptions;

  constructor(options: KnowledgeImportServiceOptions) {
    this.#options = options;
  }

  /** @throws Error when the folder cannot be read; the signal's reason when it is aborted */
  importFolder(folder: string, options: ImportOptions = {}): Promise<ImportResult> {
    return this.importFrom(folder, 'markdown', options);
  }

  /**
   * Imports what another system exported, or a folder.
   *
   * @param from the importer's id; when left out, told by what lies there
   * @throws Error when it cannot be read; the signal's reason when it is aborted
   */
  async importFrom(path: string, from: string | undefined, options: ImportOptions = {}): Promise<ImportResult> {
    const importer = await importerFor(path, from);
    const { locale, onProgress, signal } = options;
    const content = await importer.read(path, {
      ...(locale === undefined ? {} : { locale }),
      ...(signal ? { signal } : {}),
      onProgress: (progress) => onProgress?.({ step: 'reading', ...progress }),
    });
    return this.importContent(content, options);
  }

  /** Stores what an importer has read. @throws the signal's reason when it is aborted */
  async importContent(content: FolderContent, options: ImportOptions = {}): Promise<ImportResult> {
    const { onProgress, signal, actor = 'import' } = options;
    const articles = content.articles.filter(({ draft }) => !draft);
    const total = articles.length;
    const counts = { imported: 0, updated: 0, unchanged: 0 };
    await this.#importTaxonomy(content.taxonomy, actor);
    for (let done = 0; done < total;) {
      signal?.throwIfAborted();
      const batch = articles.slice(done, done + articlesPerTransaction);
      const { imported, updated, unchanged } = await this.#importBatch(batch, actor);
      counts.imported += imported;
      counts.updated += updated;
      counts.unchanged += unchanged;
      done += batch.length;
      onProgress?.({ step: 'storing', done, total });
    }
    return {
      ...counts,
      drafts: content.articles.length - total,
      refused: content.problems,
      losses: content.losses,
    };
  }

  #importBatch(batch: readonly FolderArticle[], actor: Actor): Promise<Counts> {
    const { database, articles, events, clock } = this.#options;
    return database.write(async (writer) => {
      const ids = [...new Set(batch.map(({ article }) => article.id))];
      const published = await articles.publishedHashes(writer, ids);
      const counts = { imported: 0, updated: 0, unchanged: 0 };
      const now = clock.now();
      for (const { article, source, path } of batch) {
        const { id: articleId, locale } = article;
        const before = published.find((one) => one.articleId === articleId && one.locale === locale);
        const contentHash = hashOf(source, article);
        if (before?.contentHash === contentHash) {
          if (before.path !== path) await articles.move(writer, articleId, locale, path);
          counts.unchanged++;
          continue;
        }
        counts[before ? 'updated' : 'imported']++;
        const revision = (before?.revision ?? 0) + 1;
        await articles.publish(writer, { article, source, contentHash, path }, revision, now);
        await events.append(writer, { type: 'article.published', articleId, locale, revision }, actor, now);
      }
      return counts;
    });
  }

  #importTaxonomy(taxonomy: Taxonomy, actor: Actor): Promise<void> {
    const { database, taxonomy: store, events, clock } = this.#options;
    return database.write(async (writer) => {
      const before = await store.read(writer);
      await store.merge(writer, taxonomy, clock.now());
      if (isDeepStrictEqual(before, await store.read(writer))) return;
      await events.append(writer, { type: 'taxonomy.changed' }, actor, clock.now());
    });
  }
}

/** Covers the tree too: a reader that has learned to read more makes a new revision of the same source. */
function hashOf(source: string, article: unknown): string {
  return createHash('sha256').update(source).update('\n').update(JSON.stringify(article)).digest('hex');
}
