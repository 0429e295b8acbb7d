import type { StaffMember, StaffRole } from '@askwell/core/protocol';
import type { Reader, Writer } from '../database/index.ts';

/** Staff members and sessions, beside what better-auth does with the same tables. */
export class StaffStore {
  async findByEmail(reader: Reader, email: string): Promise<StaffMember | undefined> {
    const row = await reader
      .selectFrom('staff_members')
      .select(['id', 'name', 'email', 'role'])
      .where('email', '=', email.toLowerCase())
      .executeTakeFirst();
    return row && toMember(row);
  }

  /** Everybody, by name. */
  async list(reader: Reader): Promise<StaffMember[]> {
    const rows = await reader
      .selectFrom('staff_members')
      .select(['id', 'name', 'email', 'role'])
      .orderBy('name')
      .orderBy('id')
      .execute();
    return rows.map(toMember);
  }

  /** Ends a session; false when it had ended before. */
  async deleteSession(writer: Writer, sessionId: string): Promise<boolean> {
    const deleted = await writer
      .deleteFrom('staff_sessions')
      .where('id', '=', sessionId)
      .returning('id')
      .executeTakeFirst();
    return deleted !== undefined;
  }
}

function toMember(row: { id: string; name: string; email: string; role: string }): StaffMember {
  return { ...row, role: row.role as StaffRole };
}
