import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId, type ContributedText, type ExtensionRegistry } from '@askwell/core/extensions';
import { interfaceLocale, Localizer, type Catalogue, type InterfaceLocale, type TextValues } from '@askwell/core/l10n';
import type english from '@askwell/core/l10n/catalogues/workbench.en';
import type { CatalogueLoaders } from '@askwell/ui/localization';

export const localizationService = serviceId<LocalizationService>('localization');

/** The choice that follows the host or the browser. */
export const automaticLocale = 'auto';

/** The keys of the workbench's own texts. */
export type WorkbenchText = keyof typeof english;

const loaders: CatalogueLoaders<WorkbenchText> = {
  en: () => import('@askwell/core/l10n/catalogues/workbench.en'),
  'zh-CN': () => import('@askwell/core/l10n/catalogues/workbench.zh-CN'),
  'zh-TW': () => import('@askwell/core/l10n/catalogues/workbench.zh-TW'),
};

/** Until a language is there its texts are empty, and so are the controls that nobody sees yet. */
const nothingLoaded = new Proxy({} as Catalogue<WorkbenchText>, { get: () => '' });

/** Texts in the member's language: the workbench's own and those that extensions contribute. */
export class LocalizationService implements Disposable {
  readonly #registry: ExtensionRegistry;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  #localizer = new Localizer<WorkbenchText>('en', nothingLoaded);
  #catalogue: Partial<Catalogue> = {};
  #contributed = new Localizer<string>('en', {});
  readonly #preferred: string;
  #wanted: InterfaceLocale = 'en';
  #settled: Promise<void> = Promise.resolve();

  /** Tells that every text may read differently now. */
  readonly onDidChange = this.#onDidChange.event;

  /** @param preferred BCP 47, the host's or the browser's choice */
  constructor(registry: ExtensionRegistry, preferred: string = navigator.language) {
    this.#registry = registry;
    this.#preferred = preferred;
    this.#store.add(registry.locales.onDidChange(() => this.#refresh()));
    this.#refresh();
  }

  get locale(): InterfaceLocale {
    return this.#localizer.locale as InterfaceLocale;
  }

  get localizer(): Localizer<WorkbenchText> {
    return this.#localizer;
  }

  text(key: WorkbenchText, values?: TextValues): string {
    return this.#localizer.text(key, values);
  }

  /** A contributed text: `%key%` looked up, anything else as it is. */
  label(text: ContributedText): string {
    const key = /^%(.+)%$/.exec(text)?.[1];
    if (key === undefined) return text;
    if (Object.hasOwn(this.#catalogue, key)) return this.#localizer.text(key as WorkbenchText);
    return this.#contributed.text(key);
  }

  /** Changes the language; resolves once its texts are there. A wish overtaken by a later one is dropped. */
  use(wanted: string = automaticLocale): Promise<void> {
    this.#settled = this.#load(wanted);
    return this.#settled;
  }

  /** Resolves once the texts of the language wanted last are there. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  get #isLoaded(): boolean {
    return Object.keys(this.#catalogue).length > 0;
  }

  async #load(wanted: string): Promise<void> {
    const locale = interfaceLocale(wanted === automaticLocale ? this.#preferred : wanted);
    this.#wanted = locale;
    if (locale === this.locale && this.#isLoaded) return;
    const { default: catalogue } = await loaders[locale]();
    if (this.#wanted !== locale) return;
    this.#catalogue = catalogue;
    this.#localizer = new Localizer(locale, catalogue);
    this.#refresh();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #refresh(): void {
    const texts: Record<string, string> = {};
    for (const wanted of ['en', this.locale]) {
      for (const { locale, catalogue } of this.#registry.locales.all()) {
        if (interfaceLocale(locale) === wanted) Object.assign(texts, catalogue);
      }
    }
    // A key that nobody translates stays in sight as the key: easier to find than an empty button.
    const known = new Proxy(texts, { get: (target, key) => target[String(key)] ?? String(key) });
    this.#contributed = new Localizer(this.locale, known);
    this.#onDidChange.fire();
  }
}
