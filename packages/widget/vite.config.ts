import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';
import { fromSource } from '../../vite.shared.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The served assets: `loader.js`, whose address never changes, and the panel's chunks, whose names carry a hash. The
 * loader is a classic script and so is bundled by itself; it learns the name of the panel's chunk.
 */
export default defineConfig({
  ...fromSource,
  root: folder('.'),
  base: './',
  plugins: [litWithoutElements(), shortTemplates(), ownTrustedTypesPolicy(), loaderAfterPanel()],
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { panel: folder('src/panel/prepare.ts') },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'chunks/[name]-[hash].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

/** The panel uses Lit's templates and style sheets, not its elements: `lit` loads those even where nobody uses them. */
function litWithoutElements(): Plugin {
  const parts = '\0lit-without-elements';
  return {
    name: 'askwell:lit-without-elements',
    enforce: 'pre',
    resolveId: (id) => (id === 'lit' ? parts : undefined),
    load: (id) => (id === parts ? `export * from 'lit/html.js';${sheets}` : undefined),
  };
}

// What `css` and `unsafeCSS` of Lit do, for browsers that all have constructable style sheets.
const sheets = `
export const unsafeCSS = (text) => {
  const styleSheet = new CSSStyleSheet();
  styleSheet.replaceSync(text);
  return { styleSheet };
};
export const css = (strings) => unsafeCSS(strings[0]);`;

/** Takes the indentation out of `html` and `css` templates. */
function shortTemplates(): Plugin {
  return {
    name: 'askwell:short-templates',
    transform(code, id) {
      if (!/packages\/(?:ui|widget)\/src\/.*\.ts$/.test(id)) return undefined;
      return {
        code: code.replace(/\b(css|sheet)`([^`]*)`/g, (_, tag: string, css: string) => `${tag}\`${shortCss(css)}\``),
        map: null,
      };
    },
    // In minified code, only templates have a line break beside a tag or a placeholder.
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/(?<=[>}])\s*\n\s*|\s*\n\s*(?=<|\$\{)/g, '');
      }
    },
  };
}

function shortCss(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: | (?=!)/g, (found) => found.trim())
    .replace(/(?<=[ ,:(])0\./g, '.')
    .replaceAll(';}', '}')
    .trim();
}

/**
 * Gives Lit's Trusted Types policy our name, so that a second Lit on the page does not clash with it, and lets Lit go
 * on where a page's policy does not allow the name.
 */
function ownTrustedTypesPolicy(): Plugin {
  return {
    name: 'askwell:trusted-types-policy',
    transform(code, id) {
      if (!/lit-html[\\/].*lit-html\.js$/.test(id)) return undefined;
      const creation = /(\w+)\.createPolicy\("lit-html",(\{createHTML:\w+=>\w+\})\)/;
      if (!creation.test(code))
        this.error('lit-html creates its Trusted Types policy in another way now: adapt this plugin.');
      return {
        code: code.replace(
          creation,
          '(()=>{for(const n of["askwell","lit-html"])try{return $1.createPolicy(n,$2)}catch{}})()',
        ),
        map: null,
      };
    },
  };
}

function loaderAfterPanel(): Plugin {
  return {
    name: 'askwell:loader-after-panel',
    async writeBundle(_, bundle) {
      const panel = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
      await build({
        ...fromSource,
        configFile: false,
        root: folder('.'),
        logLevel: 'warn',
        define: { __PANEL_CHUNK__: JSON.stringify(panel?.fileName) },
        plugins: [shortTemplates()],
        build: {
          outDir: 'dist/assets',
          emptyOutDir: false,
          target: 'es2022',
          reportCompressedSize: false,
          lib: {
            entry: folder('src/loader.ts'),
            formats: ['iife'],
            name: 'askwellLoader',
            fileName: () => 'loader.js',
          },
        },
      });
    },
  };
}
