import { Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import {
  LearningClient,
  LoopsClient,
  ProblemError,
  ReviewClient,
  StaffClient,
  TestingClient,
  type HttpOptions,
  type SignInRequest,
  type StaffMember,
} from '@askwell/core/protocol';
import type { StorageService } from './storage-service.ts';

export const sessionService = serviceId<SessionService>('session');

/** `unreachable`: whether somebody is signed in could not be found out. */
export type SessionState = 'checking' | 'signed-out' | 'signed-in' | 'unreachable';

/** Who is signed in, and the clients that speak for them. */
export class SessionService implements Disposable {
  readonly client: StaffClient;
  readonly reviews: ReviewClient;
  readonly loops: LoopsClient;
  readonly learning: LearningClient;
  readonly testing: TestingClient;
  readonly #storage: StorageService;
  readonly #onDidChange = new Emitter<void>();
  #state: SessionState = 'checking';
  #member: StaffMember | undefined;
  readonly onDidChange = this.#onDidChange.event;

  /** @param baseUrl where Askwell is mounted */
  constructor(baseUrl: string, storage: StorageService, send: typeof fetch = (...args) => fetch(...args)) {
    this.#storage = storage;
    const options: HttpOptions = {
      baseUrl,
      fetch: async (...args) => {
        const response = await send(...args);
        // A session that ended elsewhere shows at the next request, whichever that is.
        if (response.status === 401 && this.#state === 'signed-in') this.#enter('signed-out');
        return response;
      },
    };
    this.client = new StaffClient(options);
    this.reviews = new ReviewClient(options);
    this.loops = new LoopsClient(options);
    this.learning = new LearningClient(options);
    this.testing = new TestingClient(options);
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Undefined while nobody is signed in. */
  get member(): StaffMember | undefined {
    return this.#member;
  }

  /**
   * Finds out who is signed in, or uses up a sign-in link.
   *
   * @throws ProblemError when the link is not valid any more.
   */
  async start(linkToken?: string): Promise<void> {
    try {
      this.#enter(
        'signed-in',
        linkToken === undefined ? await this.client.me() : await this.client.redeemSignInLink(linkToken),
      );
    } catch (error) {
      const refused = error instanceof ProblemError && !error.retryable;
      if (refused && linkToken !== undefined) {
        // Somebody who follows an old link may well be signed in already.
        await this.start();
        if (this.#state !== 'signed-in') throw error;
        return;
      }
      this.#enter(refused ? 'signed-out' : 'unreachable');
    }
  }

  /** @throws ProblemError when e-mail and password do not fit; TypeError when the server cannot be reached. */
  async signIn(credentials: SignInRequest): Promise<void> {
    this.#enter('signed-in', await this.client.signIn(credentials));
  }

  async signOut(): Promise<void> {
    await this.client.signOut();
    this.#enter('signed-out');
  }

  dispose(): void {
    this.#onDidChange.dispose();
  }

  #enter(state: SessionState, member?: StaffMember): void {
    this.#state = state;
    this.#member = member;
    this.#storage.useUser(member?.id);
    this.#onDidChange.fire();
  }
}
