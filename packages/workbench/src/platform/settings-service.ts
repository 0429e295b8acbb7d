import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import {
  checkSetting,
  explainSettingProblem,
  serviceId,
  type ExtensionRegistry,
  type SettingContribution,
} from '@askwell/core/extensions';
import type { StorageService } from './storage-service.ts';

export const settingsService = serviceId<SettingsService>('settings');

export type SettingValue = boolean | number | string;

/** The values of contributed settings: the member's own where there is one, otherwise the contributed default. */
export class SettingsService implements Disposable {
  readonly #registry: ExtensionRegistry;
  readonly #storage: StorageService;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<string | null>());
  #values: Readonly<Record<string, unknown>> = {};

  /** Tells the setting whose value changed, or null when all may have. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(registry: ExtensionRegistry, storage: StorageService) {
    this.#registry = registry;
    this.#storage = storage;
    this.#load();
    this.#store.add(storage.onDidChangeUser(() => this.#load()));
    this.#store.add(registry.settings.onDidChange((id) => this.#onDidChange.fire(id)));
  }

  /** @throws Error when nobody contributes the setting. */
  get<T extends SettingValue>(id: string): T {
    const setting = this.#setting(id);
    const own = this.#values[id];
    return (checkSetting(setting, own) ? setting.default : own) as T;
  }

  /** The value, or undefined while nobody contributes the setting. */
  find(id: string): SettingValue | undefined {
    return this.#registry.settings.get(id) && this.get(id);
  }

  /** @throws Error when nobody contributes the setting; TypeError when the value does not fit. */
  set(id: string, value: SettingValue): void {
    const setting = this.#setting(id);
    const problem = checkSetting(setting, value);
    if (problem) {
      throw new TypeError(`Setting "${id}" cannot be ${JSON.stringify(value)}: it ${explainSettingProblem(problem)}.`);
    }
    this.#keep({ ...this.#values, [id]: value }, id);
  }

  /** Every contributed setting. */
  get contributions(): readonly SettingContribution[] {
    return this.#registry.settings.all();
  }

  /** What this member has set, by id: also what does not fit, and what nobody contributes at present. */
  get own(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  /** Whether the member has a value of their own that is not the default. */
  isModified(id: string): boolean {
    return Object.hasOwn(this.#values, id) && this.find(id) !== this.#registry.settings.get(id)?.default;
  }

  /** Goes back to the default; forgets the value of a setting that nobody contributes. */
  reset(id: string): void {
    const { [id]: _, ...kept } = this.#values;
    this.#keep(kept, id);
  }

  /** Sets all values of this member at once; those for settings that nobody contributes are kept for later. */
  replaceOwn(values: Readonly<Record<string, unknown>>): void {
    this.#keep(values, null);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #keep(values: Readonly<Record<string, unknown>>, changed: string | null): void {
    this.#values = values;
    this.#storage.write('settings', values, { shared: true });
    this.#onDidChange.fire(changed);
  }

  #load(): void {
    const stored = this.#storage.read('settings', asRecord);
    // Whoever has no settings yet goes on with what this browser showed last, without a flash of another theme.
    if (stored) this.#values = stored;
    this.#onDidChange.fire(null);
  }

  #setting(id: string): SettingContribution {
    const setting = this.#registry.settings.get(id);
    if (!setting)
      throw new Error(`Setting "${id}" is not contributed. Check the name, or add the extension that contributes it.`);
    return setting;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
