/** "Measure, and see what came of it": each step of the loop is one click from the last. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { sampleUsage } from '../../renderer/actions/samples.ts';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

/** What promptfoo writes of a configuration's first model on so many items, all of them right but the first. */
const resultsOf = (config: { defaultTest: { metadata: object }; providers: { id: string }[] }, count: number): string =>
  JSON.stringify({
    results: {
      version: 3,
      results: Array.from({ length: count }, (_, testIdx) => ({
        testIdx,
        promptIdx: 0,
        provider: { id: config.providers[0]?.id, label: '' },
        vars: { input: `item ${testIdx}` },
        success: testIdx > 0,
        score: testIdx > 0 ? 1 : 0,
        metadata: config.defaultTest.metadata,
      })),
    },
    config,
  });

test('what is worth measuring is set up, and its results are known for the answer', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Decide');
  const card = page.getByRole('region', { name: 'What to measure next' });
  await planner.type('Cost of judging one eval', '$0');
  await planner.type('Months the decision stands', '1200');
  await card.getByRole('button', { name: 'Find what is worth measuring' }).click();
  const setUp = card.getByRole('button', { name: /^Set up: / }).first();
  await expect(setUp).toBeVisible({ timeout: 60_000 });
  const row = ((await setUp.textContent()) ?? '').replace('Set up: ', '');
  await setUp.click();
  const file = await planner.download(() => page.getByRole('menuitem', { name: 'promptfoo (YAML)' }).click());
  expect(file.name).toMatch(/\.yaml$/);
  const config = parse(readFileSync(file.path, 'utf8'));
  await planner.drop('results-1.json', resultsOf(config, 12));
  const dialog = page.getByRole('dialog', { name: 'Bring your own work in' });
  await expect(dialog).toContainText(`This answers what you asked of ${row}: `);
  await expect(dialog.getByRole('button', { name: /Which work do these results judge/ })).toContainText(row);
  await dialog.getByRole('button', { name: 'Use these results' }).click();
  await expect(dialog).toBeHidden();
  await planner.undo();
});

/** The sample a month later, with twice the tokens written in every request, and half as much again to pay. */
const laterUsage = (): string =>
  sampleUsage()
    .replaceAll('2026-02-', '2026-03-')
    .split('\n')
    .map((line) =>
      line.replace(
        /,(\d+),([\d.]+),ok$/,
        (_, written: string, usd: string) => `,${2 * Number(written)},${1.5 * Number(usd)},ok`,
      ),
    )
    .join('\n');

test('later usage is laid beside the plan to the cent, and its facts are one step', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.drop('february.csv', sampleUsage());
  const dialog = page.getByRole('dialog', { name: 'Bring your own work in' });
  const prompt = () =>
    dialog
      .getByRole('row', { name: /support reply/ })
      .getByRole('cell')
      .nth(2)
      .textContent();
  await expect(dialog.getByRole('group', { name: /Does the input include/ })).toContainText('at list prices');
  const inside = await prompt();
  await dialog.getByRole('radio', { name: /No, cached comes on top/ }).check();
  await expect.poll(prompt).not.toBe(inside);
  await dialog.getByRole('radio', { name: /Yes, cached is inside/ }).check();
  await expect.poll(prompt).toBe(inside);
  await dialog.getByRole('button', { name: 'Make the plan' }).click();
  await expect(planner.verdict()).toBeVisible();
  await planner.drop('march.csv', laterUsage());
  await dialog.getByRole('button', { name: 'Compare with the plan' }).click();
  const laid = page.getByRole('dialog', { name: 'Plan against actual' });
  const rows = laid.getByRole('table', { name: /^2026-03: \d+ days of plan/ }).locator('tbody tr');
  await expect(rows.filter({ hasText: 'tokens a request' }).first()).toContainText('+$');
  const cents = (await rows.locator('td:nth-child(3)').allTextContents()).map((text) =>
    Math.round(100 * Number(text.replace('−', '-').replace(/[$+,]/g, ''))),
  );
  const [planned = 0, ...between] = cents;
  const actual = between.pop();
  expect(between.reduce((sum, one) => sum + one, planned)).toBe(actual);
  await expect(laid.locator('dd').last()).toContainText('per success');
  expect(await planner.accessibilityFindings()).toEqual([]);
  await laid.getByRole('button', { name: 'Take the new facts over' }).click();
  await expect(page.getByText('The plan has the facts of march.csv.')).toBeVisible();
  await planner.undo();
  await expect(page.getByRole('button', { name: /^Redo/ })).toBeEnabled();
});
