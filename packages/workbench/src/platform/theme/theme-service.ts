import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { serviceId, type ExtensionRegistry, type ThemeContribution } from '@askwell/core/extensions';
import { listen } from '../../base/listen.ts';
import { defaultColors, type ThemeType } from './default-colors.ts';

export const themeService = serviceId<ThemeService>('theme');

/** The choice that follows the system. */
export const followSystem = 'system';

/** What is shown while the system is followed. */
export interface SystemThemes {
  /** Theme ids; one that is not there gives way to the first of its type. */
  readonly dark?: string | undefined;
  readonly light?: string | undefined;
  /** Whether a system that asks for more contrast gets it; default true. */
  readonly highContrast?: boolean;
}

/**
 * Puts a theme's colours on the workbench as `--vscode-*` custom properties, under the names that VS Code uses, in a
 * style sheet of the workbench's own: the page around it stays as it is.
 */
export class ThemeService implements Disposable {
  readonly #registry: ExtensionRegistry;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #moreContrast = matchMedia('(prefers-contrast: more)');
  readonly #forcedColors = matchMedia('(forced-colors: active)');
  readonly sheet = new CSSStyleSheet();
  readonly #preferred: string;
  #wanted: string;
  #system: SystemThemes = {};
  #fontSize: number | undefined;
  readonly onDidChange = this.#onDidChange.event;

  /** @param preferred theme id of the host, shown while the member follows the system */
  constructor(registry: ExtensionRegistry, preferred: string = followSystem) {
    this.#registry = registry;
    this.#preferred = preferred;
    this.#wanted = preferred;
    this.sheet.replaceSync(':host {}');
    this.#store.add(registry.themes.onDidChange(() => this.#apply()));
    for (const query of [this.#dark, this.#moreContrast, this.#forcedColors]) {
      this.#store.add(listen(query, 'change', () => this.#apply()));
    }
    this.#apply();
  }

  /** The theme that is shown. */
  get active(): ThemeContribution {
    const themes = this.#registry.themes.all();
    const wanted = themes.find(({ id }) => id === this.#wanted);
    if (wanted) return wanted;
    const type = this.systemType;
    const chosen = type === 'dark' || type === 'light' ? this.#system[type] : undefined;
    return (
      themes.find(({ id }) => id === chosen) ??
      themes.find((theme) => theme.type === type) ?? { id: 'plain', label: '', type, colors: {} }
    );
  }

  /** The type of theme that the system asks for. */
  get systemType(): ThemeType {
    const shade = this.#dark.matches ? 'dark' : 'light';
    const contrast = this.#moreContrast.matches || this.#forcedColors.matches;
    return contrast && this.#system.highContrast !== false ? `hc-${shade}` : shade;
  }

  /** Shows a theme; an unknown id follows the system until the theme is contributed. */
  use(wanted: string): void {
    this.#wanted = wanted === followSystem ? this.#preferred : wanted;
    this.#apply();
  }

  /** Says what following the system means for this member. */
  followSystemWith(system: SystemThemes): void {
    this.#system = system;
    this.#apply();
  }

  /** Size of the workbench's text, CSS pixels; undefined for its own. */
  useFontSize(size: number | undefined): void {
    this.#fontSize = size;
    this.#apply();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #apply(): void {
    const { type, colors } = this.active;
    const rule = this.sheet.cssRules[0] as CSSStyleRule;
    rule.style.cssText = '';
    rule.style.setProperty('color-scheme', type.endsWith('dark') ? 'dark' : 'light');
    if (this.#fontSize !== undefined) {
      // The workbench's own style sheet, which comes later, states the usual size.
      rule.style.setProperty('--vscode-font-size', `${this.#fontSize}px`, 'important');
    }
    for (const [id, color] of Object.entries({ ...defaultColors[type], ...colors })) {
      // Themes come from third parties: what is not a colour is left out.
      if (CSS.supports('color', color)) rule.style.setProperty(`--vscode-${id.replaceAll('.', '-')}`, color);
    }
    this.#onDidChange.fire();
  }
}
