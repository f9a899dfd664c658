/** "Saved means saved: what is not known to be in a file is not called so, and what is not kept is said." */
import type { Page } from '@playwright/test';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

/** The browser's own file system stands in for the planner's folder; `choice` is what she does with the dialog. */
const withPicker = (page: Page, choice: 'takes it' | 'closes it') =>
  page.addInitScript((action) => {
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
        // A dialog takes the focus from the page.
        window.dispatchEvent(new Event('blur'));
        await new Promise((next) => setTimeout(next, 400));
        if (action === 'closes it') throw new DOMException('closed', 'AbortError');
        return (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
      },
    });
  }, choice);

const stored = (page: Page) =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const entry of (folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values()) {
      return (await entry.getFile()).text();
    }
    return '';
  });

const state = (page: Page) => page.locator('.header-state');

test('where the browser has a save dialog the plan is in a file, and stays in that file', async ({ page, openApp }) => {
  test.slow();
  await withPicker(page, 'takes it');
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await page.keyboard.press('Control+s');
  await expect(state(page)).toHaveText('saved');
  expect(JSON.parse(await stored(page))).toMatchObject({ format: 'portfolio' });
  await page.getByLabel('Plan title').fill('A second version');
  await page.getByLabel('Plan title').press('Enter');
  await expect(state(page)).toHaveText('unsaved changes');
  await page.keyboard.press('Control+s');
  await expect(state(page)).toHaveText('saved');
  expect(JSON.parse(await stored(page)).plan.title).toBe('A second version');

  // Another program writes the file: the next save does not take its place.
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const entry of (folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values()) {
      const stream = await entry.createWritable();
      await stream.write('theirs');
      await stream.close();
    }
  });
  await page.getByLabel('Plan title').fill('A third version');
  await page.getByLabel('Plan title').press('Enter');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.notice-bad')).toContainText('changed by another program');
  await expect(state(page)).toHaveText('unsaved changes');
  expect(await stored(page)).toBe('theirs');
});

test('a save dialog that is closed leaves the plan as unsaved as it was', async ({ page, openApp }) => {
  await withPicker(page, 'closes it');
  await openApp();
  await plannerOf(page).lookAtTheExample();
  await page.keyboard.press('Control+s');
  await page.waitForTimeout(700);
  await expect(state(page)).toHaveText('not saved yet');
  await expect(page.locator('.notice')).toHaveCount(0);
});

test.describe('a browser that refuses downloads', () => {
  test.use({ acceptDownloads: false });
  test('is never said to have saved, and the plan is among the recent ones', async ({ page, openApp }) => {
    await openApp();
    const planner = plannerOf(page);
    await planner.lookAtTheExample();
    await page.keyboard.press('Control+s');
    await expect(state(page)).toHaveText('handed to downloads');
    await expect(page.locator('.notices')).not.toContainText('Saved');
    await planner.goTo('Start');
    await page.getByRole('button', { name: /Example: all traffic.*portfolio/ }).click();
    await planner.seeWholeVerdict();
  });
});

test('a page that the program can no longer deliver says that it has stopped, and how to come back', async ({
  page,
  openApp,
  serving,
}) => {
  await openApp();
  await plannerOf(page).lookAtTheExample();
  await serving.stop();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Market', exact: true }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Portfolio has stopped. Start it again');
});

test('work that is not being kept says so until it is', async ({ page, openApp }) => {
  test.slow();
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await page.route('**/call/draft.keep', (route) =>
    route.fulfill({
      contentType: 'application/json',
      body: JSON.stringify({
        ok: false,
        error: { kind: 'draftNoRoom', message: 'The disk is full.', details: { code: 'ENOSPC' } },
      }),
    }),
  );
  await page.getByLabel('Plan title').fill('Not kept');
  await page.getByLabel('Plan title').press('Enter');
  const strip = page.locator('.not-kept');
  await expect(strip).toContainText('The disk is full');
  await expect(page.locator('.header-unkept')).toHaveText('not kept');
  await page.unroute('**/call/draft.keep');
  await expect(strip).toHaveCount(0);
});
