import { join } from 'node:path';
import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import { ArchivedArticleStore } from '../../stores/archived-article-store.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import { AttachmentFolder, AttachmentTableContents } from '../../stores/attachment-contents.ts';
import { AttachmentStore } from '../../stores/attachment-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { FolderSettingsStore } from '../../stores/folder-settings-store.ts';
import type { RedirectStore } from '../../stores/redirect-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import { AttachmentService } from '../attachment-service.ts';
import { KnowledgeExportService } from '../knowledge-export-service.ts';
import { KnowledgeImportService } from '../knowledge-import-service.ts';
import type { RedirectService } from '../redirect-service.ts';
import type { Publications } from '../reviews/publications.ts';
import { FolderPublisher } from './folder-publisher.ts';
import { FolderSettingsService } from './folder-settings-service.ts';
import { KnowledgePushService } from './knowledge-push-service.ts';

export interface KnowledgeFolderOptions {
  readonly database: DatabaseHandle;
  /** Where files are kept beside the embedded database. */
  readonly dataDir: string;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
  readonly events: EventStore;
  readonly clock: Clock;
  readonly publications: Publications;
  readonly redirectStore: RedirectStore;
  readonly redirects: RedirectService;
  readonly settingsStore: FolderSettingsStore;
}

/** What reads, writes and follows knowledge folders, and keeps their pictures and other files. */
export function createKnowledgeFolder(options: KnowledgeFolderOptions) {
  const {
    database,
    dataDir,
    articles,
    taxonomy,
    events,
    clock,
    publications,
    redirectStore,
    redirects,
    settingsStore,
  } = options;
  const attachmentStore = new AttachmentStore();
  const archivedArticles = new ArchivedArticleStore();
  const contents =
    database.engine === 'embedded'
      ? new AttachmentFolder(join(dataDir, 'attachments'))
      : new AttachmentTableContents(database);
  const attachments = new AttachmentService({ database, events, clock, attachments: attachmentStore, contents });
  const base = { database, articles, taxonomy, attachments, attachmentStore };
  const publisher = new FolderPublisher({ ...base, archivedArticles, publications, redirects, events, clock });
  const settings = new FolderSettingsService({ database, settings: settingsStore, clock });
  const knowledgeImport = new KnowledgeImportService({ database, articles, publisher, settings });
  return {
    attachments,
    knowledgeImport,
    knowledgeExport: new KnowledgeExportService({ ...base, redirects: redirectStore, settings: settingsStore }),
    knowledgePush: new KnowledgePushService({
      database,
      articles,
      archivedArticles,
      publisher,
      settings,
      knowledgeImport,
    }),
  };
}
