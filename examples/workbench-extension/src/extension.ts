import type { Extension } from '@askwell/core/extensions';
import type { LintRule } from '@askwell/core/lint';

export const noExclamation: LintRule = {
  id: 'acme.no-exclamation', // 4
  description: 'A title has no exclamation mark.',
  severity: 'warning',
  *check({ document, source }) {
    const { title } = document.article;
    if (/[!！]/.test(title)) {
      yield { message: `Title "${title}" exclaims. Remove the exclamation mark.`, range: source.rangeOfTitle() };
    }
  },
};

const load = () => import('./oldest-view.ts'); // 2

export const acme: Extension = {
  id: 'acme.desk',
  contributes: {
    locales: [
      { locale: 'en', catalogue: { 'acme.oldest': 'Oldest Articles', 'acme.openOldest': 'Open the Oldest Article' } },
      { locale: 'zh-CN', catalogue: { 'acme.oldest': '最久未更新', 'acme.openOldest': '打开最久未更新的文章' } },
    ],
    viewContainers: [{ id: 'acme', title: '%acme.oldest%', icon: 'history', location: 'side-bar', order: 90 }],
    views: [{ id: 'acme.oldest', container: 'acme', title: '%acme.oldest%', element: 'acme-oldest', load }],
    commands: [
      {
        id: 'acme.openOldest',
        title: '%acme.openOldest%',
        when: 'signedIn',
        run: async (services) => (await load()).openOldest(services), // 3
      },
    ],
    keybindings: [{ command: 'acme.openOldest', key: 'Mod+K Mod+O', when: 'signedIn' }],
    lintRules: [noExclamation],
    themes: [
      {
        id: 'acme-dusk',
        label: 'Acme Dusk',
        type: 'dark',
        colors: {
          'editor.background': '#1d1a26',
          'sideBar.background': '#231f2e',
          'activityBar.background': '#2b2639',
        },
      },
    ],
  },
};
