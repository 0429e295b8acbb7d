import { consume } from '@lit/context';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { editorService, type EditorService } from '../platform/editor-service.ts';
import type { JsonCheck, JsonProblem } from './json-check.ts';
import { pageStyles, ResourceEditor } from './resource-editor.ts';

/** A page that takes over a JSON file of another program: chosen as a file or pasted, and checked line by line. */
export abstract class JsonImportEditor<T> extends ResourceEditor {
  @consume({ context: editorService }) protected editors!: EditorService;
  @state() private draft = '';
  @state() private problems: readonly JsonProblem[] = [];
  @state() private done: TemplateResult | undefined;
  @query('textarea') private area!: HTMLTextAreaElement | null;

  /** What a text means. */
  protected abstract read(text: string): JsonCheck<T>;
  /** Takes it over, and says what came of it. */
  protected abstract take(value: T): TemplateResult;
  protected abstract readonly texts: {
    readonly title: string;
    readonly about: string;
    readonly file: string;
    readonly submit: string;
  };
  /** Further fields, before the button. */
  protected renderFields(): TemplateResult | typeof nothing {
    return nothing;
  }

  override focus(): void {
    void this.updateComplete.then(() => this.area?.focus());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.texts.title });
  }

  protected override render(): TemplateResult {
    const { title, about, file, submit } = this.texts;
    return html`<div class="page">
      <form class="column" @submit=${this.#submit}>
        <h1>${title}</h1>
        <p class="quiet" id="about">${about}</p>
        <label class="file"
          >${file}
          <input type="file" accept=".json,.jsonc,application/json" @change=${(event: Event) => void this.#open(event)}
        /></label>
        <textarea
          aria-label=${this.text('json.text')}
          aria-describedby="about"
          aria-invalid=${this.problems.length > 0 ? 'true' : 'false'}
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          rows="14"
          .value=${this.draft}
          @input=${(event: Event) => {
            this.draft = (event.target as HTMLTextAreaElement).value;
            this.problems = [];
            this.done = undefined;
          }}
        ></textarea>
        ${this.renderFields()}
        <vscode-button type="submit" ?disabled=${this.draft.trim() === ''} @click=${this.#submit}
          >${submit}</vscode-button
        >
        <div role="status">${this.done ?? nothing}</div>
        ${
          this.problems.length === 0
            ? nothing
            : html`<ul class="problems" role="alert">
                ${this.problems.map(
                  ({ severity, line, message }) =>
                    html`<li class=${severity}>${icon(severity)} ${this.text('json.line', { line })}: ${message}</li>`,
                )}
              </ul>`
        }
      </form>
    </div>`;
  }

  async #open(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    this.draft = await file.text();
    this.#import();
    input.value = '';
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#import();
  };

  #import(): void {
    const { value, problems } = this.read(this.draft);
    this.problems = problems;
    this.done = value === undefined ? undefined : this.take(value);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .column {
        max-inline-size: 760px;
        margin-inline: auto;
        padding: 24px 24px 64px;
      }
      .file {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-block-end: 12px;
      }
      .file input {
        font: inherit;
        color: inherit;
        max-inline-size: 100%;
      }
      .file input::file-selector-button {
        padding: 4px 12px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 5px;
        background: var(--vscode-button-secondaryBackground);
        color: var(--vscode-button-secondaryForeground);
        font: inherit;
      }
      textarea,
      input[type='text'] {
        display: block;
        inline-size: 100%;
        padding: 8px 10px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 6px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: 13px/20px var(--vscode-editor-font-family);
      }
      textarea {
        resize: vertical;
      }
      textarea[aria-invalid='true'] {
        border-color: var(--vscode-inputValidation-errorBorder);
      }
      .field {
        display: block;
        margin-block: 12px;
      }
      .field input {
        margin-block-start: 4px;
        font-family: inherit;
      }
      vscode-button {
        margin-block: 12px;
      }
      ul {
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
      }
      .problems li {
        display: flex;
        gap: 8px;
        padding-block: 2px;
        overflow-wrap: anywhere;
      }
      .error svg {
        color: var(--vscode-problemsErrorIcon-foreground);
      }
      .warning svg {
        color: var(--vscode-problemsWarningIcon-foreground);
      }
      @media (pointer: coarse) {
        textarea,
        input[type='text'] {
          font-size: 16px;
        }
      }
    `,
  ];
}
