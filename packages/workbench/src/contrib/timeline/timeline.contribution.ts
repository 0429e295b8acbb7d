import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { decisionsUri } from './article-place.ts';

const category = '%timeline.title%';
const mayConfirm = 'activeEditor =~ /^(article|edit|blame)$/';

/** What happened to an article: its revisions, what was decided about it, who wrote which line. */
export const timeline: Extension = {
  id: 'askwell.timeline',
  contributes: {
    views: [
      {
        id: 'timeline.article',
        container: 'explorer',
        title: '%timeline.title%',
        element: 'askwell-timeline-view',
        load: () => import('./timeline-view.ts'),
        order: 30,
        collapsed: true,
      },
    ],
    editors: [
      {
        id: 'compare',
        title: '%compare.title%',
        pattern: 'compare/{articleId}/{locale}/{from}/{to}',
        icon: 'git-compare',
        element: 'askwell-comparison-editor',
        load: () => import('./comparison-editor.ts'),
      },
      {
        id: 'blame',
        title: '%blame.title%',
        pattern: 'blame/{articleId}/{locale}',
        icon: 'history',
        element: 'askwell-blame-editor',
        load: () => import('./blame-editor.ts'),
      },
      {
        id: 'decisions',
        title: '%decisions.title%',
        pattern: 'decisions',
        icon: 'law',
        element: 'askwell-decisions-editor',
        load: () => import('./decisions-editor.ts'),
      },
      {
        id: 'article-decisions',
        title: '%decisions.title%',
        pattern: 'decisions/{articleId}',
        icon: 'law',
        element: 'askwell-decisions-editor',
        load: () => import('./decisions-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'timeline.show',
        title: '%command.showTimeline%',
        category: '%category.view%',
        icon: 'history',
        when: 'signedIn',
        run: showTimeline,
      },
      {
        id: 'timeline.toggleBlame',
        title: '%blame.toggle%',
        category,
        icon: 'history',
        when: 'activeEditor =~ /^(article|blame)$/',
        run: async (services) => (await import('./article-history-actions.ts')).toggleBlame(services),
      },
      {
        id: 'timeline.confirm',
        title: '%timeline.confirm%',
        category,
        icon: 'verified',
        when: mayConfirm,
        run: async (services) => (await import('./article-history-actions.ts')).confirmArticle(services),
      },
      {
        id: 'timeline.restore',
        title: '%timeline.restore%',
        palette: false,
        parameters: [
          { name: 'articleId', type: 'string' },
          { name: 'locale', type: 'string' },
          { name: 'revision', type: 'number' },
        ],
        run: async (services, articleId: string, locale: string, revision: number) =>
          (await import('./article-history-actions.ts')).restoreRevision(services, { articleId, locale }, revision),
      },
      {
        id: 'timeline.showDecisions',
        title: '%decisions.command%',
        category,
        icon: 'law',
        when: 'signedIn',
        parameters: [{ name: 'articleId', type: 'string', optional: true }],
        run: (services, articleId?: string) => services.get(editorService).open(decisionsUri(articleId)),
      },
    ],
    menus: [
      { menu: 'editor/title', command: 'timeline.toggleBlame', group: 'navigation', order: 10 },
      { menu: 'editor/title', command: 'timeline.confirm', group: 'navigation', order: 11 },
    ],
  },
};

/** Unfolds the timeline below the explorer. */
function showTimeline(services: ServiceAccessor): void {
  const views = services.get(viewService);
  const view = views.views('explorer').find(({ id }) => id === 'timeline.article');
  if (view) views.setCollapsed(view, false);
  views.open('explorer');
}
