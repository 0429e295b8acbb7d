import { newId, type Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { EventStore } from '../stores/event-store.ts';
import type { VisitorSessionStore } from '../stores/visitor-session-store.ts';
import { hashOf, newToken } from './secret-token.ts';

export interface VisitorSessionServiceOptions {
  readonly database: DatabaseHandle;
  readonly sessions: VisitorSessionStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

/** Who asks, once the token has been checked. */
export interface VisitorPrincipal {
  readonly visitorId: string;
  readonly sessionId: string;
}

const day = 24 * 60 * 60_000;

/** Milliseconds of disuse after which a visitor is forgotten. */
const lifetime = 30 * day;

/** Use moves the expiry at most once in this time: reading must not become writing. */
const slideEvery = day;

/** Sessions of anonymous visitors: an opaque token, of which only the hash is stored. */
export class VisitorSessionService {
  readonly #options: VisitorSessionServiceOptions;

  constructor(options: VisitorSessionServiceOptions) {
    this.#options = options;
  }

  /** @param origin of the page that asks; empty for a client that is no browser */
  async open(origin: string): Promise<{ token: string; visitorId: string; expiresAt: number }> {
    const { database, sessions, clock } = this.#options;
    const now = clock.now();
    const token = newToken();
    const visitorId = newId('vis', now);
    const expiresAt = now + lifetime;
    await database.write((writer) =>
      sessions.insert(writer, {
        id: newId('vse', now),
        visitorId,
        tokenHash: hashOf(token),
        origin,
        createdAt: now,
        expiresAt,
      }),
    );
    return { token, visitorId, expiresAt };
  }

  /**
   * Finds out who a token belongs to. A token is worth nothing on a page of another origin.
   *
   * @throws AskwellProblem `not-signed-in` in every case of failure, without saying which
   */
  async authenticate(token: string, origin: string | undefined): Promise<VisitorPrincipal> {
    const { database, sessions, clock } = this.#options;
    const now = clock.now();
    const session = await sessions.findByTokenHash(database.read, hashOf(token));
    // Browsers leave the Origin header out of same-origin reads, never out of cross-origin ones.
    const foreign = origin !== undefined && origin !== session?.origin;
    if (!session || session.revokedAt !== null || session.expiresAt <= now || foreign) {
      throw new AskwellProblem('not-signed-in', 'The visitor session has ended. Open a new one.');
    }
    if (session.expiresAt < now + lifetime - slideEvery) {
      await database.write((writer) => sessions.extend(writer, session.id, now + lifetime));
    }
    return { visitorId: session.visitorId, sessionId: session.id };
  }

  /** Ends the session for good, and every stream opened with it. */
  async end({ sessionId, visitorId }: VisitorPrincipal): Promise<void> {
    const { database, sessions, events, clock } = this.#options;
    const now = clock.now();
    await database.write(async (writer) => {
      if (!(await sessions.revoke(writer, sessionId, now))) return;
      await events.append(writer, { type: 'session.ended', sessionId, visitorId }, `visitor:${visitorId}`, now);
    });
  }
}
