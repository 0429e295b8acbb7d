import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ReviewStore } from '../../stores/review-store.ts';
import type { ArchiveService } from './archive-service.ts';
import type { NotificationService } from './notification-service.ts';
import type { PublishGate } from './publish-gate.ts';
import { systemActor, type ReviewChanges } from './review-changes.ts';
import type { ReviewService } from './review-service.ts';
import type { TaskService } from './task-service.ts';
import type { VerificationService } from './verification-service.ts';

export interface TimetableOptions {
  readonly database: DatabaseHandle;
  readonly reviews: ReviewStore;
  readonly reviewService: ReviewService;
  readonly gate: PublishGate;
  readonly changes: ReviewChanges;
  readonly archive: ArchiveService;
  readonly verification: VerificationService;
  readonly tasks: TaskService;
  readonly notifications: NotificationService;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Milliseconds between looks at the clock. */
const lookEvery = 15_000;

/** Milliseconds that a scheduled publication waits for its answer effect to be measured. */
const patience = 60_000;

/**
 * Does what time brings about. What is due stands in the database, so a restart forgets nothing; every process looks,
 * and each thing is done by the one whose conditional update comes first.
 */
export class Timetable {
  readonly #options: TimetableOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #closed = false;

  constructor(options: TimetableOptions) {
    this.#options = options;
  }

  start(): void {
    void this.run();
    this.#timer = setInterval(() => void this.run(), lookEvery);
    this.#timer.unref();
  }

  /** Does everything that is due now; resolves when it is done. What runs already may have looked at the clock before. */
  run(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    if (this.#running) {
      this.#next ??= this.#running.then(() => {
        this.#next = undefined;
        return this.run();
      });
      return this.#next;
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#running;
    await this.#next;
  }

  async #run(): Promise<void> {
    const { verification, archive, tasks, onError } = this.#options;
    const steps = [
      () => verification.adoptUnknown(),
      () => verification.settleDue(),
      () => this.#publishDue(),
      () => archive.archiveDue(),
      () => tasks.remind(),
      () => tasks.sendDigests(),
    ];
    for (const step of steps) {
      if (this.#closed) return;
      // One thing that fails must not keep the others waiting; the next look tries again.
      await step().catch(onError);
    }
  }

  async #publishDue(): Promise<void> {
    const { database, reviews, reviewService, gate, clock, onError } = this.#options;
    for (const id of await reviews.publicationsDue(database.read, clock.now())) {
      try {
        await reviewService.publish(id, systemActor, (stored) => gate.counts(stored, systemActor, patience));
      } catch (error) {
        if (!(error instanceof AskwellProblem)) {
          // It is due again at the next look; those behind it are due now.
          onError(error);
          continue;
        }
        // Another process was faster, or measures still.
        if (error.code !== 'gate-pending' && error.code !== 'not-possible' && error.code !== 'forbidden') {
          await this.#giveUp(id, error.message);
        }
      }
    }
  }

  /** What may not be published any more goes back to those who wait for it, with the reason. */
  async #giveUp(id: string, reason: string): Promise<void> {
    const { database, reviews, changes, notifications, clock } = this.#options;
    await database.write(async (writer) => {
      const now = clock.now();
      const stored = await reviews.lock(writer, id);
      if (stored?.review.state !== 'scheduled') return;
      const { review } = stored;
      await changes.apply(writer, stored, { type: 'unschedule', reason }, systemActor, now);
      const data = { reviewId: id, articleId: review.articleId, locale: review.locale, reason };
      const occasion = `not published ${id} ${review.scheduledFor}`;
      await notifications.tellWithin(writer, [
        { recipient: review.author, kind: 'publication-refused', occasion, data },
      ]);
    });
  }
}
