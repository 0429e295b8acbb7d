import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { testingHost } from './testing-host.ts';

const container = 'testing';
const category = '%testing.title%';
const view = 'view == testing.tests';
const idle = 'signedIn && !testingRunning';

/** Runs one of the feature's commands, which are loaded when the first of them is used. */
function lazily(name: keyof typeof import('./testing-commands.ts')) {
  return async (services: ServiceAccessor): Promise<void> =>
    (await import('./testing-commands.ts'))[name](services.get(testingHost));
}

/** Knowledge tests as an explorer, asking the bot, and what other thresholds would do. */
export const testing: Extension = {
  id: 'askwell.testing',
  contributes: {
    viewContainers: [
      { id: container, title: '%testing.title%', icon: 'beaker', location: 'side-bar', order: 50 },
      { id: 'test-results', title: '%testing.results%', icon: 'beaker', location: 'panel', order: 20 },
    ],
    views: [
      {
        id: 'testing.tests',
        container,
        title: '%testing.title%',
        element: 'askwell-tests-view',
        load: () => import('./tests-view.ts'),
      },
      {
        id: 'testing.results',
        container: 'test-results',
        title: '%testing.results%',
        element: 'askwell-test-results-view',
        load: () => import('./test-results-view.ts'),
      },
    ],
    editors: [
      {
        id: 'test',
        title: '%testing.test%',
        pattern: 'test/{testId}',
        icon: 'beaker',
        element: 'askwell-test-editor',
        load: () => import('./test-editor.ts'),
      },
      {
        id: 'ask',
        title: '%ask.title%',
        pattern: 'ask',
        icon: 'question',
        element: 'askwell-ask-editor',
        load: () => import('./ask-editor.ts'),
      },
      {
        id: 'what-if',
        title: '%whatIf.title%',
        pattern: 'what-if',
        icon: 'graph-line',
        element: 'askwell-what-if-editor',
        load: () => import('./what-if-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'testing.show',
        title: '%testing.show%',
        category: '%category.view%',
        icon: 'beaker',
        when: 'signedIn',
        run: (services) => services.get(viewService).open(container),
      },
      { id: 'testing.runAll', title: '%testing.runAll%', category, icon: 'play', when: idle, run: lazily('runAll') },
      {
        id: 'testing.runFailed',
        title: '%testing.runFailed%',
        category,
        icon: 'refresh',
        when: `${idle} && testingFailures`,
        run: lazily('runFailed'),
      },
      {
        id: 'testing.runAtCursor',
        title: '%testing.runAtCursor%',
        category,
        icon: 'play',
        when: idle,
        run: lazily('runAtCursor'),
      },
      { id: 'testing.runLast', title: '%testing.runLast%', category, when: idle, run: lazily('runLast') },
      {
        id: 'testing.cancel',
        title: '%testing.cancel%',
        category,
        icon: 'debug-stop',
        when: 'testingRunning',
        run: lazily('cancel'),
      },
      {
        id: 'testing.filterFailed',
        title: '%testing.filterFailed%',
        category,
        icon: 'filter',
        when: 'signedIn',
        run: lazily('filterFailed'),
      },
      {
        id: 'testing.showResults',
        title: '%testing.showResults%',
        category,
        when: 'signedIn',
        run: (services) => services.get(viewService).open('test-results'),
      },
      {
        id: 'ask.open',
        title: '%ask.open%',
        category,
        icon: 'question',
        when: 'signedIn',
        parameters: [
          { name: 'question', type: 'string', optional: true },
          { name: 'locale', type: 'string', optional: true },
        ],
        run: async (services, question?: string, locale?: string) => {
          if (question !== undefined) {
            const { askState } = await import('./ask-state.ts');
            askState(services.get(testingHost)).ask(question, locale);
          }
          services.get(editorService).open('ask');
        },
      },
      {
        id: 'whatIf.open',
        title: '%whatIf.open%',
        category,
        icon: 'graph-line',
        when: 'signedIn',
        run: (services) => services.get(editorService).open('what-if'),
      },
    ],
    keybindings: [
      { command: 'testing.show', key: 'Mod+; Mod+T' },
      { command: 'testing.runAll', key: 'Mod+; A' },
      { command: 'testing.runFailed', key: 'Mod+; E' },
      { command: 'testing.runAtCursor', key: 'Mod+; C' },
      { command: 'testing.runLast', key: 'Mod+; L' },
      { command: 'testing.cancel', key: 'Mod+; Mod+X' },
      { command: 'testing.showResults', key: 'Mod+; Mod+O' },
      { command: 'ask.open', key: 'Mod+K Mod+A' },
      { command: 'whatIf.open', key: 'Mod+; W' },
    ],
    menus: [
      { menu: 'view/title', command: 'testing.runAll', group: 'navigation', order: 1, when: view },
      { menu: 'view/title', command: 'testing.runFailed', group: 'navigation', order: 2, when: view },
      { menu: 'view/title', command: 'testing.cancel', group: 'navigation', order: 3, when: view },
      { menu: 'view/title', command: 'testing.filterFailed', group: 'navigation', order: 4, when: view },
      { menu: 'view/title', command: 'ask.open', group: 'navigation', order: 5, when: view },
      { menu: 'view/title', command: 'whatIf.open', group: 'navigation', order: 6, when: view },
      { menu: 'editor/title', command: 'testing.runAtCursor', group: 'navigation', when: 'activeEditor == test' },
      { menu: 'editor/empty', command: 'ask.open', order: 40 },
    ],
  },
  activate({ services, subscriptions }) {
    subscriptions.add(services.provide(testingHost, { services, subscriptions }));
  },
};
