import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { outlineService } from '../../platform/outline-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { storageService } from '../../platform/storage-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { SearchStore, searchStore } from './search-store.ts';

/** Finding letters in the texts of all articles, and replacing them in drafts. */
export const search: Extension = {
  id: 'askwell.search',
  contributes: {
    viewContainers: [{ id: 'search', title: '%search.title%', icon: 'search', location: 'side-bar', order: 15 }],
    views: [
      {
        id: 'search.texts',
        container: 'search',
        title: '%search.title%',
        element: 'askwell-search-view',
        load: () => import('./search-view.ts'),
      },
    ],
    commands: [
      {
        id: 'search.show',
        title: '%search.show%',
        category: '%category.view%',
        icon: 'search',
        when: 'signedIn',
        run: (services) => services.get(viewService).open('search'),
      },
      {
        id: 'search.showReplace',
        title: '%search.showReplace%',
        category: '%category.view%',
        icon: 'replace-all',
        when: 'signedIn',
        run: (services) => {
          services.get(searchStore).change({ replacing: true });
          return services.get(viewService).open('search');
        },
      },
      {
        id: 'search.clear',
        title: '%search.clear%',
        icon: 'clear-all',
        when: 'signedIn',
        run: (services) => {
          services.get(searchStore).change({ text: '', replacement: '' });
          services.get(searchStore).clear();
        },
      },
      {
        id: 'search.openPlace',
        title: '%search.openPlace%',
        palette: false,
        parameters: [
          { name: 'articleId', type: 'string' },
          { name: 'locale', type: 'string' },
          { name: 'line', type: 'number' },
          { name: 'pinned', type: 'boolean', optional: true },
        ],
        run: openPlace,
      },
    ],
    keybindings: [
      { command: 'search.show', key: 'Mod+Shift+F' },
      { command: 'search.showReplace', key: 'Mod+Shift+H' },
    ],
    menus: [{ menu: 'view/title', command: 'search.clear', group: 'navigation', when: 'view == search.texts' }],
  },
  activate({ services, subscriptions }) {
    const store = subscriptions.add(new SearchStore(services.get(sessionService), services.get(storageService)));
    subscriptions.add(services.provide(searchStore, store));
  },
};

/** Opens the text of an article at a line, as soon as its editor knows its lines. */
function openPlace(services: ServiceAccessor, articleId: string, locale: string, line: number, pinned = false): void {
  const uri = `edit/${encodeURIComponent(articleId)}/${encodeURIComponent(locale)}`;
  const outlines = services.get(outlineService);
  services.get(editorService).open(uri, { pinned, focus: pinned });
  const reveal = outlines.get(uri)?.revealLine;
  if (reveal) return reveal(line);
  const waiting = outlines.onDidChange((changed) => {
    const offered = changed === uri ? outlines.get(uri)?.revealLine : undefined;
    if (!offered) return;
    waiting.dispose();
    offered(line);
  });
}
