import { defineConfig } from '@playwright/test';
import { chromium } from './vite.shared.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Each test starts its own server on a database of its own; two cores carry one at a time.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: process.env['CI'] === 'true',
  use: { browserName: 'chromium', launchOptions: chromium, trace: 'retain-on-failure' },
});
