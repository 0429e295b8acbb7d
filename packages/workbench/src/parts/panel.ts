import { consume } from '@lit/context';
import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { commandService, type CommandService } from '../platform/command-service.ts';
import { layoutService, type LayoutService } from '../platform/layout-service.ts';
import { viewService, type ViewService } from '../platform/view-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import './view-actions.ts';
import './view-pane.ts';

/** The panel below the editors: a tab for each of its containers. */
@element('askwell-panel')
class Panel extends WorkbenchElement {
  @consume({ context: viewService }) private views!: ViewService;
  @consume({ context: layoutService }) private layout!: LayoutService;
  @consume({ context: commandService }) private commands!: CommandService;

  protected override connected(): void {
    this.follow(this.views.onDidChange);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('askwell-view-pane')?.focus());
  }

  protected override render(): TemplateResult {
    const active = this.views.active('panel');
    const views = active ? this.views.views(active.id) : [];
    const [only, another] = views;
    const alone = another === undefined ? only : undefined;
    return html`
      <div class="tabs">
        <div role="tablist" aria-label=${this.text('panel.label')}>
          ${this.views
            .containers('panel')
            .map(
              (container) =>
                html`<button
                  role="tab"
                  aria-selected=${container === active ? 'true' : 'false'}
                  @click=${() => this.views.open(container.id)}
                >
                  ${this.localization.label(container.title)}
                </button>`,
            )}
        </div>
        <span class="space"></span>
        ${alone ? html`<askwell-view-actions .view=${alone}></askwell-view-actions>` : nothing}
        <button
          class="icon-button"
          aria-label=${this.text('panel.close')}
          title=${this.text('panel.close')}
          @click=${() => {
            this.commands.run('workbench.togglePanel');
            this.layout.focus('editor');
          }}
        >
          ${icon('close')}
        </button>
      </div>
      ${repeat(
        views,
        (view) => view.id,
        (view) =>
          html`<askwell-view-pane role="tabpanel" ?headless=${view === alone} .view=${view}></askwell-view-pane>`,
      )}
    `;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: none;
        min-block-size: 0;
        background: var(--vscode-panel-background);
        border-block-start: 1px solid var(--vscode-panel-border);
      }
      .tabs {
        display: flex;
        align-items: center;
        block-size: 34px;
        flex: none;
        padding-inline: 8px;
      }
      .space {
        flex: 1;
      }
      [role='tablist'] {
        display: flex;
      }
      [role='tab'] {
        block-size: 34px;
        margin-inline: 8px;
        font-size: 0.86em;
        letter-spacing: 0.04em;
        text-transform: uppercase;
        color: var(--vscode-panelTitle-inactiveForeground);
        border-block-end: 1px solid transparent;
      }
      [role='tab'][aria-selected='true'] {
        color: var(--vscode-panelTitle-activeForeground);
        border-block-end-color: var(--vscode-panelTitle-activeBorder);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-panel': Panel;
  }
}
