/** "I see whether GPUs of our own would pay for a model, put them into the plan, and every figure follows." */
import type { Page } from '@playwright/test';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const openHardware = async (page: Page, model: string) => {
  await plannerOf(page).goTo('Models');
  await page.getByRole('searchbox', { name: 'Search models' }).fill(model);
  await page.locator('.grid-name-text', { hasText: model }).first().click();
  await page.getByRole('button', { name: 'Own hardware', exact: true }).click();
  await expect(page.locator('.own h1')).not.toHaveText(model);
};

const choose = async (page: Page, label: string, option: RegExp) => {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).first().click();
};

test('hardware is looked at, taken by the plan, counted in it and taken out again', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.openStack('Open first, then closed');
  const before = (await page.locator('[data-line="cash"] dd').textContent()) ?? '';
  await openHardware(page, 'Qwen3.5 397B A17B');
  await choose(page, 'GPU', /^H200/);
  await planner.type('An hour of a GPU', '3.40');
  await expect(page.locator('.own-month [data-line="hardware"]')).toContainText('$');
  expect(await planner.accessibilityFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Use this in the plan' }).click();
  await expect(page.getByText('In the plan, for “Open first, then closed”.')).toBeVisible();
  await planner.goTo('Plan');
  await planner.openStack('Open first, then closed');
  await expect(page.locator('[data-line="committed"]')).toContainText('Rented hardware');
  await expect(page.locator('[data-line="cash"] dd')).not.toHaveText(before);
  await planner.undo();
  await expect(page.locator('[data-line="cash"] dd')).toHaveText(before);
});

test('weights that do not fit say by how much, and a way out is one press away', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await openHardware(page, 'Qwen3.5 397B A17B');
  await choose(page, 'GPU', /^L40S/);
  await expect(page.getByRole('heading', { name: /^The weights do not fit: \d+ GB into \d+ GB$/ })).toBeVisible();
  expect(await planner.accessibilityFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Take it' }).first().click();
  await expect(page.getByRole('heading', { name: /How busy it must be/ })).toBeVisible();
});
