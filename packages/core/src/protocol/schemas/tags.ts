import { z } from 'zod';
import { isTaxonomyId } from '../../taxonomy/index.ts';
import { localeSchema, plainTextSchema } from './content.ts';

export const taxonomyIdSchema = z
  .string()
  .max(100)
  .refine(isTaxonomyId, 'must be lower-case words joined by hyphens, for instance "gift-cards"');

/** Text by language; `und` for text that is given without one. */
export const localizedTextSchema = z
  .record(localeSchema, plainTextSchema.max(500))
  .refine((texts) => Object.keys(texts).length <= 50, 'may have at most 50 languages');

export const tagSchema = z
  .object({
    id: z.string(),
    names: z.record(z.string(), z.string()),
    descriptions: z.record(z.string(), z.string()),
    color: z.string().nullable().meta({ description: '`#rrggbb` in lower case.' }),
    aliases: z.array(z.string()).meta({ description: 'Former ids: articles that carry them carry this tag.' }),
    articles: z.int().nonnegative().meta({ description: 'Published articles, counted by locale, that carry it.' }),
  })
  .meta({ id: 'Tag' });

export const tagListResponse = z.object({ tags: z.array(tagSchema) }).meta({ id: 'TagListResponse' });
export const tagResponse = z.object({ tag: tagSchema }).meta({ id: 'TagResponse' });

/** What is left out stays. */
export const changeTagRequest = z
  .strictObject({
    names: localizedTextSchema.optional(),
    descriptions: localizedTextSchema.optional(),
    color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as "#2b8a3e"')
      .nullable()
      .optional(),
  })
  .meta({ id: 'ChangeTagRequest' });

export const newTagRequest = changeTagRequest.extend({ id: taxonomyIdSchema }).meta({ id: 'NewTagRequest' });
export const renameTagRequest = z.strictObject({ id: taxonomyIdSchema }).meta({ id: 'RenameTagRequest' });
export const mergeTagRequest = z.strictObject({ into: z.string().max(100) }).meta({ id: 'MergeTagRequest' });

export const suggestTagsRequest = z
  .strictObject({
    source: z.string().min(1).max(65_536).meta({ description: 'Front matter and Markdown of an article.' }),
  })
  .meta({ id: 'SuggestTagsRequest' });

export const suggestTagsResponse = z
  .object({
    suggestions: z.array(z.object({ id: z.string(), name: z.string(), confidence: z.number().min(0).max(1) })),
  })
  .meta({ id: 'SuggestTagsResponse' });

const categoryPathSchema = z
  .string()
  .max(600)
  .refine((path) => path.split('/').length <= 6, 'may have at most 6 levels')
  .refine((path) => path.split('/').every(isTaxonomyId), 'must be ids joined by "/", for instance "policy/shipping"');

export const changeCategoryRequest = z
  .strictObject({
    id: categoryPathSchema.meta({ description: 'The full path; its parent must be there.' }),
    names: localizedTextSchema.optional(),
    position: z.int().min(0).max(10_000).optional().meta({ description: 'Place among its siblings, from 0.' }),
  })
  .meta({ id: 'ChangeCategoryRequest' });

export const categorySchema = z
  .object({ id: z.string(), names: z.record(z.string(), z.string()), position: z.int(), articles: z.int() })
  .meta({ id: 'Category' });

export const categoryListResponse = z
  .object({ categories: z.array(categorySchema) })
  .meta({ id: 'CategoryListResponse' });

export const synonymGroupSchema = z.object({ id: z.string(), words: z.array(z.string()) }).meta({ id: 'SynonymGroup' });

export const synonymListResponse = z
  .object({ groups: z.array(synonymGroupSchema) })
  .meta({ id: 'SynonymListResponse' });
export const synonymResponse = z.object({ group: synonymGroupSchema }).meta({ id: 'SynonymResponse' });

export const synonymRequest = z
  .strictObject({
    words: z
      .array(plainTextSchema.max(100))
      .min(2)
      .max(50)
      .meta({ description: 'Words and phrases that mean the same to whoever searches.' }),
  })
  .meta({ id: 'SynonymRequest' });
