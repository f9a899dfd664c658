/** "What if the work doubles: I keep both plans in one file, see them side by side, and can go back to what we decided." */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const stored = fileURLToPath(new URL('../fixtures/portfolio-v1.portfolio', import.meta.url));

const openScenarios = async (page: Page) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Scenarios and versions' }).click();
  return page.getByRole('dialog', { name: 'Scenarios and versions' });
};

test('two scenarios and a version live in one file, and undo walks through them', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.openFile(stored);
  await expect(planner.verdict()).toBeVisible({ timeout: 60_000 });
  const elsewhere = page.getByRole('region', { name: 'This file comes from elsewhere' });
  await expect(elsewhere).toContainText('newer here', { timeout: 30_000 });
  await elsewhere.getByRole('button', { name: 'Dismiss' }).click();
  await expect(elsewhere).toHaveCount(0);
  const dialog = await openScenarios(page);
  await dialog.getByLabel('Keep this version').fill('As decided in May');
  await dialog.getByRole('button', { name: 'Keep this version' }).click();
  await expect(dialog.getByRole('region', { name: 'Versions' }).getByRole('listitem')).toContainText(
    'As decided in May',
  );
  await dialog.getByLabel('New scenario').fill('Twice the work');
  await dialog.getByLabel('New scenario').press('Enter');
  await expect(dialog.getByRole('columnheader', { name: 'Twice the work' })).toBeVisible();
  await dialog.getByLabel('New scenario').fill('Twice the work');
  await dialog.getByLabel('New scenario').press('Enter');
  await expect(dialog).toContainText('“Twice the work” is there already. Choose another name.');
  expect(await planner.accessibilityFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();

  const total = page.getByRole('gridcell', { name: /^Tasks a month: / }).last();
  await expect(page.getByRole('button', { name: 'Scenario: Twice the work' })).toBeVisible();
  await planner.typeInto('Tasks a month', 'Programming', '1000000');
  await expect(total).toHaveAttribute('aria-label', /: 1,/);
  await page.getByRole('button', { name: 'Scenario: Twice the work' }).click();
  await page.getByRole('menuitem', { name: 'Today' }).click();
  await expect(total).toHaveAttribute('aria-label', /: 200,000/);
  await planner.undo();
  await expect(page.getByRole('button', { name: 'Scenario: Twice the work' })).toBeVisible();
  await expect(total).toHaveAttribute('aria-label', /: 1,/);

  const again = await openScenarios(page);
  await expect(again.getByRole('row', { name: /^Tasks a month 200,000 1,/ })).toBeVisible();
  await expect(again.getByRole('row', { name: /^Full cost per success/ })).toContainText(/\$.+ to \$/);
  await again.getByRole('button', { name: 'Compare the open plan with As decided in May' }).click();
  const compared = page.getByRole('dialog', { name: 'Compare and merge' });
  await expect(compared.getByRole('region', { name: 'Work' }).getByRole('listitem').first()).toContainText('1,');
  await compared.getByRole('button', { name: 'Cancel' }).click();

  const saved = await planner.download(() => page.getByRole('button', { name: 'Save', exact: true }).click());
  const file = JSON.parse(readFileSync(saved.path, 'utf8'));
  expect(file.scenarios.map(({ name }: { name: string }) => name)).toEqual(['Today', 'Twice the work']);
  expect(JSON.stringify(file.scenarios[0].changes)).not.toContain('stacks');
  expect(file.versions[0].name).toBe('As decided in May');
  const back = await openScenarios(page);
  await back.getByRole('button', { name: 'Go back to As decided in May' }).click();
  await expect(back.getByRole('columnheader', { name: 'Twice the work' })).toHaveCount(0);
  await back.getByRole('button', { name: 'Close' }).click();
  await expect(total).toHaveAttribute('aria-label', /: 200,000/);
  await planner.undo();
  await expect(page.getByRole('button', { name: 'Scenario: Twice the work' })).toBeVisible();
});
