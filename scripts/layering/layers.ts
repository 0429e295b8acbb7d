/**
 * Who may import whom. A layer is a folder; a file belongs to the longest path that contains it. What is not listed
 * as allowed is refused. `libraries` names the packages from outside that only this layer may touch.
 */
export interface Layer {
  readonly path: string;
  readonly mayImport: readonly string[];
}

const core = 'packages/core/src';
const coreOrder = [
  'base',
  'l10n',
  'articles',
  'taxonomy',
  'vectors',
  'search',
  'recommendations',
  'answers',
  'lint',
  'tests',
  'reviews',
  'conversations',
  'cases',
  'quality',
  'extensions',
  'protocol',
];

const workbench = 'packages/workbench/src';
const workbenchBelow = ['base', 'platform', 'parts', 'editors'];

const server = 'packages/server/src';

export const layers: readonly Layer[] = [
  ...coreOrder.map((folder, index) => ({
    path: `${core}/${folder}`,
    mayImport: coreOrder.slice(0, index).map((below) => `${core}/${below}`),
  })),
  { path: 'packages/ui/src', mayImport: [core] },
  { path: 'packages/widget/src', mayImport: [core, 'packages/ui/src'] },
  {
    path: workbench,
    mayImport: [
      core,
      'packages/ui/src',
      ...['base', 'platform', 'parts', 'editors', 'contrib'].map((f) => `${workbench}/${f}`),
    ],
  },
  ...workbenchBelow.map((folder, index) => ({
    path: `${workbench}/${folder}`,
    mayImport: [core, 'packages/ui/src', ...workbenchBelow.slice(0, index).map((below) => `${workbench}/${below}`)],
  })),
  {
    path: `${workbench}/contrib`,
    mayImport: [core, 'packages/ui/src', ...workbenchBelow.map((below) => `${workbench}/${below}`)],
  },
  { path: server, mayImport: [core, ...['routes', 'services', 'stores'].map((f) => `${server}/${f}`)] },
  { path: `${server}/routes`, mayImport: [core, server, `${server}/services`] },
  { path: `${server}/services`, mayImport: [core, server, `${server}/stores`] },
  { path: `${server}/stores`, mayImport: [core, server] },
  { path: 'packages/cli/src', mayImport: [core, server] },
];

/** Folders whose children are strangers to one another: a feature never imports a feature. */
export const strangers: readonly string[] = [`${workbench}/contrib`];
