import { keystrokeOf, labelKeys, normalizeKeys, type Keystroke, type Platform } from '@askwell/core/extensions';
import { isComposing } from '../../base/focus.ts';

/** Strokes that were pressed: one, or two that make a chord; a third begins anew. */
export interface RecordedKeys {
  /** In one spelling, as rules store them; empty before the first. */
  readonly keys: string;
  readonly label: string;
}

/** Collects pressed keys instead of running what they do. Enter, Escape and Tab alone stay what they are. */
export class KeyRecorder {
  readonly #platform: Platform;
  #strokes: readonly Keystroke[] = [];

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  get recorded(): RecordedKeys {
    return {
      keys: normalizeKeys(this.#strokes, this.#platform),
      label: labelKeys(this.#strokes, this.#platform),
    };
  }

  clear(): void {
    this.#strokes = [];
  }

  /** @returns whether the event was taken: it must do nothing else then */
  press(event: KeyboardEvent): boolean {
    if (isComposing(event)) return false;
    const held = event.ctrlKey || event.altKey || event.metaKey;
    const plain = ['Enter', 'Escape', 'Tab'].includes(event.key);
    if (plain && !held && (event.key === 'Tab' || !event.shiftKey)) return false;
    // Even a modifier alone must not reach the workbench while keys are recorded.
    const stroke = keystrokeOf(event);
    if (stroke) this.#strokes = this.#strokes.length === 1 ? [...this.#strokes, stroke] : [stroke];
    return true;
  }
}
