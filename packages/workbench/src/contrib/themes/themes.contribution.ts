import type { Extension, ServiceAccessor, SettingOption } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { settingsService } from '../../platform/settings-service.ts';
import { followSystem, themeService } from '../../platform/theme/theme-service.ts';
import { ImportedThemes, importedThemeService } from './imported-themes.ts';
import { sortedThemes } from './sorted-themes.ts';

const theme = 'workbench.theme';
const dark = 'workbench.preferredDarkTheme';
const light = 'workbench.preferredLightTheme';
const highContrast = 'workbench.detectHighContrast';
const fontSize = 'workbench.fontSize';
const group = '%settings.appearance%';
const usualFontSize = 13;

/** The four themes, those that were imported, and the commands that choose, import and remove. */
export const themes: Extension = {
  id: 'askwell.themes',
  contributes: {
    // All are the workbench's default colours; a theme of another extension lists what it changes.
    themes: [
      { id: 'askwell-dark', label: '%theme.dark%', type: 'dark', colors: {} },
      { id: 'askwell-light', label: '%theme.light%', type: 'light', colors: {} },
      { id: 'askwell-hc-dark', label: '%theme.highContrastDark%', type: 'hc-dark', colors: {} },
      { id: 'askwell-hc-light', label: '%theme.highContrastLight%', type: 'hc-light', colors: {} },
    ],
    settings: [
      {
        id: theme,
        title: '%setting.theme.title%',
        description: '%setting.theme%',
        group,
        order: 1,
        type: 'string',
        default: followSystem,
        options: (services) => [
          { value: followSystem, label: '%theme.system%' },
          ...sortedThemes(services).map(({ id, label }) => ({ value: id, label })),
        ],
      },
      preferred(dark, 'askwell-dark', 'Dark', 2),
      preferred(light, 'askwell-light', 'Light', 3),
      {
        id: highContrast,
        title: '%setting.highContrast.title%',
        description: '%setting.highContrast%',
        group,
        order: 4,
        type: 'boolean',
        default: true,
      },
      {
        id: fontSize,
        title: '%setting.fontSize.title%',
        description: '%setting.fontSize%',
        group,
        order: 5,
        type: 'number',
        default: usualFontSize,
        minimum: 11,
        maximum: 20,
        integer: true,
      },
    ],
    editors: [
      {
        id: 'theme-import',
        title: '%theme.importTitle%',
        pattern: 'themes/import',
        icon: 'color-mode',
        element: 'askwell-theme-import-editor',
        load: () => import('./theme-import-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'workbench.selectTheme',
        title: '%command.selectTheme%',
        category: '%category.preferences%',
        icon: 'color-mode',
        run: async (services) => (await import('./choose-theme.ts')).chooseTheme(services),
      },
      {
        id: 'workbench.importTheme',
        title: '%theme.import%',
        category: '%category.preferences%',
        icon: 'color-mode',
        when: 'signedIn',
        run: (services) =>
          services
            .get(editorService)
            .open('themes/import', { title: services.get(localizationService).text('theme.importTitle') }),
      },
      {
        id: 'workbench.removeTheme',
        title: '%theme.remove%',
        category: '%category.preferences%',
        icon: 'trash',
        when: 'importedThemes',
        run: async (services) => (await import('./choose-theme.ts')).chooseThemeToRemove(services),
      },
    ],
    keybindings: [{ command: 'workbench.selectTheme', key: 'Mod+K Mod+T' }],
    menus: [{ menu: 'manage', command: 'workbench.selectTheme', order: 1 }],
  },
  activate({ services, subscriptions }) {
    const imported = subscriptions.add(new ImportedThemes(services));
    subscriptions.add(services.provide(importedThemeService, imported));
    const settings = services.get(settingsService);
    const service = services.get(themeService);
    const apply = () => {
      if (settings.find(theme) === undefined) return;
      service.followSystemWith({
        dark: settings.get<string>(dark),
        light: settings.get<string>(light),
        highContrast: settings.get<boolean>(highContrast),
      });
      const size = settings.get<number>(fontSize);
      service.useFontSize(size === usualFontSize ? undefined : size);
      service.use(settings.get<string>(theme));
    };
    const mine = new Set<string | null>([null, theme, dark, light, highContrast, fontSize]);
    subscriptions.add(settings.onDidChange((id) => mine.has(id) && apply()));
    apply();
  },
};

function preferred(id: string, usual: string, shade: 'Dark' | 'Light', order: number) {
  const options = (services: ServiceAccessor): readonly SettingOption[] =>
    sortedThemes(services)
      .filter(({ type }) => type === shade.toLowerCase())
      .map((one) => ({ value: one.id, label: one.label }));
  return {
    id,
    title: `%setting.preferred${shade}Theme.title%`,
    description: `%setting.preferred${shade}Theme%`,
    group,
    order,
    type: 'string',
    default: usual,
    options,
  } as const;
}
