import type { CommandContribution, CommandRegistry, ContextKeys } from '@askwell/core/extensions';
import { serviceId } from '@askwell/core/extensions';
import type { LogService } from './log-service.ts';
import type { NotificationService } from './notification-service.ts';

export const commandService = serviceId<CommandService>('commands');

/** Runs commands for people: what fails is said in a notification and in the log. */
export class CommandService {
  readonly #registry: CommandRegistry;
  readonly #keys: ContextKeys;
  readonly #notifications: NotificationService;
  readonly #log: LogService;

  constructor(registry: CommandRegistry, keys: ContextKeys, notifications: NotificationService, log: LogService) {
    this.#registry = registry;
    this.#keys = keys;
    this.#notifications = notifications;
    this.#log = log;
  }

  get(id: string): CommandContribution | undefined {
    return this.#registry.get(id);
  }

  /** Every command that makes sense here. */
  enabled(keys: ContextKeys = this.#keys): readonly CommandContribution[] {
    return this.#registry.all().filter((command) => keys.matches(command.when));
  }

  /** For code that needs the result; rejects when the command does. */
  execute(id: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#registry.execute(id, ...args);
  }

  /** For clicks and keys. */
  run(id: string, ...args: readonly unknown[]): void {
    this.#registry.execute(id, ...args).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      this.#log.append('commands', `${id}: ${message}`, 'error');
      this.#notifications.error(message);
    });
  }
}
