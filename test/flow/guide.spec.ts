/** "I follow the guide to the letter, and every step is there." */
import { join } from 'node:path';
import { pictureFile, walkIds, walks } from '../../shared/guide/guide.ts';
import { type Language, languages } from '../../shared/words/words.ts';
import { takeWalk } from '../guide/walks.ts';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

/** Where the pictures go; without it the walks are only walked. */
const folder = process.env.PORTFOLIO_GUIDE;

test.use({ viewport: { width: 1280, height: 800 } });

const locales: Record<Language, string> = { en: 'en-US', zh: 'zh-CN' };

for (const language of languages)
  test.describe(`in ${language}`, () => {
    test.use({ locale: locales[language] });

    for (const id of walkIds)
      test(`the guide's walk: ${walks[id].title[language]}`, async ({ page, openApp }) => {
        await openApp();
        const shown: string[] = [];
        await takeWalk(id, page, language, async (picture) => {
          shown.push(picture);
          if (folder === undefined) return;
          await page.evaluate(() => document.fonts.ready);
          await page.waitForTimeout(2000);
          await page.screenshot({ path: join(folder, `${pictureFile(picture, language)}.png`) });
        });
        const told = walks[id].steps.flatMap(({ picture }) => (picture === undefined ? [] : [picture]));
        expect(shown).toEqual(told);
      });
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
