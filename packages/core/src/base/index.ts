export { systemClock, type Clock } from './clock.ts';
export { DisposableStore, toDisposable, type Disposable } from './disposable.ts';
export { editDistance } from './edit-distance.ts';
export { Emitter, type Event } from './event.ts';
export { idPattern, newId, type RandomBytes } from './ids.ts';
export { err, ok, type Result } from './result.ts';
export {
  jsoncLimits,
  jsoncMember,
  JsoncSyntaxError,
  jsoncValue,
  parseJsonc,
  type JsoncArray,
  type JsoncLiteral,
  type JsoncMember,
  type JsoncNode,
  type JsoncObject,
  type JsoncProblem,
} from './jsonc.ts';
export { compileSafePattern, longestSafeText, matchesSafely } from './safe-pattern.ts';
