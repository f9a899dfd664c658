/**
 * What every flow test starts with: `import { expect, test } from './support/test.ts'`, then `await openApp()`.
 * A host, a data folder and a browser context of its own for every test: none meets what another left behind. The folder
 * is that of a second start; `test.use({ firstStart: true })` begins with an empty one. Whatever a test does, the page may speak to nobody but its host, break no rule of its content policy and throw nothing.
 */
import { rmSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { copyOfPreparedFolder } from './preparedFolder.ts';
import { type Serving, startServing } from './serving.ts';

export { expect };

interface Watched {
  foreignRequests: string[];
  policyViolations: string[];
  pageErrors: string[];
}

export const test = base.extend<{
  firstStart: boolean;
  serving: Serving;
  watched: Watched;
  openApp: (page?: Page) => Promise<void>;
}>({
  firstStart: [false, { option: true }],
  serving: [
    async ({ firstStart }, use) => {
      const prepared = firstStart ? undefined : copyOfPreparedFolder();
      const serving = await startServing(prepared);
      await use(serving);
      await serving.stop();
      if (prepared !== undefined) rmSync(prepared, { recursive: true, force: true });
    },
    { timeout: 60_000 },
  ],
  watched: [
    async ({ context, serving }, use) => {
      const watched: Watched = { foreignRequests: [], policyViolations: [], pageErrors: [] };
      context.on('request', (request) => {
        const url = new URL(request.url());
        const local = ['data:', 'blob:'].includes(url.protocol) || url.origin === serving.origin;
        if (!local) watched.foreignRequests.push(request.url());
      });
      context.on('console', (message) => {
        if (/Content Security Policy|Refused to|requires 'Trusted/.test(message.text()))
          watched.policyViolations.push(message.text());
      });
      context.on('weberror', (error) => watched.pageErrors.push(String(error.error())));
      await use(watched);
      expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
    },
    { auto: true },
  ],
  openApp: async ({ page, serving }, use) => {
    await use(async (given = page) => {
      await given.goto(await serving.newAddress());
      await given.waitForURL(`${serving.origin}/`);
    });
  },
});
