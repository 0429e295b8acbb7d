import type { EventPage, StreamEvent } from '@askwell/core/protocol';
import type { LoggedEvent } from '../stores/event-store.ts';
import type { EventFeed } from './event-feed.ts';
import type { FeedReader } from './feed-reader.ts';

/** Who follows: the reader, and the session with which it was allowed. */
export interface Follower {
  readonly reader: FeedReader;
  readonly sessionId: string;
}

/** Keeps everything between here and the client from holding the stream back or changing it. */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** Milliseconds of silence after which a stream says that it is alive; clients give up after 45,000. */
const heartbeatEvery = 20_000;

/** Milliseconds after which a stream ends, so that its client comes back and is checked anew. */
const streamLifetime = 30 * 60_000;

/** Milliseconds a client waits before it reconnects by itself. */
const retryAfter = 2_000;

/**
 * The log as `text/event-stream`, made as the client takes it: nothing is read, and nothing kept, for a client that
 * does not keep up. Begins with a greeting `{}` that carries the cursor; ends when the session does.
 */
export function eventStream(feed: EventFeed, { reader, sessionId }: Follower): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  const endAt = Date.now() + streamLifetime;
  let greeted = false;

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!greeted) {
          greeted = true;
          controller.enqueue(encoder.encode(`retry: ${retryAfter}\nid: ${reader.cursor}\ndata: {}\n\n`));
          return;
        }
        for (;;) {
          if (gone.signal.aborted) return;
          if (feed.closed || Date.now() > endAt) return controller.close();
          const events = await reader.read();
          if (events.some((event) => ends(event, sessionId))) return controller.close();
          if (events.length > 0) return controller.enqueue(encoder.encode(events.map(frame).join('')));
          const silentSince = Date.now();
          await reader.wait(heartbeatEvery, gone.signal);
          if (Date.now() - silentSince >= heartbeatEvery) return controller.enqueue(encoder.encode(': alive\n\n'));
        }
      },
      cancel() {
        gone.abort();
      },
    },
    { highWaterMark: 1 },
  );
}

/** The same read for clients behind something that holds streams back: answers at once, or after at most `wait`. */
export async function pollEvents({ reader }: Follower, wait: number, signal: AbortSignal): Promise<EventPage> {
  let events = await reader.read();
  const giveUp = Date.now() + wait;
  while (events.length === 0 && Date.now() < giveUp && !signal.aborted) {
    await reader.wait(giveUp - Date.now(), signal);
    events = await reader.read();
    if (events.length === 0 && reader.closed) break;
  }
  return { events: events.filter((event) => event.type !== 'session.ended').map(present), cursor: reader.cursor };
}

function ends(event: LoggedEvent, sessionId: string): boolean {
  return event.type === 'session.ended' && event.sessionId === sessionId;
}

function frame(event: LoggedEvent): string {
  return `id: ${event.cursor}\ndata: ${JSON.stringify(present(event))}\n\n`;
}

function present(event: LoggedEvent): StreamEvent {
  const { position: _, visitorId: __, ...rest } = event;
  return rest as StreamEvent;
}
