import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import type { KnowledgeGap, KnowledgeGapState } from '@askwell/core/protocol';
import { liveService } from '../../platform/live-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import type { GapsHost } from './gaps-host.ts';

const stores = new WeakMap<GapsHost, GapsStore>();

/** The gaps of a workbench; made when they are first asked for. */
export function gapsStore(host: GapsHost): GapsStore {
  const known = stores.get(host);
  if (known) return known;
  const store = host.subscriptions.add(new GapsStore(host));
  stores.set(host, store);
  return store;
}

/** The states that are listed, in the order of the list. A merged gap is part of another one. */
export const gapStates = ['open', 'drafted', 'ignored', 'closed'] as const satisfies readonly KnowledgeGapState[];
export type ListedState = (typeof gapStates)[number];

/** Milliseconds to wait for more news before the lists are fetched anew. */
const calm = 300;

/** The gaps by state. They are fetched when first asked for, and again when something is told of them. */
export class GapsStore implements Disposable {
  readonly #session: SessionService;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  #gaps: Readonly<Record<ListedState, readonly KnowledgeGap[]>> | undefined;
  #error: string | undefined;
  #loading: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #memberId: string | undefined;
  readonly onDidChange = this.#onDidChange.event;

  constructor({ services }: GapsHost) {
    this.#session = services.get(sessionService);
    this.#memberId = this.#session.member?.id;
    this.#store.add(
      services.get(liveService).onDidReceive(({ type }) => {
        if (type !== 'gap.changed' || !this.#gaps) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.refresh(), calm);
      }),
    );
    this.#store.add(
      this.#session.onDidChange(() => {
        if (this.#session.member?.id === this.#memberId) return;
        this.#memberId = this.#session.member?.id;
        clearTimeout(this.#timer);
        this.#gaps = undefined;
        this.#onDidChange.fire();
      }),
    );
  }

  /** Undefined until they have been loaded. */
  get gaps(): Readonly<Record<ListedState, readonly KnowledgeGap[]>> | undefined {
    return this.#gaps;
  }

  /** Why they could not be loaded. */
  get error(): string | undefined {
    return this.#error;
  }

  /** Loads once; later calls give what is there. */
  load(): Promise<void> {
    return this.#gaps ? Promise.resolve() : (this.#loading ??= this.refresh());
  }

  async refresh(): Promise<void> {
    const memberId = this.#memberId;
    this.#error = undefined;
    try {
      const lists = await Promise.all(gapStates.map((state) => this.#session.loops.gaps({ state })));
      if (memberId !== this.#memberId) return;
      this.#gaps = Object.fromEntries(gapStates.map((state, index) => [state, lists[index] ?? []])) as Record<
        ListedState,
        KnowledgeGap[]
      >;
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
    } finally {
      this.#loading = undefined;
      this.#onDidChange.fire();
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
  }
}
