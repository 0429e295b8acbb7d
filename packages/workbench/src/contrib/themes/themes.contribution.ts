import type { Extension } from '@askwell/core/extensions';
import { extensionService } from '../../platform/core-services.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { quickAccessService } from '../../platform/quick-access-service.ts';
import { settingsService } from '../../platform/settings-service.ts';
import { followSystem, themeService } from '../../platform/theme/theme-service.ts';

const setting = 'workbench.theme';

/** The dark and the light theme, and the command that chooses one, showing each while it is chosen. */
export const themes: Extension = {
  id: 'askwell.themes',
  contributes: {
    // Both are the workbench's default colours; a theme of another extension lists what it changes.
    themes: [
      { id: 'askwell-dark', label: '%theme.dark%', type: 'dark', colors: {} },
      { id: 'askwell-light', label: '%theme.light%', type: 'light', colors: {} },
    ],
    settings: [{ id: setting, type: 'string', default: followSystem, description: '%setting.theme%' }],
    commands: [
      {
        id: 'workbench.selectTheme',
        title: '%command.selectTheme%',
        category: '%category.preferences%',
        icon: 'color-mode',
        run: async (services) => {
          const settings = services.get(settingsService);
          const theme = services.get(themeService);
          const localization = services.get(localizationService);
          const items = [
            { id: followSystem, label: localization.text('theme.system') },
            ...services
              .get(extensionService)
              .themes.all()
              .map(({ id, label }) => ({ id, label: localization.label(label) })),
          ].map((item) => ({ ...item, run: () => settings.set(setting, item.id) }));
          const chosen = await services.get(quickAccessService).pick(items, {
            placeholder: localization.text('theme.choose'),
            activeId: settings.get<string>(setting),
            onDidFocus: ({ id }) => theme.use(id),
          });
          if (chosen) chosen.run();
          else theme.use(settings.get<string>(setting));
        },
      },
    ],
    keybindings: [{ command: 'workbench.selectTheme', key: 'Mod+K Mod+T' }],
    menus: [{ menu: 'manage', command: 'workbench.selectTheme', order: 1 }],
  },
  activate({ services, subscriptions }) {
    const settings = services.get(settingsService);
    const apply = () => services.get(themeService).use(settings.get<string>(setting));
    subscriptions.add(
      settings.onDidChange((id) => (id === null || id === setting) && settings.find(setting) && apply()),
    );
    apply();
  },
};
