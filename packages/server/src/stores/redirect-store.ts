import type { Reader, Writer } from '../database/index.ts';

/** Whoever asks for the article `fromId` is given `toId`. */
export interface Redirect {
  readonly fromId: string;
  readonly toId: string;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** Redirects between article ids. No target is itself redirected, so that one look is enough. */
export class RedirectStore {
  async list(reader: Reader): Promise<Redirect[]> {
    const rows = await reader.selectFrom('redirects').selectAll().orderBy('from_id').execute();
    return rows.map((row) => ({
      fromId: row.from_id,
      toId: row.to_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
    }));
  }

  /** Targets of those of some ids that are redirected. */
  async targets(reader: Reader, fromIds: readonly string[]): Promise<Map<string, string>> {
    if (fromIds.length === 0) return new Map();
    const rows = await reader
      .selectFrom('redirects')
      .select(['from_id', 'to_id'])
      .where('from_id', 'in', [...fromIds])
      .execute();
    return new Map(rows.map((row) => [row.from_id, row.to_id]));
  }

  /**
   * Stores a redirect, or changes where it leads. What leads to `fromId` leads on, and a target that is redirected
   * itself is replaced by where it leads.
   *
   * @returns `loop` when `toId` leads back to `fromId`; `unchanged` when it led there already
   */
  async set(writer: Writer, redirect: Redirect): Promise<'set' | 'unchanged' | 'loop'> {
    const { fromId, createdBy, createdAt } = redirect;
    const known = await this.targets(writer, [fromId, redirect.toId]);
    const toId = known.get(redirect.toId) ?? redirect.toId;
    if (toId === fromId) return 'loop';
    if (known.get(fromId) === toId) return 'unchanged';
    await writer
      .insertInto('redirects')
      .values({ from_id: fromId, to_id: toId, created_by: createdBy, created_at: createdAt })
      .onConflict((conflict) =>
        conflict.column('from_id').doUpdateSet({ to_id: toId, created_by: createdBy, created_at: createdAt }),
      )
      .execute();
    await writer.updateTable('redirects').set({ to_id: toId }).where('to_id', '=', fromId).execute();
    return 'set';
  }

  /** @returns whether there was one; with a `toId`, only when it led there */
  async delete(writer: Writer, fromId: string, toId?: string): Promise<boolean> {
    let query = writer.deleteFrom('redirects').where('from_id', '=', fromId);
    if (toId !== undefined) query = query.where('to_id', '=', toId);
    return (await query.executeTakeFirst()).numDeletedRows > 0n;
  }
}
