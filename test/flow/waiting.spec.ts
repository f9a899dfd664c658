/** "How long will my tasks wait, on whose speed, and does my rule on time hold?" */
import type { Page } from '@playwright/test';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const waiting = (page: Page) => page.locator('.sheet').getByRole('region', { name: 'Waiting time' });
const line = (page: Page, id: 'wait50' | 'wait95') => waiting(page).locator(`[data-line="${id}"] dd`);

/** Opens where a model's speed is stated, and types both of its numbers. */
const stateSpeed = async (page: Page, model: string, first: string, rate: string) => {
  const speed = waiting(page).getByRole('listitem').filter({ hasText: model });
  await speed.locator('summary').click();
  await speed.getByRole('textbox', { name: 'First token, seconds' }).fill(first);
  await speed.getByRole('textbox', { name: 'First token, seconds' }).press('Enter');
  await expect(speed).toContainText('State the other number too');
  await speed.getByRole('textbox', { name: 'Tokens a second' }).fill(rate);
  await speed.getByRole('textbox', { name: 'Tokens a second' }).press('Enter');
};

test('waiting times stand in the sheets of a cell and of a stack, and whose speed is unknown is named', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.seeWholeVerdict();

  await test.step('without a speed the wait is unknown, and the sheet says whose speed is missing', async () => {
    await planner.openCell('Programming', 'One closed model');
    await expect(line(page, 'wait50')).toHaveText('unknown');
    await expect(line(page, 'wait95')).toHaveText('unknown');
    await expect(waiting(page)).toContainText(/Unknown: the plan states no speed of \S+/);
  });

  await test.step('both numbers of a speed are stated right there, and the wait is known', async () => {
    await stateSpeed(page, 'GPT-5.4 Mini', '0.5', '100');
    await expect(line(page, 'wait50')).toHaveText(/^[\d.]+ s$/);
    await expect(line(page, 'wait95')).toHaveText(/^[\d.]+ s$/);
    const [half, most] = await Promise.all(
      (['wait50', 'wait95'] as const).map(async (id) => Number.parseFloat((await line(page, id).textContent()) ?? '')),
    );
    expect(half).toBeGreaterThan(0.5);
    expect(most).toBeGreaterThan(half ?? Number.NaN);
    await expect(waiting(page)).not.toContainText('unknown');
    await expect(waiting(page)).toContainText('first token after 0.5 s, then 100 tokens a second');
  });

  await test.step('a speed that is a range makes the wait one', async () => {
    const rate = waiting(page).getByRole('textbox', { name: 'Tokens a second' });
    await rate.fill('50 to 150');
    await rate.press('Enter');
    await expect(line(page, 'wait95')).toHaveText(/^[\d.]+ s[\d.]+ to [\d.]+ s$/);
    await expect(waiting(page)).toContainText('every speed at the fast and at the slow end');
  });

  await test.step('the sheet of the stack has every row and all work; another stack names whom it lacks', async () => {
    await planner.openStack('One closed model');
    const rows = waiting(page).getByRole('table').locator('tbody tr');
    await expect(rows).toHaveCount(7);
    await expect(rows.last()).toContainText(/All work[\d.]+ s/);
    await expect(waiting(page)).not.toContainText('unknown');
    await planner.openStack('Open first, then closed');
    await expect(waiting(page)).toContainText(/Unknown: the plan states no speed of (?!.*GPT-5.4 Mini)/);
    await rows.first().getByRole('button', { name: 'Programming' }).click();
    await expect(planner.sheet()).toHaveAttribute('aria-label', 'What Open first, then closed does with Programming');
    await expect(line(page, 'wait95')).toHaveText('unknown');
  });

  await test.step('a rule on time names the models it can choose among, and those whose speed is unknown', async () => {
    await planner.goTo('Decide');
    const card = page.getByRole('region', { name: 'The best plan under your rules' });
    await card.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('menuitem', { name: '95% of tasks within' }).click();
    await expect(card).toContainText(/lets only models with a stated speed be chosen: GPT-5.4 Mini\. Unknown in your/, {
      timeout: 60_000,
    });
  });

  await test.step('beside the wait stands whether the rule holds, or whose speed keeps that from being said', async () => {
    await planner.goTo('Plan');
    await planner.openCell('Programming', 'Open first, then closed');
    await expect(waiting(page)).toContainText(
      /Whether the rule “95% of tasks within [\d.]+ s” holds is unknown: no speed/,
    );
    await planner.openCell('Programming', 'One closed model');
    await expect(waiting(page)).toContainText(
      /The rule “95% of tasks within [\d.]+ s” (holds|does not hold): [\d.]+ s/,
    );
    await planner.openStack('One closed model');
    await expect(waiting(page).getByRole('columnheader', { name: 'Allowed' })).toBeVisible();
    await expect(waiting(page).getByRole('table')).toContainText(/\d s(holds|does not hold)/);
  });

  expect(await planner.findingsInBothThemes()).toEqual([]);
});
