import { z } from 'zod';
import { timeSchema } from './content.ts';

export const attachmentHashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');

/** A picture, video or document that articles show or link to. */
export const attachmentSchema = z
  .object({
    /** SHA-256 of the bytes in hexadecimal. */
    hash: attachmentHashSchema,
    /** Content type, told by the bytes. */
    type: z.string(),
    /** Bytes. */
    size: z.int().nonnegative(),
    /** Pixels; 0 for what has none. */
    width: z.int().nonnegative(),
    height: z.int().nonnegative(),
    createdBy: z.string(),
    createdAt: timeSchema,
    /** Where it is served, relative to the place where Askwell is mounted. */
    address: z.string(),
    /** Where it lies in the knowledge folder; an article shows it as `![…](/path)`. */
    paths: z.array(z.string()),
    /** Metadata that was taken out of the upload, for instance `EXIF`. */
    removed: z.array(z.string()),
  })
  .meta({ id: 'Attachment' });

export const attachmentResponse = z.object({ attachment: attachmentSchema }).meta({ id: 'AttachmentResponse' });

export const attachmentListResponse = z
  .object({
    attachments: z.array(attachmentSchema),
    /** To be sent as `before` for the next page; null on the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'AttachmentListResponse' });
