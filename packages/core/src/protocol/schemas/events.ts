import { z } from 'zod';
import { messageSchema, timeSchema } from './content.ts';
import { conversationSchema, cursorSchema } from './conversations.ts';

const common = { cursor: cursorSchema, at: timeSchema };

/**
 * What the event streams carry. A change of a conversation comes with the conversation as it is afterwards, so that
 * a reader who applies events in order never has to ask again.
 *
 * On a `text/event-stream` each is sent as `id: <cursor>` and `data: <JSON>`. A stream that was opened without a
 * cursor greets with `id: <cursor>` and `data: {}` to tell where it begins.
 */
export const streamEventSchema = z
  .discriminatedUnion('type', [
    z.object({
      ...common,
      type: z.literal('message.created'),
      message: messageSchema,
      conversation: conversationSchema,
    }),
    z.object({ ...common, type: z.literal('conversation.opened'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('handoff.requested'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('handoff.accepted'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('conversation.resolved'), conversation: conversationSchema }),
    z.object({ ...common, type: z.literal('conversation.reopened'), conversation: conversationSchema }),
    z.object({
      ...common,
      type: z.literal('article.published'),
      articleId: z.string(),
      locale: z.string(),
      revision: z.int(),
    }),
    z.object({ ...common, type: z.literal('article.archived'), articleId: z.string(), locale: z.string() }),
  ])
  .meta({ id: 'StreamEvent' });

export const eventPageResponse = z
  .object({ events: z.array(streamEventSchema), cursor: cursorSchema })
  .meta({ id: 'EventPageResponse' });
