import { createHash } from 'node:crypto';
import { newId, type Clock } from '@askwell/core/base';
import { attachmentAddress, slug } from '@askwell/core/articles';
import type { AttachmentDescription } from '@askwell/core/protocol';
import type { DatabaseHandle } from '../database/index.ts';
import { inspectMedia, mediaTypes, type InspectedMedia, type MediaType } from '../media/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { AttachmentContents } from '../stores/attachment-contents.ts';
import type { Attachment, AttachmentStore } from '../stores/attachment-store.ts';
import type { Actor, EventStore } from '../stores/event-store.ts';

export interface AttachmentServiceOptions {
  readonly database: DatabaseHandle;
  readonly attachments: AttachmentStore;
  readonly contents: AttachmentContents;
  readonly events: EventStore;
  readonly clock: Clock;
}

/** Bytes to be given out, and how. */
export interface AttachmentDelivery {
  readonly type: MediaType;
  readonly size: number;
  /** The last part of its place in the knowledge folder. */
  readonly name: string;
  /** The bytes from `start` up to but without `end`. */
  stream(start: number, end: number): ReadableStream<Uint8Array>;
}

/** Where uploads go in the knowledge folder. */
const uploadFolder = 'media';
const bytesPerRead = 1_000_000;

/** Pictures, videos and documents of articles: stored once, by what they hold. */
export class AttachmentService {
  readonly #options: AttachmentServiceOptions;

  constructor(options: AttachmentServiceOptions) {
    this.#options = options;
  }

  /**
   * Stores an upload. The same bytes again give the attachment that there is.
   *
   * @param name what the author calls it, for its place in the knowledge folder; its ending does not matter
   * @throws AskwellProblem `unsupported-media-type` with what is wrong and what to do
   */
  async add(bytes: Uint8Array, name: string, actor: Actor): Promise<AttachmentDescription> {
    const { database, attachments } = this.#options;
    const inspected = await inspectMedia(bytes);
    if (!inspected.ok) throw new AskwellProblem('unsupported-media-type', `The file ${inspected.error}`);
    const attachment = await this.store(inspected.value, actor);
    const path = await database.write(async (writer) => {
      const [known] = await attachments.files(writer, attachment.hash);
      if (known) return known.path;
      const [extension] = inspected.value.type.extensions;
      const base = slug(name.replace(/\.\w{2,5}$/, '')).slice(0, 60) || 'file';
      const wanted = `${uploadFolder}/${base}.${extension}`;
      const taken = await attachments.findFile(writer, wanted);
      const free = taken ? `${uploadFolder}/${base}-${attachment.hash.slice(0, 12)}.${extension}` : wanted;
      await attachments.putFile(writer, { path: free, hash: attachment.hash });
      return free;
    });
    return describe(attachment, [path], inspected.value.removed);
  }

  /** Stores what has been inspected, unless it is there. */
  async store({ type, bytes, width, height }: InspectedMedia, actor: Actor): Promise<Attachment> {
    const { database, attachments, contents, events, clock } = this.#options;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = await attachments.find(database.read, hash);
    if (known) return known;
    const now = clock.now();
    const attachment: Attachment = {
      id: newId('att', now),
      hash,
      type: type.type,
      size: bytes.length,
      width,
      height,
      createdBy: actor,
      createdAt: now,
    };
    await contents.stage(attachment.id, bytes);
    let isNew = false;
    try {
      isNew = await database.write(async (writer) => {
        if (!(await attachments.insert(writer, attachment))) return false;
        await contents.commit(writer, attachment.id, bytes);
        await events.append(writer, { type: 'attachment.created', hash }, actor, now);
        return true;
      });
    } finally {
      if (!isNew) await contents.discard(attachment.id);
    }
    if (isNew) return attachment;
    // Somebody else was faster with the same bytes; or has deleted them since.
    return (
      (await attachments.find(database.read, hash)) ?? this.store({ type, bytes, width, height, removed: [] }, actor)
    );
  }

  /** @returns undefined when there is none of this hash */
  async find(hash: string): Promise<AttachmentDelivery | undefined> {
    const { database, attachments, contents } = this.#options;
    const attachment = await attachments.find(database.read, hash);
    const type = mediaTypes.find((one) => one.type === attachment?.type);
    if (!attachment || !type) return undefined;
    const [file] = await attachments.files(database.read, hash);
    const { id, size } = attachment;
    return {
      type,
      size,
      name: file?.path.split('/').at(-1) ?? `${hash.slice(0, 12)}.${type.extensions[0]}`,
      stream(start, end) {
        let at = start;
        return new ReadableStream<Uint8Array>({
          async pull(controller) {
            if (at >= end) return controller.close();
            const next = Math.min(at + bytesPerRead, end);
            const part = await contents.read(id, at, next);
            if (!part) throw new Error(`The bytes of attachment ${hash} are gone. Restore them from a backup.`);
            at = next;
            controller.enqueue(part);
          },
        });
      },
    };
  }

  /** All bytes, for an export. @throws Error when they are gone */
  async read(hash: string): Promise<Uint8Array> {
    const found = await this.find(hash);
    if (!found) throw new Error(`There is no attachment ${hash}.`);
    return new Uint8Array(await new Response(found.stream(0, found.size)).arrayBuffer());
  }

  /** The newest first. @param before the id of the last one that was given; empty for the first page */
  async list(before: string, limit: number): Promise<{ attachments: AttachmentDescription[]; next: string | null }> {
    const { database, attachments } = this.#options;
    const page = await attachments.page(database.read, before, limit);
    const described: AttachmentDescription[] = [];
    for (const attachment of page) {
      const files = await attachments.files(database.read, attachment.hash);
      described.push(
        describe(
          attachment,
          files.map(({ path }) => path),
        ),
      );
    }
    return { attachments: described, next: page.length === limit ? page.at(-1)!.id : null };
  }

  /** @throws AskwellProblem `not-found`; `in-use` when a revision or a draft shows it or links to it */
  async delete(hash: string, actor: Actor): Promise<void> {
    const { database, attachments, contents, events, clock } = this.#options;
    const { id } = await database.write(async (writer) => {
      const attachment = await attachments.find(writer, hash);
      if (!attachment) throw new AskwellProblem('not-found', 'There is no such attachment.');
      const paths = (await attachments.files(writer, hash)).map(({ path }) => path);
      if (await attachments.isReferenced(writer, hash, paths)) {
        throw new AskwellProblem(
          'in-use',
          'A revision of an article, which may be restored, or a draft shows this file. It can be deleted when none does.',
        );
      }
      await contents.forget(writer, attachment.id);
      await attachments.delete(writer, hash);
      await events.append(writer, { type: 'attachment.deleted', hash }, actor, clock.now());
      return attachment;
    });
    await contents.discard(id);
  }
}

function describe(
  attachment: Attachment,
  paths: readonly string[],
  removed: readonly string[] = [],
): AttachmentDescription {
  const { hash, type, size, width, height, createdBy, createdAt } = attachment;
  return {
    hash,
    type,
    size,
    width,
    height,
    createdBy,
    createdAt,
    address: attachmentAddress(hash),
    paths: [...paths],
    removed: [...removed],
  };
}
