import {
  planExport,
  writeExport,
  type ExportedArticle,
  type ExportPlan,
  type WrittenExport,
} from '../folder-export/index.ts';
import type { DatabaseHandle } from '../database/index.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { TaxonomyStore } from '../stores/taxonomy-store.ts';

export interface KnowledgeExportServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
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
   * Writes one Markdown file for each article and locale, and `taxonomy.yaml`. Exporting the same again changes nothing,
   * and neither does importing it.
   *
   * @param folder created when missing
   * @throws Error when the folder cannot be used; the signal's reason when it is aborted
   */
  async exportFolder(folder: string, options: ExportOptions = {}): Promise<ExportResult> {
    const { locale = 'en', force = false, onProgress, signal } = options;
    const { database, taxonomy } = this.#options;
    const plan = planExport(await this.#published(signal), await taxonomy.read(database.read), locale);
    const written = await writeExport(folder, plan, {
      force,
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
