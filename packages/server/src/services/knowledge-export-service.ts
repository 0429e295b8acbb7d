import {
  planExport,
  writeExport,
  type ExportedArticle,
  type ExportPlan,
  type WrittenExport,
} from '../folder-export/index.ts';
import type { DatabaseHandle } from '../database/index.ts';
import type { AttachmentStore } from '../stores/attachment-store.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { FolderSettingsStore } from '../stores/folder-settings-store.ts';
import type { RedirectStore } from '../stores/redirect-store.ts';
import type { TaxonomyStore } from '../stores/taxonomy-store.ts';
import type { AttachmentService } from './attachment-service.ts';

export interface KnowledgeExportServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
  readonly attachments: AttachmentService;
  readonly attachmentStore: AttachmentStore;
  readonly redirects: RedirectStore;
  readonly settings: FolderSettingsStore;
}

export interface ExportOptions {
  /** What an import will be told is the locale of files that name none. Default `en`. */
  readonly locale?: string;
  /** Overwrite files that no export wrote, or that were changed since. Default false. */
  readonly force?: boolean;
  readonly onProgress?: (progress: { readonly step: 'writing'; readonly done: number; readonly total: number }) => void;
  /** Stops before the next file; what is written stays. */
  readonly signal?: AbortSignal;
}

/** What an export wrote, and what is not as it was. */
export interface ExportResult extends WrittenExport, Pick<ExportPlan, 'refused' | 'differing'> {}

const articlesPerQuery = 100;

/** Writes what is published as the folder that an import reads. */
export class KnowledgeExportService {
  readonly #options: KnowledgeExportServiceOptions;

  constructor(options: KnowledgeExportServiceOptions) {
    this.#options = options;
  }

  /**
   * Writes one Markdown file for each article and locale, the pictures and other files that they show or link to,
   * `taxonomy.yaml`, `redirects.yaml`, `lint.yaml` and the files of tests. Exporting the same again changes nothing,
   * and neither does importing it.
   *
   * @param folder created when missing
   * @throws Error when the folder cannot be used; the signal's reason when it is aborted
   */
  async exportFolder(folder: string, options: ExportOptions = {}): Promise<ExportResult> {
    const { locale = 'en', force = false, onProgress, signal } = options;
    const { database, taxonomy, attachments, attachmentStore, redirects, settings } = this.#options;
    const files = await attachmentStore.files(database.read);
    const surroundings = {
      taxonomy: await taxonomy.read(database.read),
      media: new Map(files.map(({ path, hash }) => [path, hash])),
      redirects: new Map((await redirects.list(database.read)).map(({ fromId, toId }) => [fromId, toId])),
      settings: new Map((await settings.list(database.read)).map((file) => [file.path, file.text])),
    };
    const plan = planExport(await this.#published(signal), surroundings, locale);
    const written = await writeExport(folder, plan, {
      force,
      readMedia: (hash) => attachments.read(hash),
      onProgress: (progress) => onProgress?.({ step: 'writing', ...progress }),
      ...(signal ? { signal } : {}),
    });
    return { ...written, refused: plan.refused, differing: plan.differing };
  }

  async #published(signal: AbortSignal | undefined): Promise<ExportedArticle[]> {
    const { database, articles } = this.#options;
    const published: ExportedArticle[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      signal?.throwIfAborted();
      const page: Awaited<ReturnType<ArticleStore['pageOfSources']>> = await articles.pageOfSources(
        database.read,
        after,
        articlesPerQuery,
      );
      published.push(...page.items);
      after = page.next;
    }
    return published;
  }
}
