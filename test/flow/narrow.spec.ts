/** "Whatever the window, the zoom and the language: I can read every figure, and where more follows I see that it does." */
import type { Page } from '@playwright/test';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const tables = (page: Page) =>
  page.locator('.table-scroll').evaluateAll((all) =>
    all
      .filter((box) => box.clientWidth > 0)
      .map((box) => ({
        what: box.querySelector('caption')?.textContent ?? box.className,
        isCut: box.scrollWidth > box.clientWidth,
        isShaded: getComputedStyle(box).boxShadow !== 'none',
      })),
  );

test('figures are whole where there is room, and a table that goes on is shaded there', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Evidence');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('heading', { name: 'Inside one suite: a lower bound' })).toBeVisible();
  expect((await tables(page)).filter(({ isCut }) => isCut)).toEqual([]);

  await page.setViewportSize({ width: 640, height: 400 });
  await expect
    .poll(async () => (await tables(page)).filter(({ isCut, isShaded }) => isCut !== isShaded).map(({ what }) => what))
    .toEqual([]);
  expect((await tables(page)).some(({ isCut }) => isCut)).toBe(true);
});

test('what is typed into the table is whole, however large', async ({ page, openApp }) => {
  await openApp();
  await page.setViewportSize({ width: 1024, height: 768 });
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  for (const [what, text] of [
    ['Tasks a month', '123,456,789'],
    ['Value of a success', '$120k'],
    ['Value of a success', '$12k'],
    ['Cost of an undetected error', '$120k'],
  ] as const) {
    await planner.typeInto(what, 'Roleplay', text);
    const isCut = await planner
      .typed(what, 'Roleplay')
      .locator('.typed-text')
      .evaluate((shown) => shown.scrollWidth > shown.clientWidth);
    expect(isCut, `${what} ${text}`).toBe(false);
  }
});

test('the two labels of the levers never lie over each other', async ({ page, openApp }) => {
  await openApp();
  await page.setViewportSize({ width: 1024, height: 768 });
  await plannerOf(page).lookAtTheExample();
  const scale = page.locator('.lever-scale');
  await expect(scale.locator('span').last()).toHaveText(/\$\d/);
  for (const width of [1024, 1100, 1280, 1440]) {
    await page.setViewportSize({ width, height: 768 });
    const boxes = await scale
      .locator('span')
      .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect()).filter((box) => box.width > 0));
    const [left, right] = boxes.toSorted((a, b) => a.left - b.left);
    if (left !== undefined && right !== undefined) expect(left.right, `${width} px`).toBeLessThan(right.left);
  }
});

test('no sign of English stands between Chinese words on any screen', async ({ page, openApp }) => {
  await openApp();
  await plannerOf(page).lookAtTheExample();
  await page.getByRole('button', { name: '中文' }).click();
  const names = page.getByRole('navigation').first().getByRole('button');
  for (const name of await names.allTextContents()) {
    await names.filter({ hasText: name }).click();
    await expect(page.locator('[aria-busy="true"], [role="progressbar"]')).toHaveCount(0, { timeout: 60_000 });
    const text = (await page.locator('main').allInnerTexts()).join('\n');
    const english =
      /.{0,20}(?:\p{Script=Han}[,;:!?] ?\p{Script=Han}|\p{Script=Han}[,;] |[,;：；，、] \p{Script=Han}).{0,10}/gu;
    expect(text.match(english) ?? [], name).toEqual([]);
  }
});
