import { defaultConfidenceModel, type ConfidenceModel } from '@askwell/core/answers';
import type { Clock } from '@askwell/core/base';
import type { DatabaseHandle, Reader } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { EventFeed } from '../../realtime/event-feed.ts';
import type { ConfidenceModelStore, StoredConfidenceModel } from '../../stores/confidence-model-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { CalibrationReport } from './calibration-report.ts';
import { LogFollower } from './log-follower.ts';

export interface ConfidenceModelsOptions {
  readonly database: DatabaseHandle;
  readonly models: ConfidenceModelStore<CalibrationReport>;
  readonly events: EventStore;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** A confidence model with its version; 0 is the one that ships. */
export interface VersionedModel {
  readonly version: number;
  readonly model: ConfidenceModel;
}

const shipped: VersionedModel = { version: 0, model: defaultConfidenceModel };

const mostListed = 100;

/** The confidence models of this knowledge base; the one in use is the same in every process. */
export class ConfidenceModels {
  readonly #options: ConfidenceModelsOptions;
  readonly #follower: LogFollower;
  #current = shipped;

  constructor(options: ConfidenceModelsOptions) {
    this.#options = options;
    this.#follower = new LogFollower({
      feed: options.feed,
      includes: (event) => event.type === 'confidence-model.changed',
      onEvents: () => this.#load(),
      onError: options.onError,
    });
  }

  get current(): VersionedModel {
    return this.#current;
  }

  async start(): Promise<void> {
    this.#follower.start();
    await this.#load();
  }

  close(): Promise<void> {
    return this.#follower.close();
  }

  /** @throws AskwellProblem `not-found` when there is no such version */
  async find(version: number): Promise<VersionedModel> {
    return version === 0 ? shipped : this.#find(this.#options.database.read, version);
  }

  /** The newest first, and the version in use. */
  async list(): Promise<{ calibrations: StoredConfidenceModel<CalibrationReport>[]; current: number }> {
    const { database, models } = this.#options;
    return {
      calibrations: await models.list(database.read, mostListed),
      current: await models.current(database.read),
    };
  }

  /** Stores a model and answers by it from now on. */
  async adopt(model: ConfidenceModel, report: CalibrationReport, actor: string): Promise<number> {
    const { database, models, events, clock } = this.#options;
    const adopted = await database.write(async (writer) => {
      const at = clock.now();
      const version = await models.add(writer, { model, report, createdBy: actor, createdAt: at });
      await models.use(writer, version);
      await events.append(writer, { type: 'confidence-model.changed', version }, actor, at);
      return version;
    });
    await this.#load(); // whoever asks this process next is answered by it
    return adopted;
  }

  /** Answers by an earlier model from now on; 0 goes back to the one that ships. Using the current one changes nothing. */
  async use(version: number, actor: string): Promise<void> {
    const { database, models, events, clock } = this.#options;
    await database.write(async (writer) => {
      if (version !== 0) await this.#find(writer, version);
      if ((await models.current(writer)) === version) return;
      await models.use(writer, version);
      await events.append(writer, { type: 'confidence-model.changed', version }, actor, clock.now());
    });
    await this.#load();
  }

  async #load(): Promise<void> {
    const { database, models } = this.#options;
    const version = await models.current(database.read);
    if (version !== this.#current.version) this.#current = await this.find(version);
  }

  async #find(reader: Reader, version: number): Promise<VersionedModel> {
    const stored = await this.#options.models.find(reader, version);
    if (stored) return stored;
    throw new AskwellProblem('not-found', `There is no confidence model ${version}. 0 is the one that ships.`);
  }
}
