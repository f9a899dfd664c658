/** "I hand over one page that says which stack, how sure, and on what it rests." */
import { readFileSync } from 'node:fs';
import { named, read } from '../unit/report/workbookFile.ts';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.seeWholeVerdict();
});

test('the report repeats verdict and figures, says what is assumed, and is where the files leave from', async ({
  page,
}) => {
  const planner = plannerOf(page);
  const verdict = await planner.seeWholeVerdict();
  const costs = await page.locator('.stack-head-line[data-line="full"] > span:last-child').allInnerTexts();
  await planner.goTo('Report');
  const sheet = page.locator('.report-sheet');
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(verdict);
  await expect(sheet.locator('.memo-head')).toContainText('Example: all traffic, late 2025');
  await expect(sheet.locator('.memo-chart > li')).toHaveCount(8);
  await expect(sheet.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\d$/);
  await expect(sheet.locator('.report-verdict')).toContainText(verdict);
  expect(await sheet.locator('.report-card-cost strong').allInnerTexts()).toEqual(costs);
  await expect(sheet.getByRole('table', { name: 'What is assumed' })).toContainText('Human wage');
  await expect(sheet.getByRole('table', { name: 'Success rates in use' })).toContainText('gpt-oss-120b');
  await expect(sheet.getByRole('table', { name: 'Prices in use' })).toContainText('GPT-5.4 Mini');
  await expect(sheet.getByRole('heading', { name: 'How this is computed' })).toBeVisible();
  // Nobody has looked at Decide: the report asks for the best plan itself.
  await expect(sheet).toContainText(/The best plan uses .+ and costs \$[\d.]+ in full per success/, {
    timeout: 60_000,
  });

  const press = (name: string) => planner.download(() => page.locator('main').getByRole('button', { name }).click());
  const csv = await press('Comparison as CSV');
  expect(csv.name).toMatch(/\.csv$/);
  expect(readFileSync(csv.path, 'utf8')).toContain('Full cost per success');
  const plan = await press('Save the plan (.portfolio)');
  expect(plan.name).toMatch(/\.portfolio$/);
  expect(JSON.parse(readFileSync(plan.path, 'utf8')).plan.title).toBe('Example: all traffic, late 2025');
  const workbook = await press('Workbook with live formulas (XLSX)');
  expect(workbook.name).toMatch(/\.xlsx$/);
  const edited = await read(new Uint8Array(readFileSync(workbook.path)));
  named(edited, 'tasks_per_month').value = 123_000;
  const choosing = page.waitForEvent('filechooser');
  await page.locator('main').getByRole('button', { name: 'Inputs from a workbook' }).click();
  const buffer = Buffer.from(await edited.xlsx.writeBuffer());
  await (await choosing).setFiles({ name: 'Edited.xlsx', mimeType: 'application/octet-stream', buffer });
  const inputs = page.getByRole('dialog', { name: 'Inputs from a workbook' });
  await expect(inputs).toContainText('Nothing changes until you take them over');
  await expect(inputs).toContainText('123,000');
  // Escape is heard in the moment when focus is still on its way into the dialog, too.
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  await expect(inputs).toBeHidden();

  // In yuan, once she has said at what rate: the page and the file, with rate and day; vendors' prices stay in dollars.
  await planner.goTo('Plan');
  await page.getByRole('button', { name: 'Wage, budget, currency and notes' }).click();
  await page.getByRole('button', { name: /Amounts in/ }).click();
  await page.getByRole('option', { name: /CNY/ }).click();
  await expect(page.getByRole('textbox', { name: 'Hourly wage' })).toHaveValue(/^\$40/);
  await page.getByLabel('1 USD in CNY').fill('7.12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Hourly wage' })).toHaveValue(/^¥284\.8/);
  await planner.goTo('Report');
  await expect(sheet.locator('.memo')).toContainText('1 USD = 7.12 CNY, stated by you');
  await expect(sheet.locator('.memo')).not.toContainText('$');
  await expect(sheet.getByRole('table', { name: 'Prices in use' })).toContainText('$0.750');
  const yuan = await press('Comparison as CSV');
  expect(readFileSync(yuan.path, 'utf8')).toMatch(
    /Full cost per success, without undetected errors, CNY \(1 USD = 7\.12 CNY, \d{4}-\d\d-\d\d\)/,
  );
  await planner.goTo('Plan');
  await page.locator('figure .recharts-surface').first().waitFor();
  await page.getByRole('button', { name: /^Save “Cost against success/ }).click();
  const drawing = await planner.download(() => page.getByRole('menuitem', { name: 'Drawing (SVG)' }).click());
  expect(readFileSync(drawing.path, 'utf8')).toContain('1 USD = 7.12 CNY, stated by you');
});

test('on paper only the report is left, light whatever the theme; on the screen it is Chinese at once', async ({
  page,
}) => {
  const planner = plannerOf(page);
  await planner.goTo('Report');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  const [paper, ink] = await page
    .locator('.report-sheet')
    .evaluate((sheet) => [getComputedStyle(sheet).backgroundColor, getComputedStyle(sheet).color]);
  expect(paper).toBe('rgb(255, 255, 255)');
  expect(ink).toBe('rgb(17, 17, 17)');
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThan(10);

  await page.emulateMedia({ media: null, colorScheme: null });
  await page.getByRole('button', { name: 'Language' }).click();
  await expect(page.getByRole('heading', { name: '计算方法' })).toBeVisible();
  await expect(page.getByRole('button', { name: '打印或存为 PDF' })).toBeVisible();
  expect(await planner.accessibilityFindings()).toEqual([]);
});

test('what would change the decision is of the verdict, whatever was looked at before', async ({ page }) => {
  const planner = plannerOf(page);
  const base = (text: string | null) => /, (−?\$[\d.,]+) at best values/.exec(text ?? '')?.[1];
  // The levers of the table are of a month; what is said in the report is per success, as on Decide.
  await expect(page.locator('.lever-scale').first()).toBeVisible({ timeout: 60_000 });
  await planner.goTo('Report');
  const said = page.getByText(/full cost per success between .* is moved most by/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  const inReport = base(await said.textContent());
  await planner.goTo('Decide');
  const told = page.getByText(/moves it most: from .* at best values/);
  await expect(told).toBeVisible({ timeout: 60_000 });
  expect(inReport).toBeDefined();
  expect(base(await told.textContent())).toBe(inReport);
});
