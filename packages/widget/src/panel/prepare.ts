import type { InterfaceLocale } from '@askwell/core/l10n';
import { PanelElement } from './panel-element.ts';
import { prepareTexts } from './panel-texts.ts';

/** See {@link PanelModule}. */
export async function prepare(locale: InterfaceLocale, panel: Element): Promise<PanelElement> {
  await prepareTexts(locale);
  // An element that waits on the page with the customer's text area inside becomes the panel here.
  if (!customElements.get('askwell-panel')) customElements.define('askwell-panel', PanelElement);
  if (!(panel instanceof PanelElement) || !panel.isConnected) {
    throw new Error('The widget was taken off the page while its panel was loading. It loads at the next opening.');
  }
  return panel.start();
}
