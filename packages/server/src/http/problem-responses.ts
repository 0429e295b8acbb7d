import type { Hook } from '@hono/zod-openapi';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { AskwellProblem, problemKinds, type FieldProblem, type ProblemCode } from '../problem.ts';
import type { RequestEnv } from './request-context.ts';

/** A problem document (RFC 9457), with the headers that middleware has set: without CORS nobody could read it. */
export function problemResponse(c: Context, problem: AskwellProblem): Response {
  const { status, title } = problemKinds[problem.code];
  const body = {
    type: `urn:askwell:problem:${problem.code}`,
    title,
    status,
    detail: problem.message,
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...(problem.details ? { details: problem.details } : {}),
  };
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, headers);
}

/** Answers what was thrown: refusals as they are, everything else as an error of ours that says nothing more. */
export function errorHandler(logger: Logger): ErrorHandler<RequestEnv> {
  return (error, c) => {
    const problem = toProblem(error, c.get('requestId'));
    if (problem.status >= 500) logger.error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return problemResponse(c, problem);
  };
}

export const notFoundHandler: NotFoundHandler<RequestEnv> = (c) =>
  problemResponse(
    c,
    new AskwellProblem('not-found', 'There is nothing at this address. See /api/reference for all that are.'),
  );

/** Turns the validator's findings into a problem that names each field. */
export const refuseInvalid: Hook<unknown, RequestEnv, string, unknown> = (result, c) => {
  if (result.success) return;
  const errors = result.error.issues.flatMap((issue): FieldProblem[] => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: 'is not a known field' }));
    }
    return [{ path, message: issue.message }];
  });
  const [first] = errors;
  const where = first?.path ? `"${first.path}" ` : '';
  return problemResponse(
    c,
    new AskwellProblem(
      'invalid-request',
      `The ${result.target} is not valid: ${where}${first?.message ?? ''}.`,
      errors,
    ),
  );
};

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
};

function toProblem(error: unknown, requestId: string): AskwellProblem {
  if (error instanceof AskwellProblem) return error;
  const code = error instanceof HTTPException ? codeOfStatus[error.status] : undefined;
  if (code) return new AskwellProblem(code, (error as HTTPException).message || problemKinds[code].title);
  return new AskwellProblem('internal-error', `Try again later. If it stays, report request ${requestId}.`);
}
