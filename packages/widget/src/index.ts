import { keepOnPage } from './keep-on-page.ts';
import { WidgetElement } from './widget-element.ts';

export type { PanelView } from './panel-contract.ts';
export type { WidgetEvents } from './widget-events.ts';
export { WidgetElement };

/** Options of {@link createWidget}; they become the element's attributes. */
export interface WidgetOptions {
  /** Where Askwell is mounted, for instance `https://help.example`; default: this page's origin. */
  readonly server?: string;
  /** BCP 47; default: the page's language, then the browser's. */
  readonly locale?: string;
  /** Corner at the bottom of the window; default `end`. */
  readonly position?: 'start' | 'end';
  /** Who helps; default: as the server is configured. */
  readonly name?: string;
  /** Brand colour, `#rrggbb`. */
  readonly color?: string;
  /** Default: the reader's wish where the page supports it. */
  readonly colorScheme?: 'light' | 'dark';
}

/** Defines `<askwell-widget>`; harmless when it is defined already. The panel's code is loaded when it is wanted. */
export function registerWidget(): void {
  if (customElements.get('askwell-widget')) return;
  WidgetElement.loadPanel = () => import('./panel/prepare.ts');
  customElements.define('askwell-widget', WidgetElement);
}

/**
 * Puts a widget on the page and keeps it there when a single-page application swaps the body.
 *
 * @returns the element; `destroy()` takes it away for good
 *
 * @example
 * const widget = createWidget({ server: 'https://help.example', name: 'Hearthlane', color: '#9c4221' });
 * widget.addEventListener('askwell-message', ({ detail }) => console.log(detail.message));
 */
export function createWidget(options: WidgetOptions = {}): WidgetElement {
  registerWidget();
  const widget = document.createElement('askwell-widget');
  const { colorScheme, ...attributes } = options;
  for (const [name, value] of Object.entries({ ...attributes, 'color-scheme': colorScheme })) {
    if (value !== undefined) widget.setAttribute(name, value);
  }
  widget.onDestroy = keepOnPage(widget);
  return widget;
}
