import { z } from 'zod';
import { timeSchema } from './content.ts';

const articleIdSchema = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_.-]{0,127}$/u, "must be an article's id");

export const redirectRequest = z
  .strictObject({ fromId: articleIdSchema, toId: articleIdSchema })
  .meta({ id: 'RedirectRequest' });

/** Who asks for the article `fromId` is given `toId`. */
export const redirectSchema = z
  .object({ fromId: z.string(), toId: z.string(), createdBy: z.string(), createdAt: timeSchema })
  .meta({ id: 'Redirect' });

export const redirectListResponse = z
  .object({ redirects: z.array(redirectSchema) })
  .meta({ id: 'RedirectListResponse' });
