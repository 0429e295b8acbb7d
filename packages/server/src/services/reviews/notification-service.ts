import type { Clock } from '@askwell/core/base';
import type { Notification, StaffMember } from '@askwell/core/protocol';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { NewNotification, NotificationStore } from '../../stores/notification-store.ts';

export interface NotificationServiceOptions {
  readonly database: DatabaseHandle;
  readonly notifications: NotificationStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

const longestList = 200;

/** Under this name the store remembers what was told to nobody in particular. */
const nobody = '';

/** What members of staff are told in the workbench. */
export class NotificationService {
  readonly #options: NotificationServiceOptions;

  constructor(options: NotificationServiceOptions) {
    this.#options = options;
  }

  /** The newest first. */
  async list(member: StaffMember): Promise<Notification[]> {
    const { database, notifications } = this.#options;
    const found = await notifications.list(database.read, member.id, longestList);
    return found.map(({ id, kind, data, createdAt, readAt }) => ({ id, kind, data, createdAt, readAt }));
  }

  /** @throws AskwellProblem `not-found` */
  async markRead(member: StaffMember, id: string): Promise<void> {
    const { database, notifications, clock } = this.#options;
    const found = await database.write((writer) => notifications.markRead(writer, member.id, id, clock.now()));
    if (!found) throw new AskwellProblem('not-found', 'There is no such notification.');
  }

  /**
   * Tells news in one transaction with what else belongs to it; what somebody was told before is not told again.
   *
   * @param occasion remembered, so that {@link wasTold} knows that all of it was told
   */
  async tell(
    news: readonly NewNotification[],
    work: (writer: Writer) => Promise<unknown> = () => Promise.resolve(),
    occasion?: string,
  ): Promise<void> {
    const { database, clock } = this.#options;
    await database.write(async (writer) => {
      await work(writer);
      await this.tellWithin(writer, news);
      if (occasion === undefined) return;
      const done = { recipient: nobody, kind: 'told', occasion, data: null };
      await this.#options.notifications.insert(writer, done, clock.now());
    });
  }

  /** The same inside of a transaction. */
  async tellWithin(writer: Writer, news: readonly NewNotification[]): Promise<void> {
    const { notifications, events, clock } = this.#options;
    const now = clock.now();
    for (const one of news) {
      if (!(await notifications.insert(writer, one, now))) continue;
      await events.append(writer, { type: 'notification.created', recipient: one.recipient }, 'system', now);
    }
  }

  wasTold(occasion: string): Promise<boolean> {
    return this.#options.notifications.exists(this.#options.database.read, nobody, occasion);
  }
}
