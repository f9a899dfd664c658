import { chromium } from '@playwright/test';
import { ensureBuilt } from '../build/bundle.mjs';
import { chooseBrowser } from './flow/support/chromium.ts';
import { startServing } from './flow/support/serving.ts';

await ensureBuilt('page');
await ensureBuilt('host');
const { channel, launchOptions } = await chooseBrowser();
const browser = await chromium.launch({ ...launchOptions, ...(channel ? { channel } : {}) });
const serving = await startServing();
const context = await browser.newContext({
  viewport: { width: 1280, height: 800 },
  locale: process.env.LOC ?? 'en-US',
  colorScheme: (process.env.THEME as 'light' | 'dark') ?? 'light',
});
const page = await context.newPage();
page.on('console', (m) => {
  if (m.type() === 'error') console.log('console', m.text());
});
const shot = async (name: string) => {
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/shots/${name}.png` });
  console.log(name, Date.now());
};
const settle = async () => {
  await page
    .locator('[aria-busy="true"], [data-catching-up="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: 60000 })
    .catch(() => console.log('busy'));
};
await page.goto(await serving.newAddress());
await page.getByRole('heading', { level: 1 }).waitFor();
await settle();
await shot('start');
const steps = await import(process.env.STEPS!);
await steps.walk({ page, shot, settle });
await browser.close();
await serving.stop();
