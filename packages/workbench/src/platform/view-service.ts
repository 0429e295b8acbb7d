import { DisposableStore, Emitter, toDisposable, type Disposable } from '@askwell/core/base';
import {
  serviceId,
  type ContextKeys,
  type ExtensionRegistry,
  type ViewContainerContribution,
  type ViewContribution,
} from '@askwell/core/extensions';
import type { LayoutService } from './layout-service.ts';
import type { StorageService } from './storage-service.ts';

export const viewService = serviceId<ViewService>('views');

/** A number at a container's icon, and what it means in words. */
export interface ViewBadge {
  readonly count: number;
  readonly tooltip: string;
}

/** View containers, their views, which is shown, and badges. */
export class ViewService implements Disposable {
  readonly #registry: ExtensionRegistry;
  readonly #layout: LayoutService;
  readonly #keys: ContextKeys;
  readonly #storage: StorageService;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #badges = new Map<string, ViewBadge>();
  readonly #loads = new Map<ViewContribution, Promise<unknown>>();
  readonly onDidChange = this.#onDidChange.event;

  constructor(registry: ExtensionRegistry, layout: LayoutService, keys: ContextKeys, storage: StorageService) {
    this.#registry = registry;
    this.#layout = layout;
    this.#keys = keys;
    this.#storage = storage;
    for (const event of [registry.views.onDidChange, registry.viewContainers.onDidChange]) {
      this.#store.add(event(() => this.#onDidChange.fire()));
    }
    this.#store.add(keys.onDidChange(() => this.#onDidChange.fire()));
    this.#store.add(storage.onDidChangeUser(() => this.#onDidChange.fire()));
    this.#store.add(layout.onDidChange(() => this.#onDidChange.fire()));
  }

  containers(location: ViewContainerContribution['location']): readonly ViewContainerContribution[] {
    return this.#registry.viewContainers
      .all()
      .filter((container) => container.location === location && this.views(container.id).length > 0)
      .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  }

  /** The container to show: the chosen one, or the first while that is not there. */
  active(location: ViewContainerContribution['location']): ViewContainerContribution | undefined {
    const { sideBarContainer, panelContainer } = this.#layout.layout;
    const chosen = location === 'side-bar' ? sideBarContainer : panelContainer;
    const containers = this.containers(location);
    return containers.find(({ id }) => id === chosen) ?? containers[0];
  }

  views(container: string): readonly ViewContribution[] {
    return this.#registry.views
      .all()
      .filter((view) => view.container === container && this.#keys.matches(view.when))
      .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  }

  /** Whether a view that shares its container shows its title alone. */
  isCollapsed({ id, collapsed = false }: ViewContribution): boolean {
    return this.#storage.read('views.collapsed', readFlags)?.[id] ?? collapsed;
  }

  setCollapsed({ id }: ViewContribution, collapsed: boolean): void {
    this.#storage.write('views.collapsed', { ...this.#storage.read('views.collapsed', readFlags), [id]: collapsed });
    this.#onDidChange.fire();
  }

  /** Shows a container, and the part it is in, and puts the focus there. */
  open(id: string): void {
    const container = this.#registry.viewContainers.get(id);
    if (!container) throw new Error(`View container "${id}" is not contributed. Check the id.`);
    this.#layout.setZenMode(false);
    if (container.location === 'panel') this.#layout.update({ panelContainer: id, panelVisible: true });
    else {
      this.#layout.update({ sideBarContainer: id });
      this.#layout.showSideBar(true);
    }
    this.#layout.focus(container.location);
  }

  /** Defines the view's element, once. */
  load(view: ViewContribution): Promise<unknown> {
    const load = this.#loads.get(view) ?? Promise.resolve(view.load?.());
    this.#loads.set(view, load);
    return load;
  }

  badge(container: string): ViewBadge | undefined {
    return this.#badges.get(container);
  }

  /** Shows a badge until disposed; a later one for the same container replaces it. */
  setBadge(container: string, badge: ViewBadge): Disposable {
    this.#badges.set(container, badge);
    this.#onDidChange.fire();
    return toDisposable(() => {
      if (this.#badges.get(container) !== badge) return;
      this.#badges.delete(container);
      this.#onDidChange.fire();
    });
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function readFlags(value: unknown): Readonly<Record<string, boolean>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([, flag]) => typeof flag === 'boolean'));
}
