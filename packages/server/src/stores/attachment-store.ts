import type { Reader, Writer } from '../database/index.ts';

/** A picture, video or document that articles show or link to. */
export interface Attachment {
  readonly id: string;
  /** SHA-256 of the bytes in hexadecimal. */
  readonly hash: string;
  /** Content type. */
  readonly type: string;
  readonly size: number;
  /** Pixels; 0 for what has none. */
  readonly width: number;
  readonly height: number;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** An attachment's place in the knowledge folder. */
export interface AttachmentFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly hash: string;
}

/** What is known of attachments, and where they lie in the knowledge folder; their bytes are elsewhere. */
export class AttachmentStore {
  async find(reader: Reader, hash: string): Promise<Attachment | undefined> {
    const row = await reader.selectFrom('attachments').selectAll().where('hash', '=', hash).executeTakeFirst();
    return row && toAttachment(row);
  }

  /** The newest first. @param before the id of the last one of the page before; empty for the first page */
  async page(reader: Reader, before: string, limit: number): Promise<Attachment[]> {
    let query = reader.selectFrom('attachments').selectAll().orderBy('id', 'desc').limit(limit);
    if (before !== '') query = query.where('id', '<', before);
    return (await query.execute()).map(toAttachment);
  }

  /** @returns false when these bytes are known already */
  async insert(writer: Writer, attachment: Attachment): Promise<boolean> {
    const { id, hash, type, size, width, height, createdBy, createdAt } = attachment;
    const row = await writer
      .insertInto('attachments')
      .values({ id, hash, type, size, width, height, created_by: createdBy, created_at: createdAt })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async delete(writer: Writer, hash: string): Promise<void> {
    await writer.deleteFrom('attachments').where('hash', '=', hash).execute();
  }

  /** Whether a revision or a draft shows it or links to it: by its address, or a draft by its place in the folder. */
  async isReferenced(reader: Reader, hash: string, paths: readonly string[]): Promise<boolean> {
    const revision = await reader
      .selectFrom('article_revisions')
      .select('id')
      .where('parsed', 'like', `%${hash}%`)
      .limit(1)
      .executeTakeFirst();
    if (revision) return true;
    const words = [hash, ...paths.map((path) => path.slice(path.lastIndexOf('/') + 1))];
    const draft = await reader
      .selectFrom('drafts')
      .select('review_id')
      .where((where) => where.or(words.map((word) => where('text', 'like', `%${word.replace(/[%_]/g, '_')}%`))))
      .limit(1)
      .executeTakeFirst();
    return draft !== undefined;
  }

  /** Every place in the folder, or those of one attachment, by path. */
  async files(reader: Reader, hash?: string): Promise<AttachmentFile[]> {
    let query = reader.selectFrom('attachment_files').selectAll().orderBy('path');
    if (hash !== undefined) query = query.where('hash', '=', hash);
    return query.execute();
  }

  async findFile(reader: Reader, path: string): Promise<AttachmentFile | undefined> {
    return reader.selectFrom('attachment_files').selectAll().where('path', '=', path).executeTakeFirst();
  }

  async putFile(writer: Writer, { path, hash }: AttachmentFile): Promise<void> {
    await writer
      .insertInto('attachment_files')
      .values({ path, hash })
      .onConflict((conflict) => conflict.column('path').doUpdateSet({ hash }))
      .execute();
  }
}

function toAttachment(row: {
  id: string;
  hash: string;
  type: string;
  size: number;
  width: number;
  height: number;
  created_by: string;
  created_at: number;
}): Attachment {
  const { id, hash, type, size, width, height } = row;
  return { id, hash, type, size, width, height, createdBy: row.created_by, createdAt: row.created_at };
}
