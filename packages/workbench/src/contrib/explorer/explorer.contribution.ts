import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { liveService } from '../../platform/live-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { quickAccessService, type QuickItem } from '../../platform/quick-access-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { preferredUri } from './article-uri.ts';
import { bestLocale } from './explorer-rows.ts';
import { KnowledgeStore, knowledgeStore } from './knowledge-store.ts';

/** The articles: a tree, an editor that shows one, and finding one by its title in any language. */
export const explorer: Extension = {
  id: 'askwell.explorer',
  contributes: {
    viewContainers: [{ id: 'explorer', title: '%explorer.title%', icon: 'files', location: 'side-bar', order: 10 }],
    views: [
      {
        id: 'explorer.articles',
        container: 'explorer',
        title: '%explorer.title%',
        element: 'askwell-explorer-view',
        load: () => import('./explorer-view.ts'),
      },
    ],
    editors: [
      {
        id: 'article',
        title: '%article.title%',
        pattern: 'article/{articleId}/{locale}',
        icon: 'file',
        element: 'askwell-article-editor',
        load: () => import('./article-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'explorer.show',
        title: '%command.showExplorer%',
        category: '%category.view%',
        icon: 'files',
        when: 'signedIn',
        run: (services) => services.get(viewService).open('explorer'),
      },
      {
        id: 'explorer.refresh',
        title: '%command.refreshExplorer%',
        icon: 'refresh',
        when: 'signedIn',
        run: (services) => services.get(knowledgeStore).refresh(),
      },
      {
        id: 'explorer.collapseAll',
        title: '%command.collapseExplorer%',
        icon: 'collapse-all',
        when: 'signedIn',
        run: (services) => services.get(knowledgeStore).collapseAll(),
      },
      {
        id: 'explorer.articleSummaries',
        title: '%explorer.title%',
        palette: false,
        run: async (services) => (await services.get(knowledgeStore).load()).articles,
      },
      {
        id: 'explorer.openArticle',
        title: '%command.openArticle%',
        palette: false,
        parameters: [
          { name: 'articleId', type: 'string' },
          { name: 'locale', type: 'string', optional: true },
        ],
        run: openArticle,
      },
    ],
    keybindings: [{ command: 'explorer.show', key: 'Mod+Shift+E' }],
    menus: [
      { menu: 'editor/empty', command: 'explorer.show', order: 20 },
      { menu: 'editor/empty', command: 'workbench.quickOpen', order: 10 },
      {
        menu: 'view/title',
        command: 'explorer.refresh',
        group: 'navigation',
        order: 1,
        when: 'view == explorer.articles',
      },
      {
        menu: 'view/title',
        command: 'explorer.collapseAll',
        group: 'navigation',
        order: 2,
        when: 'view == explorer.articles',
      },
    ],
  },
  activate({ services, subscriptions }) {
    const localization = services.get(localizationService);
    const knowledge = subscriptions.add(
      new KnowledgeStore(services.get(sessionService), services.get(liveService), localization),
    );
    subscriptions.add(services.provide(knowledgeStore, knowledge));
    subscriptions.add(
      services.get(quickAccessService).register({
        prefix: '',
        placeholder: () => localization.text('palette.articles'),
        help: () => localization.text('palette.articlesHelp'),
        items: () => articleItems(services, knowledge),
      }),
    );
  },
};

/** Opens an article in the wanted language, or the one that is next to it. */
async function openArticle(services: ServiceAccessor, articleId: string, wanted?: string): Promise<void> {
  const { articles } = await services.get(knowledgeStore).load();
  const summaries = articles.filter((article) => article.articleId === articleId);
  const locales = summaries.map(({ locale }) => locale);
  const locale = bestLocale(locales, wanted ?? services.get(localizationService).locale);
  const title = summaries.find((summary) => summary.locale === locale)?.title;
  if (locale === undefined || title === undefined) {
    throw new Error(services.get(localizationService).text('article.missing', { id: articleId }));
  }
  const editors = services.get(editorService);
  editors.open(preferredUri(articleId, locale, editors, services.get(sessionService)), { title });
}

async function articleItems(services: ServiceAccessor, knowledge: KnowledgeStore): Promise<readonly QuickItem[]> {
  const editors = services.get(editorService);
  const session = services.get(sessionService);
  const { articles } = await knowledge.load();
  return articles.map(({ articleId, locale, title, category }) => ({
    id: `article:${articleId}:${locale}`,
    label: title,
    description: [locale, category].filter((part) => part !== '').join(' · '),
    icon: 'file',
    run: () => editors.open(preferredUri(articleId, locale, editors, session), { title }),
  }));
}
