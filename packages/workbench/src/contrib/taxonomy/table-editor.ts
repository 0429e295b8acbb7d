import { css, html, type TemplateResult } from 'lit';
import { consume } from '@lit/context';
import { state } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { ResourceEditor } from '../../editors/resource-editor.ts';
import { dialogService, type DialogService } from '../../platform/dialog-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';

/** Roles that may change the taxonomy, as the server sees it; others read. */
const writers: ReadonlySet<string> = new Set(['editor', 'reviewer', 'supervisor', 'admin']);

/** An editor that shows a list which is read as a whole and changed row by row. */
export abstract class TableEditor<T> extends ResourceEditor {
  @consume({ context: sessionService }) protected session!: SessionService;
  @consume({ context: editorService }) protected editors!: EditorService;
  @consume({ context: dialogService }) protected dialogs!: DialogService;
  @state() protected rows: readonly T[] | undefined;
  @state() protected wanted = '';
  /** What went wrong last. */
  @state() protected problem = '';

  protected abstract get heading(): string;
  protected abstract load(): Promise<readonly T[]>;

  protected override connected(): void {
    void this.refresh();
  }

  protected get mayWrite(): boolean {
    return writers.has(this.session.member?.role ?? '');
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus());
  }

  protected async refresh(): Promise<void> {
    this.editors.describe(this.uri, { title: this.heading });
    try {
      this.rows = await this.load();
      this.problem = '';
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Changes something and shows what is there afterwards; what is refused is said above the table. */
  protected async change(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await this.refresh();
      return true;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      return false;
    }
  }

  protected renderMissing(): TemplateResult {
    if (this.problem) {
      return html`<div class="page problem" tabindex="-1" data-focus>
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.refresh()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    return html`<div class="page loading" tabindex="-1" data-focus>
      <vscode-progress-ring
        role="status"
        aria-live="polite"
        aria-label=${this.text('editors.loading')}
      ></vscode-progress-ring>
    </div>`;
  }
}

export const tableStyles = css`
  .column {
    max-inline-size: 1000px;
    margin-inline: auto;
    padding: 24px 24px 64px;
  }
  .loading {
    display: grid;
    place-items: center;
  }
  .about {
    margin: 6px 0 0;
    max-inline-size: 70ch;
    color: var(--vscode-descriptionForeground);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block: 16px 12px;
  }
  input:not([type='color']),
  textarea {
    min-inline-size: 0;
    min-block-size: 30px;
    padding-inline: 8px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 5px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
    font: inherit;
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  .bar input {
    flex: 1 1 200px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 4px 8px;
    font-size: 12px;
    font-weight: 600;
    text-align: start;
    color: var(--vscode-descriptionForeground);
    border-block-end: 1px solid var(--vscode-editorWidget-border, var(--vscode-sideBar-border));
  }
  td {
    padding: 6px 8px;
    vertical-align: middle;
    border-block-end: 1px solid var(--vscode-editorWidget-border, var(--vscode-sideBar-border));
    overflow-wrap: anywhere;
  }
  tr:hover td {
    background: var(--vscode-list-hoverBackground);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .actions {
    text-align: end;
    white-space: nowrap;
  }
  .refused {
    margin-block: 0 12px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--vscode-errorForeground);
    background: var(--vscode-list-hoverBackground);
  }
  @container (max-width: 560px) {
    .wide {
      display: none;
    }
    .column {
      padding-inline: 12px;
    }
  }
`;
