/** "One click after starting I see two stacks compared on real models, in my language, and what I change follows." */
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test('the example compares two stacks in a sentence with its probability and the independence line', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const verdict = await planner.seeWholeVerdict();
  expect(verdict).toMatch(/costs \d+% less per successful result than .*, and we are >?\d+% sure it is cheaper/);
  expect(verdict).toContain('silent failures');
  await expect(page.locator('.card-big')).toHaveCount(2);
  await expect(page.locator('.card-interval')).toHaveCount(2);
  await expect(page.getByText('If models failed independently you would have been told')).toBeVisible();
  const categories = page.getByRole('table', { name: 'Cost per successful result, by category' });
  await expect(categories.getByRole('rowheader', { name: 'Programming' })).toBeVisible();
  await categories
    .getByRole('button', { name: /measured|assumed/ })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: /Success rates used for/ })).toBeVisible();
});

test('an edit changes the figures, undo brings them back, redo repeats it', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const before = (await page.locator('.card-big').first().textContent()) ?? '';
  await planner.goTo('Workload');
  const strip = page.getByRole('region', { name: 'Cost per successful result' });
  await expect(strip).toContainText(before);
  await planner.type('Prompt tokens', '60k');
  await expect(strip).not.toContainText(before);
  const after = (await strip.textContent()) ?? '';
  await planner.undo();
  await expect(strip).toContainText(before);
  await planner.redo();
  await expect(strip).toHaveText(after);
});

test('a slider dragged by keys is one step, and the shares keep summing to 100%', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Workload');
  const shares = async () => {
    const texts = await page
      .locator('.mix-share input')
      .evaluateAll((inputs) => inputs.map((input) => Number.parseFloat((input as HTMLInputElement).value)));
    return texts.reduce((sum, share) => sum + share, 0);
  };
  const share = planner.field('Share of Programming');
  const slider = page.getByRole('slider', { name: 'Share of Programming' });
  const before = await share.inputValue();
  await slider.focus();
  await page.keyboard.press('PageUp');
  await expect(share).not.toHaveValue(before);
  expect(await shares()).toBeCloseTo(100, 0);
  await planner.undo();
  await expect(share).toHaveValue(before);
});

test('a wrong entry says what is wrong beside the field and keeps what was typed', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Workload');
  await planner.type('Value of a success', 'a lot');
  const value = planner.field('Value of a success');
  await expect(value).toHaveValue('a lot');
  await expect(value).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.field', { has: value }).locator('.field-error')).toContainText('a lot');
  await value.press('Escape');
  await expect(value).toHaveValue('$5');
  await planner.type('Value of a success', '$4 to $6');
  await expect(value).not.toHaveAttribute('aria-invalid', 'true');
});

test('language and theme switch at once and are still there after a reload', async ({ page, openApp }) => {
  await openApp();
  await page.getByRole('button', { name: 'Language' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('哪些模型该做哪些工作？');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '主题' }).click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('哪些模型该做哪些工作？');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('everything can be reached and done by keyboard', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Look at the example' })).toBeFocused();
  await page.keyboard.press('Enter');
  await planner.seeWholeVerdict();
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('heading', { level: 1, name: 'Workload' })).toBeVisible();
  await planner.type('Tasks a month', '1m');
  await expect(planner.field('Tasks a month')).toHaveValue('1M');
  await page.keyboard.press('Control+z');
  await expect(planner.field('Tasks a month')).toHaveValue('200k');
});

test('another yardstick brings its own figure of how alike models fail, unless I set mine', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Workload');
  await page.locator('.mix-name', { hasText: 'Translation' }).click();
  const alike = page.getByRole('textbox', { name: 'Shared difficulty' });
  const choose = async (name: RegExp) => {
    await page.getByRole('button', { name: /^wmt2\d.* Yardstick$/ }).click();
    await page.getByRole('option', { name }).click();
  };
  await expect(alike).toHaveValue('56% (40% to 57%)');
  await choose(/wmt24-esa-en-ja/);
  await expect(alike).toHaveValue('10% to 22%');
  await alike.fill('30%');
  await alike.press('Enter');
  await choose(/wmt25/);
  await expect(alike).toHaveValue('30%');
});
