import type { Disposable } from '../base/index.ts';
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
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
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
  const limit = withTimeout(call.signal, call.timeout ?? timeout);
  try {
    const response = await send(address(options.baseUrl, route, call), {
      method: call.method ?? 'GET',
      credentials,
      headers: {
        ...options.headers?.(),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: limit.signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    if (!response.ok) throw await toProblemError(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  } finally {
    limit.dispose();
  }
}

/** A signal that follows another one and gives up by itself. `AbortSignal.any` is younger than the browsers we serve. */
export function withTimeout(
  outer: AbortSignal | undefined,
  milliseconds: number,
): Disposable & { readonly signal: AbortSignal; restart(milliseconds: number): void } {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new DOMException('The server took too long.', 'TimeoutError'));
  const follow = () => controller.abort(outer?.reason);
  let timer = setTimeout(giveUp, milliseconds);
  if (outer?.aborted) follow();
  outer?.addEventListener('abort', follow);
  return {
    signal: controller.signal,
    restart(again) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, again);
    },
    dispose() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}
