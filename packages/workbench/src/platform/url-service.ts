import { DisposableStore, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import { listen } from '../base/listen.ts';
import type { EditorService } from './editor-service.ts';

export const urlService = serviceId<UrlService>('url');

/**
 * Keeps the page's address and what is open in step: `#/article/returns/en`. Where the workbench does not own the
 * page, the address stays untouched and going back and forward works within the workbench.
 */
export class UrlService implements Disposable {
  readonly #editors: EditorService;
  readonly #ownsPage: boolean;
  readonly #store = new DisposableStore();
  #visited: readonly string[] = [];
  #place = -1;
  #travelling = false;

  constructor(editors: EditorService, ownsPage: boolean) {
    this.#editors = editors;
    this.#ownsPage = ownsPage;
  }

  /**
   * Takes the one-time token out of `#sign-in=<token>`, and out of the address and the history at once: it must not
   * stay where others can read it.
   */
  takeSignInToken(): string | undefined {
    if (!this.#ownsPage) return undefined;
    const token = /^#sign-in=([\w-]+)$/.exec(location.hash)?.[1];
    if (token !== undefined) history.replaceState(null, '', location.pathname + location.search);
    return token;
  }

  /** Opens what the address names, and follows from then on. */
  start(): void {
    if (this.#ownsPage) {
      this.#openAddress();
      this.#store.add(listen(window, 'popstate', () => this.#openAddress()));
    }
    this.#visit(this.#editors.active, true);
    this.#store.add(this.#editors.onDidChangeActive((uri) => this.#visit(uri, false)));
  }

  back(): void {
    this.#travel(-1);
  }

  forward(): void {
    this.#travel(1);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #visit(uri: string | null, replace: boolean): void {
    if (this.#travelling) return;
    if (this.#ownsPage) {
      const hash = uri === null ? location.pathname + location.search : `#/${uri}`;
      const same = uri !== null && location.hash === hash;
      if (replace || same) history.replaceState(null, '', hash);
      else history.pushState(null, '', hash);
    } else if (uri !== null) {
      this.#visited = [...this.#visited.slice(0, this.#place + 1), uri].slice(-50);
      this.#place = this.#visited.length - 1;
    }
  }

  #travel(step: 1 | -1): void {
    if (this.#ownsPage) return step < 0 ? history.back() : history.forward();
    const uri = this.#visited[this.#place + step];
    if (uri === undefined) return;
    this.#place += step;
    this.#arrive(uri);
  }

  #openAddress(): void {
    const uri = /^#\/(.+)$/.exec(location.hash)?.[1];
    if (uri !== undefined && uri !== this.#editors.active) this.#arrive(uri);
  }

  #arrive(uri: string): void {
    if (!this.#editors.resolve(uri)) return;
    this.#travelling = true;
    this.#editors.open(uri, { pinned: false, focus: false });
    this.#travelling = false;
  }
}
