import type { Extension } from '@askwell/core/extensions';
import { interfaceLocales } from '@askwell/core/l10n';
import { languageName } from '../../platform/language-name.ts';
import { automaticLocale, localizationService } from '../../platform/localization-service.ts';
import { quickAccessService } from '../../platform/quick-access-service.ts';
import { settingsService } from '../../platform/settings-service.ts';

const setting = 'workbench.locale';

/** The language of the workbench, chosen by the member. */
export const language: Extension = {
  id: 'askwell.language',
  contributes: {
    settings: [
      {
        id: setting,
        title: '%setting.locale.title%',
        group: '%settings.appearance%',
        type: 'string',
        default: automaticLocale,
        values: [automaticLocale, ...interfaceLocales],
        enumDescriptions: ['%language.automatic%', ...interfaceLocales.map((locale) => languageName(locale))],
        description: '%setting.locale%',
      },
    ],
    commands: [
      {
        id: 'workbench.selectLanguage',
        title: '%command.selectLanguage%',
        category: '%category.preferences%',
        icon: 'globe',
        run: async (services) => {
          const settings = services.get(settingsService);
          const localization = services.get(localizationService);
          const items = [
            { id: automaticLocale, label: localization.text('language.automatic') },
            // Each language by its own name: whoever landed in the wrong one must find the way back.
            ...interfaceLocales.map((id) => ({
              id,
              label: languageName(id),
            })),
          ].map((item) => ({ ...item, run: () => settings.set(setting, item.id) }));
          const chosen = await services.get(quickAccessService).pick(items, {
            placeholder: localization.text('language.choose'),
            activeId: settings.get<string>(setting),
          });
          chosen?.run();
        },
      },
    ],
    menus: [{ menu: 'manage', command: 'workbench.selectLanguage', order: 2 }],
  },
  activate({ services, subscriptions }) {
    const settings = services.get(settingsService);
    const apply = () => void services.get(localizationService).use(settings.get<string>(setting));
    subscriptions.add(
      settings.onDidChange((id) => (id === null || id === setting) && settings.find(setting) && apply()),
    );
    apply();
  },
};
