/** The same app in a real Electron window. Where its runtime is not installed these tests say so and are skipped. */
import { type ElectronApplication, expect, test } from '@playwright/test';
import { launch, whyNot } from './app.ts';

test.skip(whyNot !== null, whyNot ?? '');

let app: ElectronApplication;

test.beforeEach(async () => {
  ({ app } = await launch());
});
test.afterEach(async () => app.close());

test('the window opens on the page, in its sandbox, and speaks to nobody', async () => {
  const page = await app.firstWindow();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(app:\/\/portfolio\/|data:|blob:)/.test(request.url())) foreign.push(request.url());
  });
  await page.reload();
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(page.url()).toBe('app://portfolio/');
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window as object).includes('portfolio'),
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    opened: window.open('https://example.org/') === null,
  }));
  expect(seen).toEqual({ bridge: true, require: 'undefined', process: 'undefined', opened: true });
  expect(foreign).toEqual([]);
});

test('the page asks its host over the bridge, and the host knows its catalog', async () => {
  const page = await app.firstWindow();
  const models = await page.evaluate(async () => {
    const bridge = (
      window as unknown as { portfolio: { call(name: string, ask: null): Promise<{ value: { models: unknown[] } }> } }
    ).portfolio;
    return (await bridge.call('catalog.read', null)).value.models.length;
  });
  expect(models).toBeGreaterThan(300);
});

test('the menu holds the commands', async () => {
  await app.firstWindow();
  const found = await app.evaluate(({ Menu }) =>
    ['new', 'open', 'save', 'saveAs', 'showLogs'].map((id) => Menu.getApplicationMenu()?.getMenuItemById(id) != null),
  );
  expect(found).toEqual([true, true, true, true, true]);
});
