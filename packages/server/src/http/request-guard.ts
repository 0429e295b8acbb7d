import { routes } from '@askwell/core/protocol';
import { longestDraft } from '@askwell/core/protocol/schemas';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AskwellProblem } from '../problem.ts';

const largestBody = 64 * 1024;
/** Staff send whole articles: three bytes for each unit of an ideographic text, and what is around it. */
const largestStaffBody = 3 * longestDraft + largestBody;
const deepestNesting = 20;

/** Uploads are files: `readMediaBody` limits them by their kind. */
function isUpload(c: Context): boolean {
  return c.req.method === 'POST' && c.req.path.endsWith(routes.staffAttachments);
}

function limitTo(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new AskwellProblem('too-large', `A request body may have at most ${maxSize} bytes. Send less.`);
    },
  });
}

const limitJson = limitTo(largestBody);
const limitStaffJson = limitTo(largestStaffBody);

/** Refuses large bodies before they are read. */
export const limitBody: MiddlewareHandler = (c, next) => {
  if (isUpload(c)) return next();
  return c.req.path.includes('/api/v1/staff/') ? limitStaffJson(c, next) : limitJson(c, next);
};

/** Refuses addresses with a NUL, which no database text can hold. */
export const guardAddress: MiddlewareHandler = async (c, next) => {
  if (/%00|\0/.test(c.req.url)) {
    throw new AskwellProblem('invalid-request', 'The address contains a NUL character. Remove "%00".');
  }
  await next();
};

/**
 * Lets only well-formed JSON change anything. A page of another site cannot send JSON without asking first, so this is
 * also a wall against forged requests.
 */
export const requireJson: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST' && c.req.method !== 'PUT' && c.req.method !== 'PATCH') return next();
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (isUpload(c)) {
    // No page of another site can send this type without asking first, either.
    if (type === 'application/octet-stream') return next();
    throw new AskwellProblem(
      'unsupported-media-type',
      'Send the file itself, with the header "content-type: application/octet-stream".',
    );
  }
  if (type !== 'application/json') {
    throw new AskwellProblem('unsupported-media-type', 'Send JSON, with the header "content-type: application/json".');
  }
  const value = parse(await c.req.arrayBuffer());
  const fault = faultOf(value, deepestNesting);
  if (fault) throw new AskwellProblem('invalid-request', `The body is not valid: it contains ${fault}.`);
  await next();
};

function parse(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AskwellProblem('invalid-request', 'The body is not JSON in UTF-8.');
  }
}

function faultOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === 0) return `more than ${deepestNesting} levels`;
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__') return 'a key "__proto__"';
    const fault = textFault(key) ?? faultOf(item, depth - 1);
    if (fault) return fault;
  }
  return undefined;
}

function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'a NUL character';
  return /\p{Surrogate}/u.test(text) ? 'half of a surrogate pair' : undefined;
}
