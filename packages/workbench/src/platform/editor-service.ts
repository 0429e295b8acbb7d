import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId, type ContextKeys, type EditorContribution, type ExtensionRegistry } from '@askwell/core/extensions';
import {
  activateTab,
  closeOtherTabs,
  closeTab,
  emptyGroup,
  moveTab,
  neighbourTab,
  openTab,
  reopenClosedTab,
  updateTab,
  type EditorGroup,
  type EditorTab,
} from './editor-group.ts';
import { matchPattern } from './editor-pattern.ts';
import type { StorageService } from './storage-service.ts';

export const editorService = serviceId<EditorService>('editors');

/** An address with the editor that opens it. */
export interface ResolvedEditor {
  readonly contribution: EditorContribution;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Breadcrumb {
  readonly label: string;
  readonly command?: string;
  readonly args?: readonly unknown[];
}

export interface OpenOptions {
  /** False shows a preview, which the next preview replaces; default true. */
  readonly pinned?: boolean;
  /** Put the focus into the editor; default true. */
  readonly focus?: boolean;
  /** Shown until the editor knows better. */
  readonly title?: string;
}

/**
 * What is open. Every resource has an address, such as `article/returns/en`; contributed editors say which addresses
 * they open. There is one group of tabs; splitting will add more to {@link groups}.
 */
export class EditorService implements Disposable {
  readonly #registry: ExtensionRegistry;
  readonly #storage: StorageService;
  readonly #keys: ContextKeys;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #onDidChangeActive = this.#store.add(new Emitter<string | null>());
  readonly #onDidRequestFocus = this.#store.add(new Emitter<void>());
  readonly #breadcrumbs = new Map<string, readonly Breadcrumb[]>();
  #group = emptyGroup;

  readonly onDidChange = this.#onDidChange.event;
  /** Tells the address that is shown now, or null for none. */
  readonly onDidChangeActive = this.#onDidChangeActive.event;
  readonly onDidRequestFocus = this.#onDidRequestFocus.event;

  constructor(registry: ExtensionRegistry, storage: StorageService, keys: ContextKeys) {
    this.#registry = registry;
    this.#storage = storage;
    this.#keys = keys;
    this.#store.add(storage.onDidChangeUser(() => this.restore()));
    this.#store.add(registry.editors.onDidChange(() => this.#onDidChange.fire()));
  }

  get groups(): readonly EditorGroup[] {
    return [this.#group];
  }

  get active(): string | null {
    return this.#group.active;
  }

  resolve(uri: string): ResolvedEditor | undefined {
    for (const contribution of this.#registry.editors.all().toReversed()) {
      const parameters = matchPattern(contribution.pattern, uri);
      if (parameters) return { contribution, parameters };
    }
    return undefined;
  }

  /** @throws Error when no contributed editor opens the address. */
  open(uri: string, { pinned = true, focus = true, title }: OpenOptions = {}): void {
    const editor = this.resolve(uri);
    if (!editor)
      throw new Error(`Nothing opens "${uri}". Check the address, or add the extension whose editor opens it.`);
    const open = this.#group.tabs.find((tab) => tab.uri === uri);
    this.#set(openTab(this.#group, { uri, title: title ?? open?.title ?? '', icon: editor.contribution.icon }, pinned));
    if (focus) this.#onDidRequestFocus.fire();
  }

  /** An open editor says how its tab is labelled. */
  describe(uri: string, change: Partial<Pick<EditorTab, 'title' | 'icon' | 'dirty'>>): void {
    const tab = this.#group.tabs.find((other) => other.uri === uri);
    if (!tab || Object.entries(change).every(([key, value]) => tab[key as keyof EditorTab] === value)) return;
    this.#set(updateTab(this.#group, uri, change));
  }

  /** An open editor says where its resource is filed. */
  setBreadcrumbs(uri: string, breadcrumbs: readonly Breadcrumb[]): void {
    this.#breadcrumbs.set(uri, breadcrumbs);
    this.#onDidChange.fire();
  }

  breadcrumbs(uri: string): readonly Breadcrumb[] {
    return this.#breadcrumbs.get(uri) ?? [];
  }

  activate(uri: string): void {
    this.#set(activateTab(this.#group, uri));
  }

  /** Keeps a preview. */
  pin(uri: string): void {
    this.#set(updateTab(this.#group, uri, { preview: false }));
  }

  close(uri: string): void {
    this.#set(closeTab(this.#group, uri));
    this.#onDidRequestFocus.fire();
  }

  closeOthers(uri: string): void {
    this.#set(closeOtherTabs(this.#group, uri));
  }

  closeAll(): void {
    this.#set(this.#group.tabs.reduce((group, { uri }) => closeTab(group, uri), this.#group));
    this.#onDidRequestFocus.fire();
  }

  reopenClosed(): void {
    this.#set(reopenClosedTab(this.#group));
    this.#onDidRequestFocus.fire();
  }

  move(uri: string, index: number): void {
    this.#set(moveTab(this.#group, uri, index));
  }

  /** Activates the tab so many places to the right, or to the left when negative. */
  step(distance: number): void {
    const next = neighbourTab(this.#group, distance);
    if (next === null) return;
    this.activate(next);
    this.#onDidRequestFocus.fire();
  }

  /** Opens what was open when this member was here last; addresses that nothing opens any more are left out. */
  restore(): void {
    const stored = this.#storage.read('editors', readTabs);
    const tabs = (stored?.tabs ?? []).flatMap((tab): EditorTab[] => {
      const icon = this.resolve(tab.uri)?.contribution.icon;
      return icon === undefined ? [] : [{ ...tab, icon, dirty: false }];
    });
    const active = tabs.find(({ uri }) => uri === stored?.active)?.uri ?? tabs.at(-1)?.uri ?? null;
    this.#set({ ...emptyGroup, tabs, active, recent: active === null ? [] : [active] });
  }

  dispose(): void {
    this.#store.dispose();
  }

  #set(group: EditorGroup): void {
    const before = this.#group.active;
    this.#group = group;
    const { active, tabs } = group;
    for (const uri of this.#breadcrumbs.keys()) {
      if (!tabs.some((tab) => tab.uri === uri)) this.#breadcrumbs.delete(uri);
    }
    this.#keys.update({
      activeEditor: active === null ? undefined : this.resolve(active)?.contribution.id,
      activeEditorUri: active ?? undefined,
      editorCount: tabs.length,
      closedEditorCount: group.closed.length,
    });
    this.#storage.write('editors', { active, tabs: tabs.map(({ uri, title, preview }) => ({ uri, title, preview })) });
    this.#onDidChange.fire();
    if (before !== active) this.#onDidChangeActive.fire(active);
  }
}

function readTabs(
  value: unknown,
):
  | { readonly active: unknown; readonly tabs: readonly { uri: string; title: string; preview: boolean }[] }
  | undefined {
  const { active, tabs } = value as { active?: unknown; tabs?: unknown };
  if (!Array.isArray(tabs)) return undefined;
  const known = tabs.flatMap((tab: { uri?: unknown; title?: unknown; preview?: unknown }) =>
    typeof tab?.uri === 'string' && typeof tab.title === 'string'
      ? [{ uri: tab.uri, title: tab.title, preview: tab.preview === true }]
      : [],
  );
  return { active, tabs: known };
}
