import { cursorSchema, localeSchema } from '@askwell/core/protocol/schemas';
import { z } from '@hono/zod-openapi';

export const visitorSecurity = [{ visitorToken: [] }];
export const staffSecurity = [{ staffCookie: [] }];

// Any text passes: what cannot be an id is as unknown as one that does not exist.
export const conversationParameters = z.object({ conversationId: z.string().max(100) });
export const articleParameters = z.object({ articleId: z.string().max(200) });

export const localeQuery = z.strictObject({
  locale: localeSchema.meta({ description: "The reader's language; the nearest there is will be given." }),
});

/** The part of a query that asks for one page of a list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'Most entries, 1 to 100.' }),
  after: z.string().max(100).optional().meta({ description: '`next` of the page before.' }),
};

export const searchQuery = z.strictObject({
  q: z.string().min(1).max(500).meta({ description: 'What is searched for. The last word may be unfinished.' }),
  locale: localeSchema,
  limit: z.coerce.number().int().min(1).max(20).default(8).meta({ description: 'Most results, 1 to 20.' }),
});

export const streamQuery = z.strictObject({
  after: cursorSchema
    .optional()
    .meta({ description: 'The cursor to go on from, for clients that cannot send `Last-Event-ID`.' }),
});

export const streamHeaders = z.object({
  'last-event-id': cursorSchema.optional().meta({ description: 'The cursor to go on from.' }),
});

export const pollQuery = z.strictObject({
  after: cursorSchema.optional().meta({ description: 'The cursor to go on from; without it the end of the log.' }),
  wait: z.coerce
    .number()
    .min(0)
    .max(25)
    .default(25)
    .meta({ description: 'Most seconds to wait for an event, 0 to 25.' }),
});
