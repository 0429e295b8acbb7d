import type { Reader, Writer } from '../database/index.ts';

export interface VisitorSessionRecord {
  readonly id: string;
  readonly visitorId: string;
  readonly tokenHash: string;
  readonly origin: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

/** Visitors and their sessions. */
export class VisitorSessionStore {
  /** Stores a session together with its new visitor. */
  async insert(writer: Writer, session: Omit<VisitorSessionRecord, 'revokedAt'>): Promise<void> {
    await writer.insertInto('visitors').values({ id: session.visitorId, created_at: session.createdAt }).execute();
    await writer
      .insertInto('visitor_sessions')
      .values({
        id: session.id,
        visitor_id: session.visitorId,
        token_hash: session.tokenHash,
        origin: session.origin,
        created_at: session.createdAt,
        expires_at: session.expiresAt,
        revoked_at: null,
      })
      .execute();
  }

  async findByTokenHash(reader: Reader, tokenHash: string): Promise<VisitorSessionRecord | undefined> {
    const row = await reader
      .selectFrom('visitor_sessions')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return (
      row && {
        id: row.id,
        visitorId: row.visitor_id,
        tokenHash: row.token_hash,
        origin: row.origin,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
      }
    );
  }

  async extend(writer: Writer, id: string, expiresAt: number): Promise<void> {
    await writer.updateTable('visitor_sessions').set({ expires_at: expiresAt }).where('id', '=', id).execute();
  }

  /** False when it was revoked before. */
  async revoke(writer: Writer, id: string, at: number): Promise<boolean> {
    const revoked = await writer
      .updateTable('visitor_sessions')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return revoked !== undefined;
  }
}
