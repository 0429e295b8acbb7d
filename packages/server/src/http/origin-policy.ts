import type { Context, MiddlewareHandler } from 'hono';
import { AskwellProblem } from '../problem.ts';

export interface OriginPolicyOptions {
  /** Pages that may embed the widget, each an exact origin such as `https://shop.example`. */
  readonly origins: readonly string[];
  /** Where this server is reached; without it the Host header tells. */
  readonly publicUrl: string | undefined;
  /** Accept pages on this machine, whatever their port; for development. */
  readonly allowLocalhost: boolean;
}

/** Seconds a browser may remember that it may ask; browsers cap it at 7,200. */
const preflightAge = 7_200;

/** Decides which pages may use the API: our own, and those named in the options. */
export class OriginPolicy {
  readonly #origins: ReadonlySet<string>;
  readonly #ownOrigin: string | undefined;
  readonly #allowLocalhost: boolean;

  /** @throws Error when an entry is not an exact origin */
  constructor({ origins, publicUrl, allowLocalhost }: OriginPolicyOptions) {
    this.#origins = new Set(origins.map(exactOrigin));
    this.#ownOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
    this.#allowLocalhost = allowLocalhost;
  }

  /** Lets visitors' pages of allowed origins read answers, and refuses the others. */
  readonly forVisitors: MiddlewareHandler = async (c, next) => {
    c.header('vary', 'Origin', { append: true });
    const origin = c.req.header('origin');
    if (origin === undefined || this.#isOwn(c, origin)) return next();
    if (!this.#origins.has(origin) && !this.#isLocalhost(origin)) {
      throw new AskwellProblem(
        'origin-not-allowed',
        `Pages of ${origin} may not use this server. Add the origin to the option "origins" (ASKWELL_ORIGINS).`,
      );
    }
    c.header('access-control-allow-origin', origin);
    c.header('access-control-expose-headers', 'x-request-id');
    if (c.req.method !== 'OPTIONS') return next();
    c.header('access-control-allow-methods', 'GET, POST, DELETE');
    c.header('access-control-allow-headers', 'authorization, content-type, last-event-id');
    c.header('access-control-max-age', String(preflightAge));
    return c.body(null, 204);
  };

  /** Staff are known by a cookie, which browsers send by themselves: only our own pages may change anything with it. */
  readonly forStaff: MiddlewareHandler = async (c, next) => {
    const origin = c.req.header('origin');
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (origin !== undefined && !safe && !this.#isOwn(c, origin) && !this.#isLocalhost(origin)) {
      throw new AskwellProblem(
        'origin-not-allowed',
        `Pages of ${origin} may not act for staff. Open the workbench on this server, or set "publicUrl" to its address.`,
      );
    }
    await next();
  };

  #isOwn(c: Context, origin: string): boolean {
    if (this.#ownOrigin !== undefined) return origin === this.#ownOrigin;
    // A proxy that ends TLS changes the scheme we see, but not the host.
    return URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host);
  }

  #isLocalhost(origin: string): boolean {
    if (!this.#allowLocalhost || !URL.canParse(origin)) return false;
    return /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/.test(new URL(origin).hostname);
  }
}

function exactOrigin(entry: string): string {
  if (URL.canParse(entry) && new URL(entry).origin === entry && !entry.includes('*')) return entry;
  throw new Error(
    `The origin "${entry}" is not exact. Write scheme, host and port as browsers send them, such as "https://shop.example"; wildcards are not possible.`,
  );
}
