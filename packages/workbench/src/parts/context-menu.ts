import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { deepActiveElement, isComposing } from '../base/focus.ts';
import { listen } from '../base/listen.ts';
import { typeAhead } from '../base/tree-rows.ts';
import type { ContextMenuItem, ContextMenuSession } from '../platform/context-menu-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import { placeMenu } from './context-menu-place.ts';

/**
 * A menu at a place, over everything. Arrow keys, Home, End and letters move, Enter and Space choose, Escape and Tab
 * close. The focus returns to where it was.
 */
@element('askwell-context-menu')
export class ContextMenu extends WorkbenchElement {
  @property({ attribute: false }) session: ContextMenuSession | undefined;
  @query('[role=menu]', true) private menu!: HTMLElement;
  #before: HTMLElement | null = null;
  #typed = '';
  #typedAt = 0;
  #finishing = false;

  protected override connected(): void {
    const before = deepActiveElement();
    this.#before = before instanceof HTMLElement ? before : null;
    const outside = (event: Event) => event.composedPath().includes(this) || this.session?.finish();
    this.subscriptions.add(listen(document, 'pointerdown', outside, { capture: true }));
    const gone = () => this.session?.finish();
    this.subscriptions.add(listen(window, 'resize', gone));
    this.subscriptions.add(listen(window, 'blur', gone));
  }

  protected override firstUpdated(): void {
    const { menu, session } = this;
    menu.popover = 'manual'; // over everything, and not closed when the page around opens one of its own
    menu.showPopover();
    const viewport = { width: innerWidth, height: innerHeight };
    const place = placeMenu(session?.anchor ?? { x: 0, y: 0 }, menu.getBoundingClientRect(), viewport);
    menu.style.setProperty('left', `${place.x}px`);
    menu.style.setProperty('top', `${place.y}px`);
    this.#focusAt(0);
  }

  protected override render(): TemplateResult {
    const items = this.session?.items ?? [];
    return html`<div
      role="menu"
      aria-label=${this.session?.label ?? this.text('contextMenu.label')}
      @keydown=${this.#onKeyDown}
      @focusout=${this.#onFocusOut}
      @contextmenu=${(event: Event) => event.preventDefault()}
    >
      ${items.map((item, index) => {
        const parted = index > 0 && (item.group ?? '') !== (items[index - 1]?.group ?? '');
        return html`${parted ? html`<div class="rule" role="separator"></div>` : nothing}${this.#renderItem(item)}`;
      })}
    </div>`;
  }

  #renderItem(item: ContextMenuItem): TemplateResult {
    const { label, keys, checked, enabled = true } = item;
    const content = html`<span class="mark">${checked ? icon('check') : item.icon ? icon(item.icon) : nothing}</span
      ><span class="label">${label}</span
      >${keys ? html`<span class="keys" aria-hidden="true">${keys}</span>` : nothing}`;
    const choose = () => enabled && this.#finish(item);
    const move = (event: PointerEvent) => (event.currentTarget as HTMLElement).focus();
    const disabled = enabled ? 'false' : 'true';
    return checked === undefined
      ? html`<button role="menuitem" tabindex="-1" aria-disabled=${disabled} @click=${choose} @pointermove=${move}>
          ${content}
        </button>`
      : html`<button
          role="menuitemcheckbox"
          tabindex="-1"
          aria-checked=${checked ? 'true' : 'false'}
          aria-disabled=${disabled}
          @click=${choose}
          @pointermove=${move}
        >
          ${content}
        </button>`;
  }

  get #buttons(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('button')];
  }

  /** Goes round at both ends. A disabled line takes the focus too, so that it is known to be there. */
  #focusAt(index: number): void {
    const buttons = this.#buttons;
    buttons[(index + buttons.length) % buttons.length]?.focus();
  }

  #finish(item?: ContextMenuItem): void {
    // First the focus, then the act: what it does may move the focus on.
    this.#finishing = true;
    this.menu.hidePopover();
    this.#before?.focus({ preventScroll: true });
    this.session?.finish(item);
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (this.#finishing) return;
    // To elsewhere in the page; a window that loses it is told by its own event.
    if (event.relatedTarget instanceof Node && !this.menu.contains(event.relatedTarget)) this.session?.finish();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    event.stopPropagation(); // the workbench's keys rest
    const buttons = this.#buttons;
    const index = buttons.indexOf(event.target as HTMLElement);
    if (event.key === 'ArrowDown') this.#focusAt(index + 1);
    else if (event.key === 'ArrowUp') this.#focusAt(index - 1);
    else if (event.key === 'Home') this.#focusAt(0);
    else if (event.key === 'End') this.#focusAt(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') this.#finish();
    else if (event.key === 'Enter' || event.key === ' ') buttons[index]?.click();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.#typed = event.timeStamp - this.#typedAt > 800 ? event.key : this.#typed + event.key;
      this.#typedAt = event.timeStamp;
      const found = typeAhead(this.session?.items ?? [], index, this.#typed);
      if (found >= 0) buttons[found]?.focus();
    } else return;
    event.preventDefault();
  };

  static override styles = [
    controlStyles,
    css`
      [role='menu'] {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 4px;
        min-inline-size: 180px;
        max-inline-size: min(420px, 100vw - 8px);
        max-block-size: calc(100vh - 8px);
        overflow-y: auto;
        border: 1px solid var(--vscode-menu-border);
        border-radius: 8px;
        background: var(--vscode-menu-background);
        color: var(--vscode-menu-foreground);
        box-shadow: 0 6px 24px var(--vscode-widget-shadow);
        font-size: var(--vscode-font-size);
      }
      button {
        display: flex;
        align-items: center;
        gap: 8px;
        inline-size: 100%;
        min-block-size: 26px;
        padding-inline: 6px 12px;
        border-radius: 5px;
        user-select: none;
        -webkit-user-select: none;
      }
      button:focus {
        background: var(--vscode-menu-selectionBackground);
        color: var(--vscode-menu-selectionForeground);
        outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      button[aria-disabled='true'] {
        color: var(--vscode-disabledForeground);
        cursor: default;
      }
      .mark {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 18px;
      }
      .label {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .keys {
        padding-inline-start: 24px;
        opacity: 0.8;
        font-size: 0.92em;
        white-space: nowrap;
      }
      .rule {
        margin: 4px 6px;
        border-block-start: 1px solid var(--vscode-menu-separatorBackground);
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 42px;
        }
        .keys {
          display: none;
        }
      }
    `,
  ];
}
