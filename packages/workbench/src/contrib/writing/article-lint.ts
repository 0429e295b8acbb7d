import { Emitter, type Disposable } from '@askwell/core/base';
import type { Diagnostic } from '@askwell/core/lint';

/** What a text was found to have, and the text it was found in. */
export interface LintedText {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ArticleLintOptions {
  readonly read: () => string;
  readonly lint: (text: string) => Promise<readonly Diagnostic[]>;
}

/** How long typing must rest before the text is checked, and how long after a failure it is tried again; milliseconds. */
const lintAfter = 400;
const retryAfter = 5_000;

/** Checks a text when typing rests. An answer for a text that is not there any more is dropped. */
export class ArticleLint implements Disposable {
  readonly #options: ArticleLintOptions;
  readonly #onDidChange = new Emitter<void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #linted: LintedText = { text: '', diagnostics: [] };
  #disposed = false;
  readonly onDidChange = this.#onDidChange.event;

  constructor(options: ArticleLintOptions) {
    this.#options = options;
  }

  /** What was found last. */
  get linted(): LintedText {
    return this.#linted;
  }

  /** The text is another one. */
  change(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), lintAfter);
  }

  /** Checks the text now, unless what was found last is of this text. */
  async run(): Promise<LintedText> {
    clearTimeout(this.#timer);
    const text = this.#options.read();
    if (text === this.#linted.text || this.#disposed) return this.#linted;
    const asked = ++this.#asked;
    try {
      const diagnostics = await this.#options.lint(text);
      if (asked !== this.#asked || this.#disposed) return this.#linted;
      this.#linted = { text, diagnostics };
      this.#onDidChange.fire();
    } catch {
      // What was found before stays; the connection is shown elsewhere.
      if (asked === this.#asked && !this.#disposed) this.#timer = setTimeout(() => void this.run(), retryAfter);
    }
    return this.#linted;
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#onDidChange.dispose();
  }
}
