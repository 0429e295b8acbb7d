import { consume } from '@lit/context';
import type { ViewContainerContribution } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { layoutService, type LayoutService } from '../platform/layout-service.ts';
import { menuService, type MenuService } from '../platform/menu-service.ts';
import { sessionService, type SessionService } from '../platform/session-service.ts';
import { viewService, type ViewService } from '../platform/view-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';

/**
 * The side bar's containers as icons with badges, and below them account and settings. Arrow keys move, Enter shows.
 * In a narrow workbench it lies at the bottom.
 *
 * @attr {boolean} horizontal
 */
@element('askwell-activity-bar')
class ActivityBar extends WorkbenchElement {
  @consume({ context: viewService }) private views!: ViewService;
  @consume({ context: layoutService }) private layout!: LayoutService;
  @consume({ context: menuService }) private menus!: MenuService;
  @consume({ context: sessionService }) private session!: SessionService;

  protected override connected(): void {
    this.follow(this.views.onDidChange);
    this.follow(this.session.onDidChange);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  protected override willUpdate(): void {
    this.toggleAttribute('horizontal', this.layout.narrow);
  }

  protected override render(): TemplateResult {
    const active = this.views.active('side-bar');
    const containers = this.views.containers('side-bar');
    const { member } = this.session;
    return html`<nav aria-label=${this.text('activityBar.label')}>
      <div
        class="containers"
        role="tablist"
        aria-label=${this.text('activityBar.label')}
        aria-orientation=${this.layout.narrow ? 'horizontal' : 'vertical'}
        @keydown=${this.#onKeyDown}
      >
        ${containers.map((container) => this.#renderContainer(container, container === active))}
      </div>
      <div class="more">
        ${
          member
            ? html`<button
                class="account"
                aria-label=${this.text('activityBar.account', { name: member.name })}
                title=${`${member.name}, ${this.text(`role.${member.role}`)}`}
                @click=${() => void this.menus.show('account', `${member.name} · ${member.email}`)}
              >
                <span aria-hidden="true">${initials(member.name)}</span>
              </button>`
            : nothing
        }
        <button
          class="entry"
          aria-label=${this.text('activityBar.manage')}
          title=${this.text('activityBar.manage')}
          @click=${() => void this.menus.show('manage', this.text('activityBar.manage'))}
        >
          ${icon('gear')}
        </button>
      </div>
    </nav>`;
  }

  #renderContainer(container: ViewContainerContribution, active: boolean): TemplateResult {
    const badge = this.views.badge(container.id);
    const title = this.localization.label(container.title);
    const shown = active && this.layout.sideBarShown;
    return html`<button
      class="entry ${shown ? 'shown' : ''}"
      role="tab"
      aria-selected=${shown ? 'true' : 'false'}
      aria-label=${badge ? `${title}, ${badge.tooltip}` : title}
      title=${badge ? `${title} (${badge.tooltip})` : title}
      tabindex=${active ? 0 : -1}
      @click=${() => this.#choose(container.id, shown)}
    >
      ${icon(container.icon)}
      ${badge ? html`<span class="badge" aria-hidden="true">${badge.count > 99 ? '99+' : badge.count}</span>` : nothing}
      <span class="caption" aria-hidden="true">${title}</span>
    </button>`;
  }

  #choose(id: string, shown: boolean): void {
    if (shown) this.layout.showSideBar(false);
    else this.views.open(id);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const index = tabs.indexOf(event.target as HTMLElement);
    tabs[(index + step + tabs.length) % tabs.length]?.focus();
    event.preventDefault();
  };

  static override styles = [
    controlStyles,
    css`
      nav {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        block-size: 100%;
      }
      :host {
        display: block;
        inline-size: 48px;
        flex: none;
        background: var(--vscode-activityBar-background);
        border-inline-end: 1px solid var(--vscode-activityBar-border);
      }
      .containers,
      .more {
        display: flex;
        flex-direction: column;
        align-items: center;
      }
      .containers {
        /* Where they have no room they scroll: account and settings always stay in sight. */
        min-block-size: 0;
        min-inline-size: 0;
        overflow: auto;
        scrollbar-width: none;
      }
      .more {
        flex: none;
        gap: 4px;
        padding-block-end: 4px;
      }
      .entry {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: 48px;
        block-size: 46px;
        color: var(--vscode-activityBar-inactiveForeground);
      }
      .entry svg {
        inline-size: 23px;
        block-size: 23px;
      }
      .entry:hover,
      .entry.shown {
        color: var(--vscode-activityBar-foreground);
      }
      .entry.shown::before {
        content: '';
        position: absolute;
        inset-block: 8px;
        inset-inline-start: 0;
        inline-size: 2px;
        border-radius: 2px;
        background: var(--vscode-activityBar-activeBorder);
      }
      .badge {
        position: absolute;
        inset-block-start: 22px;
        inset-inline-start: 25px;
        min-inline-size: 17px;
        padding-inline: 4px;
        border-radius: 9px;
        background: var(--vscode-activityBarBadge-background);
        color: var(--vscode-activityBarBadge-foreground);
        font-size: 10px;
        font-weight: 600;
        line-height: 17px;
        text-align: center;
      }
      .account {
        display: grid;
        place-items: center;
        inline-size: 28px;
        block-size: 28px;
        border-radius: 50%;
        background: var(--vscode-badge-background);
        color: var(--vscode-badge-foreground);
        font-size: 11px;
        font-weight: 600;
      }
      .caption {
        display: none;
      }
      :host([horizontal]) nav {
        flex-direction: row;
      }
      :host([horizontal]) {
        inline-size: auto;
        border-inline-end: 0;
        border-block-start: 1px solid var(--vscode-activityBar-border);
        padding-block-end: env(safe-area-inset-bottom);
      }
      :host([horizontal]) .containers,
      :host([horizontal]) .more {
        flex-direction: row;
        padding: 0 6px;
        gap: 6px;
      }
      :host([horizontal]) .entry {
        min-inline-size: 60px;
        inline-size: auto;
        block-size: 54px;
        align-content: center;
        gap: 2px;
      }
      :host([horizontal]) .more .entry {
        min-inline-size: 48px;
      }
      :host([horizontal]) .caption {
        display: block;
        font-size: 10.5px;
      }
      :host([horizontal]) .account {
        inline-size: 32px;
        block-size: 32px;
      }
      :host([horizontal]) .entry.shown::before {
        inset: 0 12px auto;
        inline-size: auto;
        block-size: 2px;
      }
      :host([horizontal]) .badge {
        inset-block-start: 5px;
        inset-inline-start: calc(50% + 3px);
      }
    `,
  ];
}

/** One or two letters for a name: of the first and last word, or the last two characters of a Chinese name. */
function initials(name: string): string {
  if (/^\p{Script=Han}+$/u.test(name)) return [...name].slice(-2).join('');
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-activity-bar': ActivityBar;
  }
}
