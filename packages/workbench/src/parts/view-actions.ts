import { consume } from '@lit/context';
import type { ContextKeys, ViewContribution } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { commandService, type CommandService } from '../platform/command-service.ts';
import { contextKeyService } from '../platform/core-services.ts';
import { menuService, type MenuService } from '../platform/menu-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';

/** A view's commands from the menu `view/title`, as icons. Their when-clauses see the key `view`. */
@element('askwell-view-actions')
class ViewActions extends WorkbenchElement {
  @consume({ context: menuService }) private menus!: MenuService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: contextKeyService }) private keys!: ContextKeys;
  @property({ attribute: false }) view!: ViewContribution;
  #scope!: ContextKeys;

  protected override connected(): void {
    this.#scope = this.subscriptions.add(this.keys.scope());
    this.subscriptions.add(this.#scope.onDidChange(() => this.requestUpdate()));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#scope.set('view', this.view.id);
  }

  protected override render(): TemplateResult[] {
    return this.menus
      .entries('view/title', this.#scope)
      .map(
        ({ command, label, keys }) =>
          html`<button
            class="icon-button"
            aria-label=${label}
            title=${label + (keys ? ` (${keys})` : '')}
            @click=${() => this.commands.run(command.id)}
          >
            ${icon(command.icon ?? 'ellipsis')}
          </button>`,
      );
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        gap: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-view-actions': ViewActions;
  }
}
