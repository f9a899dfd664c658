/** "One click after starting I see two stacks compared on real models, in my language, and what I change follows." */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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
  expect(verdict).toMatch(/costs \d+% less per success than .*: >?\d+% sure it is the cheaper one/);
  await expect(page.locator('.verdict-beside')).toContainText('Undetected errors');
  await expect(page.locator('.stack-head-cell')).toHaveCount(2);
  await expect(planner.cell('Programming', 'Open first, then closed')).toBeVisible();
  await planner.openStack('Open first, then closed');
  await expect(page.getByText('If models failed independently')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(planner.sheet()).toHaveCount(0);
  await page.getByRole('button', { name: /public benchmarks/ }).click();
  await expect(page.getByRole('dialog', { name: /of the verdict rests on: public benchmarks/ })).toContainText(
    'japanese-rp-bench',
  );
});

test('an edit changes the figures, undo brings them back, redo repeats it', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const cell = planner.cell('Programming', 'One closed model').locator('.cell-cost');
  const before = (await cell.textContent()) ?? '';
  await planner.openRow('Programming');
  await planner.type('Input tokens', '60k');
  await expect(cell).not.toHaveText(before);
  const after = (await cell.textContent()) ?? '';
  await planner.undo();
  await expect(cell).toHaveText(before);
  await planner.redo();
  await expect(cell).toHaveText(after);
});

test('volumes are typed as numbers or shares, and those of other rows stay', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const others = await planner.typed('Tasks a month', 'Roleplay').textContent();
  await planner.typeInto('Tasks a month', 'Programming', '300k');
  await expect(planner.typed('Tasks a month', 'Programming')).toHaveText('300,000');
  await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText(others ?? '');
  await planner.openRow('Programming');
  await planner.type('Share of all tasks', '13.51');
  await expect(planner.field('Share of all tasks')).toHaveValue('13.51%');
  await planner.undo();
  await expect(planner.typed('Tasks a month', 'Programming')).toHaveText('300,000');
});

test('a wrong entry says what is wrong below it, keeps what was typed and covers nothing', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const before = await planner.typed('Tasks a month', 'Roleplay').textContent();
  await planner.typeInto('Tasks a month', 'Roleplay', '2,6oo,000');
  const input = page.getByRole('textbox', { name: 'Tasks a month of Roleplay' });
  await expect(input).toHaveValue('2,6oo,000');
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  const wrong = page.locator('.typed-wrong', { hasText: '2,6oo,000' });
  await expect(wrong).toContainText(`The plan keeps ${before}.`);
  const [field, sentence, next] = await Promise.all([
    input.boundingBox(),
    wrong.boundingBox(),
    planner.cell('Translation', 'One closed model').boundingBox(),
  ]);
  expect(sentence?.y ?? 0).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
  expect((sentence?.y ?? 0) + (sentence?.height ?? 0)).toBeLessThanOrEqual(next?.y ?? 0);
  await input.press('Escape');
  await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText(before ?? '');
  await planner.typeInto('Value of a success', 'Roleplay', '$4 to $6');
  await expect(planner.typed('Value of a success', 'Roleplay')).toHaveText('$5.00');
});

test('the first screen is there with at most 450 KiB of scripts, as they travel', async ({ page, openApp }) => {
  const scripts = new Set<string>();
  page.on('response', (response) => {
    const name = /\/assets\/([\w.-]+\.js)$/.exec(response.url())?.[1];
    if (name !== undefined) scripts.add(name);
  });
  await openApp();
  await expect(page.getByRole('button', { name: 'Look at the example' })).toBeVisible();
  // The last to come is the worker that prepares the first plan.
  await expect.poll(() => [...scripts].some((name) => name.startsWith('worker')), { timeout: 30_000 }).toBe(true);
  const built = fileURLToPath(new URL('../../dist/page/assets/', import.meta.url));
  const kib = [...scripts].reduce((sum, name) => sum + gzipSync(readFileSync(`${built}${name}`)).length, 0) / 1024;
  expect(scripts.size).toBeGreaterThan(1);
  expect(kib).toBeLessThanOrEqual(450);
});

test('language and theme switch at once and are still there after a reload', async ({ page, openApp }) => {
  await openApp();
  await page.getByRole('button', { name: 'Language' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('一个好结果要花多少钱？');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '主题' }).click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('一个好结果要花多少钱？');
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
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused();
  await page.getByRole('button', { name: 'Look at the example' }).focus();
  await page.keyboard.press('Enter');
  await planner.seeWholeVerdict();
  const first = page.getByRole('rowheader', { name: 'Programming' });
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(planner.typed('Tasks a month', 'Programming')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('123m');
  await page.keyboard.press('Enter');
  await expect(planner.typed('Tasks a month', 'Programming')).toHaveText('123,000,000');
  const cut = await page
    .locator('.typed-text')
    .evaluateAll((texts) =>
      texts.filter((text) => text.scrollWidth > text.clientWidth + 1).map((text) => text.textContent),
    );
  expect(cut).toEqual([]);
  await expect(planner.typed('Tasks a month', 'Roleplay')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(planner.typed('Tasks a month', 'Programming')).toHaveText('31,400');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(planner.sheet()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(planner.cell('Roleplay', 'Open first, then closed')).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText('“Programming” is number 2 now.')).toBeAttached();
  await expect(page.getByRole('rowheader').nth(1)).toContainText('Programming');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('grid', { name: /^Plan/ })).toBeVisible();
});

test('another yardstick brings its own figure of how alike models fail, unless I set mine', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.openRow('Translation');
  const alike = page.getByRole('textbox', { name: 'Hard for all models' });
  const choose = async (name: RegExp) => {
    await page.getByRole('button', { name: /^WMT2\d.* Same kind of work as$/ }).click();
    await page.getByRole('option', { name }).click();
  };
  await expect(alike).toHaveValue('56% (40% to 57%)');
  await choose(/WMT24 ESA \(en-ja\)/);
  await expect(alike).toHaveValue('10% to 22%');
  await alike.fill('30%');
  await alike.press('Enter');
  await choose(/WMT25/);
  await expect(alike).toHaveValue('30%');
});
