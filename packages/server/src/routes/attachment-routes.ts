import { routes } from '@askwell/core/protocol';
import { attachmentListResponse, attachmentResponse } from '@askwell/core/protocol/schemas';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { byteRange } from '../http/byte-range.ts';
import { readMediaBody } from '../http/media-body.ts';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { acceptedMedia } from '../media/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { AttachmentDelivery } from '../services/attachment-service.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, noContent } from './route-definition.ts';

const year = 31_536_000;

// Any text passes: what cannot be a hash is as unknown as one that does not exist.
const hashParameters = z.object({ hash: z.string().max(100) });
const fileBody = {
  required: true,
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
} as const;

/** Pictures, videos and documents of articles. */
export function attachmentRoutes(app: OpenAPIHono<RequestEnv>): void {
  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.attachment,
      operationId: 'getAttachment',
      summary: 'A picture, video or document of an article',
      description: 'Never changes. Understands `Range` with one range. Documents are offered for download.',
      tags: ['Knowledge'],
      request: { params: hashParameters },
      responses: {
        200: { description: 'All of it.' },
        206: { description: 'The part that was asked for.' },
        304: { description: 'As the client has it.' },
        416: { description: 'It has no such part.' },
      },
    }),
    async (c) => {
      const { hash } = c.req.valid('param');
      const found = await c.var.services.attachments.find(hash);
      if (!found) throw new AskwellProblem('not-found', 'There is no such attachment.');
      return deliver(c, hash, found);
    },
  );

  const member = { tags: ['Attachments'], security: staffSecurity };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffAttachments,
      operationId: 'listAttachments',
      summary: 'List attachments',
      ...member,
      middleware: requireStaff('knowledge.read'),
      request: {
        query: z.strictObject({
          before: z.string().max(50).default('').meta({ description: '`next` of the page before.' }),
          limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Most results, 1 to 200.' }),
        }),
      },
      responses: { 200: json('The newest first.', attachmentListResponse) },
    }),
    async (c) => {
      const { before, limit } = c.req.valid('query');
      return c.json(await c.var.services.attachments.list(before, limit), 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffAttachments,
      operationId: 'addAttachment',
      summary: 'Upload a picture, video or document',
      description: `The body is the file, as \`application/octet-stream\`: what it is, its bytes tell. Accepted are ${acceptedMedia}. Metadata is taken out of pictures. The same bytes again give the same attachment.`,
      ...member,
      middleware: requireStaff('attachments.write'),
      request: {
        query: z.strictObject({
          name: z.string().max(200).default('file').meta({ description: 'What it is called in the knowledge folder.' }),
        }),
        body: fileBody,
      },
      responses: { 201: json('It is stored.', attachmentResponse) },
    }),
    async (c) => {
      const bytes = await readMediaBody(c.req.raw);
      const actor = `staff:${c.get('staff').member.id}`;
      return c.json({ attachment: await c.var.services.attachments.add(bytes, c.req.valid('query').name, actor) }, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'delete',
      path: routes.staffAttachment,
      operationId: 'deleteAttachment',
      summary: 'Delete an attachment that nothing shows',
      ...member,
      middleware: requireStaff('attachments.write'),
      request: { params: hashParameters },
      responses: { 204: noContent },
    }),
    async (c) => {
      await c.var.services.attachments.delete(c.req.valid('param').hash, `staff:${c.get('staff').member.id}`);
      return c.body(null, 204);
    },
  );
}

function deliver(c: Context<RequestEnv>, hash: string, { type, size, name, stream }: AttachmentDelivery): Response {
  const tag = `"${hash}"`;
  const inline = type.kind !== 'document';
  c.header('etag', tag);
  c.header('cache-control', `public, max-age=${year}, immutable`);
  c.header('accept-ranges', 'bytes');
  c.header('content-type', type.type);
  c.header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${fileName(name)}`);
  // Opened by itself it is a document: one that may do nothing.
  c.header('content-security-policy', "sandbox; default-src 'none'");
  // The widget shows it in pages of other sites.
  c.header('cross-origin-resource-policy', 'cross-origin');
  if (
    c.req
      .header('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(tag)
  )
    return c.body(null, 304);
  const conditional = c.req.header('if-range');
  const range = conditional === undefined || conditional === tag ? byteRange(c.req.header('range'), size) : undefined;
  if (range === 'unsatisfiable') {
    c.header('content-range', `bytes */${size}`);
    c.header('cache-control', 'no-store');
    return c.body(null, 416);
  }
  const { start, end } = range ?? { start: 0, end: size };
  c.header('content-length', String(end - start));
  if (range) c.header('content-range', `bytes ${start}-${end - 1}/${size}`);
  return c.body(stream(start, end), range ? 206 : 200);
}

/** As RFC 8187 has it, which allows fewer characters than an address does. */
function fileName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
