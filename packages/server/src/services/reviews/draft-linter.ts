import { parseAttachmentAddress, type ParsedArticle } from '@askwell/core/articles';
import type { Clock } from '@askwell/core/base';
import {
  lintDocument,
  LintCorpus,
  Linter,
  readLintDocument,
  type Diagnostic,
  type LintConfiguration,
} from '@askwell/core/lint';
import type { DatabaseHandle } from '../../database/index.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { AttachmentStore } from '../../stores/attachment-store.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import { parseDraft, type DraftIdentity } from './draft-article.ts';
import type { GateSettings } from './gate-settings.ts';
import { KnowledgeMirror, pathOf, Turnstile } from './knowledge-mirror.ts';

export interface DraftLinterOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
  readonly attachments: AttachmentStore;
  readonly settings: GateSettings;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Here verification is kept beside the text, by confirmation and not by front matter. */
function forDrafts(configuration: LintConfiguration): LintConfiguration {
  return { ...configuration, rules: { ...configuration.rules, 'overdue-verification': 'off' } };
}

/** What the linter says of a text that cannot be read as an article at all. */
const unreadable = 'unreadable-file';

/** Checks drafts against everything that is published. */
export class DraftLinter {
  readonly #options: DraftLinterOptions;
  readonly #linter = new Linter();
  readonly #corpus = new LintCorpus();
  readonly #turnstile = new Turnstile();
  readonly #stop = new AbortController();
  readonly #mirror: KnowledgeMirror;

  constructor(options: DraftLinterOptions) {
    this.#options = options;
    const corpus = this.#corpus;
    this.#mirror = new KnowledgeMirror(options.database, options.articles, {
      put(source) {
        const { id, locale } = source.article;
        const read = readLintDocument(source.source, { path: pathOf(source), defaultLocale: locale });
        if (read.ok) corpus.set(read.value);
        else corpus.delete(id, locale);
      },
      remove: ({ articleId, locale }) => corpus.delete(articleId, locale),
    });
  }

  /** Reads what is published, so that the first draft need not wait for it. */
  warm(): void {
    const { onError } = this.#options;
    void this.#turnstile
      .pass(() => this.#mirror.sync(this.#stop.signal))
      .catch((error: unknown) => {
        if (!this.#stop.signal.aborted) onError(error);
      });
  }

  /** Resolves when nothing is being read any more. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('The server is closing.'));
    await this.#turnstile.pass(() => Promise.resolve());
  }

  /** What is wrong with a draft, in the order of its lines. */
  lint(text: string, identity: DraftIdentity): Promise<Diagnostic[]> {
    const { database, taxonomy, settings, clock } = this.#options;
    const { articleId, locale, path } = identity;
    const parsed = parseDraft(text, identity);
    if (!parsed.ok) {
      const line = parsed.error.line ?? 1;
      const range = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
      const { message } = parsed.error;
      return Promise.resolve([{ rule: unreadable, severity: 'error', message, articleId, locale, path, range }]);
    }
    return this.#turnstile.pass(async () => {
      await this.#mirror.sync(this.#stop.signal);
      const terms = await taxonomy.read(database.read);
      const configuration = forDrafts(await settings.lintConfiguration());
      const hasMedia = await this.#media(parsed.value);
      const document = lintDocument(parsed.value, path);
      const published = this.#corpus.get(articleId, locale);
      this.#corpus.set(document);
      try {
        return this.#linter.lint(document, this.#corpus, {
          now: clock.now(),
          taxonomy: terms,
          configuration,
          hasMedia,
        });
      } finally {
        if (published) this.#corpus.set(published);
        else this.#corpus.delete(articleId, locale);
      }
    });
  }

  /** Whether pictures and files that the text names are there: by their place in the folder, or by their content. */
  async #media({ references }: ParsedArticle): Promise<(path: string) => boolean> {
    if (references.length === 0) return () => false;
    const { database, attachments } = this.#options;
    const known = new Set((await attachments.files(database.read)).map(({ path }) => path));
    for (const { address } of references) {
      const hash = parseAttachmentAddress(address);
      if (hash !== undefined && (await attachments.find(database.read, hash))) known.add(address);
    }
    return (path) => known.has(path);
  }
}
