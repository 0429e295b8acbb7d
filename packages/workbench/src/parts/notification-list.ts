import { consume } from '@lit/context';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { layoutService, type LayoutService } from '../platform/layout-service.ts';
import {
  notificationService,
  type Notification,
  type NotificationAction,
  type NotificationService,
} from '../platform/notification-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';

/** Messages over the lower right corner. They are announced once, and Escape dismisses the one with the focus. */
@element('askwell-notification-list')
class NotificationList extends WorkbenchElement {
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @consume({ context: layoutService }) private layout!: LayoutService;

  protected override connected(): void {
    this.follow(this.notifications.onDidChange);
  }

  protected override render(): TemplateResult {
    return html`<div
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label=${this.text('notifications.label')}
    >
      ${repeat(
        this.notifications.shown,
        (notification) => notification,
        (notification) => this.#renderNotification(notification),
      )}
    </div>`;
  }

  #renderNotification(notification: Notification): TemplateResult {
    const { severity, message, actions = [] } = notification;
    return html`<div
      class="notification ${severity}"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.#dismiss(notification);
      }}
    >
      ${icon(severity)}
      <p>${message}</p>
      <button
        class="icon-button"
        aria-label=${this.text('notifications.dismiss')}
        title=${this.text('notifications.dismiss')}
        @click=${() => this.#dismiss(notification)}
      >
        ${icon('close')}
      </button>
      ${
        actions.length > 0
          ? html`<div class="actions">${actions.map((action) => this.#renderAction(notification, action))}</div>`
          : nothing
      }
    </div>`;
  }

  #renderAction(notification: Notification, { label, run }: NotificationAction): TemplateResult {
    const take = () => {
      this.#dismiss(notification);
      run();
    };
    return html`<vscode-button @click=${take}>${label}</vscode-button>`;
  }

  #dismiss(notification: Notification): void {
    const hadFocus = this.matches(':focus-within');
    this.notifications.dismiss(notification);
    if (hadFocus) this.layout.focus('editor');
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        position: absolute;
        inset-block-end: 34px;
        inset-inline-end: 12px;
        z-index: 20;
        inline-size: min(400px, 100% - 24px);
      }
      [role='log'] {
        display: grid;
        gap: 8px;
      }
      .notification {
        display: grid;
        grid-template-columns: 16px 1fr auto;
        align-items: start;
        gap: 10px;
        padding: 10px 8px 10px 14px;
        border: 1px solid var(--vscode-notifications-border);
        border-radius: 8px;
        background: var(--vscode-notifications-background);
        color: var(--vscode-notifications-foreground);
        box-shadow: 0 6px 24px var(--vscode-widget-shadow);
        animation: rise 0.16s ease-out;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      .notification > svg {
        margin-block-start: 3px;
      }
      .info > svg {
        color: var(--vscode-notificationsInfoIcon-foreground);
      }
      .warning > svg {
        color: var(--vscode-notificationsWarningIcon-foreground);
      }
      .error > svg {
        color: var(--vscode-notificationsErrorIcon-foreground);
      }
      p {
        margin: 2px 0;
        overflow-wrap: anywhere;
        max-block-size: 9em;
        overflow-y: auto;
      }
      .actions {
        grid-column: 2 / -1;
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        padding-inline-end: 4px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-notification-list': NotificationList;
  }
}
