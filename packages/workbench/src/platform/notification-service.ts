import { Emitter, toDisposable, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';

export const notificationService = serviceId<NotificationService>('notifications');

export interface NotificationAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notification {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly actions?: readonly NotificationAction[];
}

/** How long a plain message stays, milliseconds; errors and questions stay until they are dismissed. */
const shownFor = 8_000;
const most = 5;

/** Messages that appear over the workbench. */
export class NotificationService implements Disposable {
  readonly #onDidChange = new Emitter<void>();
  readonly #timers = new Map<Notification, ReturnType<typeof setTimeout>>();
  #shown: readonly Notification[] = [];
  readonly onDidChange = this.#onDidChange.event;

  /** Newest last. */
  get shown(): readonly Notification[] {
    return this.#shown;
  }

  /** Shows a message; disposing takes it away. The same message again replaces the earlier one. */
  show(notification: Notification): Disposable {
    const others = this.#shown.filter((other) => other.message !== notification.message);
    this.#set([...others, notification].slice(-most));
    if (notification.severity === 'info' && !notification.actions?.length) {
      this.#timers.set(
        notification,
        setTimeout(() => this.dismiss(notification), shownFor),
      );
    }
    return toDisposable(() => this.dismiss(notification));
  }

  info(message: string, ...actions: readonly NotificationAction[]): Disposable {
    return this.show({ severity: 'info', message, actions });
  }

  warn(message: string, ...actions: readonly NotificationAction[]): Disposable {
    return this.show({ severity: 'warning', message, actions });
  }

  error(message: string, ...actions: readonly NotificationAction[]): Disposable {
    return this.show({ severity: 'error', message, actions });
  }

  dismiss(notification: Notification): void {
    if (this.#shown.includes(notification)) this.#set(this.#shown.filter((other) => other !== notification));
  }

  dismissAll(): void {
    this.#set([]);
  }

  dispose(): void {
    this.#set([]);
    this.#onDidChange.dispose();
  }

  #set(shown: readonly Notification[]): void {
    for (const gone of this.#shown.filter((one) => !shown.includes(one))) {
      clearTimeout(this.#timers.get(gone));
      this.#timers.delete(gone);
    }
    this.#shown = shown;
    this.#onDidChange.fire();
  }
}
