import { consume } from '@lit/context';
import type { ContextKeys } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { commandService, type CommandService } from '../platform/command-service.ts';
import { contextKeyService } from '../platform/core-services.ts';
import { emptyGroup, type EditorGroup, type EditorTab } from '../platform/editor-group.ts';
import { editorService, type EditorService } from '../platform/editor-service.ts';
import { menuService, type MenuService } from '../platform/menu-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';

/**
 * The tabs of a group. A preview is in italics and pinned by a double click; a dot stands for unsaved changes; the
 * middle button or Delete closes; tabs are moved by dragging.
 */
@element('askwell-editor-tabs')
class EditorTabs extends WorkbenchElement {
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: menuService }) private menus!: MenuService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: contextKeyService }) private keys!: ContextKeys;
  @property({ attribute: false }) group: EditorGroup = emptyGroup;
  @state() private dragged: string | undefined;

  protected override connected(): void {
    this.follow(this.keys.onDidChange as never);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('group');
    if (changed.has('group') && before?.active !== this.group.active) {
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="tabs" role="tablist" aria-label=${this.text('editors.tabs')} @keydown=${this.#onKeyDown}>
        ${repeat(
          this.group.tabs,
          (tab) => tab.uri,
          (tab, index) => this.#renderTab(tab, index),
        )}
      </div>
      <div class="actions">
        ${this.menus
          .entries('editor/title')
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
          )}
      </div>
    `;
  }

  #renderTab(tab: EditorTab, index: number): TemplateResult {
    const active = tab.uri === this.group.active;
    const title = tab.title || this.text('editors.loading');
    return html`<div
      class="tab ${active ? 'active' : ''} ${tab.preview ? 'preview' : ''} ${tab.dirty ? 'dirty' : ''}"
      role="tab"
      data-uri=${tab.uri}
      aria-selected=${active ? 'true' : 'false'}
      aria-label=${tab.dirty ? this.text('editors.dirty', { title }) : title}
      tabindex=${active ? 0 : -1}
      title=${title}
      draggable="true"
      @click=${() => this.editors.open(tab.uri, { pinned: false })}
      @dblclick=${() => this.editors.pin(tab.uri)}
      @auxclick=${(event: MouseEvent) => event.button === 1 && this.editors.close(tab.uri)}
      @dragstart=${() => (this.dragged = tab.uri)}
      @dragend=${() => (this.dragged = undefined)}
      @dragover=${(event: DragEvent) => this.dragged !== undefined && event.preventDefault()}
      @drop=${() => this.dragged !== undefined && this.editors.move(this.dragged, index)}
    >
      ${icon(tab.icon)}<span class="title">${title}</span>
      <span
        class="close"
        aria-hidden="true"
        title=${this.text('editors.close')}
        @click=${(event: Event) => {
          event.stopPropagation();
          this.editors.close(tab.uri);
        }}
      >
        <span class="dot"></span>${icon('close')}
      </span>
    </div>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const index = tabs.indexOf(event.target as HTMLElement);
    const uri = tabs[index]?.dataset['uri'];
    if (uri === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight') tabs[(index + 1) % tabs.length]?.focus();
    else if (event.key === 'ArrowLeft') tabs[(index - 1 + tabs.length) % tabs.length]?.focus();
    else if (event.key === 'Home') tabs[0]?.focus();
    else if (event.key === 'End') tabs.at(-1)?.focus();
    else if (event.key === 'Enter') this.editors.open(uri);
    else if (event.key === ' ') this.editors.activate(uri);
    else if (event.key === 'Delete') this.editors.close(uri);
    else return;
    event.preventDefault();
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex: none;
        block-size: 36px;
        background: var(--vscode-editorGroupHeader-tabsBackground);
        box-shadow: inset 0 -1px var(--vscode-editorGroupHeader-tabsBorder);
      }
      .tabs {
        display: flex;
        flex: 1;
        min-inline-size: 0;
        overflow-x: auto;
        overflow-y: hidden;
        scrollbar-width: none;
      }
      .tab {
        position: relative;
        display: flex;
        align-items: center;
        gap: 7px;
        flex: none;
        max-inline-size: 240px;
        padding-inline: 12px 6px;
        border-inline-end: 1px solid var(--vscode-tab-border);
        box-shadow: inset 0 -1px var(--vscode-editorGroupHeader-tabsBorder);
        background: var(--vscode-tab-inactiveBackground);
        color: var(--vscode-tab-inactiveForeground);
        cursor: pointer;
        user-select: none;
        -webkit-user-select: none;
      }
      .tab:hover {
        background: var(--vscode-tab-hoverBackground);
      }
      .tab.active {
        background: var(--vscode-tab-activeBackground);
        color: var(--vscode-tab-activeForeground);
        box-shadow: inset 0 1.5px var(--vscode-tab-activeBorderTop);
      }
      .tab > svg {
        inline-size: 15px;
        block-size: 15px;
        color: var(--vscode-icon-foreground);
      }
      .title {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .preview .title {
        font-style: italic;
        padding-inline-end: 2px;
      }
      .close {
        display: grid;
        place-items: center;
        inline-size: 22px;
        block-size: 22px;
        flex: none;
        border-radius: 5px;
        opacity: 0;
      }
      .close > * {
        grid-area: 1 / 1;
      }
      .tab:hover .close,
      .tab:focus-within .close,
      .tab.active .close,
      .tab.dirty .close {
        opacity: 1;
      }
      .close:hover {
        background: var(--vscode-toolbar-hoverBackground);
      }
      .dot {
        display: none;
        inline-size: 8px;
        block-size: 8px;
        border-radius: 50%;
        background: currentColor;
      }
      .dirty .close:not(:hover) .dot {
        display: block;
      }
      .dirty .close:not(:hover) svg {
        display: none;
      }
      .actions {
        display: flex;
        align-items: center;
        gap: 2px;
        padding-inline: 8px;
      }
      .actions:empty {
        display: none;
      }
      @media (pointer: coarse) {
        :host {
          block-size: 42px;
        }
        .close {
          opacity: 1;
          inline-size: 30px;
          block-size: 30px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-editor-tabs': EditorTabs;
  }
}
