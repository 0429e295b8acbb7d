import type { ArticleProblem } from '@askwell/core/articles';
import type { DatabaseHandle } from '../database/index.ts';
import type { FileLoss, FolderContent } from '../folder-import/index.ts';
import { importerFor } from '../knowledge-importers/index.ts';
import type { ArticleKey, ArticleStore } from '../stores/article-store.ts';
import type { Actor } from '../stores/event-store.ts';
import type { DraftKey } from './reviews/publications.ts';
import type { FolderSettingsService } from './knowledge-folder/folder-settings-service.ts';
import { articleKey, type BatchOptions, type FolderPublisher } from './knowledge-folder/folder-publisher.ts';

export interface KnowledgeImportServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly publisher: FolderPublisher;
  readonly settings: FolderSettingsService;
}

export interface ImportProgress {
  /** First the files are read, then pictures and other files are stored, then articles. */
  readonly step: 'reading' | 'attaching' | 'storing';
  readonly done: number;
  readonly total: number;
}

/** An article that is published and comes from a file. */
export interface FiledArticle extends ArticleKey {
  /** Where its file lay in the knowledge folder. */
  readonly path: string;
}

export interface ImportResult {
  /** Articles that were not there before, counted by locale like all others here. */
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Articles left out because their authors mark them as drafts. */
  readonly drafts: number;
  /** Pictures and other files that were not there before, or at another place. */
  readonly attached: number;
  /** Files of tests, and `lint.yaml`, that were not stored before, or with another text. */
  readonly settings: number;
  /** Articles whose files say what was archived here: they stay archived. */
  readonly archived: readonly ArticleKey[];
  /** Articles that came from files which this folder does not have. They are left as they are. */
  readonly absent: readonly FiledArticle[];
  /** Files of tests, and `lint.yaml`, that are stored and that this folder does not have. They stay in force. */
  readonly absentSettings: readonly string[];
  /** Articles that somebody else published meanwhile: they are left as they are. */
  readonly overtaken: readonly ArticleKey[];
  /** Open drafts of articles that are published anew: they stay, and their authors are told. */
  readonly besideDrafts: readonly DraftKey[];
  /** Files that were left out, and why. */
  readonly refused: readonly ArticleProblem[];
  /** What articles do not hold as their files say it. */
  readonly losses: readonly FileLoss[];
}

export interface ImportOptions {
  /** For articles that name no locale themselves. Default `en`. */
  readonly locale?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops before the next file or batch; what is stored stays, and another import goes on from there. */
  readonly signal?: AbortSignal;
  /** Who imports, for the log. Default `import`. */
  readonly actor?: Actor;
}

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
    const readOptions = {
      ...(locale === undefined ? {} : { locale }),
      ...(signal ? { signal } : {}),
      onProgress: (progress: { readonly done: number; readonly total: number }) =>
        onProgress?.({ step: 'reading', ...progress }),
    };
    const content = await importer.read(path, readOptions);
    try {
      const result = await this.importContent(content, options);
      if (importer.id !== 'markdown') return result;
      const { settings } = this.#options;
      return { ...result, absent: await this.#absent(content), absentSettings: await settings.absent(content) };
    } finally {
      await content.dispose?.();
    }
  }

  /**
   * Stores what an importer has read.
   *
   * @param batch what to publish under which conditions; as it is, when left out
   * @throws the signal's reason when it is aborted
   */
  async importContent(
    content: FolderContent,
    options: ImportOptions = {},
    batch: Omit<BatchOptions, 'actor'> = {},
  ): Promise<ImportResult> {
    const { publisher, settings } = this.#options;
    const { onProgress, signal, actor = 'import' } = options;
    const { attached, problems } = await this.#attach(content, options);
    const articles = content.articles.filter(({ draft }) => !draft);
    const total = articles.length;
    const counts = { imported: 0, updated: 0, unchanged: 0 };
    const archived: ArticleKey[] = [];
    const overtaken: ArticleKey[] = [];
    const besideDrafts: DraftKey[] = [];
    const losses = [...content.losses];
    await publisher.mergeTaxonomy(content.taxonomy, actor);
    const stored = await settings.store(content.settings?.files ?? []);
    for (let done = 0; done < total;) {
      signal?.throwIfAborted();
      const some = articles.slice(done, done + articlesPerTransaction);
      const result = await publisher.publish(some, { ...batch, actor });
      counts.imported += result.imported;
      counts.updated += result.updated;
      counts.unchanged += result.unchanged;
      archived.push(...result.archived);
      overtaken.push(...result.overtaken);
      besideDrafts.push(...result.besideDrafts);
      losses.push(...result.losses);
      done += some.length;
      onProgress?.({ step: 'storing', done, total });
    }
    for (const from of await publisher.setRedirects(content.redirects, actor)) {
      losses.push({ path: 'redirects.yaml', kind: 'redirect-refused', line: 1, detail: from });
    }
    return {
      ...counts,
      attached,
      settings: stored,
      archived,
      overtaken,
      besideDrafts,
      absent: [],
      absentSettings: [],
      drafts: content.articles.length - total,
      refused: [...content.problems, ...(content.settings?.problems ?? []), ...problems],
      losses,
    };
  }

  async #attach({ media }: FolderContent, { onProgress, signal, actor = 'import' }: ImportOptions) {
    const problems: ArticleProblem[] = [];
    let attached = 0;
    let done = 0;
    for (const one of media) {
      signal?.throwIfAborted();
      const result = await this.#options.publisher.storeMedia(one, actor);
      if (result === 'stored') attached++;
      else if (result !== 'unchanged') problems.push(result);
      onProgress?.({ step: 'attaching', done: ++done, total: media.length });
    }
    return { attached, problems };
  }

  async #absent({ articles, problems }: FolderContent): Promise<FiledArticle[]> {
    const { database, articles: store } = this.#options;
    const here = new Set(articles.map(({ article }) => articleKey({ articleId: article.id, locale: article.locale })));
    // A file that cannot be read is not gone.
    const unreadable = new Set(problems.map(({ path }) => path));
    const published = await store.listPaths(database.read);
    return published
      .flatMap(({ articleId, locale, path }) =>
        path === null || unreadable.has(path) || here.has(articleKey({ articleId, locale }))
          ? []
          : { articleId, locale, path },
      )
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }
}
