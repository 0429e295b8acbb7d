import { Emitter, type Disposable, type Event } from '../base/index.ts';
import type { CommandContribution, CommandParameter } from './contributions.ts';
import { Registry } from './registry.ts';
import type { ServiceAccessor } from './services.ts';

/** Commands by id, and the one way to run them. */
export class CommandRegistry implements Disposable {
  readonly #commands = new Registry<CommandContribution>('command');
  readonly #services: ServiceAccessor;
  readonly #onDidExecute = new Emitter<string>();
  readonly onDidChange: Event<string> = this.#commands.onDidChange;
  /** Tells the id of each command once it has been run without throwing. */
  readonly onDidExecute = this.#onDidExecute.event;

  constructor(services: ServiceAccessor) {
    this.#services = services;
  }

  /** @throws TypeError when the id or the title is missing. */
  register(command: CommandContribution): Disposable {
    if (!command.title) {
      throw new TypeError(
        `Command "${command.id}" has no title. Give it one: it is shown in the palette and in menus.`,
      );
    }
    return this.#commands.register(command);
  }

  get(id: string): CommandContribution | undefined {
    return this.#commands.get(id);
  }

  all(): readonly CommandContribution[] {
    return this.#commands.all();
  }

  /**
   * Runs a command; resolves with what it returns.
   *
   * @throws Error when no such command is registered; TypeError when an argument is missing or of another type.
   */
  async execute(id: string, ...args: readonly unknown[]): Promise<unknown> {
    const command = this.#commands.get(id);
    if (!command) {
      throw new Error(`Command "${id}" is not registered. Check the id, or add the extension that contributes it.`);
    }
    for (const [index, parameter] of (command.parameters ?? []).entries()) {
      checkArgument(id, index, parameter, args[index]);
    }
    const result: unknown = await command.run(this.#services, ...(args as never[]));
    this.#onDidExecute.fire(id);
    return result;
  }

  dispose(): void {
    this.#commands.dispose();
    this.#onDidExecute.dispose();
  }
}

function checkArgument(command: string, index: number, parameter: CommandParameter, argument: unknown): void {
  if (argument === undefined && parameter.optional) return;
  const found = argument === null ? 'null' : typeof argument;
  if (found === parameter.type) return;
  throw new TypeError(
    `Command "${command}": argument ${index + 1} "${parameter.name}" must be of type ${parameter.type}, but is ${found}.`,
  );
}
