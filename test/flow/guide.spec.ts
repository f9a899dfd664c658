/** "I follow the guide to the letter, and every step is there." */
import { join } from 'node:path';
import { walkIds, walks } from '../../shared/guide/guide.ts';
import { walkOf } from '../guide/walks.ts';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

/** Where the pictures go; without it the walks are only walked. */
const folder = process.env.PORTFOLIO_GUIDE;

test.use({ viewport: { width: 1280, height: 800 } });

for (const id of walkIds)
  test(`the guide's walk: ${walks[id].title.en}`, async ({ page, openApp }) => {
    await openApp();
    const shown: string[] = [];
    await walkOf[id](page, async (picture) => {
      shown.push(picture);
      if (folder === undefined) return;
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(2000);
      await page.screenshot({ path: join(folder, `${picture}.png`) });
    });
    const told = walks[id].steps.flatMap(({ picture }) => (picture === undefined ? [] : [picture]));
    expect(shown).toEqual(told);
  });

test('the guide opens from Help with its pictures', async ({ page, openApp }) => {
  await openApp();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Guide' }).click();
  const guide = page.getByRole('dialog', { name: 'Guide' });
  await expect(guide.getByRole('heading', { level: 3 })).toHaveCount(walkIds.length);
  const picture = guide.getByRole('img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(500);
  expect(await plannerOf(page).accessibilityFindings()).toEqual([]);
});
