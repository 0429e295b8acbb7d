import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import type { SupportCase } from '@askwell/core/protocol';
import { liveService } from '../../platform/live-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import type { CasesHost } from './cases-host.ts';

const stores = new WeakMap<CasesHost, CasesStore>();

/** The cases of a workbench; made when they are first asked for. */
export function casesStore(host: CasesHost): CasesStore {
  const known = stores.get(host);
  if (known) return known;
  const store = host.subscriptions.add(new CasesStore(host));
  stores.set(host, store);
  return store;
}

/** Milliseconds to wait for more news before the list is fetched anew. */
const calm = 300;

/** The cases, the latest first. They are fetched when first asked for, and again when something is told of them. */
export class CasesStore implements Disposable {
  readonly #session: SessionService;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  #cases: readonly SupportCase[] | undefined;
  #error: string | undefined;
  #loading: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #memberId: string | undefined;
  readonly onDidChange = this.#onDidChange.event;

  constructor({ services }: CasesHost) {
    this.#session = services.get(sessionService);
    this.#memberId = this.#session.member?.id;
    this.#store.add(
      services.get(liveService).onDidReceive(({ type }) => {
        if (type !== 'case.changed' || !this.#cases) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.refresh(), calm);
      }),
    );
    this.#store.add(
      this.#session.onDidChange(() => {
        if (this.#session.member?.id === this.#memberId) return;
        this.#memberId = this.#session.member?.id;
        clearTimeout(this.#timer);
        this.#cases = undefined;
        this.#onDidChange.fire();
      }),
    );
  }

  /** Undefined until they have been loaded. */
  get cases(): readonly SupportCase[] | undefined {
    return this.#cases;
  }

  /** Why they could not be loaded. */
  get error(): string | undefined {
    return this.#error;
  }

  /** Loads once; later calls give what is there. */
  load(): Promise<void> {
    return this.#cases ? Promise.resolve() : (this.#loading ??= this.refresh());
  }

  async refresh(): Promise<void> {
    const memberId = this.#memberId;
    this.#error = undefined;
    try {
      const cases = await this.#session.loops.cases();
      if (memberId === this.#memberId) this.#cases = cases;
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
