import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId, type ContextKeys } from '@askwell/core/extensions';
import type { StorageService } from './storage-service.ts';

export const layoutService = serviceId<LayoutService>('layout');

/** Where everything is; sizes are CSS pixels. */
export interface Layout {
  readonly sideBarVisible: boolean;
  readonly sideBarWidth: number;
  readonly panelVisible: boolean;
  readonly panelHeight: number;
  /** The side bar stands after the editors, where lines end. */
  readonly sideBarAtEnd: boolean;
  /** The panel takes the place of the editors. */
  readonly panelMaximized: boolean;
  /** View containers shown in the side bar and in the panel. */
  readonly sideBarContainer: string | null;
  readonly panelContainer: string | null;
}

const initial: Layout = {
  sideBarVisible: true,
  sideBarWidth: 300,
  panelVisible: false,
  panelHeight: 220,
  sideBarAtEnd: false,
  panelMaximized: false,
  sideBarContainer: null,
  panelContainer: null,
};

/** Limits within which the parts may be resized. */
export const sideBarLimits = { least: 180, most: 640 } as const;
export const panelLimits = { least: 90, most: 700 } as const;

/** Below this width the side bar is a drawer over the editor. */
const narrowBelow = 700;

export type PartName = 'activity-bar' | 'side-bar' | 'editor' | 'panel' | 'status-bar';

/** The arrangement of the parts, remembered for each member. In a narrow workbench the drawer starts closed. */
export class LayoutService implements Disposable {
  readonly #storage: StorageService;
  readonly #keys: ContextKeys;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #onDidRequestFocus = this.#store.add(new Emitter<PartName>());
  #layout = initial;
  #narrow = false;
  #drawerOpen = false;
  #zenMode = false;
  #focused: PartName = 'editor';

  readonly onDidChange = this.#onDidChange.event;
  /** A command wants the focus in a part. */
  readonly onDidRequestFocus = this.#onDidRequestFocus.event;

  constructor(storage: StorageService, keys: ContextKeys) {
    this.#storage = storage;
    this.#keys = keys;
    this.#store.add(storage.onDidChangeUser(() => this.#load()));
    this.#load();
  }

  get layout(): Layout {
    return this.#layout;
  }

  /** Whether there is no room for a side bar beside the editor. */
  get narrow(): boolean {
    return this.#narrow;
  }

  /** Whether nothing but the editors is shown. It ends with the page, and when another part is asked for. */
  get zenMode(): boolean {
    return this.#zenMode;
  }

  setZenMode(on: boolean): void {
    this.#zenMode = on;
    this.#changed();
  }

  get panelShown(): boolean {
    return this.#layout.panelVisible && !this.#zenMode;
  }

  get sideBarShown(): boolean {
    if (this.#zenMode) return false;
    return this.#narrow ? this.#drawerOpen : this.#layout.sideBarVisible;
  }

  update(change: Partial<Layout>): void {
    this.#layout = { ...this.#layout, ...change };
    this.#storage.write('layout', this.#layout);
    this.#changed();
  }

  showSideBar(shown: boolean): void {
    this.#zenMode &&= !shown;
    if (!this.#narrow) return this.update({ sideBarVisible: shown });
    this.#drawerOpen = shown;
    this.#changed();
  }

  /** @param width of the whole workbench */
  resize(width: number): void {
    const narrow = width < narrowBelow;
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    this.#drawerOpen = false;
    this.#changed();
  }

  focus(part: PartName): void {
    if (part === 'side-bar' && !this.sideBarShown) this.showSideBar(true);
    if (part === 'editor' && this.#layout.panelMaximized) this.update({ panelMaximized: false });
    if (part !== 'editor' && this.#zenMode) this.setZenMode(false);
    if (part === 'panel' && !this.#layout.panelVisible) this.update({ panelVisible: true });
    this.#onDidRequestFocus.fire(part);
  }

  /** Moves the focus to the next part that is shown, or with -1 to the one before. */
  focusStep(step: 1 | -1): void {
    if (this.#zenMode) return this.focus('editor');
    const shown = (['activity-bar', 'side-bar', 'editor', 'panel', 'status-bar'] as const).filter(
      (part) => (part !== 'side-bar' || this.sideBarShown) && (part !== 'panel' || this.#layout.panelVisible),
    );
    const index = shown.indexOf(this.#focused);
    this.focus(shown[(index + step + shown.length) % shown.length] ?? 'editor');
  }

  /** Where the focus is, as the workbench sees it come in. */
  noticeFocus(part: PartName): void {
    this.#focused = part;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #load(): void {
    this.#layout = { ...initial, ...this.#storage.read('layout', readLayout) };
    this.#changed();
  }

  #changed(): void {
    this.#keys.update({
      sideBarVisible: this.sideBarShown,
      panelVisible: this.panelShown,
      zenMode: this.#zenMode,
      narrow: this.#narrow,
      activeViewContainer: this.#layout.sideBarContainer,
    });
    this.#onDidChange.fire();
  }
}

/** Takes over what has the right type and a sensible size; an older or newer layout loses only what it lacks. */
function readLayout(value: unknown): Partial<Layout> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const stored = value as Record<string, unknown>;
  const known: Record<string, unknown> = {};
  for (const [key, fallback] of Object.entries(initial)) {
    const own = stored[key];
    const nameOrNull = fallback === null && (own === null || typeof own === 'string');
    if (nameOrNull || (fallback !== null && typeof own === typeof fallback)) known[key] = own;
  }
  if ('sideBarWidth' in known) known['sideBarWidth'] = clamp(known['sideBarWidth'] as number, sideBarLimits);
  if ('panelHeight' in known) known['panelHeight'] = clamp(known['panelHeight'] as number, panelLimits);
  return known;
}

/** A finite size within limits; what is not a number becomes the least. */
function clamp(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least;
}
