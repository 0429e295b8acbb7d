import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import type { ArticleSummary, CategoryNode, StaffClient } from '@askwell/core/protocol';
import type { LiveService } from '../../platform/live-service.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { SessionService } from '../../platform/session-service.ts';

export const knowledgeStore = serviceId<KnowledgeStore>('knowledge');

/** What there is to read: every article in every language, and the categories in the member's. */
export interface Knowledge {
  readonly articles: readonly ArticleSummary[];
  readonly categories: readonly CategoryNode[];
}

/** An import publishes hundreds of articles at once: wait this long for it to calm down, milliseconds. */
const calm = 500;

/** Keeps the list of articles up to date while somebody is signed in. It is fetched when first asked for. */
export class KnowledgeStore implements Disposable {
  readonly #client: StaffClient;
  readonly #localization: LocalizationService;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  #knowledge: Knowledge | undefined;
  #loading: Promise<Knowledge> | undefined;
  #error: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #locale: string;
  readonly #onDidCollapse = this.#store.add(new Emitter<void>());
  readonly onDidChange = this.#onDidChange.event;
  /** Every category is to be collapsed in what shows them. */
  readonly onDidCollapse = this.#onDidCollapse.event;

  constructor(session: SessionService, live: LiveService, localization: LocalizationService) {
    this.#client = session.client;
    this.#localization = localization;
    this.#locale = localization.locale;
    this.#store.add(session.onDidChange(() => this.#forget()));
    this.#store.add(
      localization.onDidChange(() => {
        if (localization.locale === this.#locale) return;
        this.#locale = localization.locale;
        void this.refresh();
      }),
    );
    this.#store.add(
      live.onDidReceive(({ type }) => {
        if (type === 'article.published' || type === 'article.archived') this.#refreshSoon();
      }),
    );
  }

  /** Undefined until it has been loaded. */
  get knowledge(): Knowledge | undefined {
    return this.#knowledge;
  }

  /** Why it could not be loaded. */
  get error(): string | undefined {
    return this.#error;
  }

  /** Loads once; later calls give what is there. */
  load(): Promise<Knowledge> {
    return this.#knowledge ? Promise.resolve(this.#knowledge) : (this.#loading ?? this.refresh());
  }

  refresh(): Promise<Knowledge> {
    const loading = this.#fetch().finally(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    this.#loading = loading;
    loading.catch(() => {});
    return loading;
  }

  collapseAll(): void {
    this.#onDidCollapse.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
  }

  async #fetch(): Promise<Knowledge> {
    this.#error = undefined;
    try {
      const [articles, categories] = await Promise.all([
        this.#client.articles(),
        this.#client.categories(this.#localization.locale),
      ]);
      this.#knowledge = { articles, categories };
      return this.#knowledge;
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      this.#onDidChange.fire();
    }
  }

  #refreshSoon(): void {
    if (!this.#knowledge) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), calm);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#knowledge = undefined;
    this.#onDidChange.fire();
  }
}
