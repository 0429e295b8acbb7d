import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import { EventStream, routes, type StreamEvent, type StreamState } from '@askwell/core/protocol';
import { listen } from '../base/listen.ts';
import type { SessionService } from './session-service.ts';

export const liveService = serviceId<LiveService>('live events');

/**
 * The event log as it grows, while somebody is signed in. It stays on one place in the log over every loss of
 * connection, so a reader who applies events in order misses nothing.
 */
export class LiveService implements Disposable {
  readonly #session: SessionService;
  readonly #store = new DisposableStore();
  readonly #onDidReceive = this.#store.add(new Emitter<StreamEvent>());
  readonly #onDidChangeState = this.#store.add(new Emitter<StreamState>());
  #stream: EventStream | undefined;
  #memberId: string | undefined;

  readonly onDidReceive = this.#onDidReceive.event;
  readonly onDidChangeState = this.#onDidChangeState.event;

  constructor(session: SessionService) {
    this.#session = session;
    this.#store.add(session.onDidChange(() => this.#follow()));
    this.#store.add(listen(window, 'pagehide', () => this.#stream?.pause()));
    this.#store.add(listen(window, 'pageshow', () => this.#stream?.resume()));
    this.#store.add(listen(window, 'online', () => this.#stream?.resume()));
    this.#follow();
  }

  get state(): StreamState {
    return this.#stream?.state ?? 'closed';
  }

  /** Tries at once where the stream waits before a new try. */
  reconnect(): void {
    this.#stream?.resume();
  }

  dispose(): void {
    this.#stream?.dispose();
    this.#store.dispose();
  }

  #follow(): void {
    const memberId = this.#session.member?.id;
    if (memberId === this.#memberId) return;
    this.#memberId = memberId;
    this.#stream?.dispose();
    this.#stream = undefined;
    if (memberId === undefined) return this.#onDidChangeState.fire('closed');
    this.#stream = new EventStream({
      http: this.#session.client.options,
      route: routes.staffEvents,
      pollRoute: routes.staffEventsPoll,
      onEvent: (event) => this.#onDidReceive.fire(event),
      onState: (state) => this.#onDidChangeState.fire(state),
    });
    this.#stream.resume();
  }
}
