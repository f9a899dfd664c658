/** "A colleague sends her copy: I see what differs in dollars, take what I want, and nothing of either is lost." */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const stored = fileURLToPath(new URL('../fixtures/portfolio-v1.portfolio', import.meta.url));

interface File {
  plan: {
    title: string;
    tasksPerMonth: number;
    categories: { silentFailureUsd: object }[];
    stacks: { name: string }[];
  };
}

const variant = (info: TestInfo, name: string, change: (file: File) => void): string => {
  const file = JSON.parse(readFileSync(stored, 'utf8')) as File;
  change(file);
  const path = info.outputPath(name);
  writeFileSync(path, JSON.stringify(file));
  return path;
};

const mine = ({ plan }: File) => {
  plan.title = 'My plan';
  plan.tasksPerMonth = 220_000;
  for (const category of plan.categories.slice(0, 1)) category.silentFailureUsd = { value: 11 };
};

const theirs = ({ plan }: File) => {
  for (const category of plan.categories.slice(0, 1)) category.silentFailureUsd = { value: 7.5 };
  for (const stack of plan.stacks.slice(1)) stack.name = 'Their stack';
};

const choose = async (page: Page, path: string, act: () => Promise<void>) => {
  const choosing = page.waitForEvent('filechooser');
  await act();
  await (await choosing).setFiles(path);
};

const compareWith = async (page: Page, path: string) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await choose(page, path, () => page.getByRole('menuitem', { name: 'Compare and merge' }).click());
  return page.getByRole('dialog', { name: 'Compare and merge' });
};

test('what differs is said with its dollars, taken over in part, and undone', async ({ page, openApp }, info) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.openFile(variant(info, 'mine.portfolio', mine));
  await expect(page.getByLabel('Plan title')).toHaveValue('My plan');
  const dialog = await compareWith(page, variant(info, 'theirs.portfolio', theirs));
  const work = dialog.getByRole('region', { name: 'Work' });
  await expect(work.getByRole('listitem')).toHaveCount(3);
  await expect(work.getByRole('listitem').filter({ hasText: 'Tasks a month' })).toContainText(/220,000.*200,000.*−\$/);
  await expect(dialog).toContainText('“Open first, then closed” is now “Their stack”');
  expect(await planner.accessibilityFindings()).toEqual([]);
  await dialog.getByRole('listitem').filter({ hasText: 'My plan' }).locator('.compared-box').click();
  await dialog.getByRole('button', { name: 'Take over 3 differences' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel('Plan title')).toHaveValue('My plan');
  const again = await compareWith(page, info.outputPath('theirs.portfolio'));
  await expect(again.getByRole('listitem')).toHaveCount(1);
  await again.getByRole('button', { name: 'Cancel' }).click();
  await planner.undo();
  await expect((await compareWith(page, info.outputPath('theirs.portfolio'))).getByRole('listitem')).toHaveCount(4);
});

test('with the common file, what both changed is asked, and the rest is merged', async ({ page, openApp }, info) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.openFile(variant(info, 'mine.portfolio', mine));
  await expect(page.getByLabel('Plan title')).toHaveValue('My plan');
  const dialog = await compareWith(page, variant(info, 'theirs.portfolio', theirs));
  await choose(page, stored, () => dialog.getByRole('button', { name: 'Choose the common file' }).click());
  const clashes = dialog.getByRole('region', { name: 'Both changed these' });
  await expect(clashes).toContainText('0 of 1 answered');
  await expect(clashes).toContainText('It was $0.00.');
  const merge = dialog.getByRole('button', { name: 'Merge', exact: true });
  await expect(merge).toBeDisabled();
  expect(await planner.accessibilityFindings()).toEqual([]);
  await clashes.getByText('$7.50').click();
  await expect(clashes).toContainText('1 of 1 answered');
  await page.screenshot({ path: info.outputPath('merge.png') });
  await merge.click();
  await expect(page.getByLabel('Plan title')).toHaveValue('My plan');
  const saved = await planner.download(() => page.keyboard.press('Control+s'));
  const { plan } = JSON.parse(readFileSync(saved.path, 'utf8')) as File;
  expect([plan.tasksPerMonth, plan.stacks[1]?.name, plan.categories[0]?.silentFailureUsd]).toEqual([
    220_000,
    'Their stack',
    { value: 7.5 },
  ]);
});

test('a stack and a page to read leave from the report', async ({ page, openApp }, info) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.openFile(variant(info, 'mine.portfolio', mine));
  await expect(page.getByLabel('Plan title')).toHaveValue('My plan');
  await planner.goTo('Report');
  const leave = (name: string) =>
    planner.download(async () => {
      await page.getByRole('button', { name: 'Hand over', exact: true }).click();
      await page.getByRole('menuitem', { name }).click();
    });
  const config = await leave('LiteLLM configuration');
  expect(config.name).toBe('My-plan-One-closed-model-litellm.yaml');
  expect(readFileSync(config.path, 'utf8')).toContain('\nmodel_list:\n');
  const html = await leave('Page to read (HTML)');
  expect(html.name).toBe('My-plan.html');
  await page.goto('about:blank');
  const reader = await page.context().newPage();
  await reader.setContent(readFileSync(html.path, 'utf8'));
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('My plan');
  await reader.screenshot({ path: info.outputPath('page.png'), fullPage: true });
});
