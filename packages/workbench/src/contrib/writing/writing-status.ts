import type { Disposable } from '@askwell/core/base';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { StatusBarEntry, StatusBarHandle, StatusBarService } from '../../platform/status-bar-service.ts';
import type { SaveState } from './article-draft.ts';
import { stateLooks, type TextState } from './draft-label.ts';
import type { WordCount } from './word-count.ts';

/** What the status bar says of the article that is being written: where it stands, and how long it is. */
export class WritingStatus implements Disposable {
  readonly #bar: StatusBarService;
  readonly #localization: LocalizationService;
  #state: StatusBarHandle | undefined;
  #words: StatusBarHandle | undefined;
  #count: WordCount = { words: 0, minutes: 1 };

  constructor(bar: StatusBarService, localization: LocalizationService) {
    this.#bar = bar;
    this.#localization = localization;
  }

  show(state: TextState, save: SaveState): void {
    const stands = this.#stands(state, save);
    const length = this.#length();
    if (this.#state) this.#state.update(stands);
    else this.#state = this.#bar.add({ id: 'writing.state', side: 'start', priority: 60, ...stands });
    if (this.#words) this.#words.update(length);
    else this.#words = this.#bar.add({ id: 'writing.words', side: 'end', priority: 20, ...length });
  }

  count(count: WordCount): void {
    this.#count = count;
    this.#words?.update(this.#length());
  }

  hide(): void {
    this.#state?.dispose();
    this.#words?.dispose();
    this.#state = this.#words = undefined;
  }

  dispose(): void {
    this.hide();
  }

  #stands(state: TextState, save: SaveState): StatusBarEntry {
    const text = this.#localization.text(`writing.state.${state}`);
    const saved = this.#localization.text(`writing.save.${save}`);
    return {
      text,
      icon: stateLooks[state].icon,
      tooltip: state === 'published' && save === 'saved' ? text : `${text}, ${saved}`,
      tone: save === 'failed' ? 'error' : 'normal',
    };
  }

  #length(): StatusBarEntry {
    const { words, minutes } = this.#count;
    return {
      text: this.#localization.text('writing.words', { words }),
      tooltip: this.#localization.text('writing.wordsTooltip', { words, minutes }),
    };
  }
}
