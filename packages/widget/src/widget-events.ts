import type { Message } from '@askwell/core/conversations';

/** Events of {@link WidgetElement}; they bubble. */
export interface WidgetEvents {
  /** The panel opened. */
  'askwell-open': Event;
  /** The panel closed. */
  'askwell-close': Event;
  /** A message of the bot or of an agent arrived. */
  'askwell-message': CustomEvent<{ readonly message: Message }>;
}
