import { DisposableStore, type Disposable } from '@askwell/core/base';
import type { Diagnostic } from '@askwell/core/lint';
import type { CodeEditor } from '../../editors/code/code-editor.ts';
import { LineOffsets, type CodeDiagnostic, type CodeEdit } from '../../editors/code/code-text.ts';
import type { DialogService } from '../../platform/dialog-service.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { ProblemsService } from '../../platform/problems-service.ts';
import { ArticleLint } from './article-lint.ts';
import { lintActions, type LintAction } from './lint-actions.ts';

export interface ArticleProblemsOptions {
  readonly uri: string;
  readonly title: () => string;
  readonly read: () => string;
  readonly lint: (text: string) => Promise<readonly Diagnostic[]>;
  readonly editor: () => CodeEditor | null;
  readonly canEdit: () => boolean;
  readonly problems: ProblemsService;
  readonly dialogs: DialogService;
  readonly localization: LocalizationService;
  /** What is to be underlined is another. */
  readonly show: (diagnostics: readonly CodeDiagnostic[]) => void;
}

/** What the linter finds in an article while it is written: underlined, listed with all problems, and what can be done about it. */
export class ArticleProblems implements Disposable {
  readonly #options: ArticleProblemsOptions;
  readonly #store = new DisposableStore();
  readonly #lint: ArticleLint;
  #told: Disposable | undefined;

  constructor(options: ArticleProblemsOptions) {
    this.#options = options;
    this.#lint = this.#store.add(new ArticleLint(options));
    this.#store.add(this.#lint.onDidChange(() => this.#tell()));
  }

  /** The text is another one. */
  change(): void {
    this.#lint.change();
  }

  /** Checks now. */
  run(): void {
    void this.#lint.run();
  }

  /** What can be done about what is underlined, with what it is done about. */
  actionsFor(shown: readonly CodeDiagnostic[]): readonly (LintAction & { readonly message: string })[] {
    return shown.flatMap(({ source, message }) => {
      const found = this.#lint.linted.diagnostics.find((one) => one.rule === source && one.message === message);
      return found ? this.#actionsOf(found).map((action) => ({ ...action, message })) : [];
    });
  }

  dispose(): void {
    this.#told?.dispose();
    this.#store.dispose();
  }

  #tell(): void {
    const { uri, title, read, problems, show } = this.#options;
    const { text, diagnostics } = this.#lint.linted;
    // While what was checked is not what is there, the marks have moved along with the text.
    if (text === read()) {
      const offsets = new LineOffsets(text);
      show(
        diagnostics.map((diagnostic) => {
          const { severity, message, rule: source, range } = diagnostic;
          const actions = this.#actionsOf(diagnostic).map(({ label: name, run }) => ({ name, run }));
          return { ...offsets.offsets(range), severity, message, source, actions };
        }),
      );
    }
    const markers = diagnostics.map(({ severity, message, rule: source, range }) => ({
      severity,
      message,
      source,
      range,
    }));
    this.#told = problems.set('writing.lint', { uri, title: title(), markers });
  }

  #actionsOf(diagnostic: Diagnostic): readonly LintAction[] {
    const { localization, dialogs, canEdit } = this.#options;
    return lintActions(diagnostic, {
      localization,
      apply: (wanted, edits) => void this.#apply(wanted, edits),
      ask: (title, label, confirm) => dialogs.prompt({ title, label, confirm }),
      canEdit: canEdit(),
    });
  }

  /** Changes the text as it was checked; a text that is another one by now is checked again first. */
  async #apply(
    { rule, message }: Diagnostic,
    editsOf: (text: string, found: Diagnostic) => readonly CodeEdit[],
  ): Promise<void> {
    const { text, diagnostics } = await this.#lint.run();
    const { read, editor } = this.#options;
    const found = diagnostics.find((other) => other.rule === rule && other.message === message);
    if (!found || text !== read()) return;
    editor()?.edit(editsOf(text, found));
    editor()?.focus();
    this.run();
  }
}
