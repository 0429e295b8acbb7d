import { consume } from '@lit/context';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { commandService, type CommandService } from '../platform/command-service.ts';
import { menuService, type MenuService } from '../platform/menu-service.ts';
import { sessionService, type SessionService } from '../platform/session-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import { brandSign } from './brand.ts';

/** Shown while nothing is open: the commands of the menu `editor/empty` with their keys. */
@element('askwell-editor-watermark')
class EditorWatermark extends WorkbenchElement {
  @consume({ context: menuService }) private menus!: MenuService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: sessionService }) private session!: SessionService;

  protected override render(): TemplateResult {
    const name = this.session.member?.name;
    return html`<div class="box">
      <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${svg`${brandSign()}`}</svg>
      <h1>${name ? this.text('watermark.hello', { name }) : 'Askwell'}</h1>
      <p>${this.text('watermark.about')}</p>
      <ul>
        ${this.menus.entries('editor/empty').map(
          ({ command, label, keys }) =>
            html`<li>
              <button @click=${() => this.commands.run(command.id)}>
                <span>${label}</span>${keys ? html`<kbd>${keys}</kbd>` : nothing}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        block-size: 100%;
        overflow: auto;
      }
      .box {
        inline-size: min(340px, 100% - 48px);
        padding-block: 24px 8vh;
        text-align: center;
      }
      .sign {
        inline-size: 56px;
        block-size: 56px;
      }
      h1 {
        margin: 12px 0 4px;
        font-size: 20px;
        font-weight: 600;
        color: var(--vscode-foreground);
      }
      p {
        margin: 0 0 24px;
        color: var(--vscode-descriptionForeground);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 16px;
        inline-size: 100%;
        min-block-size: 34px;
        padding-inline: 12px;
        border-radius: 6px;
        color: var(--vscode-textLink-foreground);
      }
      li button:hover {
        background: var(--vscode-list-hoverBackground);
      }
      @media (pointer: coarse) {
        li button {
          min-block-size: 44px;
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
    'askwell-editor-watermark': EditorWatermark;
  }
}
