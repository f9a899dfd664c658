/** Flow tests: one user's sentence per file, in a real Chromium against the real local host with a real SQLite file. */
import { defineConfig } from '@playwright/test';
import { chooseBrowser } from './flow/support/chromium.ts';

const { channel, launchOptions } = await chooseBrowser();

export default defineConfig({
  globalSetup: './flow/support/preparedFolder.ts',
  testMatch: ['flow/**/*.spec.ts', 'desktop/**/*.spec.ts'],
  outputDir: '../test-results/flow',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/flow.json' }]],
  use: {
    ...(channel === undefined ? {} : { channel }),
    launchOptions,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    // A trace of every test costs as much as the tests; `npm run flow -- --trace on` makes one where it is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    acceptDownloads: true,
  },
});
