import { consume } from '@lit/context';
import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { element } from '../base/define-element.ts';
import { contextMenuService, type ContextMenuService } from '../platform/context-menu-service.ts';
import { dialogService, type DialogService } from '../platform/dialog-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import type { ContextMenu } from './context-menu.ts';
import type { DialogBox } from './dialog-box.ts';

/** The context menu and the dialog that are open; their code is fetched when one first is. */
@element('askwell-overlays')
class Overlays extends WorkbenchElement {
  @consume({ context: contextMenuService }) private menus!: ContextMenuService;
  @consume({ context: dialogService }) private dialogs!: DialogService;

  protected override connected(): void {
    this.follow(this.menus.onDidChange);
    this.follow(this.dialogs.onDidChange);
  }

  protected override willUpdate(): void {
    // What cannot be fetched counts as closed: nobody waits for an answer that cannot come.
    if (this.menus.session) import('./context-menu.ts').catch(() => this.menus.hide());
    const { session } = this.dialogs;
    if (session) import('./dialog-box.ts').catch(() => session.finish());
  }

  protected override render(): TemplateResult {
    const { session: menu } = this.menus;
    const { session: dialog } = this.dialogs;
    return html`${menu ? keyed(menu, html`<askwell-context-menu .session=${menu}></askwell-context-menu>`) : nothing}
    ${dialog ? keyed(dialog, html`<askwell-dialog-box .session=${dialog}></askwell-dialog-box>`) : nothing}`;
  }

  static override styles = css`
    :host {
      display: contents;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-overlays': Overlays;
    'askwell-context-menu': ContextMenu;
    'askwell-dialog-box': DialogBox;
  }
}
