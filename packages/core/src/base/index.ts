export { systemClock, type Clock } from './clock.ts';
export { DisposableStore, toDisposable, type Disposable } from './disposable.ts';
export { Emitter, type Event } from './event.ts';
export { idPattern, newId, type RandomBytes } from './ids.ts';
export { err, ok, type Result } from './result.ts';
