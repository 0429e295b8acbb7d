import { routes } from '@askwell/core/protocol';
import {
  categoryListResponse,
  changeCategoryRequest,
  changeTagRequest,
  localeSchema,
  mergeTagRequest,
  newTagRequest,
  renameTagRequest,
  suggestTagsRequest,
  suggestTagsResponse,
  synonymListResponse,
  synonymRequest,
  synonymResponse,
  tagListResponse,
  tagResponse,
} from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody, noContent } from './route-definition.ts';

const tagParameters = z.object({ tagId: z.string().max(100) });
const synonymParameters = z.object({ synonymId: z.string().max(100) });
const categoryQuery = z.strictObject({ id: z.string().max(600) });
const suggestionQuery = z.strictObject({
  locale: localeSchema.default('en').meta({ description: 'For a source that names no locale.' }),
});

/** Tags, categories and synonyms. */
export function taxonomyRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Taxonomy'], security: staffSecurity };
  const reader = { ...common, middleware: requireStaff('knowledge.read') };
  const editor = { ...common, middleware: requireStaff('taxonomy.write') };
  tagRoutes(app, reader, editor);
  categoryRoutes(app, reader, editor);
  synonymRoutes(app, reader, editor);
}

type Access = { readonly tags: string[]; readonly middleware: ReturnType<typeof requireStaff> };

function tagRoutes(app: OpenAPIHono<RequestEnv>, reader: Access, editor: Access): void {
  const responses = { 200: json('The tag.', tagResponse) };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffTags,
      operationId: 'listTags',
      summary: 'List tags with how often they are used',
      ...reader,
      responses: { 200: json('By id.', tagListResponse) },
    }),
    async (c) => c.json({ tags: await c.var.services.loops.taxonomy.tags() }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffTags,
      operationId: 'createTag',
      summary: 'Create a tag',
      ...editor,
      request: { body: jsonBody(newTagRequest) },
      responses: { 201: json('The tag.', tagResponse) },
    }),
    async (c) => {
      const { member } = c.get('staff');
      return c.json({ tag: await c.var.services.loops.taxonomy.createTag(member, c.req.valid('json')) }, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffTag,
      operationId: 'changeTag',
      summary: "Change a tag's names, descriptions or colour",
      ...editor,
      request: { params: tagParameters, body: jsonBody(changeTagRequest) },
      responses,
    }),
    async (c) => {
      const { tagId } = c.req.valid('param');
      const { member } = c.get('staff');
      return c.json({ tag: await c.var.services.loops.taxonomy.changeTag(member, tagId, c.req.valid('json')) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffTag,
      operationId: 'deleteTag',
      summary: 'Delete a tag that no article carries',
      ...editor,
      request: { params: tagParameters },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.loops.taxonomy.deleteTag(c.get('staff').member, c.req.valid('param').tagId);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffRenameTag,
      operationId: 'renameTag',
      summary: 'Give a tag another id',
      description: 'The former id stays an alias: articles and folders that say it go on meaning the tag.',
      ...editor,
      request: { params: tagParameters, body: jsonBody(renameTagRequest) },
      responses,
    }),
    async (c) => {
      const { tagId } = c.req.valid('param');
      const { member } = c.get('staff');
      return c.json({ tag: await c.var.services.loops.taxonomy.renameTag(member, tagId, c.req.valid('json').id) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffMergeTag,
      operationId: 'mergeTag',
      summary: 'Make a tag another name of a second one',
      ...editor,
      request: { params: tagParameters, body: jsonBody(mergeTagRequest) },
      responses,
    }),
    async (c) => {
      const { tagId } = c.req.valid('param');
      const { member } = c.get('staff');
      return c.json(
        { tag: await c.var.services.loops.taxonomy.mergeTag(member, tagId, c.req.valid('json').into) },
        200,
      );
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffTagSuggestions,
      operationId: 'suggestTags',
      summary: 'Suggest tags for the text of an article',
      ...reader,
      request: { query: suggestionQuery, body: jsonBody(suggestTagsRequest) },
      responses: { 200: json('The most fitting first, at most 5.', suggestTagsResponse) },
    }),
    async (c) => {
      const { source } = c.req.valid('json');
      const { locale } = c.req.valid('query');
      return c.json({ suggestions: await c.var.services.loops.taxonomy.suggestTags(source, locale) }, 200);
    },
  );
}

function categoryRoutes(app: OpenAPIHono<RequestEnv>, reader: Access, editor: Access): void {
  const path = routes.staffCategoryList;
  const responses = { 200: json('All categories, by path.', categoryListResponse) };

  app.openapi(
    defineRoute({
      method: 'get',
      path,
      operationId: 'listCategoriesToEdit',
      summary: 'List categories with all their names',
      ...reader,
      responses,
    }),
    async (c) => c.json({ categories: await c.var.services.loops.taxonomy.categories() }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path,
      operationId: 'putCategory',
      summary: 'Create a category, or change its names or place',
      ...editor,
      request: { body: jsonBody(changeCategoryRequest) },
      responses,
    }),
    async (c) => {
      const { member } = c.get('staff');
      return c.json({ categories: await c.var.services.loops.taxonomy.putCategory(member, c.req.valid('json')) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path,
      operationId: 'deleteCategory',
      summary: 'Delete an empty category',
      ...editor,
      request: { query: categoryQuery },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.loops.taxonomy.deleteCategory(c.get('staff').member, c.req.valid('query').id);
      return c.body(null, 204);
    },
  );
}

function synonymRoutes(app: OpenAPIHono<RequestEnv>, reader: Access, editor: Access): void {
  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffSynonyms,
      operationId: 'listSynonyms',
      summary: 'List groups of synonyms',
      ...reader,
      responses: { 200: json('By their words.', synonymListResponse) },
    }),
    async (c) => c.json({ groups: await c.var.services.loops.taxonomy.synonyms() }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffSynonyms,
      operationId: 'addSynonyms',
      summary: 'Add words that mean the same to whoever searches',
      description: 'Every process searches with them at once.',
      ...editor,
      request: { body: jsonBody(synonymRequest) },
      responses: { 201: json('The group.', synonymResponse) },
    }),
    async (c) => {
      const { words } = c.req.valid('json');
      return c.json({ group: await c.var.services.loops.taxonomy.addSynonyms(c.get('staff').member, words) }, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffSynonym,
      operationId: 'changeSynonyms',
      summary: 'Change a group of synonyms',
      ...editor,
      request: { params: synonymParameters, body: jsonBody(synonymRequest) },
      responses: { 200: json('The group.', synonymResponse) },
    }),
    async (c) => {
      const { synonymId } = c.req.valid('param');
      const { member } = c.get('staff');
      const { words } = c.req.valid('json');
      return c.json({ group: await c.var.services.loops.taxonomy.changeSynonyms(member, synonymId, words) }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffSynonym,
      operationId: 'deleteSynonyms',
      summary: 'Delete a group of synonyms',
      ...editor,
      request: { params: synonymParameters },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.loops.taxonomy.deleteSynonyms(c.get('staff').member, c.req.valid('param').synonymId);
      return c.body(null, 204);
    },
  );
}
