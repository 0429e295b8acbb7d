import type { BrowserStorage } from '../conversation/browser-storage.ts';

interface Memory {
  readonly open?: boolean;
  readonly href?: string;
  readonly draft?: string;
}

/** What one tab remembers over a reload: that the widget was open, on which page, and what was typed and not sent. */
export class TabMemory {
  readonly #storage: BrowserStorage;
  readonly #key: string;
  readonly #kept: Memory;

  constructor(storage: BrowserStorage, key: string) {
    this.#storage = storage;
    this.#key = key;
    this.#kept = parse(storage.read(key));
  }

  get wasOpen(): boolean {
    return this.#kept.open === true;
  }

  /** Address of the page on which the widget was open. */
  get openAt(): string | undefined {
    return this.wasOpen ? this.#kept.href : undefined;
  }

  get draft(): string {
    return this.#kept.draft ?? '';
  }

  keep(open: boolean, draft: string): void {
    this.#storage.write(this.#key, open || draft ? JSON.stringify({ open, href: location.href, draft }) : null);
  }

  forget(): void {
    this.#storage.write(this.#key, null);
  }
}

function parse(text: string | null): Memory {
  try {
    return (JSON.parse(text ?? 'null') as Memory | null) ?? {};
  } catch {
    return {};
  }
}
