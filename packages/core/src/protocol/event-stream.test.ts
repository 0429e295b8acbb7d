import { describe, expect, it } from 'vitest';
import { Backoff, EventStream, routes, type StreamEvent, type StreamState } from './index.ts';

const encoder = new TextEncoder();

function published(n: number): StreamEvent {
  return { type: 'article.published', cursor: `0.${n}`, at: n, articleId: `article-${n}`, locale: 'en', revision: 1 };
}

function frame(n: number): string {
  return `id: 0.${n}\ndata: ${JSON.stringify(published(n))}\n\n`;
}

/** A server on the other side of `fetch`: a log, and a way to cut each stream after so many bytes. */
class CuttingServer {
  readonly requests: Request[] = [];
  readonly #log = Array.from({ length: 10 }, (_, index) => index + 1);
  readonly #cut: (request: Request, body: string) => Response;

  constructor(cut: (request: Request, body: string) => Response) {
    this.#cut = cut;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    this.requests.push(request);
    const after = Number(request.headers.get('last-event-id')?.split('.')[1] ?? 0);
    return this.#cut(
      request,
      this.#log
        .filter((n) => n > after)
        .map(frame)
        .join(''),
    );
  };
}

async function follow(server: CuttingServer, until: (events: StreamEvent[], state: StreamState) => boolean) {
  const events: StreamEvent[] = [];
  const states: StreamState[] = [];
  const { promise: reached, resolve } = deferred();
  const check = () => {
    if (until(events, states.at(-1) ?? 'closed')) resolve();
  };
  const stream = new EventStream({
    http: { baseUrl: 'https://help.example', fetch: server.fetch, headers: () => ({ authorization: 'Bearer t' }) },
    route: routes.events,
    pollRoute: routes.eventsPoll,
    cursor: '0.0',
    backoff: new Backoff({ first: 1, longest: 2 }),
    onEvent: (event) => {
      events.push(event);
      check();
    },
    onState: (state) => {
      states.push(state);
      check();
    },
  });
  stream.resume();
  await reached;
  stream.dispose();
  return { events, states };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function streamOf(text: string): Response {
  return new Response(encoder.encode(text), { headers: { 'content-type': 'text/event-stream' } });
}

describe('EventStream', () => {
  it('gives every event once and in order although each connection is cut at another byte', async () => {
    let cut = 0;
    const server = new CuttingServer((_, body) => streamOf(body.slice(0, (cut = (cut + 97) % 400) + 1)));
    const { events } = await follow(server, (seen) => seen.at(-1)?.cursor === '0.10');
    expect(events.map((event) => event.cursor)).toEqual(Array.from({ length: 10 }, (_, n) => `0.${n + 1}`));
  });

  it('sends its token in a header and never in the address', async () => {
    const server = new CuttingServer((_, body) => streamOf(body));
    await follow(server, (seen) => seen.length === 10);
    expect(server.requests[0]?.headers.get('authorization')).toBe('Bearer t');
    expect(server.requests[0]?.url).toBe('https://help.example/api/v1/events');
  });

  it('polls when streams never get through', async () => {
    const server = new CuttingServer((request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === routes.events) return streamOf('');
      return Response.json(
        searchParams.get('after') === '0.0' ? { events: [published(1)], cursor: '0.1' } : { events: [], cursor: '0.1' },
      );
    });
    const { events } = await follow(server, (seen) => seen.length === 1);
    expect(events[0]?.cursor).toBe('0.1');
  });

  it('stops for good when the server refuses its reader', async () => {
    const server = new CuttingServer(() =>
      Response.json(
        { type: 'urn:askwell:problem:unauthorized', title: 'Unauthorized', status: 401, detail: 'Sign in.' },
        { status: 401, headers: { 'content-type': 'application/problem+json' } },
      ),
    );
    const { states } = await follow(server, (_, state) => state === 'refused');
    expect(states.slice(0, 2)).toEqual(['connecting', 'refused']);
    expect(server.requests).toHaveLength(1);
  });
});
