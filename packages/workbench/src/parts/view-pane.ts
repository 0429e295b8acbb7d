import { consume } from '@lit/context';
import type { ContextKeys, ViewContribution } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
 * @attr {boolean} collapsible - the title is a button that shows and hides the rest
 * @attr {boolean} headless - title and actions are shown by whoever holds the pane
 */
@element('askwell-view-pane')
class ViewPane extends WorkbenchElement {
  @consume({ context: viewService }) private views!: ViewService;
  @consume({ context: contextKeyService }) private keys!: ContextKeys;
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @property({ attribute: false }) view!: ViewContribution;
  @property({ type: Boolean, reflect: true }) collapsible = false;
  @state() private collapsed = false;
  @state() private content: HTMLElement | undefined;
  @state() private problem = '';
  #wantsFocus = false;
  #loading = false;

  protected override connected(): void {
    // Keys pressed in the view are judged with its id, as its title actions are.
    const scope = this.subscriptions.add(this.keys.scope());
    scope.set('view', this.view.id);
    this.subscriptions.add(this.keybindings.setScope(this, scope));
    this.follow(this.views.onDidChange);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.collapsed = this.collapsible && this.views.isCollapsed(this.view);
    this.toggleAttribute('collapsed', this.collapsed);
    if (!this.collapsed && !this.#loading) {
      this.#loading = true;
      void this.#load();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.content = undefined;
    this.#loading = false;
  }

  override focus(): void {
    if (this.collapsed) return this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus();
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
        <h2>${this.collapsible ? this.#renderToggle() : this.localization.label(this.view.title)}</h2>
        ${this.collapsed ? nothing : html`<askwell-view-actions .view=${this.view}></askwell-view-actions>`}
      </header>
      <div class="content" ?hidden=${this.collapsed}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : (this.content ?? nothing)}
      </div>
    `;
  }

  #renderToggle(): TemplateResult {
    return html`<button
      class="toggle"
      aria-expanded=${this.collapsed ? 'false' : 'true'}
      @click=${() => this.views.setCollapsed(this.view, !this.collapsed)}
    >
      ${icon(this.collapsed ? 'chevron-right' : 'chevron-down')}${this.localization.label(this.view.title)}
    </button>`;
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
      :host([collapsed]) {
        flex: none;
      }
      :host([collapsible]) header {
        block-size: 28px;
        padding-inline-start: 4px;
        border-block-start: 1px solid var(--vscode-sideBarSectionHeader-border, var(--vscode-sideBar-border));
      }
      :host([collapsible]:first-child) header {
        border-block-start-color: transparent;
      }
      .toggle {
        display: flex;
        align-items: center;
        gap: 2px;
        inline-size: 100%;
        block-size: 28px;
        font-weight: inherit;
        text-transform: inherit;
        letter-spacing: inherit;
      }
      @media (pointer: coarse) {
        :host([collapsible]) header,
        .toggle {
          block-size: 40px;
        }
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
