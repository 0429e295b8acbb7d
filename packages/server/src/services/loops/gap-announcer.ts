import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import type { EventFeed } from '../../realtime/event-feed.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { GapStore, UntoldCustomer } from '../../stores/gap-store.ts';
import type { ReplyAddressStore } from '../../stores/reply-address-store.ts';
import type { AnswerService } from '../answer-service.ts';
import type { ConversationChanges, ConversationStores } from '../conversation-changes.ts';

export interface GapAnnouncerOptions {
  readonly database: DatabaseHandle;
  readonly gaps: GapStore;
  readonly events: EventStore;
  readonly stores: Pick<ConversationStores, 'conversations'>;
  readonly addresses: Pick<ReplyAddressStore, 'enqueue'>;
  readonly changes: ConversationChanges;
  readonly answers: Pick<AnswerService, 'quote'>;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const day = 24 * 60 * 60_000;
/** Milliseconds after which nobody is told any more that there is an answer. */
const newsFor = 30 * day;
const batch = 100;
const retryAfter = 1_000;
const idle = 60 * 60_000;

/**
 * Closes gaps when their articles are published, and tells those who asked, in the conversations in which they did:
 * they read it there, or when they come back. For those who left an address it is queued as well. What is open follows from the tables and not from what was seen, so a
 * crash loses nobody and nobody is told twice.
 */
export class GapAnnouncer {
  readonly #options: GapAnnouncerOptions;
  readonly #stop = new AbortController();
  #following: Promise<void> | undefined;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(options: GapAnnouncerOptions) {
    this.#options = options;
  }

  /** Takes up what was left, and follows what is published. */
  start(): void {
    this.#following = this.#follow();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  /** Closes and tells what there is to close and to tell; resolves when that is done. */
  sweep(): Promise<void> {
    const next = this.#sweeping.then(() => this.#sweep());
    this.#sweeping = next.catch(() => {});
    return next;
  }

  async #follow(): Promise<void> {
    const { feed, onError } = this.#options;
    const includes = ({ type }: { readonly type: string }) => type === 'article.published';
    const reader = feed.reader({ keys: ['knowledge'], includes }, feed.position);
    while (!this.#stop.signal.aborted && !reader.closed) {
      let wait = idle;
      try {
        while ((await reader.read()).length > 0);
        await this.sweep();
      } catch (error) {
        onError(error);
        wait = retryAfter;
      }
      await reader.wait(wait, this.#stop.signal);
    }
  }

  async #sweep(): Promise<void> {
    const { database, gaps, events, clock } = this.#options;
    for (const { id } of await gaps.drafted(database.read)) {
      await database.write(async (writer) => {
        const by = { actor: 'system', at: clock.now() };
        if (!(await gaps.change(writer, id, ['drafted'], { state: 'closed' }, by))) return;
        await events.append(writer, { type: 'gap.changed', gapId: id, state: 'closed' }, 'system', by.at);
      });
    }
    let last: UntoldCustomer | undefined = { gapId: '', conversationId: '', articleId: '' };
    while (last && !this.#stop.signal.aborted) {
      const page: UntoldCustomer[] = await gaps.untold(database.read, clock.now() - newsFor, last, batch);
      for (const asked of page) await this.#tell(asked);
      last = page.length === batch ? page.at(-1) : undefined;
    }
  }

  /** Tells nothing when there is nothing to quote, for instance because the article is for staff. */
  async #tell(asked: UntoldCustomer): Promise<void> {
    const { database, gaps, stores, addresses, changes, answers, clock } = this.#options;
    const found = await stores.conversations.find(database.read, asked.conversationId);
    const content = found && (await answers.quote(asked.articleId, found.conversation.locale));
    if (!content) return;
    await database.write(async (writer) => {
      const conversation = await stores.conversations.lock(writer, asked.conversationId);
      const at = clock.now();
      if (!conversation || !(await gaps.markTold(writer, asked.gapId, asked.conversationId, at))) return;
      const { gapId, conversationId, articleId } = asked;
      const data = { gapId, articleId, locale: conversation.locale };
      await addresses.enqueue(writer, { conversationId, kind: 'question-answered', data }, at);
      const notice = { type: 'notice', notice: 'question-answered' } as const;
      const noted = await changes.addMessage(writer, conversation, { author: { kind: 'system' }, content: notice }, at);
      await changes.addMessage(writer, noted.conversation, { author: { kind: 'bot' }, content }, at);
    });
  }
}
