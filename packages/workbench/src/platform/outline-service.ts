import { Emitter, toDisposable, type Disposable, type Event } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import type { EditorService } from './editor-service.ts';

export const outlineService = serviceId<OutlineService>('outline');

/** A headed part of what an editor shows. */
export interface OutlineSection {
  /** Names the section in its editor; need not mean anything elsewhere. */
  readonly id: string;
  readonly label: string;
  /** 1 for the outermost, at most 6. */
  readonly level: number;
}

/** What an editor lets others see of its structure, and the way to a place in it. */
export interface Outline {
  /** In reading order. */
  readonly sections: readonly OutlineSection[];
  /** Id of the section that is read or written now. */
  readonly current?: string | undefined;
  /** How many lines there are; only for editors of text by lines, which then also have {@link revealLine}. */
  readonly lineCount?: number | undefined;
  /** Brings a section into view and puts the focus into the editor. Unknown ids are passed over. */
  reveal(id: string): void;
  /** Brings a line into view and puts the cursor there. @param line counted from 1 */
  revealLine?(line: number): void;
}

/** An outline while its editor offers it. */
export interface OutlineOffer extends Disposable {
  /** Replaces what changed, for instance the sections after typing, or the current one after scrolling. */
  update(change: Partial<Outline>): void;
}

/**
 * The structure of what is open, by address: editors offer it, the outline view and the `@` and `:` of quick open
 * read it. Where one address is open twice, the one offered or updated last counts.
 *
 * @example
 * const offer = this.outlines.offer(this.uri, { sections, reveal: (id) => this.reveal(id) });
 * this.subscriptions.add(offer);
 * offer.update({ current: 'who-can-return' });
 */
export class OutlineService implements Disposable {
  readonly #editors: Pick<EditorService, 'active'>;
  readonly #offers = new Map<string, Outline[]>();
  readonly #onDidChange = new Emitter<string>();

  /** Tells the address whose outline is another one now, or gone. */
  readonly onDidChange: Event<string> = this.#onDidChange.event;

  constructor(editors: Pick<EditorService, 'active'>) {
    this.#editors = editors;
  }

  /** Offers the outline of an editor until it is disposed. */
  offer(uri: string, outline: Outline): OutlineOffer {
    let current = outline;
    this.#put(uri, current);
    const end = toDisposable(() => {
      this.#take(uri, current);
      this.#onDidChange.fire(uri);
    });
    return {
      update: (change) => {
        if (!this.#take(uri, current)) return;
        current = { ...current, ...change };
        this.#put(uri, current);
      },
      dispose: () => end.dispose(),
    };
  }

  /** Undefined when no editor offers one for the address. */
  get(uri: string): Outline | undefined {
    return this.#offers.get(uri)?.at(-1);
  }

  /** The outline of the editor that is seen. */
  get active(): Outline | undefined {
    const { active } = this.#editors;
    return active === null ? undefined : this.get(active);
  }

  dispose(): void {
    this.#offers.clear();
    this.#onDidChange.dispose();
  }

  #put(uri: string, outline: Outline): void {
    this.#offers.set(uri, [...(this.#offers.get(uri) ?? []), outline]);
    this.#onDidChange.fire(uri);
  }

  #take(uri: string, outline: Outline): boolean {
    const offers = this.#offers.get(uri) ?? [];
    const kept = offers.filter((other) => other !== outline);
    if (kept.length === 0) this.#offers.delete(uri);
    else this.#offers.set(uri, kept);
    return kept.length < offers.length;
  }
}
