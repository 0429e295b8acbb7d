import type { MiddlewareHandler } from 'hono';

/** What an answer that is no page may do in a browser: nothing. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The policy of the pages we serve: our own files only, and no text becomes markup but through our two policies. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html askwell',
].join('; ');

/** Sets what every answer carries; a handler may have set its own policy. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // A browser puts the headers of "not modified" over those it stored: a page would get the policy of data.
  if (c.res.status === 304) return;
  const { headers } = c.res;
  const set = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  set('x-content-type-options', 'nosniff');
  set('cross-origin-resource-policy', 'same-origin');
  // What follows governs documents. A script is none, and the loader's every byte counts.
  if (headers.get('content-type')?.startsWith('text/javascript')) return;
  set('content-security-policy', dataPolicy);
  set('referrer-policy', 'no-referrer');
  set('cross-origin-opener-policy', 'same-origin');
  set('x-frame-options', 'DENY');
};
