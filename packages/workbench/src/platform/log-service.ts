import { Emitter, systemClock, type Clock, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';

export const logService = serviceId<LogService>('log');

export type LogLevel = 'info' | 'warning' | 'error';

export interface LogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who says it, for instance `connection`. */
  readonly channel: string;
  readonly level: LogLevel;
  readonly message: string;
}

const longest = 1_000;

/** What happened, for the Output panel: the last thousand entries, in memory only. */
export class LogService implements Disposable {
  readonly #clock: Clock;
  readonly #onDidChange = new Emitter<void>();
  #entries: readonly LogEntry[] = [];
  readonly onDidChange = this.#onDidChange.event;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  append(channel: string, message: string, level: LogLevel = 'info'): void {
    this.#entries = [...this.#entries.slice(1 - longest), { at: this.#clock.now(), channel, level, message }];
    this.#onDidChange.fire();
  }

  clear(): void {
    this.#entries = [];
    this.#onDidChange.fire();
  }

  dispose(): void {
    this.#onDidChange.dispose();
  }
}
