import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId, type ExtensionRegistry, type SettingContribution } from '@askwell/core/extensions';
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
    return (accepts(setting, own) ? own : setting.default) as T;
  }

  /** The value, or undefined while nobody contributes the setting. */
  find(id: string): SettingValue | undefined {
    return this.#registry.settings.get(id) && this.get(id);
  }

  /** @throws Error when nobody contributes the setting; TypeError when the value does not fit. */
  set(id: string, value: SettingValue): void {
    const setting = this.#setting(id);
    if (!accepts(setting, value)) {
      const allowed = setting.values ? `one of ${setting.values.join(', ')}` : `a ${setting.type}`;
      throw new TypeError(`Setting "${id}" cannot be ${JSON.stringify(value)}. It must be ${allowed}.`);
    }
    this.#values = { ...this.#values, [id]: value };
    this.#storage.write('settings', this.#values, { shared: true });
    this.#onDidChange.fire(id);
  }

  dispose(): void {
    this.#store.dispose();
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

function accepts({ type, values }: SettingContribution, value: unknown): boolean {
  return typeof value === type && (!values || values.some((allowed) => allowed === value));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
