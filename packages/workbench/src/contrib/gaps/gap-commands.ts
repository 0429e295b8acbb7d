import { GapActions } from './gap-actions.ts';
import type { GapsHost } from './gaps-host.ts';
import { gapsStore } from './gaps-store.ts';

export function refresh(host: GapsHost): Promise<void> {
  return gapsStore(host).refresh();
}

export function draft(host: GapsHost, gapId?: string): Promise<void> {
  return new GapActions(host, gapId).draft();
}

export function attach(host: GapsHost, gapId?: string): Promise<void> {
  return new GapActions(host, gapId).attach();
}

export function close(host: GapsHost, gapId?: string): Promise<void> {
  return new GapActions(host, gapId).close();
}

export function merge(host: GapsHost, gapId?: string): Promise<void> {
  return new GapActions(host, gapId).merge();
}

export function ignore(host: GapsHost, gapId?: string): Promise<void> {
  return new GapActions(host, gapId).ignore();
}

export function reopen(host: GapsHost, gapId?: string): Promise<void> {
  return new GapActions(host, gapId).reopen();
}
