import { toDisposable, type Disposable } from '@askwell/core/base';

/** `addEventListener` that gives a Disposable. */
export function listen<Name extends keyof HTMLElementEventMap>(
  target: EventTarget,
  name: Name,
  listener: (event: HTMLElementEventMap[Name]) => void,
  options?: AddEventListenerOptions,
): Disposable;
export function listen(
  target: EventTarget,
  name: string,
  listener: (event: Event) => void,
  options?: AddEventListenerOptions,
): Disposable;
export function listen(
  target: EventTarget,
  name: string,
  listener: (event: never) => void,
  options?: AddEventListenerOptions,
): Disposable {
  target.addEventListener(name, listener as EventListener, options);
  return toDisposable(() => target.removeEventListener(name, listener as EventListener, options));
}
