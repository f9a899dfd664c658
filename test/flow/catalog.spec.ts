/** "I look a model up, see where each figure comes from, add what I know, and bring in a newer price list." */
import type { Page } from '@playwright/test';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const grid = (page: Page) => page.getByRole('grid');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search models' });
const openModel = async (page: Page, name: string) => {
  await search(page).fill(name);
  await page.locator('.grid-name-text', { hasText: name }).first().click();
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('heading', { level: 2, name })).toBeVisible();
  return panel;
};
const listing = (models: { id: string; prompt: string; completion: string }[]) =>
  JSON.stringify({
    data: models.map(({ id, prompt, completion }) => ({
      id,
      canonical_slug: id,
      name: id,
      created: 1_780_000_000,
      context_length: 128_000,
      architecture: { modality: 'text->text', input_modalities: ['text'], output_modalities: ['text'] },
      pricing: { prompt, completion },
      top_provider: { context_length: 128_000, max_completion_tokens: null },
      supported_parameters: ['tools'],
    })),
  });
/** Most of what is done here is done with any model, not with those alone that the screen opens on. */
const showEveryModel = async (page: Page) => {
  for (const chip of ['Can be bought', 'Known for my work'])
    await page.getByRole('button', { name: chip, pressed: true }).click();
  await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeGreaterThan(300);
};
const importList = async (page: Page, name: string, text: string, day: string) => {
  await page.getByRole('button', { name: 'Import a price list' }).click();
  await page.getByLabel('The day its prices were read').fill(day);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await choosing).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
};

test.beforeEach(async ({ page, openApp }) => {
  await openApp();
  await plannerOf(page).goTo('Models');
  await expect(grid(page)).toBeVisible();
  await showEveryModel(page);
});

test('opens on what can be bought and is known, the most successful first; any spelling finds a model', async ({
  page,
}) => {
  const planner = plannerOf(page);
  await planner.goTo('Start');
  await planner.lookAtTheExample();
  await planner.goTo('Models');
  for (const chip of ['Can be bought', 'Known for my work']) await page.getByRole('button', { name: chip }).click();
  // The table follows the choice of chips when it has time.
  const shown = async () => Number(await grid(page).getAttribute('aria-rowcount'));
  await expect.poll(shown).toBeLessThan(300);
  expect(await shown()).toBeGreaterThan(60);
  await expect(page.getByRole('columnheader', { name: 'Success', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const shares = page.locator('.grid-row [aria-colindex="2"]');
  await expect(shares.first()).toHaveText(/%$/);
  const rates = (await shares.allInnerTexts()).map((text) => Number.parseFloat(text));
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
  for (const [typed, name] of [
    ['gpt5', 'GPT-5'],
    ['sonnet 5', 'Claude Sonnet 5'],
    ['通义', 'Qwen'],
  ] as const) {
    await search(page).fill(typed);
    await expect(page.locator('.grid-name-text', { hasText: name }).first()).toBeVisible();
  }
});

test('a speed is stated for the plan, from a seller’s measurement or by hand', async ({ page }) => {
  const planner = plannerOf(page);
  await planner.goTo('Start');
  await planner.lookAtTheExample();
  await planner.goTo('Models');
  const panel = await openModel(page, 'Claude Haiku 4.5');
  await expect(panel.getByRole('table', { name: 'Speed as measured, by seller' })).toContainText(
    /\d{1,2} \w{3} 20\d\d/,
  );
  await panel
    .getByRole('button', { name: /^Take the speed of/ })
    .first()
    .click();
  await expect(panel.getByRole('textbox', { name: 'Tokens a second' })).toHaveValue(/^\d+/);
  await panel.getByRole('textbox', { name: 'Tokens a second' }).fill('95');
  await panel.getByRole('textbox', { name: 'Tokens a second' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Take the stated speed back' })).toBeVisible();
  await planner.undo();
  await planner.undo();
  await expect(panel.getByRole('button', { name: 'Take the stated speed back' })).toHaveCount(0);
});

test('the grid is walked by keys and tells where each figure was read', async ({ page }) => {
  const count = Number(await grid(page).getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(300);
  expect(await page.locator('.grid-row').count()).toBeLessThan(60);
  await grid(page).focus();
  for (const _ of ['success', 'per success', 'input price']) await page.keyboard.press('ArrowRight');
  const active = () => grid(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${await active()}"]`)).toHaveText(/^\$/);
  await expect(page.locator('.grid-source')).toContainText(/Input \$\/M: \$.*Source: .*20\d\d/);
  await page.keyboard.press('Control+End');
  await expect(page.locator(`[id="${await active()}"]`)).toBeVisible();
  expect(await page.locator('.grid-row').last().getAttribute('aria-rowindex')).toBe(String(count));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
});

test('words and filters narrow the table, a head sorts it, unknown stays last', async ({ page }) => {
  await search(page).fill('deepseek');
  await expect(page.getByText(/^\d+ of \d+ models$/)).toBeVisible();
  await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeLessThan(60);
  await page.getByRole('button', { name: 'Evidence in' }).click();
  await page.getByRole('menuitem', { name: 'Programming' }).click();
  await expect(page.getByRole('button', { name: 'Evidence in: Programming' })).toBeVisible();
  // A look at another screen loses neither words nor filters.
  await plannerOf(page).goTo('Start');
  await plannerOf(page).goTo('Models');
  await expect(search(page)).toHaveValue('deepseek');
  await expect(page.getByRole('button', { name: 'Evidence in: Programming' })).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('switch', { name: 'Programming success' }).click({ force: true });
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Programming success' }).click();
  await page.getByRole('columnheader', { name: 'Programming success' }).click();
  await expect(page.getByRole('columnheader', { name: 'Programming success' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const column = Number(
    await page.getByRole('columnheader', { name: 'Programming success' }).getAttribute('aria-colindex'),
  );
  const cells = await page.locator(`.grid-row [aria-colindex="${column}"]`).allInnerTexts();
  const rates = cells.map((cell) => Number.parseFloat(cell));
  const known = rates.filter((rate) => !Number.isNaN(rate));
  expect(known.length).toBeGreaterThan(1);
  expect(known).toEqual([...known].sort((a, b) => b - a));
  expect(rates.slice(0, known.length)).toEqual(known);
  await search(page).fill('no model is called this');
  await expect(page.getByText('No model meets all of these')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(grid(page)).toBeVisible();
});

test('a column that is not needed goes, another one comes', async ({ page }) => {
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('switch', { name: 'Licence' }).click({ force: true });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Licence' })).toBeAttached();
});

test('a model of my own: wrong entries stay and are explained, then it is saved, used and removed', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Add a model' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Id, as in author/model').fill('two words');
  await form.getByLabel('Input $/M').fill('cheap');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByLabel('Id, as in author/model')).toHaveValue('two words');
  await expect(form.getByLabel('Source')).toHaveAttribute('aria-required', 'true');
  await expect(form.getByLabel('Id, as in author/model')).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByText(/“cheap” is not a number/)).toBeVisible();
  await form.getByLabel('Id, as in author/model').fill('acme/writer-7b');
  await form.getByLabel('Name').fill('Acme Writer 7B');
  await form.getByLabel('Who made it').fill('Acme');
  await form.getByLabel('Input $/M').fill('20000');
  await expect(form).toContainText('“20000” is outside $0 to $10k.');
  await form.getByLabel('Input $/M').fill('0.2');
  await form.getByLabel('Output $/M').fill('0.1');
  await expect(form).toContainText(/At least the input price, \$0\.20*\./);
  await form.getByLabel('Output $/M').fill('$0.6');
  await form.getByLabel('Cache read $/M').fill('0.02');
  await form.getByLabel('Batch discount').fill('50%');
  await form.getByLabel('Parameters, billions').fill('7');
  await form.getByLabel('Source').fill('Our contract');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  const panel = page.getByRole('complementary', { name: 'About Acme Writer 7B' });
  await expect(panel.getByText('your own row')).toBeVisible();
  await expect(panel.getByText('small')).toBeVisible();

  await panel.getByRole('button', { name: 'Add your own result' }).click();
  await form.getByLabel('Successes').fill('80');
  await form.getByLabel('Samples', { exact: true }).fill('60');
  await form.getByLabel('Source').fill('Our evaluation of May');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('At most the number of samples, 60.')).toBeVisible();
  await form.getByLabel('Samples', { exact: true }).fill('100');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await expect(panel.getByText('80 of 100')).toBeVisible();
  await panel.getByRole('button', { name: /^Remove this result/ }).click();
  await expect(panel.getByText('80 of 100')).toHaveCount(0);

  await panel.getByRole('button', { name: 'Duplicate as my own' }).click();
  await expect(form.getByLabel('Cache read $/M')).toHaveValue('0.02');
  await form.getByLabel('Source').fill('The same contract');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('complementary', { name: 'About Acme Writer 7B (own)' })).toBeVisible();
  await page.locator('.grid-name-text', { hasText: /^Acme Writer 7B$/ }).click();

  await panel.getByRole('button', { name: 'Remove your row' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove your row' }).click();
  await expect(panel).toHaveCount(0);
});

test('a price I read myself joins the history, and my plan is told that it has an older copy', async ({ page }) => {
  const planner = plannerOf(page);
  await planner.goTo('Start');
  await planner.lookAtTheExample();
  await planner.goTo('Models');
  const panel = await openModel(page, 'GPT-5.4 Mini');
  const history = panel.getByRole('table', { name: 'Offers, and prices of before' });
  await expect(history).toBeVisible();
  const known = await history.getByRole('row').count();
  await panel.getByRole('button', { name: 'Change the price' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Input $/M').fill('0.7');
  await form.getByLabel('Output $/M').fill('4.5');
  await form.getByLabel('Source').fill('Our own agreement');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await expect(history.getByRole('row')).toHaveCount(known + 1);
  await expect(panel.getByText(/Sources differ/).first()).toBeVisible();
  await expect(panel.getByText(/The plan carries its own copy/)).toBeVisible();
  await panel.getByRole('button', { name: 'Update prices from the catalog' }).click();
  const changed = page.getByRole('dialog', { name: 'Prices have changed' });
  await expect(changed).toContainText('GPT-5.4 Mini: price');
  await changed
    .getByRole('button', { name: /^Take over/ })
    .last()
    .click();
  await expect(panel.getByText(/The plan carries its own copy/)).toHaveCount(0);
});

test('a price is shown in full: hours, the exact edge of a tier, storage, what searches cost', async ({ page }) => {
  const peak = await openModel(page, 'DeepSeek V4 Pro');
  await expect(peak.getByText(/01:00 to 04:00 UTC/)).toContainText('Mon');
  const tiered = await openModel(page, 'Gemini 3.1 Pro Preview');
  await expect(tiered.getByText('Above 200K input tokens').first()).toBeVisible();
  for (const figure of ['Cache storage, an hour', 'Fee a web search'])
    await expect(tiered.getByText(figure, { exact: true })).toBeVisible();
  await tiered.getByText(/^Monthly prices: /).click();
  await expect(tiered.getByRole('table', { name: 'Course of the price' }).getByRole('row').nth(3)).toBeVisible();
  await expect(tiered.locator('.price-course .recharts-line')).toHaveCount(2);
  if (process.env.PORTFOLIO_SHOTS) await tiered.screenshot({ path: `${process.env.PORTFOLIO_SHOTS}/course.png` });
  const write = await openModel(page, 'Claude Opus 5.5');
  await expect(write.getByText('Cache write, kept an hour', { exact: true })).toBeVisible();
});

test('how long a model lasts is said beside it: the day, the successor, and other sellers', async ({ page }) => {
  const panel = await openModel(page, 'GPT-5 Mini');
  await expect(
    panel.getByText(/retire[sd] it on 11 Dec 2026\. Azure OpenAI retire[sd] it on 9 Feb 2027\./),
  ).toBeVisible();
  await expect(panel.getByText(/Named successor: GPT-/)).toBeVisible();
  if (process.env.PORTFOLIO_SHOTS) await page.screenshot({ path: `${process.env.PORTFOLIO_SHOTS}/life.png` });
});

test('a model goes to work from the catalog', async ({ page }) => {
  const planner = plannerOf(page);
  await planner.goTo('Start');
  await planner.lookAtTheExample();
  await planner.goTo('Models');
  const panel = await openModel(page, 'GLM 4.5');
  await panel.getByRole('button', { name: 'Use in a stack' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /How/ }).click();
  await page.getByRole('option', { name: /As the last step/ }).click();
  await dialog.getByRole('button', { name: 'Use', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Model: GLM 4.5', exact: true })).toBeVisible();
});

test('a price list shows what it changes before it lands, says why it left entries out, and can be taken back', async ({
  page,
}) => {
  await importList(page, 'notes.json', '{"hello": 1}', '2026-10-01');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.note-bad')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const list = listing([
    { id: 'deepseek/deepseek-chat', prompt: '0.000009', completion: '0.00002' },
    { id: 'acme/new-one', prompt: '0.000001', completion: '0.000002' },
    { id: 'openrouter/auto', prompt: '-1', completion: '-1' },
  ]);
  await importList(page, 'models.json', list, '2027-01-01');
  await expect(dialog.locator('.import-counts')).toContainText(/1\s*prices updated/);
  await expect(dialog.locator('.import-counts')).toContainText(/1\s*models added/);
  await expect(dialog.getByRole('row', { name: /DeepSeek V3 OpenRouter listing input/ })).toContainText('$9.00');
  await dialog.locator('summary', { hasText: 'Set aside' }).click();
  await expect(dialog.getByRole('table', { name: 'Set aside, and why' })).toContainText('openrouter/auto');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await search(page).fill('acme/new-one');
  await expect(page.locator('.grid-name-text', { hasText: 'acme/new-one' })).toHaveCount(0);

  await importList(page, 'models.json', list, '2027-01-01');
  await dialog.getByRole('button', { name: 'Take these prices' }).click();
  await expect(dialog).toContainText('What models.json changed');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.grid-name-text', { hasText: 'acme/new-one' })).toBeVisible();

  await importList(
    page,
    'again.json',
    listing([{ id: 'acme/newer', prompt: '0.000001', completion: '0.000002' }]),
    '2027-01-02',
  );
  await dialog.getByRole('button', { name: 'Take these prices' }).click();
  await dialog.getByRole('button', { name: 'Take the import back' }).click();
  await search(page).fill('acme/newer');
  await expect(page.locator('.grid-name-text', { hasText: 'acme/newer' })).toHaveCount(0);
});

test('what the plan pays is chosen by a rule or an offer, seen at once, and taken back by undo', async ({ page }) => {
  const planner = plannerOf(page);
  await planner.goTo('Start');
  await planner.lookAtTheExample();
  await planner.goTo('Models');
  await page.getByRole('button', { name: 'What the plan pays' }).click();
  const dialog = page.getByRole('dialog', { name: 'What the plan pays' });
  const paid = dialog.getByRole('table', { name: 'What is paid now' });
  const first = paid.getByRole('row', { name: /GPT-5.4 Mini/ });
  await expect(first).toContainText('the maker’s own');
  await dialog.getByRole('button', { name: /Which offer/ }).click();
  await page.getByRole('option', { name: 'The cheapest allowed' }).click();
  await expect(first).toContainText('the cheapest allowed');
  await dialog.getByRole('button', { name: /When the work is done/ }).click();
  await page.getByRole('option', { name: 'Working hours' }).click();
  const zone = dialog.getByRole('button', { name: /Time zone of the hours/ });
  const from = dialog.getByRole('textbox', { name: 'From', exact: true });
  await zone.click();
  await page.getByRole('option', { name: 'UTC+8', exact: true }).click();
  await from.fill('09:00');
  await from.press('Enter');
  await zone.click();
  await page.getByRole('option', { name: 'UTC', exact: true }).click();
  await expect(from).toHaveValue('01:00');
  await dialog.getByRole('button', { name: 'Add a commitment' }).click();
  await dialog.getByRole('button', { name: /Who pays it/ }).click();
  await page.getByRole('option', { name: 'every stack: it is signed' }).click();
  await planner.type('Minimum a month', '-1');
  await expect(dialog.getByText(/-1.*allowed|between|from 0/i).first()).toBeVisible();
  await planner.type('Minimum a month', '90000');
  await dialog.getByRole('button', { name: 'Add a volume discount' }).click();
  expect(await planner.accessibilityFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await planner.goTo('Plan');
  await planner.openStack('Open first, then closed');
  await expect(page.locator('[data-line="committed"]')).toContainText('Rented hardware and commitments');
  await planner.goTo('Models');
  await planner.undo();

  const panel = await openModel(page, 'GPT-5.4 Mini');
  await panel.getByRole('button', { name: /^Pay / }).first().click();
  await page.getByRole('button', { name: 'What the plan pays' }).click();
  await expect(paid.getByRole('button', { name: /named by you/ })).toHaveCount(1);
  await paid.getByRole('button', { name: /named by you/ }).click();
  await expect(paid.getByRole('button', { name: /named by you/ })).toHaveCount(0);
});

test('ten thousand models are searched and sorted with a few dozen rows drawn', async ({ page }) => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    id: `bulk/model-${i}`,
    prompt: String((i % 97) / 1e7 + 1e-8),
    completion: '0.00001',
  }));
  await importList(page, 'many.json', listing(many), '2026-10-02');
  await expect(page.getByRole('dialog').locator('.import-counts')).toContainText('10,000', { timeout: 60_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Take these prices' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click({ timeout: 60_000 });
  await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeGreaterThan(10_000);
  expect(await page.locator('.grid-row').count()).toBeLessThan(60);
  await page.getByRole('columnheader', { name: 'Input $/M' }).click();
  await expect(page.getByRole('columnheader', { name: 'Input $/M' })).toHaveAttribute('aria-sort', 'ascending');
  await search(page).fill('model-9999');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(page.locator('.grid-name-text')).toHaveText('bulk/model-9999');
});

test('the panel and the forms are open to assistive programs, in Chinese and in the dark too', async ({ page }) => {
  const planner = plannerOf(page);
  await openModel(page, 'GPT-5');
  expect(await planner.accessibilityFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('模型');
  await page.getByRole('button', { name: '添加模型' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('此项必填。').first()).toBeVisible();
  expect(await planner.accessibilityFindings()).toEqual([]);
});

test('a price sheet is mapped once; a lone TOML file is asked whose price it is', async ({ page }) => {
  const sheet = (price: number) => `Thing,A,B\nGPT-5,${price},8\n`;
  await importList(page, 'agreed.csv', sheet(1), '2028-02-01');
  const dialog = page.getByRole('dialog', { name: 'Import a price list' });
  await expect(dialog).toContainText('Not said yet: Model, Input price, Output price, Unit, Currency.');
  const choose = async (field: string, column: string) => {
    await dialog
      .getByRole('button', { name: new RegExp(`${field}$`) })
      .first()
      .click();
    await page.getByRole('option', { name: column, exact: true }).click();
  };
  await choose('Model', 'Thing');
  await choose('Input price', 'A');
  await choose('Output price', 'B');
  await choose('Prices are for', '1,000,000 tokens');
  await dialog.getByLabel('Currency of all prices').fill('usd');
  if (process.env.PORTFOLIO_SHOTS) await page.screenshot({ path: `${process.env.PORTFOLIO_SHOTS}/sheet.png` });
  await dialog.getByRole('button', { name: 'Read the sheet' }).click();
  await expect(dialog).toContainText('Nothing is written yet.');
  await expect(dialog.getByRole('row', { name: /input/ })).toContainText('$1.00');
  await dialog.getByRole('button', { name: 'Take these prices' }).click();
  await page.getByRole('button', { name: 'Close' }).last().click();
  await importList(page, 'agreed.csv', sheet(1.1), '2028-02-02');
  await expect(dialog.getByRole('row', { name: /input/ })).toContainText('$1.10');
  await dialog.getByRole('button', { name: 'Map the columns otherwise' }).click();
  await dialog.getByLabel('Currency of all prices').fill('cny');
  await dialog.getByLabel('What a dollar is worth').fill('CNY 7,1');
  await expect(dialog.getByText(/Three letters and a number/)).toBeVisible();
  await dialog.getByLabel('What a dollar is worth').fill('CNY 0.5');
  if (process.env.PORTFOLIO_SHOTS) await page.screenshot({ path: `${process.env.PORTFOLIO_SHOTS}/rates.png` });
  await dialog.getByRole('button', { name: 'Read the sheet' }).click();
  await expect(dialog).toContainText('a dollar is CNY 0.5');
  await expect(dialog.getByRole('row', { name: /input/ })).toContainText('$2.20');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const toml = 'name = "GPT-5"\n[cost]\ninput = 1.2\noutput = 8\n';
  await importList(page, 'gpt-5.toml', toml, '2028-02-03');
  await expect(dialog.getByRole('button', { name: 'Read the file' })).toBeDisabled();
  await dialog.getByLabel('Whose price is in gpt-5.toml?').fill('openai');
  if (process.env.PORTFOLIO_SHOTS) await page.screenshot({ path: `${process.env.PORTFOLIO_SHOTS}/toml.png` });
  await dialog.getByRole('button', { name: 'Read the file' }).click();
  await expect(dialog.getByRole('row', { name: /input/ })).toContainText('$1.20');
});
