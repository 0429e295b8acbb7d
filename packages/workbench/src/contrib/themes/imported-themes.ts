import { DisposableStore, type Disposable } from '@askwell/core/base';
import { serviceId, type ServiceAccessor, type ThemeContribution } from '@askwell/core/extensions';
import { contextKeyService, extensionService } from '../../platform/core-services.ts';
import { storageService } from '../../platform/storage-service.ts';
import { hexColor } from './hex-color.ts';

export const importedThemeService = serviceId<ImportedThemes>('imported themes');

/** Imported themes are told from contributed ones by their ids. */
const prefix = 'imported.';
/** A theme has some 30 kB; browsers store about 5 MB for everything. */
const most = 20;

/** The member's imported themes: contributed like any other, stored in this browser. */
export class ImportedThemes implements Disposable {
  readonly #services: ServiceAccessor;
  readonly #store = new DisposableStore();
  #registered = new DisposableStore();
  #themes: readonly ThemeContribution[] = [];

  constructor(services: ServiceAccessor) {
    this.#services = services;
    this.#store.add(services.get(storageService).onDidChangeUser(() => this.#load()));
    this.#load();
  }

  get all(): readonly ThemeContribution[] {
    return this.#themes;
  }

  has(id: string): boolean {
    return this.#themes.some((theme) => theme.id === id);
  }

  /**
   * Adds a theme, or replaces the one of that name; of too many the oldest goes.
   *
   * @returns its id
   */
  add(theme: Omit<ThemeContribution, 'id'>): string {
    const name = theme.label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    // Ids are made of Latin letters; other names are told apart by their characters' numbers.
    const id =
      prefix + [...name].map((sign) => (/[\w-]/.test(sign) ? sign : sign.codePointAt(0)?.toString(36))).join('');
    this.#keep([...this.#themes.filter((other) => other.id !== id), { ...theme, id }].slice(-most));
    return id;
  }

  remove(id: string): void {
    this.#keep(this.#themes.filter((theme) => theme.id !== id));
  }

  dispose(): void {
    this.#registered.dispose();
    this.#store.dispose();
  }

  #keep(themes: readonly ThemeContribution[]): void {
    // Shared, so that the sign-in form and the next start show the theme at once.
    this.#services.get(storageService).write('themes', themes, { shared: true });
    this.#show(themes);
  }

  #load(): void {
    this.#show(this.#services.get(storageService).read('themes', readThemes) ?? []);
  }

  #show(themes: readonly ThemeContribution[]): void {
    this.#themes = themes;
    const before = this.#registered;
    this.#registered = new DisposableStore();
    // A label that somebody imported is shown as it is: "%" would be looked up as a text.
    for (const theme of themes) {
      const label = theme.label.replaceAll('%', '');
      this.#registered.add(this.#services.get(extensionService).themes.register({ ...theme, label }));
    }
    before.dispose();
    this.#services.get(contextKeyService).set('importedThemes', themes.length || undefined);
  }
}

function readThemes(value: unknown): readonly ThemeContribution[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter(
    (theme: Partial<ThemeContribution> | null): theme is ThemeContribution =>
      typeof theme?.id === 'string' &&
      /^imported\.[\w-]*$/.test(theme.id) &&
      typeof theme.label === 'string' &&
      /^(?:hc-)?(?:dark|light)$/.test(String(theme.type)) &&
      typeof theme.colors === 'object' &&
      theme.colors !== null &&
      Object.values<unknown>(theme.colors).every((color) => typeof color === 'string' && hexColor.test(color)),
  );
}
