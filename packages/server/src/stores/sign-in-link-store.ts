import type { Writer } from '../database/index.ts';

/** One-time sign-in links; only hashes of their tokens are stored. */
export class SignInLinkStore {
  async insert(
    writer: Writer,
    link: { readonly id: string; readonly memberId: string; readonly tokenHash: string; readonly expiresAt: number },
  ): Promise<void> {
    await writer
      .insertInto('sign_in_links')
      .values({
        id: link.id,
        member_id: link.memberId,
        token_hash: link.tokenHash,
        expires_at: link.expiresAt,
        used_at: null,
      })
      .execute();
  }

  /** Uses a link up and tells whose it is; undefined when it is unknown, used or too old. */
  async use(writer: Writer, tokenHash: string, now: number): Promise<string | undefined> {
    const used = await writer
      .updateTable('sign_in_links')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('member_id')
      .executeTakeFirst();
    return used?.member_id;
  }
}
