import { open, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { DatabaseHandle, Writer } from '../database/index.ts';

/**
 * Where the bytes of attachments are. Each upload has a place of its own, by the attachment's id and not by its hash: so
 * nobody deletes what somebody else is just storing.
 */
export interface AttachmentContents {
  /** Stores bytes before their attachment is known; what never becomes one is discarded. */
  stage(attachmentId: string, bytes: Uint8Array): Promise<void>;
  /** Within the transaction that makes the attachment known. */
  commit(writer: Writer, attachmentId: string, bytes: Uint8Array): Promise<void>;
  /** Within the transaction that forgets the attachment. */
  forget(writer: Writer, attachmentId: string): Promise<void>;
  /** Takes away what {@link stage} stored, when the attachment is not or no longer known. */
  discard(attachmentId: string): Promise<void>;
  /**
   * @param start first byte
   * @param end behind the last byte, at most the size
   * @returns undefined when they are not there
   */
  read(attachmentId: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Files beside the embedded database. */
export class AttachmentFolder implements AttachmentContents {
  readonly #folder: string;

  /** @param folder created when something is stored */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async stage(attachmentId: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const temporary = join(this.#folder, `.${attachmentId}.tmp`);
    try {
      await writeFile(temporary, bytes, { flush: true });
      await rename(temporary, join(this.#folder, attachmentId));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  commit(): Promise<void> {
    return Promise.resolve();
  }

  forget(): Promise<void> {
    return Promise.resolve();
  }

  discard(attachmentId: string): Promise<void> {
    return rm(join(this.#folder, attachmentId), { force: true });
  }

  async read(attachmentId: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    let file;
    try {
      file = await open(join(this.#folder, attachmentId));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      const bytes = new Uint8Array(end - start);
      for (let done = 0; done < bytes.length;) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done);
        if (bytesRead === 0) return undefined;
        done += bytesRead;
      }
      return bytes;
    } finally {
      await file.close();
    }
  }
}

/** A table of PostgreSQL, which all servers see. */
export class AttachmentTableContents implements AttachmentContents {
  readonly #database: DatabaseHandle;

  constructor(database: DatabaseHandle) {
    this.#database = database;
  }

  stage(): Promise<void> {
    return Promise.resolve();
  }

  async commit(writer: Writer, attachmentId: string, bytes: Uint8Array): Promise<void> {
    await writer
      .insertInto('attachment_contents')
      .values({ attachment_id: attachmentId, content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
      .execute();
  }

  async forget(writer: Writer, attachmentId: string): Promise<void> {
    await writer.deleteFrom('attachment_contents').where('attachment_id', '=', attachmentId).execute();
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }

  async read(attachmentId: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const row = await this.#database.read
      .selectFrom('attachment_contents')
      .select(sql<Uint8Array>`substring(content from ${start + 1}::integer for ${end - start}::integer)`.as('part'))
      .where('attachment_id', '=', attachmentId)
      .executeTakeFirst();
    return row && new Uint8Array(row.part);
  }
}
