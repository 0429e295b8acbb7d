import type { VariantsClassifier } from '@askwell/core/answers';
import type { Clock } from '@askwell/core/base';
import type { SearchDocument } from '@askwell/core/search';
import type { DatabaseHandle } from '../../database/index.ts';
import type { EventFeed } from '../../realtime/event-feed.ts';
import { publishedDocuments, type PublishedDocumentSources } from '../published-documents.ts';
import { readClassifier } from './classifier-vectors.ts';
import { learnableDocuments } from './learnable-documents.ts';
import { LogFollower } from './log-follower.ts';
import { trainInThread } from './train-in-thread.ts';

export interface VariantsTrainingOptions {
  readonly database: DatabaseHandle;
  readonly sources: PublishedDocumentSources;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Milliseconds that wordings must be left alone before they are learned anew. Default 2,000. */
  readonly delay?: number;
}

/**
 * Keeps a variants classifier that has learned the wordings of this knowledge base, as soon as there are enough of them.
 * It is trained in a thread of its own: requests do not wait for it.
 */
export class VariantsTraining {
  readonly #options: VariantsTrainingOptions;
  readonly #follower: LogFollower;
  readonly #stop = new AbortController();
  #classifier: VariantsClassifier | undefined;
  #learned = '';
  #timer: NodeJS.Timeout | undefined;
  #training: Promise<void> | undefined;
  readonly #ready: { readonly promise: Promise<void>; readonly resolve: () => void };

  constructor(options: VariantsTrainingOptions) {
    this.#options = options;
    let resolve = () => {};
    this.#ready = { promise: new Promise((done) => (resolve = done)), resolve: () => resolve() };
    this.#follower = new LogFollower({
      feed: options.feed,
      includes: ({ type }) =>
        type === 'article.published' ||
        type === 'article.archived' ||
        type === 'learned-example.approved' ||
        type === 'learned-example.removed',
      onEvents: async () => this.#soon(),
      onError: options.onError,
    });
  }

  /** Undefined while there are too few wordings, or they are being learned for the first time. */
  get classifier(): VariantsClassifier | undefined {
    return this.#classifier;
  }

  start(): void {
    this.#follower.start();
    this.#soon(0);
  }

  /** Resolves when what was published at the start has been learned, or nothing is to be. */
  ready(): Promise<void> {
    return this.#ready.promise;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    this.#ready.resolve();
    await this.#follower.close();
    await this.#training;
  }

  #soon(delay = this.#options.delay ?? 2_000): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#training = (this.#training ?? Promise.resolve())
        .then(() => this.#train())
        .catch(this.#options.onError)
        .finally(() => this.#ready.resolve());
    }, delay);
    this.#timer.unref();
  }

  async #train(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const documents = await this.#documents();
    const learned = JSON.stringify(documents.map(({ id, title, questions }) => [id, title, questions]));
    if (learned === this.#learned) return;
    const trained = documents.length > 0 ? await trainInThread(documents, this.#stop.signal) : undefined;
    if (this.#stop.signal.aborted) return;
    this.#classifier = trained && (await readClassifier(trained));
    this.#learned = learned;
  }

  async #documents(): Promise<SearchDocument[]> {
    const { database, sources, clock } = this.#options;
    const documents: SearchDocument[] = [];
    for await (const page of publishedDocuments(database.read, sources, clock.now()))
      documents.push(...page.map(({ document }) => document));
    return learnableDocuments(documents);
  }
}
