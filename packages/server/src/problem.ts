/** Every way in which the server refuses: the last part of the problem's `type`, its HTTP status and its title. */
export const problemKinds = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'sign-in-refused': { status: 401, title: 'Signing in was refused' },
  forbidden: { status: 403, title: 'Not allowed' },
  'origin-not-allowed': { status: 403, title: 'This origin is not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'id-taken': { status: 409, title: 'The id is taken' },
  'message-conflict': { status: 409, title: 'Another message has this client id' },
  'already-accepted': { status: 409, title: 'Somebody else has the conversation' },
  'not-waiting': { status: 409, title: 'Nobody waits in this conversation' },
  'not-assignee': { status: 409, title: 'The conversation is not yours' },
  'already-resolved': { status: 409, title: 'The conversation is resolved already' },
  'email-taken': { status: 409, title: 'The e-mail address is taken' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'internal-error': { status: 500, title: 'Something went wrong on the server' },
  'shutting-down': { status: 503, title: 'The server is shutting down' },
} as const;

export type ProblemCode = keyof typeof problemKinds;

/** Which field of a request is meant, as a path such as `content.text`, and what is wrong with it. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** A refusal that the caller may see; the `detail` says what is wrong and what to do. */
export class AskwellProblem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldProblem[] | undefined;

  constructor(code: ProblemCode, detail: string, errors?: readonly FieldProblem[]) {
    super(detail);
    this.name = 'AskwellProblem';
    this.code = code;
    this.errors = errors;
  }

  get status(): number {
    return problemKinds[this.code].status;
  }
}
