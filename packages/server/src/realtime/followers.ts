import type { DatabaseHandle } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import { allows } from '../services/permissions.ts';
import type { StaffPrincipal } from '../services/staff-service.ts';
import type { VisitorPrincipal } from '../services/visitor-session-service.ts';
import { parseCursor, type EventCursor } from '../stores/event-cursor.ts';
import type { EventStore, LoggedEvent } from '../stores/event-store.ts';
import type { EventFeed } from './event-feed.ts';
import type { Follower } from './event-responses.ts';
import type { Interest } from './feed-reader.ts';

/** Decides what each principal may follow. */
export class Followers {
  readonly #database: DatabaseHandle;
  readonly #events: EventStore;
  readonly #feed: EventFeed;

  constructor(database: DatabaseHandle, events: EventStore, feed: EventFeed) {
    this.#database = database;
    this.#events = events;
    this.#feed = feed;
  }

  /** A visitor follows the visitor's own conversations. @param after a cursor; without it, what happens from now on */
  ofVisitor({ visitorId, sessionId }: VisitorPrincipal, after: string | undefined): Promise<Follower> {
    return this.#follower(sessionId, after, {
      keys: [`visitor:${visitorId}`, `session:${sessionId}`],
      visitorId,
      includes: (event) =>
        event.visitorId === visitorId &&
        event.type !== 'question.classified' &&
        (event.type !== 'session.ended' || event.sessionId === sessionId),
    });
  }

  /** Staff follow articles, and conversations if the role has them. */
  ofStaff({ member, sessionId }: StaffPrincipal, after: string | undefined): Promise<Follower> {
    const conversations = allows(member.role, 'conversations.read');
    const learning = allows(member.role, 'learning.read');
    return this.#follower(sessionId, after, {
      keys: ['staff', `session:${sessionId}`],
      includes: (event) => {
        if (event.type === 'session.ended') return event.sessionId === sessionId;
        if (isLearningEvent(event)) return learning;
        if (event.type === 'notification.created') return event.recipient === member.id;
        return isKnowledgeEvent(event) || (conversations && 'conversation' in event);
      },
    });
  }

  async #follower(sessionId: string, after: string | undefined, interest: Interest): Promise<Follower> {
    return { sessionId, reader: this.#feed.reader(interest, await this.#begin(after)) };
  }

  #begin(after: string | undefined): Promise<EventCursor> {
    if (after === undefined) return this.#events.end(this.#database.read);
    const cursor = parseCursor(after);
    if (!cursor)
      throw new AskwellProblem('invalid-request', `"${after}" is not a cursor. Send one as the server gave it.`);
    return this.#feed.resume(cursor);
  }
}

function isKnowledgeEvent(event: LoggedEvent): boolean {
  return /^(?:article|case|draft|gap|review|comment|task|verification|review-settings)\./.test(event.type);
}

function isLearningEvent(event: LoggedEvent): boolean {
  return event.type.startsWith('learned-example.') || event.type === 'confidence-model.changed';
}
