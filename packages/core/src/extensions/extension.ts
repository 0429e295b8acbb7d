import { DisposableStore, type Disposable } from '../base/index.ts';
import { checkRuleId, type LintRule } from '../lint/index.ts';
import { CommandRegistry } from './command-registry.ts';
import type {
  Contributions,
  EditorContribution,
  KeybindingContribution,
  LocaleContribution,
  MenuItemContribution,
  SettingContribution,
  ThemeContribution,
  ViewContainerContribution,
  ViewContribution,
} from './contributions.ts';
import { parseKeys } from './keystroke.ts';
import { ListRegistry } from './list-registry.ts';
import { Registry } from './registry.ts';
import type { ServiceAccessor, ServiceCollection } from './services.ts';
import { checkSettingContribution } from './setting-check.ts';
import { parseWhen } from './when-clause.ts';

/**
 * A feature as one value: what it declares, and what it starts. The workbench's own features are extensions too.
 *
 * @example
 * export const greeting: Extension = {
 *   id: 'acme.greeting',
 *   contributes: {
 *     commands: [{ id: 'acme.greet', title: 'Greet', run: (services) => services.get(notificationService).info('Hello') }],
 *     keybindings: [{ command: 'acme.greet', key: 'Mod+K Mod+G' }],
 *   },
 * };
 */
export interface Extension {
  readonly id: string;
  readonly contributes?: Contributions;
  /** Runs after the contributions are registered. What it adds to the context's store goes with the extension. */
  readonly activate?: (context: ExtensionContext) => void;
}

export interface ExtensionContext {
  readonly services: ServiceCollection;
  /** Disposed when the extension is removed. */
  readonly subscriptions: DisposableStore;
}

/** Every extension point with its entries, and the way extensions get into them. */
export class ExtensionRegistry implements Disposable {
  readonly commands: CommandRegistry;
  readonly keybindings = new ListRegistry<KeybindingContribution>();
  readonly menus = new ListRegistry<MenuItemContribution>();
  readonly viewContainers = new Registry<ViewContainerContribution>('view container');
  readonly views = new Registry<ViewContribution>('view');
  readonly editors = new Registry<EditorContribution>('editor');
  readonly themes = new Registry<ThemeContribution>('theme');
  readonly lintRules = new Registry<LintRule>('lint rule');
  readonly settings = new Registry<SettingContribution>('setting');
  readonly locales = new ListRegistry<LocaleContribution>();
  readonly #services: ServiceCollection;
  readonly #extensions = new DisposableStore();

  constructor(services: ServiceCollection) {
    this.#services = services;
    this.commands = new CommandRegistry(services);
  }

  /** What contributed functions are called with. */
  get services(): ServiceAccessor {
    return this.#services;
  }

  /**
   * Registers what an extension contributes and activates it. Disposing removes it whole.
   *
   * @throws Error that names the extension and the contribution when one is wrong; nothing of it stays registered.
   */
  add(extension: Extension): Disposable {
    const subscriptions = new DisposableStore();
    try {
      this.#register(extension.contributes ?? {}, subscriptions);
      extension.activate?.({ services: this.#services, subscriptions });
    } catch (error) {
      subscriptions.dispose();
      throw new Error(
        `Extension "${extension.id}" was not added: ${error instanceof Error ? error.message : String(error)}`,
        {
          cause: error,
        },
      );
    }
    this.#extensions.add(subscriptions);
    return { dispose: () => this.#extensions.delete(subscriptions) };
  }

  /** Removes every extension, last added first. */
  dispose(): void {
    this.#extensions.dispose();
    for (const point of [
      this.commands,
      this.keybindings,
      this.menus,
      this.viewContainers,
      this.views,
      this.editors,
      this.themes,
      this.lintRules,
      this.settings,
      this.locales,
    ]) {
      point.dispose();
    }
  }

  #register(contributions: Contributions, store: DisposableStore): void {
    for (const { when } of [
      ...(contributions.commands ?? []),
      ...(contributions.keybindings ?? []),
      ...(contributions.menus ?? []),
      ...(contributions.views ?? []),
    ]) {
      if (when !== undefined) parseWhen(when); // a typing error shows at start, not at the first key press
    }
    for (const locale of contributions.locales ?? []) store.add(this.locales.register(locale));
    for (const command of contributions.commands ?? []) store.add(this.commands.register(command));
    for (const keybinding of contributions.keybindings ?? []) {
      parseKeys(keybinding.key);
      if (keybinding.mac !== undefined) parseKeys(keybinding.mac);
      store.add(this.keybindings.register(keybinding));
    }
    for (const item of contributions.menus ?? []) store.add(this.menus.register(item));
    for (const container of contributions.viewContainers ?? []) store.add(this.viewContainers.register(container));
    for (const view of contributions.views ?? []) store.add(this.views.register(view));
    for (const editor of contributions.editors ?? []) store.add(this.editors.register(editor));
    for (const theme of contributions.themes ?? []) store.add(this.themes.register(theme));
    for (const rule of contributions.lintRules ?? []) {
      checkRuleId(rule.id);
      store.add(this.lintRules.register(rule));
    }
    for (const setting of contributions.settings ?? []) {
      checkSettingContribution(setting);
      store.add(this.settings.register(setting));
    }
  }
}
