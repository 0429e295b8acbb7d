import type { Disposable } from '@askwell/core/base';
import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import type { AskwellWorkbench } from './askwell-workbench.ts';
import './askwell-workbench.ts';

export interface WorkbenchOptions {
  /** Where Askwell is mounted, for instance `https://shop.example/support`; default is the page's own origin. */
  readonly server?: string;
  /** BCP 47; the language until the member chooses one. Default the browser's. */
  readonly locale?: string;
  /** Theme id, until the member chooses one. Default follows the system. */
  readonly theme?: string;
  /** Replaces the features; default {@link contributions}. */
  readonly extensions?: readonly Extension[];
  /**
   * True when the workbench is the whole page: it keeps the address (`#/article/…`) and the title, and takes keys
   * that are pressed where nothing has the focus. Default false: the page around it stays untouched.
   */
  readonly ownsPage?: boolean;
}

export interface Workbench extends Disposable {
  readonly element: AskwellWorkbench;
  readonly services: ServiceAccessor;
  /** Resolves once it is known whether somebody is signed in. */
  readonly ready: Promise<void>;
}

/**
 * Puts a workbench into an element that has a height. Disposing takes it out and leaves nothing behind.
 *
 * @example
 * const workbench = createWorkbench(document.querySelector('#desk')!, { server: 'https://shop.example/support' });
 */
export function createWorkbench(container: Element, options: WorkbenchOptions = {}): Workbench {
  const element = document.createElement('askwell-workbench');
  Object.assign(element, { server: location.origin }, options);
  container.append(element);
  return {
    element,
    services: element.services,
    ready: element.ready,
    dispose: () => element.remove(),
  };
}
