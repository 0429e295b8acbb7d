import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import {
  ProblemError,
  type CommentRequest,
  type DelegationSettings,
  type PublishGateView,
  type ReviewActionRequest,
  type ReviewView,
} from '@askwell/core/protocol';
import type { LiveService } from '../../platform/live-service.ts';
import type { SessionService } from '../../platform/session-service.ts';
import { EffectWatch } from './effect-watch.ts';

/** What went wrong, for a reader: `code` names a text, `detail` is the server's own sentence. */
export interface ReviewTrouble {
  readonly code: string;
  readonly detail: string;
}

/** An action and what it tells come in quick succession: wait this long before reading again, milliseconds. */
const calm = 150;
/** Where the effect is measured without being asked for: somebody is about to decide. */
const decided = ['in-review', 'approved', 'scheduled'];

/** One review with all that a reviewer needs, kept up to date. */
export class ReviewModel implements Disposable {
  readonly reviewId: string;
  readonly effects: EffectWatch;
  readonly #session: SessionService;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  #view: ReviewView | undefined;
  #base = '';
  #baseOf: number | null | undefined;
  #gate: PublishGateView | undefined;
  #gateTrouble: ReviewTrouble | undefined;
  #delegations: readonly DelegationSettings[] = [];
  #trouble: ReviewTrouble | undefined;
  #missing = false;
  #busy = false;
  #changedMeanwhile = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChange = this.#onDidChange.event;

  constructor(reviewId: string, session: SessionService, live: LiveService) {
    this.reviewId = reviewId;
    this.#session = session;
    this.effects = this.#store.add(new EffectWatch(session.reviews));
    this.#store.add(
      live.onDidReceive((event) => {
        const own = 'reviewId' in event && event.reviewId === reviewId;
        const published = event.type === 'article.published' && event.articleId === this.#view?.review.articleId;
        if (own || published) this.#loadSoon();
      }),
    );
    // What the gate says depends on the effect: once that is known the gate is read again.
    this.#store.add(
      this.effects.onDidChange(() => {
        const { effect } = this.effects;
        if (effect?.state === 'measured' && effect.id !== this.#gate?.effect.id) void this.#loadGate();
        else if (effect?.state === 'measured' && !this.#gate?.effect.report) void this.#loadGate();
        this.#onDidChange.fire();
      }),
    );
    void this.load();
  }

  /** Undefined until it is known. */
  get view(): ReviewView | undefined {
    return this.#view;
  }

  /** The published text that the draft was begun from; empty for a new article. */
  get base(): string {
    return this.#base;
  }

  get gate(): PublishGateView | undefined {
    return this.#gate?.draftVersion === this.#view?.review.draftVersion ? this.#gate : undefined;
  }

  get gateTrouble(): ReviewTrouble | undefined {
    return this.#gateTrouble;
  }

  get delegations(): readonly DelegationSettings[] {
    return this.#delegations;
  }

  /** Why the last thing that was asked for did not happen. */
  get trouble(): ReviewTrouble | undefined {
    return this.#trouble;
  }

  /** There is no such review. */
  get missing(): boolean {
    return this.#missing;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Somebody else changed the draft while it was read. */
  get changedMeanwhile(): boolean {
    return this.#changedMeanwhile;
  }

  /** Answers that get worse and were not accepted. */
  get regressions(): number {
    const { gate } = this;
    const accepted = this.#view?.review.regressionsAccepted?.draftVersion === this.#view?.review.draftVersion;
    return accepted ? 0 : (gate?.effect.report?.regressions.length ?? 0);
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const { reviews } = this.#session;
      const [view, delegations] = await Promise.all([reviews.review(this.reviewId), reviews.delegations()]);
      this.#delegations = delegations;
      await this.#take(view, true);
      this.#missing = false;
    } catch (error) {
      this.#missing = error instanceof ProblemError && error.status === 404;
      this.#trouble = troubleOf(error);
      this.#onDidChange.fire();
    }
  }

  /** @returns whether it happened; if not, {@link trouble} says why */
  act(action: ReviewActionRequest): Promise<boolean> {
    return this.#try(async () => this.#take(await this.#session.reviews.act(this.reviewId, action), false));
  }

  rebase(): Promise<boolean> {
    return this.#try(async () => this.#take(await this.#session.reviews.rebaseDraft(this.reviewId), false));
  }

  comment(request: CommentRequest): Promise<boolean> {
    return this.#try(async () => {
      await this.#session.reviews.comment(this.reviewId, request);
      await this.#reread();
    });
  }

  reply(commentId: string, text: string): Promise<boolean> {
    return this.#try(async () => {
      await this.#session.reviews.reply(this.reviewId, commentId, text);
      await this.#reread();
    });
  }

  resolve(commentId: string): Promise<boolean> {
    return this.#try(async () => {
      await this.#session.reviews.resolveComment(this.reviewId, commentId);
      await this.#reread();
    });
  }

  /** All of them, or none. */
  applySuggestions(commentIds: readonly string[]): Promise<boolean> {
    return this.#try(async () => {
      const version = this.#view?.draft.version ?? 0;
      await this.#take(await this.#session.reviews.applySuggestions(this.reviewId, version, commentIds), false);
    });
  }

  async measure(): Promise<void> {
    await this.effects.measure([this.reviewId]);
    await this.#loadGate();
  }

  /** The reader has seen what was wrong, or what changed. */
  acknowledge(): void {
    this.#trouble = undefined;
    this.#changedMeanwhile = false;
    this.#onDidChange.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
  }

  async #reread(): Promise<void> {
    await this.#take(await this.#session.reviews.review(this.reviewId), true);
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#trouble = undefined;
    this.#onDidChange.fire();
    try {
      await work();
      return true;
    } catch (error) {
      this.#trouble = troubleOf(error);
      // Whatever was refused, the reader decides next on what is there now.
      if (error instanceof ProblemError && error.status === 409) this.#loadSoon();
      return false;
    } finally {
      this.#busy = false;
      this.#onDidChange.fire();
    }
  }

  /** @param watched whether a new draft version is somebody else's */
  async #take(view: ReviewView, watched: boolean): Promise<void> {
    const before = this.#view;
    const { articleId, locale } = view.review;
    const { baseRevision } = view.draft;
    if (baseRevision !== this.#baseOf) {
      this.#base =
        baseRevision === null ? '' : (await this.#session.reviews.revision({ articleId, locale }, baseRevision)).text;
      this.#baseOf = baseRevision;
    }
    const newer = before !== undefined && before.draft.version !== view.draft.version;
    this.#changedMeanwhile = watched && (this.#changedMeanwhile || newer);
    this.#view = view;
    this.#onDidChange.fire();
    const first = before === undefined || before.review.state !== view.review.state;
    const wanted = decided.includes(view.review.state) || this.effects.effect !== undefined;
    if (wanted && (first || newer)) void this.#loadGate();
  }

  async #loadGate(): Promise<void> {
    try {
      this.#gate = await this.#session.reviews.gate(this.reviewId);
      this.#gateTrouble = undefined;
      this.effects.follow(this.#gate.effect);
    } catch (error) {
      this.#gateTrouble = troubleOf(error);
    }
    this.#onDidChange.fire();
  }

  #loadSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), calm);
  }
}

function troubleOf(error: unknown): ReviewTrouble {
  if (error instanceof ProblemError) return { code: error.code, detail: error.message };
  return { code: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
}
