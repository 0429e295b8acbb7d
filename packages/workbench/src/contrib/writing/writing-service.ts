import { toDisposable, type Disposable } from '@askwell/core/base';
import { serviceId, type ContextKeys } from '@askwell/core/extensions';
import type { EditorService } from '../../platform/editor-service.ts';
import type { ArticleKey } from './article-uri.ts';

export const writingService = serviceId<WritingService>('writing');

/** What commands can ask of an article that is being written. */
export interface ArticleWriter {
  readonly key: ArticleKey;
  save(): Promise<void>;
  submit(): Promise<void>;
  discard(): Promise<void>;
  togglePreview(): void;
  toggleTranslation(): void;
  toggleForm(): void;
  insertSnippet(): Promise<void>;
  quickFix(): Promise<void>;
  stepProblem(step: 1 | -1): void;
}

/** The articles that are being written, by address. */
export class WritingService implements Disposable {
  readonly #editors: EditorService;
  readonly #keys: ContextKeys;
  readonly #writers = new Map<string, ArticleWriter>();

  constructor(editors: EditorService, keys: ContextKeys) {
    this.#editors = editors;
    this.#keys = keys;
  }

  /** The one that is seen. */
  get active(): ArticleWriter | undefined {
    const { active } = this.#editors;
    return active === null ? undefined : this.#writers.get(active);
  }

  /** An editor is there for its address. */
  register(uri: string, writer: ArticleWriter): Disposable {
    this.#writers.set(uri, writer);
    return toDisposable(() => {
      if (this.#writers.get(uri) === writer) this.#writers.delete(uri);
    });
  }

  /** The editor that is seen tells what can be done: `writingDraft` and `writingCanSubmit` for when-clauses. */
  tell(facts: { readonly hasDraft: boolean; readonly canSubmit: boolean; readonly canEdit: boolean }): void {
    this.#keys.update({
      writingDraft: facts.hasDraft,
      writingCanSubmit: facts.canSubmit,
      writingCanEdit: facts.canEdit,
    });
  }

  dispose(): void {
    this.#writers.clear();
  }
}
