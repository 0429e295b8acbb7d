import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { contextKeyService } from '../../platform/core-services.ts';
import { editorService } from '../../platform/editor-service.ts';
import { liveService } from '../../platform/live-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { articleOf, editUri, readUri } from './article-uri.ts';
import { WritingKnowledge, knowledgeService } from './writing-knowledge.ts';
import { WritingService, writingService, type ArticleWriter } from './writing-service.ts';

const editing = 'activeEditor == writing.article';
const reading = 'activeEditor == article';

/** Asks the article that is being written for something. */
function writer(ask: (writer: ArticleWriter) => unknown): (services: ServiceAccessor) => unknown {
  return (services) => {
    const active = services.get(writingService).active;
    return active && ask(active);
  };
}

/** Writing articles: an editor for their text, and how a new one begins. */
export const writing: Extension = {
  id: 'askwell.writing',
  contributes: {
    editors: [
      {
        id: 'writing.article',
        title: '%article.title%',
        pattern: 'edit/{articleId}/{locale}',
        icon: 'edit',
        element: 'askwell-writing-editor',
        load: () => import('./writing-editor.ts'),
      },
      {
        id: 'writing.new',
        title: '%writing.newArticle%',
        pattern: 'new-article',
        icon: 'new-file',
        element: 'askwell-new-article-editor',
        load: () => import('./new-article-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'writing.edit',
        title: '%writing.edit%',
        category: '%category.article%',
        icon: 'edit',
        when: `signedIn && ${reading}`,
        run(services) {
          const editors = services.get(editorService);
          const key = articleOf(editors.active);
          if (key) editors.open(editUri(key), { title: titleOf(services, editors.active) });
        },
      },
      {
        id: 'writing.read',
        title: '%writing.read%',
        category: '%category.article%',
        icon: 'book',
        when: `signedIn && ${editing}`,
        run(services) {
          const editors = services.get(editorService);
          const key = articleOf(editors.active);
          if (key) editors.open(readUri(key), { title: titleOf(services, editors.active) });
        },
      },
      {
        id: 'writing.newArticle',
        title: '%writing.newArticle%',
        category: '%category.article%',
        icon: 'new-file',
        when: 'signedIn',
        run: (services) =>
          services
            .get(editorService)
            .open('new-article', { title: services.get(localizationService).text('writing.newArticle') }),
      },
      {
        id: 'writing.save',
        title: '%writing.save%',
        category: '%category.article%',
        when: editing,
        run: writer((active) => active.save()),
      },
      {
        id: 'writing.submit',
        title: '%writing.submit%',
        category: '%category.article%',
        icon: 'send',
        when: `${editing} && writingCanSubmit`,
        run: writer((active) => active.submit()),
      },
      {
        id: 'writing.discard',
        title: '%writing.discardDraft%',
        category: '%category.article%',
        icon: 'discard',
        when: `${editing} && writingDraft`,
        run: writer((active) => active.discard()),
      },
      {
        id: 'writing.openPreview',
        title: '%writing.openPreview%',
        category: '%category.article%',
        icon: 'open-preview',
        when: editing,
        run: writer((active) => active.togglePreview()),
      },
      {
        id: 'writing.toggleTranslation',
        title: '%writing.toggleTranslation%',
        category: '%category.article%',
        icon: 'globe',
        when: editing,
        run: writer((active) => active.toggleTranslation()),
      },
      {
        id: 'writing.toggleForm',
        title: '%writing.toggleForm%',
        category: '%category.article%',
        icon: 'code',
        when: editing,
        run: writer((active) => active.toggleForm()),
      },
      {
        id: 'writing.insertSnippet',
        title: '%writing.insertSnippet%',
        category: '%category.article%',
        when: `${editing} && writingCanEdit`,
        run: writer((active) => active.insertSnippet()),
      },
      {
        id: 'writing.quickFix',
        title: '%writing.quickFix%',
        category: '%category.article%',
        icon: 'lightbulb',
        when: editing,
        run: writer((active) => active.quickFix()),
      },
      {
        id: 'writing.nextProblem',
        title: '%writing.nextProblem%',
        category: '%category.article%',
        when: editing,
        run: writer((active) => active.stepProblem(1)),
      },
      {
        id: 'writing.previousProblem',
        title: '%writing.previousProblem%',
        category: '%category.article%',
        when: editing,
        run: writer((active) => active.stepProblem(-1)),
      },
    ],
    keybindings: [
      { command: 'writing.save', key: 'Mod+S', when: editing },
      { command: 'writing.edit', key: 'Mod+E', when: reading },
      { command: 'writing.openPreview', key: 'Mod+K V', when: editing },
      { command: 'writing.openPreview', key: 'Mod+Shift+V', when: editing },
      { command: 'writing.toggleForm', key: 'Mod+K Y', when: editing },
      { command: 'writing.toggleTranslation', key: 'Mod+K T', when: editing },
      { command: 'writing.insertSnippet', key: 'Mod+K I', when: editing },
      { command: 'writing.submit', key: 'Mod+Shift+Enter', when: editing },
      { command: 'writing.quickFix', key: 'Mod+.', when: editing },
      { command: 'writing.nextProblem', key: 'F8', when: editing },
      { command: 'writing.previousProblem', key: 'Shift+F8', when: editing },
      { command: 'writing.newArticle', key: 'Alt+N', when: 'signedIn' },
    ],
    menus: [
      { menu: 'editor/title', command: 'writing.edit', group: 'navigation', order: 1 },
      { menu: 'editor/title', command: 'writing.read', group: 'navigation', order: 2 },
      { menu: 'editor/title', command: 'writing.discard', group: 'navigation', order: 3 },
      { menu: 'editor/empty', command: 'writing.newArticle', order: 15 },
      {
        menu: 'view/title',
        command: 'writing.newArticle',
        group: 'navigation',
        order: 0,
        when: 'view == explorer.articles',
      },
    ],
  },
  activate({ services, subscriptions }) {
    const editors = services.get(editorService);
    const knowledge = new WritingKnowledge(
      services.get(sessionService),
      services.get(liveService),
      services.get(localizationService),
    );
    const service = new WritingService(editors, services.get(contextKeyService));
    subscriptions.add(knowledge);
    subscriptions.add(service);
    subscriptions.add(services.provide(knowledgeService, knowledge));
    subscriptions.add(services.provide(writingService, service));
  },
};

function titleOf(services: ServiceAccessor, uri: string | null): string {
  const tabs = services.get(editorService).groups.flatMap((group) => group.tabs);
  return tabs.find((tab) => tab.uri === uri)?.title ?? '';
}
