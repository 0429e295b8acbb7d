import type { Delegation, ReviewGroup } from '@askwell/core/reviews';
import type { Reader, Writer } from '../database/index.ts';

/** People who review together, and what is theirs to review. */
export interface OwningGroup extends ReviewGroup {
  readonly name: string;
  /** Category paths; those below belong to it as well. */
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}

export interface StoredDelegation extends Delegation {
  readonly id: string;
}

/** Review groups and delegations. */
export class ReviewGroupStore {
  async list(reader: Reader): Promise<OwningGroup[]> {
    const rows = await reader.selectFrom('review_groups').selectAll().orderBy('id').execute();
    return rows.map(({ id, name, members, categories, tags }) => ({
      id,
      name,
      members: JSON.parse(members) as string[],
      categories: JSON.parse(categories) as string[],
      tags: JSON.parse(tags) as string[],
    }));
  }

  async put(writer: Writer, { id, name, members, categories, tags }: OwningGroup): Promise<void> {
    const row = {
      name,
      members: JSON.stringify(members),
      categories: JSON.stringify(categories),
      tags: JSON.stringify(tags),
    };
    await writer
      .insertInto('review_groups')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }

  /** False when there is no such group. */
  async remove(writer: Writer, id: string): Promise<boolean> {
    const removed = await writer.deleteFrom('review_groups').where('id', '=', id).returning('id').executeTakeFirst();
    return removed !== undefined;
  }

  async delegations(reader: Reader): Promise<StoredDelegation[]> {
    const rows = await reader.selectFrom('review_delegations').selectAll().orderBy('id').execute();
    return rows.map((row) => ({
      id: row.id,
      from: row.from_member,
      to: row.to_member,
      since: row.since,
      until: row.until,
    }));
  }

  async addDelegation(writer: Writer, { id, from, to, since, until }: StoredDelegation): Promise<void> {
    await writer
      .insertInto('review_delegations')
      .values({ id, from_member: from, to_member: to, since, until })
      .execute();
  }

  /** The delegation that was ended; undefined when there is none with this id. */
  async removeDelegation(writer: Writer, id: string): Promise<StoredDelegation | undefined> {
    const row = await writer.deleteFrom('review_delegations').where('id', '=', id).returningAll().executeTakeFirst();
    return row && { id: row.id, from: row.from_member, to: row.to_member, since: row.since, until: row.until };
  }
}
