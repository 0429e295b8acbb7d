import type { InterfaceLocale, Localizer } from '@askwell/core/l10n';
import type english from '@askwell/core/l10n/catalogues/widget.en';
import { loadLocalizer, type CatalogueLoaders } from '@askwell/ui/localization';

type TextKey = keyof typeof english;
export type PanelLocalizer = Localizer<TextKey>;

const catalogues: CatalogueLoaders<TextKey> = {
  en: () => import('@askwell/core/l10n/catalogues/widget.en'),
  'zh-CN': () => import('@askwell/core/l10n/catalogues/widget.zh-CN'),
  'zh-TW': () => import('@askwell/core/l10n/catalogues/widget.zh-TW'),
};

const ready = new Map<InterfaceLocale, PanelLocalizer>();

/** Loads the texts of a language; before the panel is defined, so that its first render has words. */
export async function prepareTexts(locale: InterfaceLocale): Promise<void> {
  if (!ready.has(locale)) ready.set(locale, await loadLocalizer(catalogues, locale));
}

export function preparedTexts(locale: InterfaceLocale): PanelLocalizer | undefined {
  return ready.get(locale);
}
