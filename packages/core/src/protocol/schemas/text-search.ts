import { z } from 'zod';
import { localeSchema } from './content.ts';

/** Most places that one search gives. */
export const mostFoundPlaces = 2_000;

export const textSearchRequest = z
  .strictObject({
    /** Letters within one line, or a regular expression. */
    text: z.string().min(1).max(200),
    regularExpression: z.boolean().default(false),
    matchCase: z.boolean().default(false),
    wholeWord: z.boolean().default(false),
    /** Only articles of this language. */
    locale: localeSchema.optional(),
    /** Places in all articles together. */
    limit: z.int().min(1).max(mostFoundPlaces).default(mostFoundPlaces),
  })
  .meta({ id: 'TextSearchRequest' });

export const foundPlaceSchema = z
  .object({
    /** UTF-16 code units from the start of the text. */
    offset: z.int(),
    /** Counted from 1, front matter included. */
    line: z.int(),
    /** What stands before it in its line, shortened. */
    before: z.string(),
    text: z.string(),
    after: z.string(),
  })
  .meta({ id: 'FoundPlace' });

export const foundTextSchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    title: z.string(),
    /** The published revision; null before the first publication. */
    revision: z.int().nullable(),
    /** The open draft, whose text was searched; null when the published text was. */
    draft: z.object({ reviewId: z.string(), version: z.int() }).nullable(),
    matches: z.array(foundPlaceSchema),
    /** There are more places in this article. */
    more: z.boolean(),
  })
  .meta({ id: 'FoundText' });

export const textSearchResponse = z
  .object({
    articles: z.array(foundTextSchema),
    /** False when places were left out. */
    complete: z.boolean(),
  })
  .meta({ id: 'TextSearchResponse' });
