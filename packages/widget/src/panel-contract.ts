import type { InterfaceLocale } from '@askwell/core/l10n';

/** What {@link WidgetElement.show} can show. */
export type PanelView =
  | readonly [view: 'home']
  | readonly [view: 'conversation']
  | readonly [view: 'article', articleId: string, sectionId?: string]
  /** Home with the text typed into the search. */
  | readonly [view: 'search', text: string];

/** What the widget asks of the panel once its code is there. The panel holds the widget's text area as its child. */
export interface Panel extends HTMLElement {
  show(...view: PanelView): void;
  /** Sends what is in the text area. */
  submit(): void;
  /** The widget was opened, closed, or changed in its attributes. */
  presented(): void;
  /** Ends all work for good. */
  dispose(): void;
}

/** The part of the widget that is loaded when somebody wants it. */
export interface PanelModule {
  /**
   * Loads the texts of the language, defines `<askwell-panel>` and sets the panel to work.
   *
   * @param panel the `<askwell-panel>` on the page, with the text area as its child
   * @throws Error when the panel is not on the page any more
   */
  prepare(locale: InterfaceLocale, panel: Element): Promise<Panel>;
}
