import { z } from 'zod';
import { blockSchema, choiceSchema, verificationNoticeSchema } from './content.ts';

export const articleKindSchema = z.enum(['article', 'case', 'canned-response', 'procedure']);

/** Half-open range of UTF-16 code units, [start, end). */
const rangeSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

export const searchHitSchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    title: z.string(),
    titleRanges: z.array(rangeSchema),
    category: z.string(),
    sectionId: z.string(),
    heading: z.string(),
    snippet: z.object({ text: z.string(), ranges: z.array(rangeSchema) }),
    verification: verificationNoticeSchema,
  })
  .meta({ id: 'SearchHit' });

export const searchResponse = z.object({ hits: z.array(searchHitSchema) }).meta({ id: 'SearchResponse' });

export const publishedArticleSchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    revision: z.int().positive(),
    kind: articleKindSchema,
    title: z.string(),
    category: z.object({ id: z.string(), name: z.string() }),
    tags: z.array(z.object({ id: z.string(), name: z.string(), color: z.string().optional() })),
    audience: z.enum(['customer', 'internal']),
    reviewer: z.string().optional(),
    reviewedAt: z.string().optional(),
    verifiedUntil: z.string().optional(),
    verification: verificationNoticeSchema,
    sections: z.array(
      z.object({ id: z.string(), heading: z.string(), level: z.int().min(0).max(6), blocks: z.array(blockSchema) }),
    ),
    related: z.array(choiceSchema),
    /** The id that was asked for, when it is an old one of this article or of one that it replaces. */
    redirectedFrom: z.string().optional(),
    /** What the article rests on; for staff. */
    sources: z.array(z.string()).optional(),
    /** Of a translation, for staff: which of its sections no longer say what their source says. */
    translation: z.object({ source: z.string(), staleSections: z.array(z.string()) }).optional(),
    /** Locales in which this article is published. */
    locales: z.array(z.string()),
  })
  .meta({ id: 'PublishedArticle' });

export const articleSummarySchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    kind: articleKindSchema,
    title: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    audience: z.enum(['customer', 'internal']),
    revision: z.int().positive(),
    /** When the published revision was stored, milliseconds since 1970. */
    updatedAt: z.int().nonnegative(),
  })
  .meta({ id: 'ArticleSummary' });

export const articleListResponse = z
  .object({ articles: z.array(articleSummarySchema) })
  .meta({ id: 'ArticleListResponse' });

/** A category in the reader's language; `id` is the full path, for instance `policy/shipping`. */
export interface CategoryNode {
  readonly id: string;
  readonly name: string;
  readonly children: readonly CategoryNode[];
}

export const categoryNodeSchema: z.ZodType<CategoryNode> = z
  .object({
    id: z.string(),
    name: z.string(),
    get children() {
      return z.array(categoryNodeSchema);
    },
  })
  .meta({ id: 'CategoryNode' });

export const categoryTreeResponse = z
  .object({ categories: z.array(categoryNodeSchema) })
  .meta({ id: 'CategoryTreeResponse' });
