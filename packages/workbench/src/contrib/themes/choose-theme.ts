import type { ServiceAccessor, ThemeContribution } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';
import { quickAccessService } from '../../platform/quick-access-service.ts';
import { settingsService } from '../../platform/settings-service.ts';
import { followSystem, themeService } from '../../platform/theme/theme-service.ts';
import { importedThemeService } from './imported-themes.ts';
import { sortedThemes } from './sorted-themes.ts';

/** Lets the member choose a theme, which is shown while it is chosen. */
export async function chooseTheme(services: ServiceAccessor): Promise<void> {
  const settings = services.get(settingsService);
  const service = services.get(themeService);
  const localization = services.get(localizationService);
  const imported = services.get(importedThemeService);
  const describe = ({ id, type }: ThemeContribution) => {
    const kind = type.startsWith('hc') ? 'highContrast' : (type as 'dark' | 'light');
    const texts = [localization.text(`theme.group.${kind}`)];
    if (imported.has(id)) texts.push(localization.text('theme.imported'));
    return texts.join(' · ');
  };
  const choices = [
    { id: followSystem, label: localization.text('theme.system') },
    ...sortedThemes(services).map((one) => ({
      id: one.id,
      label: localization.label(one.label),
      description: describe(one),
    })),
  ].map((item) => ({ ...item, run: () => settings.set('workbench.theme', item.id) }));
  const items = [
    ...choices,
    {
      id: 'workbench.importTheme',
      label: localization.text('theme.import'),
      icon: 'add',
      run: () => services.get(editorService).open('themes/import', { title: localization.text('theme.importTitle') }),
    },
  ];
  const chosen = await services.get(quickAccessService).pick(items, {
    placeholder: localization.text('theme.choose'),
    activeId: settings.get<string>('workbench.theme'),
    onDidFocus: ({ id }) => id !== 'workbench.importTheme' && service.use(id),
  });
  service.use(settings.get<string>('workbench.theme'));
  chosen?.run();
}

/** Lets the member choose which imported theme goes. */
export async function chooseThemeToRemove(services: ServiceAccessor): Promise<void> {
  const localization = services.get(localizationService);
  const imported = services.get(importedThemeService);
  const items = imported.all.map(({ id, label }) => ({
    id,
    label,
    run: () => {
      imported.remove(id);
      services.get(notificationService).info(localization.text('theme.removed', { name: label }));
    },
  }));
  const placeholder = localization.text('theme.chooseRemoval');
  (await services.get(quickAccessService).pick(items, { placeholder }))?.run();
}
