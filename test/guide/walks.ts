/** The walks of the guide, as a planner takes them: the flow tests walk them, and the guide's pictures are taken on the way. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page, expect as plainExpect } from '@playwright/test';
import type { WalkId } from '../../shared/guide/guide.ts';
import { plannerOf } from '../flow/support/planner.ts';

/** A walk reads files and searches plans: its steps may take longer than those of a plain page. */
const expect = plainExpect.configure({ timeout: 60_000 });

/** What is seen at this moment belongs to the picture of that name. */
export type Show = (picture: string) => Promise<void>;

const stored = fileURLToPath(new URL('../fixtures/portfolio-v1.portfolio', import.meta.url));

/** A file as somebody sends it: the stored plan with something changed. */
const sent = (
  name: string,
  change: (plan: { title: string; tasksPerMonth: number; stacks: { name: string }[] }) => void,
) => {
  const file = JSON.parse(readFileSync(stored, 'utf8'));
  change(file.plan);
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
};

const choose = async (page: Page, file: ReturnType<typeof sent>, act: () => Promise<void>) => {
  const choosing = page.waitForEvent('filechooser');
  await act();
  await (await choosing).setFiles(file);
};

const readInventedMonth = async (page: Page, show: Show) => {
  await plannerOf(page).goTo('Start');
  await page.getByRole('button', { name: 'Try it with an invented month' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bring your own work in' });
  await expect(dialog.getByRole('table', { name: 'Rows of the plan' })).toBeVisible();
  await show('bill-read');
  await dialog.getByRole('button', { name: 'Make the plan' }).click();
  await expect(plannerOf(page).verdict()).toBeVisible();
};

const lookAtTheExample = async (page: Page) => {
  await page.getByRole('button', { name: 'Look at the example' }).click();
  await expect(plannerOf(page).verdict()).toBeVisible();
};

const withThem = (name: string) =>
  sent(name, (plan) => {
    plan.title = 'Assistant 2027';
    plan.tasksPerMonth = name === 'mine.portfolio' ? 220_000 : 260_000;
  });

export const walkOf: Record<WalkId, (page: Page, show: Show) => Promise<void>> = {
  bill: async (page, show) => {
    await readInventedMonth(page, show);
    await expect(page.getByRole('grid').getByRole('rowheader')).not.toHaveCount(0);
    await show('bill-verdict');
  },
  evals: async (page, show) => {
    const planner = plannerOf(page);
    await readInventedMonth(page, async () => {});
    await planner.goTo('Start');
    await page.getByRole('button', { name: 'Try invented evals' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring your own work in' });
    await dialog.getByRole('button', { name: /Which work do these results judge/ }).click();
    await page.getByRole('option', { name: 'support reply' }).click();
    await expect(dialog.getByRole('table', { name: 'Full cost per success' })).toBeVisible();
    await show('evals-change');
    await dialog.getByRole('button', { name: 'Use these results' }).click();
    await expect(page.getByText('Success now rests on your evals')).toBeVisible();
    await show('evals-verdict');
  },
  bestPlan: async (page, show) => {
    const planner = plannerOf(page);
    await lookAtTheExample(page);
    await planner.goTo('Decide');
    const card = page.getByRole('region', { name: 'The best plan under your rules' });
    const found = card.locator('.best-plan-found[data-stale="false"]');
    await card.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('menuitem', { name: 'Models at most', exact: true }).click();
    await card.locator('.rule-chip').last().getByRole('button').first().click();
    const field = page.getByRole('dialog').getByLabel('Models at most', { exact: true });
    await field.fill('2');
    await field.press('Enter');
    await page.keyboard.press('Escape');
    await expect(found.locator('.rule-prices')).toContainText('Without it');
    await show('best-plan');
    await card.getByRole('button', { name: 'Add as stack C' }).first().click();
    await planner.goTo('Plan');
    await expect(page.getByRole('columnheader', { name: /^Stack C: / })).toBeVisible();
    await show('best-stack');
  },
  months: async (page, show) => {
    const planner = plannerOf(page);
    await lookAtTheExample(page);
    await planner.goTo('Horizon');
    await planner.type('Tasks a year, ×', '1.2 to 1.8');
    await expect(page.getByRole('figure').first()).toBeAttached({ timeout: 60_000 });
    await show('months');
  },
  colleague: async (page, show) => {
    await choose(page, withThem('mine.portfolio'), () =>
      page.getByRole('button', { name: 'Open', exact: true }).click(),
    );
    await expect(page.getByLabel('Plan title')).toHaveValue('Assistant 2027');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await choose(page, withThem('theirs.portfolio'), () =>
      page.getByRole('menuitem', { name: 'Compare and merge' }).click(),
    );
    const dialog = page.getByRole('dialog', { name: 'Compare and merge' });
    const common = sent('common.portfolio', () => {});
    await choose(page, common, () => dialog.getByRole('button', { name: 'Choose the common file' }).click());
    const clashes = dialog.getByRole('region', { name: 'Both changed these' });
    await clashes.getByText('260,000').click();
    await expect(clashes).toContainText('1 of 1 answered');
    await show('merge-asked');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByRole('gridcell', { name: 'Tasks a month: 260,000' })).toBeVisible();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Scenarios and versions' }).click();
    const scenarios = page.getByRole('dialog', { name: 'Scenarios and versions' });
    await scenarios.getByLabel('New scenario').fill('Next quarter');
    await scenarios.getByLabel('New scenario').press('Enter');
    await expect(scenarios.getByRole('columnheader', { name: 'Next quarter' })).toBeVisible({ timeout: 30_000 });
    await show('scenarios');
  },
  engineers: async (page, show) => {
    const planner = plannerOf(page);
    await lookAtTheExample(page);
    await planner.goTo('Report');
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    const entry = page.getByRole('menuitem', { name: 'LiteLLM configuration' });
    await expect(entry).toBeVisible();
    await show('hand-over');
    const file = await planner.download(() => entry.click());
    expect(readFileSync(file.path, 'utf8')).toContain('\nmodel_list:\n');
  },
};
