import { consume } from '@lit/context';
import type { ContextKeys, ViewContribution } from '@askwell/core/extensions';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { contextKeyService } from '../platform/core-services.ts';
import { keybindingService, type KeybindingService } from '../platform/keybinding-service.ts';
import { viewService, type ViewService } from '../platform/view-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import './view-actions.ts';

/**
 * One contributed view: its title with its actions, and its element, loaded when needed.
 *
 * @attr {boolean} headless - title and actions are shown by whoever holds the pane
 */
@element('askwell-view-pane')
class ViewPane extends WorkbenchElement {
  @consume({ context: viewService }) private views!: ViewService;
  @consume({ context: contextKeyService }) private keys!: ContextKeys;
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @property({ attribute: false }) view!: ViewContribution;
  @state() private content: HTMLElement | undefined;
  @state() private problem = '';
  #wantsFocus = false;

  protected override connected(): void {
    // Keys pressed in the view are judged with its id, as its title actions are.
    const scope = this.subscriptions.add(this.keys.scope());
    scope.set('view', this.view.id);
    this.subscriptions.add(this.keybindings.setScope(this, scope));
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.content = undefined;
  }

  override focus(): void {
    // While the view is being loaded the wish is kept.
    if (this.content) this.content.focus();
    else this.#wantsFocus = true;
  }

  async #load(): Promise<void> {
    try {
      await this.views.load(this.view);
      if (!this.isConnected) return;
      const content = document.createElement(this.view.element);
      this.content = content;
      if (!this.#wantsFocus) return;
      this.#wantsFocus = false;
      await this.updateComplete;
      content.focus();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    return html`
      <header>
        <h2>${this.localization.label(this.view.title)}</h2>
        <askwell-view-actions .view=${this.view}></askwell-view-actions>
      </header>
      <div class="content">
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : (this.content ?? nothing)}
      </div>
    `;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-block-size: 0;
      }
      header {
        display: flex;
        align-items: center;
        gap: 2px;
        block-size: 36px;
        flex: none;
        padding-inline: 16px 8px;
      }
      h2 {
        flex: 1;
        margin: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 0.86em;
        font-weight: 600;
        letter-spacing: 0.04em;
        text-transform: uppercase;
        color: var(--vscode-sideBarTitle-foreground);
      }
      :host([headless]) header {
        display: none;
      }
      .content {
        flex: 1;
        min-block-size: 0;
      }
      .problem {
        padding: 8px 16px;
        color: var(--vscode-errorForeground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-view-pane': ViewPane;
  }
}
