/** "It behaves as a desktop app does": plans handed over, a second start, closing with unsaved work, a page that hangs. */
import { spawn } from 'node:child_process';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { type Launched, launch, plan, program, project, whyNot } from './app.ts';

test.skip(whyNot !== null, whyNot ?? '');

const title = (page: Page) => page.getByLabel('Plan title');
const windowsOf = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const closeWindow = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

let launched: Launched;
test.afterEach(async () => {
  // The page may ask about unsaved work, or hang: the end of a test is no place for either.
  await launched.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
});

test('a plan named at the start is shown', async () => {
  launched = await launch([plan]);
  const page = await launched.app.firstWindow();
  await expect(title(page)).not.toHaveValue('');
});

test('a plan handed over while the app runs is shown', async () => {
  launched = await launch();
  const page = await launched.app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await launched.app.evaluate(({ app }, path) => {
    app.emit('open-file', { preventDefault: () => {} }, path);
  }, plan);
  await expect(title(page)).not.toHaveValue('');
});

test('a second start hands its plan to the first and ends', async () => {
  launched = await launch();
  const page = await launched.app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const second = spawn(program, [project, plan], { env: launched.env, stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect(title(page)).not.toHaveValue('');
  expect(await windowsOf(launched.app)).toBe(1);
});

test('a menu entry does what it says', async () => {
  launched = await launch();
  const page = await launched.app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await launched.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('about')?.click());
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('closing with unsaved work asks, and does as it is told', async () => {
  launched = await launch([plan]);
  const page = await launched.app.firstWindow();
  await title(page).fill('Changed');
  await title(page).press('Enter');
  await closeWindow(launched.app);
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await windowsOf(launched.app)).toBe(1);
  const closed = page.waitForEvent('close');
  await closeWindow(launched.app);
  await question.getByRole('button', { name: 'Do not save' }).click();
  await closed;
});

test('a window whose page hangs can be closed', async () => {
  launched = await launch();
  const page = await launched.app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The planner's answer to "the window does not answer": close it.
  await launched.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  const closed = page.waitForEvent('close');
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 0);
  });
  await closeWindow(launched.app);
  await closed;
});
