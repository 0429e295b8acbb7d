import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId, type ExtensionRegistry, type ThemeContribution } from '@askwell/core/extensions';
import { listen } from '../../base/listen.ts';
import { darkColors, lightColors } from './default-colors.ts';

export const themeService = serviceId<ThemeService>('theme');

/** The choice that follows the system. */
export const followSystem = 'system';

const plain: ThemeContribution = { id: 'plain', label: '', type: 'dark', colors: {} };

/**
 * Puts a theme's colours on the workbench as `--vscode-*` custom properties, under the names that VS Code uses, in a
 * style sheet of the workbench's own: the page around it stays as it is.
 */
export class ThemeService implements Disposable {
  readonly #registry: ExtensionRegistry;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly sheet = new CSSStyleSheet();
  readonly #preferred: string;
  #wanted: string;
  readonly onDidChange = this.#onDidChange.event;

  /** @param preferred theme id of the host, shown while the member follows the system */
  constructor(registry: ExtensionRegistry, preferred: string = followSystem) {
    this.#registry = registry;
    this.#preferred = preferred;
    this.#wanted = preferred;
    this.sheet.replaceSync(':host {}');
    this.#store.add(registry.themes.onDidChange(() => this.#apply()));
    this.#store.add(listen(this.#dark, 'change', () => this.#apply()));
    this.#apply();
  }

  /** The theme that is shown. */
  get active(): ThemeContribution {
    const themes = this.#registry.themes.all();
    const type = this.#dark.matches ? 'dark' : 'light';
    return (
      themes.find(({ id }) => id === this.#wanted) ?? themes.find((theme) => theme.type === type) ?? { ...plain, type }
    );
  }

  /** Shows a theme; an unknown id follows the system until the theme is contributed. */
  use(wanted: string): void {
    this.#wanted = wanted === followSystem ? this.#preferred : wanted;
    this.#apply();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #apply(): void {
    const { type, colors } = this.active;
    const rule = this.sheet.cssRules[0] as CSSStyleRule;
    rule.style.cssText = '';
    rule.style.setProperty('color-scheme', type);
    const all = { ...(type === 'dark' ? darkColors : lightColors), ...colors };
    for (const [id, color] of Object.entries(all)) {
      // Themes come from third parties: what is not a colour is left out.
      if (CSS.supports('color', color)) rule.style.setProperty(`--vscode-${id.replaceAll('.', '-')}`, color);
    }
    this.#onDidChange.fire();
  }
}
