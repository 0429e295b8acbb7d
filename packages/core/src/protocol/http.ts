import { path } from './routes.ts';
import { toProblemError } from './problem-error.ts';

/** Where a client finds its server and how it proves who it is. */
export interface HttpOptions {
  /** Where Askwell is mounted, for instance `https://shop.example/support`; no trailing slash needed. */
  readonly baseUrl: string;
  /** Headers of every request, asked for each time: `Authorization` for visitors, none for staff (a cookie). */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** `include` when the staff cookie must travel across origins; default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Milliseconds after which a request is given up; default 15,000. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly timeout?: number;
}

/** Full address of a route with its parameters and query. */
export function address(baseUrl: string, route: string, { parameters = {}, query = {} }: HttpRequest = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const suffix = search.size > 0 ? `?${search}` : '';
  return baseUrl.replace(/\/+$/, '') + path(route, parameters) + suffix;
}

/**
 * Sends JSON and reads JSON.
 *
 * @throws ProblemError when the server refuses; TypeError when it cannot be reached; DOMException `TimeoutError` or
 *   `AbortError` when the request is given up.
 */
export async function request<T>(options: HttpOptions, route: string, call: HttpRequest = {}): Promise<T> {
  const { fetch: send = fetch, timeout = 15_000, credentials = 'same-origin' } = options;
  const limit = AbortSignal.timeout(call.timeout ?? timeout);
  const response = await send(address(options.baseUrl, route, call), {
    method: call.method ?? 'GET',
    credentials,
    headers: {
      ...options.headers?.(),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    signal: call.signal ? eitherSignal(call.signal, limit) : limit,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  if (!response.ok) throw await toProblemError(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

// `AbortSignal.any` is younger than the browsers we serve.
function eitherSignal(first: AbortSignal, second: AbortSignal): AbortSignal {
  const controller = new AbortController();
  for (const signal of [first, second]) {
    if (signal.aborted) controller.abort(signal.reason);
    else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  }
  return controller.signal;
}
