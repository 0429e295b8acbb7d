import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium, fromSource, hasChromium } from './vite.shared.ts';

if (!hasChromium) {
  if (process.env['ASKWELL_REQUIRE_SERVICES']) throw new Error('Chromium not found. Install it or set CHROMIUM_PATH.');
  console.warn('Chromium not found: browser tests are skipped. Install it or set CHROMIUM_PATH.');
}

const node = {
  ...fromSource,
  test: {
    name: 'node',
    environment: 'node',
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'examples/*/src/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
};

// The core's suite runs in both engines: `*.node.test.ts` marks the few tests that need files or processes.
const browser = {
  ...fromSource,
  test: {
    name: 'browser',
    include: ['packages/*/src/**/*.browser.ts', 'packages/core/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.node.test.ts'],
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: chromium }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
};

export default defineConfig({
  test: {
    projects: hasChromium ? [node, browser] : [node],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.browser.ts'],
    },
  },
});
