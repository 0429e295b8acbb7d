import type { Extension } from '@askwell/core/extensions';
import { localizationService } from '../../platform/localization-service.ts';
import { outlineService } from '../../platform/outline-service.ts';
import { quickAccessService } from '../../platform/quick-access-service.ts';
import { splitTag } from './split-tag.ts';

const category = '%category.go%';
const when = 'signedIn && editorCount';

/** What else the palette finds: sections and lines of what is open, and articles by their tags. */
export const quickOpen: Extension = {
  id: 'askwell.quick-open',
  contributes: {
    commands: [
      {
        id: 'go.toSection',
        title: '%command.goToSection%',
        category,
        when,
        run: (services) => services.get(quickAccessService).show('@'),
      },
      {
        id: 'go.toLine',
        title: '%command.goToLine%',
        category,
        when,
        run: (services) => services.get(quickAccessService).show(':'),
      },
      {
        id: 'go.toTag',
        title: '%command.goToTag%',
        category,
        when: 'signedIn',
        run: (services) => services.get(quickAccessService).show('#'),
      },
    ],
    keybindings: [
      { command: 'go.toSection', key: 'Mod+Shift+O' },
      { command: 'go.toLine', key: 'Ctrl+G' },
    ],
  },
  activate({ services, subscriptions }) {
    const localization = services.get(localizationService);
    const text = localization.text.bind(localization);
    const quickAccess = services.get(quickAccessService);
    const outlines = services.get(outlineService);
    subscriptions.add(
      quickAccess.register({
        prefix: '@',
        placeholder: () => text('palette.sections'),
        help: () => text('palette.sectionsHelp'),
        empty: () => (outlines.active?.sections.length ? undefined : text('palette.noSections')),
        items: async () => (await import('./section-items.ts')).sectionItems(services),
      }),
    );
    subscriptions.add(
      quickAccess.register({
        prefix: ':',
        placeholder: () => text('palette.line', { count: outlines.active?.lineCount ?? 1 }),
        help: () => text('palette.lineHelp'),
        empty: () =>
          outlines.active?.lineCount
            ? text('palette.line', { count: outlines.active.lineCount })
            : text('palette.noLines'),
        split: (typed) => ({ scope: typed.trim(), query: '' }),
        items: async (typed) => (await import('./line-items.ts')).lineItems(services, typed),
      }),
    );
    subscriptions.add(
      quickAccess.register({
        prefix: '#',
        placeholder: () => text('palette.tags'),
        help: () => text('palette.tagsHelp'),
        split: splitTag,
        items: async (scope) => (await import('./tag-items.ts')).tagItems(services, scope),
      }),
    );
  },
};
