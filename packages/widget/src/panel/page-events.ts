import type { Disposable } from '@askwell/core/base';

export interface PageWork {
  /** The window has another width, or the reader wishes other colours. */
  readonly resize: () => void;
  /** The page is shown again, or the network is back. */
  readonly wake: () => void;
  /** The page goes away, perhaps for good, or the network went. */
  readonly sleep: () => void;
}

/** Listens to what happens to the page, and keeps the dialog in the part of the screen that a keyboard leaves free. */
export class PageEvents implements Disposable {
  readonly #work: PageWork;
  readonly #dialog: () => HTMLElement | null;
  #listening: AbortController | undefined;

  constructor(panel: HTMLElement, work: PageWork) {
    this.#dialog = () => panel.parentElement;
    this.#work = work;
  }

  listen(): void {
    this.dispose();
    const { signal } = (this.#listening = new AbortController());
    const { resize, wake, sleep } = this.#work;
    // `pagehide` and not `unload`, which would keep the page out of the back/forward cache.
    addEventListener('pagehide', sleep, { signal });
    addEventListener('offline', sleep, { signal });
    addEventListener('pageshow', wake, { signal });
    addEventListener('online', wake, { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal });
    addEventListener('resize', resize, { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', resize, { signal });
    const fit = () => this.#fit();
    visualViewport?.addEventListener('resize', fit, { signal });
    visualViewport?.addEventListener('scroll', fit, { signal });
    fit();
  }

  dispose(): void {
    this.#listening?.abort();
  }

  #fit(): void {
    const dialog = this.#dialog();
    if (!dialog || !visualViewport) return;
    dialog.style.setProperty('--top', `${visualViewport.offsetTop}px`);
    dialog.style.setProperty('--height', `${visualViewport.height}px`);
  }
}
