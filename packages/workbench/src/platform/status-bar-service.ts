import { Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';

export const statusBarService = serviceId<StatusBarService>('status bar');

export interface StatusBarEntry {
  readonly text: string;
  readonly icon?: string;
  /** Says more than the text; also the accessible name. */
  readonly tooltip?: string;
  /** Run on click. */
  readonly command?: string;
  readonly args?: readonly unknown[];
  readonly tone?: 'normal' | 'warning' | 'error';
}

export interface PlacedStatusBarEntry extends StatusBarEntry {
  readonly id: string;
  readonly side: 'start' | 'end';
  /** Higher is nearer to the corner. */
  readonly priority: number;
}

/** An entry that is shown until it is disposed. */
export interface StatusBarHandle extends Disposable {
  update(entry: StatusBarEntry): void;
}

/** The entries of the status bar. */
export class StatusBarService implements Disposable {
  readonly #entries = new Map<string, PlacedStatusBarEntry>();
  readonly #onDidChange = new Emitter<void>();
  readonly onDidChange = this.#onDidChange.event;

  add(entry: PlacedStatusBarEntry): StatusBarHandle {
    const { id, side, priority } = entry;
    this.#set(id, entry);
    return {
      update: (next) => {
        if (this.#entries.has(id)) this.#set(id, { ...next, id, side, priority });
      },
      dispose: () => {
        this.#entries.delete(id);
        this.#onDidChange.fire();
      },
    };
  }

  /** In the order of reading. */
  entries(side: 'start' | 'end'): readonly PlacedStatusBarEntry[] {
    const direction = side === 'start' ? -1 : 1;
    return [...this.#entries.values()]
      .filter((entry) => entry.side === side)
      .toSorted((a, b) => direction * (a.priority - b.priority));
  }

  dispose(): void {
    this.#entries.clear();
    this.#onDidChange.dispose();
  }

  #set(id: string, entry: PlacedStatusBarEntry): void {
    this.#entries.set(id, entry);
    this.#onDidChange.fire();
  }
}
