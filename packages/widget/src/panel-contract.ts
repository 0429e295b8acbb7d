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
  /** Begins its work, once, when somebody wants the panel and its texts are there. Returns itself. */
  start(): Panel;
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
  /** Loads the texts of the language and defines `<askwell-panel>`. */
  prepare(locale: InterfaceLocale): Promise<void>;
}
