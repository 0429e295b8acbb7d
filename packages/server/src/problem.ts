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
  'draft-exists': { status: 409, title: 'The article has a draft already' },
  'draft-changed': { status: 409, title: 'Somebody else changed the draft' },
  'base-changed': { status: 409, title: 'The published article changed' },
  'not-possible': { status: 409, title: 'Not possible in this state' },
  'review-refused': { status: 409, title: 'The review does not allow it' },
  'gate-closed': { status: 409, title: 'The text may not be published yet' },
  'gate-pending': { status: 409, title: 'The answer effect is still being measured' },
  'suggestion-refused': { status: 409, title: 'A suggestion cannot be applied' },
  'email-taken': { status: 409, title: 'The e-mail address is taken' },
  'example-taken': { status: 409, title: 'Another example has this wording' },
  'too-few-questions': { status: 409, title: 'There are too few labelled questions' },
  'in-use': { status: 409, title: 'Still in use' },
  'redirect-loop': { status: 409, title: 'The redirect would lead back' },
  'too-large': { status: 413, title: 'The request is too large' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
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
  /** What a client needs to go on: for a conflict, for instance, both sides. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    errors?: readonly FieldProblem[],
    details?: Readonly<Record<string, unknown>>,
  ) {
    super(detail);
    this.name = 'AskwellProblem';
    this.code = code;
    this.errors = errors;
    this.details = details;
  }

  get status(): number {
    return problemKinds[this.code].status;
  }
}
