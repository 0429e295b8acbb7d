import { consume } from '@lit/context';
import { icon } from '@askwell/ui/icons';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { commandService, type CommandService } from '../platform/command-service.ts';
import { keybindingService, type KeybindingService } from '../platform/keybinding-service.ts';
import { layoutService, type LayoutService } from '../platform/layout-service.ts';
import type { WorkbenchText } from '../platform/localization-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import { brandSign } from './brand.ts';

/** The top line: the name, the command centre that opens the palette, and the switches of the layout. */
@element('askwell-title-bar')
class TitleBar extends WorkbenchElement {
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: layoutService }) private layout!: LayoutService;

  protected override connected(): void {
    this.follow(this.layout.onDidChange);
  }

  protected override render(): TemplateResult {
    const { narrow, sideBarShown, layout } = this.layout;
    const keys = this.keybindings.label('workbench.quickOpen');
    return html`<header>
      <div class="start">
        ${
          narrow
            ? this.#switch('workbench.toggleSideBar', 'three-bars', 'titleBar.sideBar', sideBarShown)
            : html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${svg`${brandSign()}`}</svg>
                <span class="name">Askwell</span>`
        }
      </div>
      <button class="centre" @click=${() => this.commands.run('workbench.quickOpen')}>
        ${icon('search')}<span class="hint">${this.text('titleBar.search')}</span
        >${keys ? html`<kbd>${keys}</kbd>` : nothing}
      </button>
      <div class="end">
        ${
          narrow
            ? nothing
            : this.#switch(
                'workbench.toggleSideBar',
                sideBarShown ? 'layout-sidebar-left' : 'layout-sidebar-left-off',
                'titleBar.sideBar',
                sideBarShown,
              )
        }
        ${this.#switch(
          'workbench.togglePanel',
          layout.panelVisible ? 'layout-panel' : 'layout-panel-off',
          'titleBar.panel',
          layout.panelVisible,
        )}
      </div>
    </header>`;
  }

  #switch(command: string, iconName: string, label: WorkbenchText, on: boolean): TemplateResult {
    const keys = this.keybindings.label(command);
    return html`<button
      class="icon-button"
      aria-label=${this.text(label)}
      aria-pressed=${on ? 'true' : 'false'}
      title=${this.text(label) + (keys ? ` (${keys})` : '')}
      @click=${() => this.commands.run(command)}
    >
      ${icon(iconName)}
    </button>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      header {
        display: grid;
        grid-template-columns: 1fr minmax(0, 560px) 1fr;
        align-items: center;
        gap: 8px;
        block-size: 36px;
        padding-inline: 10px;
        background: var(--vscode-titleBar-activeBackground);
        color: var(--vscode-titleBar-activeForeground);
        border-block-end: 1px solid var(--vscode-titleBar-border);
      }
      .start,
      .end {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .end {
        justify-content: flex-end;
      }
      .sign {
        inline-size: 20px;
        block-size: 20px;
        margin-inline: 4px 3px;
      }
      .name {
        font-weight: 600;
        letter-spacing: 0.01em;
      }
      .centre {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 7px;
        block-size: 24px;
        min-inline-size: 0;
        padding-inline: 10px;
        border: 1px solid var(--vscode-commandCenter-border);
        border-radius: 6px;
        background: var(--vscode-commandCenter-background);
        color: var(--vscode-commandCenter-foreground);
        font-size: 0.93em;
      }
      .centre:hover {
        background: var(--vscode-commandCenter-activeBackground);
      }
      .centre svg {
        inline-size: 14px;
      }
      .hint {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (pointer: coarse) {
        header {
          block-size: 48px;
          padding-inline: 6px;
          grid-template-columns: auto minmax(0, 1fr) auto;
        }
        .centre {
          block-size: 34px;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-title-bar': TitleBar;
  }
}
