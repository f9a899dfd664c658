/** "Forty kinds of work and twelve stacks: I type, scroll and jump in it, and nothing moves that I did not move." */
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { largeDocument } from '../bench/largeFile.ts';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const opened = async (page: Page, file: string) => {
  writeFileSync(file, writePortfolio(largeDocument(), 'test'));
  await page.setViewportSize({ width: 1440, height: 900 });
  const planner = plannerOf(page);
  await planner.openFile(file);
  await expect(planner.verdict()).toBeVisible();
  return planner;
};

test('an entry opens in its own line: no row below moves', async ({ page, openApp }, testInfo) => {
  await openApp();
  const planner = await opened(page, testInfo.outputPath('large.portfolio'));
  const cell = page.locator('.row-value[data-at="2/2"]');
  /** How far the row below begins after row 2, read in one moment. */
  const height = () =>
    page
      .locator('.row-name:is([data-at="2/0"], [data-at="3/0"])')
      .evaluateAll(([own, next]) =>
        own === undefined || next === undefined
          ? null
          : next.getBoundingClientRect().top - own.getBoundingClientRect().top,
      );
  await planner.seeWholeVerdict();
  const before = await height();
  expect(before).not.toBeNull();
  await cell.click();
  const field = page.getByRole('textbox', { name: 'Value of a success of Row 2', exact: true });
  await expect(field).toBeFocused();
  expect(await height()).toBe(before);
  await field.fill('$1,234,567.5');
  expect(await field.evaluate((input) => input.scrollWidth <= input.clientWidth)).toBe(true);
  await field.fill('$12.5');
  await field.press('Enter');
  await expect(cell).toHaveText(/\$12\.5/);
  expect(await height()).toBe(before);
});

test('every row in sight is drawn after a leap, and a key reaches a row that was not', async ({
  page,
  openApp,
}, testInfo) => {
  await openApp();
  await opened(page, testInfo.outputPath('large.portfolio'));
  /** Heights in the table, between its head and its totals, at which no row is. */
  const holes = () =>
    page.locator('.plan-box').evaluate((box) => {
      const from = box.querySelector('.plan-head')?.getBoundingClientRect().bottom ?? 0;
      const to = box.querySelector('.plan-total')?.getBoundingClientRect().top ?? 0;
      const left = box.getBoundingClientRect().left + 20;
      return Array.from({ length: Math.floor((to - from - 8) / 8) }, (_, i) => from + 8 + 8 * i).filter(
        (y) => document.elementFromPoint(left, y)?.closest('.plan-row') == null,
      );
    });
  await page.locator('.plan-box').evaluate((box) => box.scrollTo(0, 1100));
  await expect(page.locator('.row-tasks[data-at="25/1"]')).toBeInViewport();
  await expect.poll(holes).toEqual([]);

  await page.locator('.plan-box').evaluate((box) => box.scrollTo(0, 0));
  await page.locator('.row-name[data-at="0/0"]').focus();
  await page.keyboard.press('Control+End');
  await expect(page.locator('[data-at="39/16"]')).toBeFocused();
  await expect.poll(holes).toEqual([]);
  await page.keyboard.press('Control+Home');
  await expect(page.locator('[data-at="-1/0"]')).toBeFocused();
});
