import type { Problem } from './wire.ts';

/** An answer of the server that is not a success, as an error. `code` is the last part of the problem's `type`. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.type.split(':').at(-1) ?? '';
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the same request may succeed later: the server is busy, limiting or failing. */
  get retryable(): boolean {
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Reads the problem out of a refused response; a proxy's own error page becomes a problem of the same status. */
export async function toProblemError(response: Response): Promise<ProblemError> {
  const fallback: Problem = {
    type: 'urn:askwell:problem:http',
    title: response.statusText || 'Request failed',
    status: response.status,
    detail: `The server answered ${response.status}.`,
  };
  if (!response.headers.get('content-type')?.includes('application/problem+json')) return new ProblemError(fallback);
  try {
    return new ProblemError({ ...fallback, ...((await response.json()) as Partial<Problem>) });
  } catch {
    return new ProblemError(fallback);
  }
}
