import type { PublishedArticle, WidgetConfiguration } from '@askwell/core/protocol';
import type { ConversationState, ConversationStore } from '../conversation/conversation-store.ts';
import type { PanelView } from '../panel-contract.ts';
import type { PanelLocalizer } from './panel-texts.ts';
import type { SearchState } from './question-search.ts';

/** An article on its way to the article view. */
export interface ShownArticle {
  readonly articleId: string;
  readonly article?: PublishedArticle;
  readonly failure?: 'missing' | 'failed';
}

/** What the views of the panel render from and act on. */
export interface PanelContext {
  readonly localizer: PanelLocalizer;
  /** Who helps. */
  readonly name: string;
  readonly server: string;
  readonly configuration: WidgetConfiguration | undefined;
  readonly store: ConversationStore;
  readonly state: ConversationState;
  readonly search: SearchState;
  readonly shown: ShownArticle | undefined;
  /** UTF-16 code units over the limit of a message; 0 when it fits. */
  readonly excess: number;
  show(...view: PanelView): void;
  back(): void;
  close(): void;
  /** Says the text in the text area. */
  submit(): void;
  /** Says one of the choices offered. */
  choose(choice: { readonly articleId: string; readonly locale: string; readonly title: string }): void;
  askForPerson(): void;
  startOver(): void;
}
