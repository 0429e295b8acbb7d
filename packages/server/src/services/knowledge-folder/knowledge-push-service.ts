import { realpath } from 'node:fs/promises';
import type { ArticleProblem } from '@askwell/core/articles';
import type { DatabaseHandle } from '../../database/index.ts';
import { fingerprint, FolderWriter, readExportedFiles, writeExportedFiles } from '../../folder-export/index.ts';
import { readFolder, type FileLoss, type FolderContent } from '../../folder-import/index.ts';
import type { ArchivedArticleStore } from '../../stores/archived-article-store.ts';
import type { ArticleKey, ArticleStore } from '../../stores/article-store.ts';
import type { ImportOptions, KnowledgeImportService } from '../knowledge-import-service.ts';
import { articleKey, type FolderPublisher } from './folder-publisher.ts';
import type { FolderSettingsService, SettingsChange } from './folder-settings-service.ts';
import { planPush, type PublishedFile, type PushChange, type PushConflict, type PushPlan } from './push-plan.ts';

export interface KnowledgePushServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly archivedArticles: ArchivedArticleStore;
  readonly publisher: FolderPublisher;
  readonly settings: FolderSettingsService;
  readonly knowledgeImport: KnowledgeImportService;
}

export interface PushOptions extends ImportOptions {
  /** Only say what would be done. Default false. */
  readonly dryRun?: boolean;
  /** Archive articles whose files are gone, and remove such tests and settings. Default false: they are named and left alone. */
  readonly archiveMissing?: boolean;
  /** Let the folder win where articles were edited here since. Default false: then nothing at all is done. */
  readonly force?: boolean;
}

/** What a push did, or would do. */
export interface PushResult {
  /** Whether anything was to be done and was done. */
  readonly applied: boolean;
  readonly changes: readonly PushChange[];
  /** How `lint.yaml` and the files of tests differ from what was stored. */
  readonly settings: readonly SettingsChange[];
  /** Articles that were edited here since the folder last agreed with them. Unless forced, nothing is done when there is one. */
  readonly conflicts: readonly PushConflict[];
  readonly unchanged: number;
  /** Articles that were archived because their files are gone. */
  readonly archived: readonly ArticleKey[];
  /** `lint.yaml` and files of tests that hold no longer because they are gone. */
  readonly removedSettings: readonly string[];
  /** Articles that somebody published between looking and doing: left alone. */
  readonly overtaken: readonly ArticleKey[];
  readonly drafts: number;
  /** Files that could not be read. While there is one, nothing is archived: it may be the article that seems to be gone. */
  readonly refused: readonly ArticleProblem[];
  readonly losses: readonly FileLoss[];
}

const articlesPerQuery = 100;

/** Makes what is published follow a folder that is kept elsewhere, in git for instance. */
export class KnowledgePushService {
  readonly #options: KnowledgePushServiceOptions;

  constructor(options: KnowledgePushServiceOptions) {
    this.#options = options;
  }

  /** @throws Error when the folder cannot be read; the signal's reason when it is aborted */
  async push(root: string, options: PushOptions = {}): Promise<PushResult> {
    const { locale, onProgress, signal, dryRun = false, archiveMissing = false, force = false } = options;
    const content = await readFolder(root, {
      ...(locale === undefined ? {} : { locale }),
      ...(signal ? { signal } : {}),
      onProgress: (progress) => onProgress?.({ step: 'reading', ...progress }),
    });
    const folder = new FolderWriter(await realpath(root));
    const exported = await readExportedFiles(folder);
    const plan = await this.#plan(content, exported, signal);
    const result: PushResult = {
      applied: false,
      changes: plan.changes,
      settings: await this.#options.settings.changes(content),
      conflicts: plan.conflicts,
      unchanged: plan.unchanged,
      archived: [],
      removedSettings: [],
      overtaken: [],
      drafts: content.articles.filter(({ draft }) => draft).length,
      refused: [...content.problems, ...(content.settings?.problems ?? [])],
      losses: content.losses,
    };
    if (dryRun || (plan.conflicts.length > 0 && !force)) return result;

    const { knowledgeImport, settings } = this.#options;
    const expected = plan.revisions;
    const imported = await knowledgeImport.importContent(content, options, { expected, revive: force });
    const mayArchive = archiveMissing && imported.refused.length === 0;
    const archived = mayArchive ? await this.#archive(plan, options) : { done: [], overtaken: [] };
    const goneSettings = result.settings.flatMap(({ kind, path }) => (kind === 'removed' ? path : []));
    const removedSettings = await settings.remove(mayArchive ? goneSettings : []);
    if (exported.size > 0) await this.#note(folder, exported, content);
    return {
      ...result,
      applied:
        imported.imported + imported.updated + imported.attached + imported.settings > 0 ||
        archived.done.length + removedSettings.length > 0 ||
        plan.changes.some(isMove),
      archived: archived.done,
      removedSettings,
      overtaken: [...imported.overtaken, ...archived.overtaken],
      refused: imported.refused,
      losses: imported.losses,
    };
  }

  async #plan(
    content: FolderContent,
    exported: ReadonlyMap<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<PushPlan> {
    const { database, articles, archivedArticles } = this.#options;
    const published: PublishedFile[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      signal?.throwIfAborted();
      const page: Awaited<ReturnType<ArticleStore['pageOfSources']>> = await articles.pageOfSources(
        database.read,
        after,
        articlesPerQuery,
      );
      for (const { article, source, path, revision, publishedBy } of page.items) {
        // Before it was noted who publishes, whatever has a path came from a file.
        const fromFile = publishedBy === undefined ? path !== undefined : publishedBy === 'import';
        published.push({ articleId: article.id, locale: article.locale, source, path, revision, fromFile });
      }
      after = page.next;
    }
    const ids = [...new Set(content.articles.map(({ article }) => article.id))];
    const archived = new Set<string>();
    for (let at = 0; at < ids.length; at += articlesPerQuery) {
      const some = await archivedArticles.list(database.read, ids.slice(at, at + articlesPerQuery));
      for (const key of some) archived.add(articleKey(key));
    }
    return planPush({ content, published, archived, exported, fingerprint });
  }

  async #archive({ changes, conflicts, revisions }: PushPlan, { signal, actor = 'import' }: PushOptions) {
    const gone = [
      ...changes.flatMap((change) => (change.kind === 'removed' ? [change] : [])),
      ...conflicts.filter(({ kind }) => kind === 'removed-here'),
    ];
    const done: ArticleKey[] = [];
    const overtaken: ArticleKey[] = [];
    for (const one of gone) {
      signal?.throwIfAborted();
      const { articleId, locale } = one;
      const heir = 'heir' in one ? one.heir : undefined;
      const revision = revisions.get(articleKey(one)) ?? 0;
      const reason = 'Its file is gone from the knowledge folder.';
      const isArchived = await this.#options.publisher.archive({ articleId, locale }, revision, reason, heir, actor);
      (isArchived ? done : overtaken).push({ articleId, locale });
    }
    return { done, overtaken };
  }

  /** The folder and what is published agree now: from here on, both may change. */
  async #note(folder: FolderWriter, exported: ReadonlyMap<string, string>, content: FolderContent): Promise<void> {
    const files = new Map(exported);
    const texts = [
      ...content.articles.map(({ path, source }) => ({ path, text: source })),
      ...(content.settings?.files ?? []),
    ];
    for (const { path, text } of texts) if (files.has(path)) files.set(path, fingerprint(text));
    if ([...files].some(([path, print]) => exported.get(path) !== print)) await writeExportedFiles(folder, files);
  }
}

function isMove({ kind }: PushChange): boolean {
  return kind === 'moved';
}
