import { consume } from '@lit/context';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';

/** Every key with its command and condition, and the keys that can never run. */
@element('askwell-shortcuts-editor')
export class ShortcutsEditor extends ResourceEditor {
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: editorService }) private editors!: EditorService;

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('shortcuts.title') });
  }

  protected override render(): TemplateResult {
    const { resolver } = this.keybindings;
    const hidden = new Set(resolver.conflicts().map(({ shadowed }) => shadowed));
    const rows = resolver.keybindings
      .flatMap((keybinding) => {
        const command = this.commands.get(keybinding.command);
        return command
          ? [{ ...keybinding, title: this.localization.label(command.title), hidden: hidden.has(keybinding) }]
          : [];
      })
      .toSorted((a, b) => a.title.localeCompare(b.title, this.localization.locale));
    return html`<div class="page" tabindex="0">
      <div class="column">
        <h1>${this.text('shortcuts.title')}</h1>
        <p class="quiet">${this.text('shortcuts.about', { count: rows.length })}</p>
        <table>
          <thead>
            <tr>
              <th>${this.text('shortcuts.command')}</th>
              <th>${this.text('shortcuts.keys')}</th>
              <th class="when">${this.text('shortcuts.when')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  <td>${row.title}</td>
                  <td>
                    ${row.label.split(' ').map((stroke) => html`<kbd>${stroke}</kbd> `)}
                    ${row.hidden ? html`<span class="conflict">${this.text('shortcuts.conflict')}</span>` : ''}
                  </td>
                  <td class="when"><code>${row.when ?? ''}</code></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .column {
        max-inline-size: 860px;
        margin-inline: auto;
        padding: 24px 24px 64px;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 7px 8px;
        text-align: start;
        border-block-end: 1px solid var(--vscode-panel-border);
      }
      td:nth-child(2) {
        white-space: nowrap;
      }
      th {
        font-weight: 600;
        color: var(--vscode-descriptionForeground);
      }
      code {
        font-family: var(--vscode-editor-font-family);
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      .conflict {
        color: var(--vscode-statusBarItem-warningForeground);
      }
      @container (max-width: 620px) {
        .when {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-shortcuts-editor': ShortcutsEditor;
  }
}
