import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Localizer, type Catalogue, type InterfaceLocale, type TextValues } from '@askwell/core/l10n';

/** A catalogue's module by dynamic import, for each language: only the reader's is fetched. */
export type CatalogueLoaders<Key extends string> = Readonly<
  Record<InterfaceLocale, () => Promise<{ readonly default: Catalogue<Key> }>>
>;

/**
 * Gives an element its texts in the reader's language and renders it again when the language changes.
 *
 * The first catalogue may be handed over ready, so that the first render has its texts. Until a catalogue is there,
 * texts are empty; while another language loads, the former one stays.
 *
 * @example
 * readonly #localization = new LocalizationController(this, {
 *   en: () => import('@askwell/core/l10n/catalogues/widget.en'),
 *   …
 * });
 */
export class LocalizationController<Key extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #loaders: CatalogueLoaders<Key>;
  #localizer: Localizer<Key> | undefined;
  #wanted: InterfaceLocale | undefined;

  constructor(host: ReactiveControllerHost, loaders: CatalogueLoaders<Key>, ready?: Localizer<Key>) {
    this.#host = host;
    this.#loaders = loaders;
    this.#localizer = ready;
    this.#wanted = ready?.locale as InterfaceLocale | undefined;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Undefined until the first catalogue is there. */
  get localizer(): Localizer<Key> | undefined {
    return this.#localizer;
  }

  /** Loads the language and renders the element in it. A wish that was overtaken by a later one is dropped. */
  async use(locale: InterfaceLocale): Promise<void> {
    if (this.#wanted === locale) return;
    this.#wanted = locale;
    const localizer = await loadLocalizer(this.#loaders, locale);
    if (this.#wanted !== locale) return;
    this.#localizer = localizer;
    this.#host.requestUpdate();
  }

  text(key: Key, values?: TextValues): string {
    return this.#localizer?.text(key, values) ?? '';
  }
}

/** Loads one language's texts. */
export async function loadLocalizer<Key extends string>(
  loaders: CatalogueLoaders<Key>,
  locale: InterfaceLocale,
): Promise<Localizer<Key>> {
  return new Localizer(locale, (await loaders[locale]()).default);
}
