import { consume } from '@lit/context';
import { css, html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { viewService, type ViewService } from '../platform/view-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import './view-pane.ts';

/** The views of the container that is chosen in the activity bar. */
@element('askwell-side-bar')
class SideBar extends WorkbenchElement {
  @consume({ context: viewService }) private views!: ViewService;

  protected override connected(): void {
    this.follow(this.views.onDidChange);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('askwell-view-pane')?.focus());
  }

  protected override render(): TemplateResult {
    const container = this.views.active('side-bar');
    const views = container ? this.views.views(container.id) : [];
    return html`<div class="views">
      ${repeat(
        views,
        (view) => view.id,
        (view) => html`<askwell-view-pane .view=${view} ?collapsible=${views.length > 1}></askwell-view-pane>`,
      )}
    </div>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        flex: none;
        min-inline-size: 0;
        background: var(--vscode-sideBar-background);
        color: var(--vscode-sideBar-foreground);
        border-inline-end: 1px solid var(--vscode-sideBar-border);
      }
      .views {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-side-bar': SideBar;
  }
}
