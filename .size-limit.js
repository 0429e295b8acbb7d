import { existsSync, readFileSync } from 'node:fs';

// What every build must keep to, gzipped. Run `npm run build:ui` first.

const widget = 'packages/widget/dist/assets';
const workbench = 'packages/workbench/dist/app';

/** What the workbench's page loads before anybody clicks: its script and everything that imports statically. */
function shell() {
  const page = `${workbench}/index.html`;
  const html = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file]) => `${workbench}/${file}`);
  // A page without scripts is no page within its budget: size-limit complains about a file that is not there.
  return files.length > 0 ? files : [page.replace('.html', '.js')];
}

/** @type {import('size-limit').SizeLimitConfig} */
export default [
  { name: 'widget: loader', path: `${widget}/loader.js`, limit: '2.5 kB' },
  {
    name: 'widget: panel with one locale',
    path: [`${widget}/chunks/panel-*.js`, `${widget}/chunks/widget.zh-CN-*.js`],
    limit: '25 kB',
  },
  { name: 'widget: a locale', path: `${widget}/chunks/widget.zh-TW-*.js`, limit: '8 kB' },
  { name: 'workbench: shell', path: shell(), limit: '90 kB' },
  { name: 'workbench: a language', path: `${workbench}/assets/workbench.zh-CN-*.js`, limit: '25 kB' },
  { name: 'workbench: code editor', path: `${workbench}/assets/code-editor-*.js`, limit: '150 kB' },
].map((budget) => ({ ...budget, gzip: true }));
