import { brandProperties } from '@askwell/ui/theme';
import type { WidgetElement } from '../widget-element.ts';
import type { PanelLocalizer } from './panel-texts.ts';

export interface WidgetDress {
  readonly localizer: PanelLocalizer;
  /** Who helps. */
  readonly name: string;
  /** Number of messages not seen. */
  readonly unread: number;
  /** Whether the text area is for a question, or for a message in a conversation. */
  readonly asks: boolean;
}

/** Gives names, language and colours to what the loader made around the panel. */
export function dressWidget(
  widget: WidgetElement,
  panel: HTMLElement,
  { localizer, name, unread, asks }: WidgetDress,
): void {
  const dialog = panel.parentElement as HTMLDialogElement;
  const launcher = widget.shadowRoot!.querySelector('button')!;
  const label = localizer.text('panel.label', { name }).trim();
  dialog.ariaLabel = label;
  dialog.lang = localizer.locale;
  widget.question.placeholder = widget.question.ariaLabel = localizer.text(
    asks ? 'composer.question' : 'composer.message',
  );
  launcher.ariaLabel = unread ? `${label}, ${localizer.text('panel.unread', { count: unread })}` : label;
  if (unread) launcher.dataset['unread'] = String(unread);
  else delete launcher.dataset['unread'];
  panel.setAttribute('color-scheme', isDark(widget) ? 'dark' : 'light');
  for (const [property, value] of Object.entries(brandProperties(widget.getAttribute('color') ?? ''))) {
    widget.style.setProperty(property, value);
  }
}

/** As the widget's attribute says, or the page and the reader's wish together. */
function isDark(widget: WidgetElement): boolean {
  const scheme = getComputedStyle(widget).colorScheme;
  return scheme.includes('dark') && (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}
