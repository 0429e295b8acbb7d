import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { fromSource } from '../../vite.shared.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Where the development server finds Askwell's API: `vite packages/workbench` beside `npm start`.
const api = process.env['ASKWELL_URL'] ?? 'http://localhost:8787';

/** The served app: works wherever the folder is mounted, and needs nothing that a strict policy refuses. */
export default defineConfig({
  ...fromSource,
  root: folder('.'),
  base: './',
  plugins: [shortStyles()],
  server: { proxy: { '/api': api } },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});

/** Takes comments and indentation out of style sheets, which minifiers leave as they are inside templates. */
function shortStyles(): Plugin {
  return {
    name: 'askwell:short-styles',
    apply: 'build',
    transform(code, id) {
      if (!/packages\/(?:ui|workbench)\/src\/.*\.ts$|@vscode-elements/.test(id)) return undefined;
      const short = (css: string) =>
        css
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,>]) ?/g, '$1')
          .replaceAll(';}', '}')
          .trim();
      return { code: code.replace(/\bcss\s?`([^`]*)`/g, (_, css: string) => `css\`${short(css)}\``), map: null };
    },
  };
}
