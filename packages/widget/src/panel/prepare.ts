import type { InterfaceLocale } from '@askwell/core/l10n';
import { PanelElement } from './panel-element.ts';
import { prepareTexts } from './panel-texts.ts';

/** See {@link PanelModule}. */
export async function prepare(locale: InterfaceLocale): Promise<void> {
  await prepareTexts(locale);
  // An element that waits with the customer's text area inside becomes the panel here.
  if (!customElements.get('askwell-panel')) customElements.define('askwell-panel', PanelElement);
}
