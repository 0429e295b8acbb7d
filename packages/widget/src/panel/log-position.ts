import type { ConversationState } from '../conversation/conversation-store.ts';

/** Where the reader is in the log of messages: keeps the newest in sight without taking anybody away from older ones. */
export class LogPosition {
  readonly #root: ParentNode;
  /** The newest message that the log was scrolled to. */
  #reached = '';

  /** @param root where the log is rendered */
  constructor(root: ParentNode) {
    this.#root = root;
  }

  get #log(): HTMLElement | null {
    return this.#root.querySelector('.log');
  }

  /** To be asked before a rendering and handed to {@link follow} after it. */
  get isAtEnd(): boolean {
    const log = this.#log;
    return log !== null && log.scrollHeight - log.scrollTop - log.clientHeight < 8;
  }

  /** Brings the newest message into sight when there is one; of a long answer its beginning, below the question. */
  follow({ messages, unsent }: ConversationState, wasAtEnd: boolean): void {
    const log = this.#log;
    if (!log) {
      this.#reached = '';
      return;
    }
    const last = messages.at(-1);
    const newest = `${last?.seq} ${unsent.length}`;
    if (newest === this.#reached) {
      // What is around the log may have another height now.
      if (wasAtEnd) log.scrollTop = log.scrollHeight;
      return;
    }
    this.#reached = newest;
    const question = [...log.querySelectorAll<HTMLElement>('.visitor')].at(-1);
    const isAnswer = last?.author.kind === 'bot' && unsent.length === 0;
    log.scrollTop = isAnswer && question ? question.offsetTop - 12 : log.scrollHeight;
  }
}
