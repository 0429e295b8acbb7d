import { consume } from '@lit/context';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { isComposing } from '../base/focus.ts';
import { editorService, type EditorService } from '../platform/editor-service.ts';
import { storageService, type StorageService } from '../platform/storage-service.ts';
import type { JsonCheck, JsonProblem } from './json-check.ts';
import { ResourceEditor } from './resource-editor.ts';

/**
 * A small editor for JSON that belongs to the member: line numbers, problems by line, saved on demand. What is not saved
 * survives closing the tab and the page.
 */
export abstract class JsonEditor<T> extends ResourceEditor {
  @consume({ context: editorService }) protected editors!: EditorService;
  @consume({ context: storageService }) protected storage!: StorageService;
  @state() private draft = '';
  @state() private check: JsonCheck<T> = { value: undefined, problems: [] };
  @query('textarea') private area!: HTMLTextAreaElement | null;
  @query('.numbers') private numbers!: HTMLElement | null;
  #saved = '';

  /** The text as it is saved now. */
  protected abstract source(): string;
  /** What a text means. */
  protected abstract read(text: string): JsonCheck<T>;
  /** Takes a text over that has no errors. */
  protected abstract take(value: T): void;
  /** Title of the tab. */
  protected abstract readonly heading: string;
  /** What to write, in a sentence. */
  protected abstract readonly hint: string;
  /** Buttons that lead elsewhere. */
  protected abstract renderLinks(): TemplateResult;

  protected override connected(): void {
    this.#saved = this.source();
    this.#edit(this.storage.read(this.#draftKey, asText) ?? this.#saved);
  }

  /** Call it when {@link source} may read differently: what is being edited stays. */
  protected sourceChanged(): void {
    const dirty = this.draft !== this.#saved;
    this.#saved = this.source();
    this.#edit(dirty ? this.draft : this.#saved);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.area?.focus());
  }

  /** Takes the text over; with errors the cursor goes to the first one. */
  protected save(): void {
    const { value, problems } = this.check;
    const error = problems.find(({ severity }) => severity === 'error');
    if (error || value === undefined) {
      if (error) this.#goTo(error.line);
      return;
    }
    this.storage.write(this.#draftKey, undefined);
    this.#saved = this.draft;
    this.take(value);
    this.#saved = this.source();
    this.#edit(this.#saved);
  }

  get #draftKey(): string {
    return `draft.${this.uri}`;
  }

  get #dirty(): boolean {
    return this.draft !== this.#saved;
  }

  #edit(text: string): void {
    this.draft = text;
    this.check = this.read(text);
    this.storage.write(this.#draftKey, this.#dirty ? text : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.heading, dirty: this.#dirty });
  }

  protected override render(): TemplateResult {
    const { problems } = this.check;
    const lines = this.draft.split('\n').length;
    const wrong = new Map(problems.map(({ line, severity }) => [line, severity]));
    return html`<h1 class="visually-hidden">${this.heading}</h1>
      <div class="head">
        <vscode-button ?disabled=${!this.#dirty} @click=${() => this.save()}>${this.text('json.save')}</vscode-button>
        <vscode-button
          secondary
          ?disabled=${!this.#dirty}
          @click=${() => {
            this.#edit(this.#saved);
            this.focus();
          }}
          >${this.text('json.revert')}</vscode-button
        >
        ${this.renderLinks()}
        <span class="state" role="status">${this.text(this.#dirty ? 'json.unsaved' : 'json.saved')}</span>
      </div>
      <p class="hint" id="hint">${this.hint}</p>
      <div class="text">
        <div class="numbers" aria-hidden="true">
          ${Array.from({ length: lines }, (_, index) => html`<div class=${wrong.get(index + 1) ?? ''}>${index + 1}</div>`)}
        </div>
        <textarea
          aria-label=${this.heading}
          aria-describedby="hint problems"
          aria-invalid=${problems.some(({ severity }) => severity === 'error') ? 'true' : 'false'}
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          .value=${this.draft}
          @input=${(event: Event) => this.#edit((event.target as HTMLTextAreaElement).value)}
          @scroll=${this.#followScroll}
          @keydown=${this.#onKeyDown}
        ></textarea>
      </div>
      <section class="problems" aria-label=${this.text('json.problems', { count: problems.length })}>
        <p id="problems" class="summary" role="status">
          ${problems.length === 0 ? this.text('json.fine') : this.text('json.problems', { count: problems.length })}
        </p>
        ${
          problems.length === 0
            ? nothing
            : html`<ul>
                ${problems.map((problem) => this.#renderProblem(problem))}
              </ul>`
        }
      </section>`;
  }

  #renderProblem({ severity, line, message }: JsonProblem): TemplateResult {
    return html`<li>
      <button @click=${() => this.#goTo(line)}>
        <span class=${severity}>${icon(severity)}</span>
        <span>${this.text('json.line', { line })}: ${message}</span>
      </button>
    </li>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const saves =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 's';
    if (!saves || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.save();
  };

  readonly #followScroll = (): void => {
    if (this.numbers && this.area) this.numbers.scrollTop = this.area.scrollTop;
  };

  /** Chooses the whole line. */
  #goTo(line: number): void {
    const { area } = this;
    if (!area) return;
    const lines = this.draft.split('\n');
    const start = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    area.scrollTop = Math.max(0, (line - 3) * (area.scrollHeight / lines.length));
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 10px 16px 6px;
      }
      .state,
      .hint {
        color: var(--vscode-descriptionForeground);
      }
      .state {
        margin-inline-start: auto;
      }
      .hint {
        margin: 0;
        padding: 0 16px 10px;
      }
      .text {
        flex: 1;
        display: flex;
        min-block-size: 0;
        border-block: 1px solid var(--vscode-panel-border);
        font: 13px/20px var(--vscode-editor-font-family);
      }
      .numbers {
        flex: none;
        min-inline-size: 44px;
        padding: 8px 10px;
        overflow: hidden;
        text-align: end;
        color: var(--vscode-editorLineNumber-foreground);
        user-select: none;
      }
      .numbers .error {
        color: var(--vscode-editorError-foreground);
        font-weight: 700;
      }
      .numbers .warning {
        color: var(--vscode-editorWarning-foreground);
        font-weight: 700;
      }
      textarea {
        flex: 1;
        min-inline-size: 0;
        padding: 8px 12px 8px 4px;
        border: 0;
        resize: none;
        white-space: pre;
        overflow: auto;
        font: inherit;
        tab-size: 2;
        background: var(--vscode-editor-background);
        color: var(--vscode-editor-foreground);
        caret-color: var(--vscode-editorCursor-foreground);
      }
      .problems {
        flex: none;
        max-block-size: 30%;
        overflow: auto;
        padding: 8px 16px 12px;
      }
      .summary {
        margin: 0;
        color: var(--vscode-descriptionForeground);
      }
      ul {
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: flex;
        gap: 8px;
        inline-size: 100%;
        padding: 3px 4px;
        border-radius: 4px;
      }
      li button:hover {
        background: var(--vscode-list-hoverBackground);
      }
      span.error {
        color: var(--vscode-problemsErrorIcon-foreground);
      }
      span.warning {
        color: var(--vscode-problemsWarningIcon-foreground);
      }
      @media (pointer: coarse) {
        .text {
          font-size: 16px;
        }
        li button {
          min-block-size: 40px;
          align-items: center;
        }
      }
    `,
  ];
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
