/** "I plan which models do which work, see what a success costs, change my mind, save, reopen and hand it over." */
import { copyFileSync, readFileSync } from 'node:fs';
import { formatUsd } from '../../shared/words/format.ts';
import { read, recalculate } from '../unit/report/workbookFile.ts';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test('the path of a planner works', async ({ page, openApp }, info) => {
  test.setTimeout(240_000);
  await openApp();
  const planner = plannerOf(page);

  await test.step('she starts from the study’s mix of all traffic and makes it hers', async () => {
    await planner.startFrom('All traffic, late 2025');
    for (const row of ['Technology', 'Science', 'General Q&A']) await planner.removeRow(row);
    await planner.typeInto('Tasks a month', 'Programming', '104k');
    await planner.typeInto('Tasks a month', 'Roleplay', '62k');
    await planner.typeInto('Tasks a month', 'Translation', '34,000');
    await expect(page.getByLabel('Tasks a month: 200,000')).toBeVisible();
    await planner.typeInto('Tasks a month', 'Translation', '17%');
    await expect(planner.typed('Tasks a month', 'Programming')).toHaveText('104,000');
  });

  await test.step('stack A is one closed model everywhere', async () => {
    await planner.removeStack('Open first, then closed');
    await planner.removeStack('One closed model');
    await planner.addStack('Closed everywhere');
    await planner.openCell('Programming', 'Closed everywhere');
    await planner.handleBy('Single model');
    await planner.chooseModel(1, 'Claude Haiku 4.5', 'Anthropic');
    await planner.useEverywhere();
    // Nobody measured it in translation: she says what she expects there.
    await planner.openCell('Translation', 'Closed everywhere');
    await page.getByRole('button', { name: 'Assume a range' }).click();
    await expect(planner.field('Success rate')).toHaveValue(/% \(.*% to .*%\)/);
  });

  await test.step('stack B tries a cheap open model, tests its code and escalates; open roleplay; cheap translation', async () => {
    await planner.addStack('Open first');
    await planner.openCell('Programming', 'Open first');
    await planner.handleBy('Cheap first');
    await planner.chooseModel(1, 'DeepSeek V3.2 Exp', 'DeepSeek');
    await planner.checkBy(1, 'Executed tests');
    await planner.chooseModel(2, 'Claude Haiku 4.5', 'Anthropic');
    await planner.openCell('Roleplay', 'Open first');
    await planner.handleBy('Single model');
    await planner.chooseModel(1, 'GLM 5.2', 'Z.ai (Zhipu AI)');
    await planner.openCell('Translation', 'Open first');
    await planner.handleBy('Single model');
    await planner.takeCheapestThatSucceedsOn('50%');
  });

  let whole = '';
  await test.step('she sees the better stack named, how sure that is, and when it stops being true', async () => {
    whole = await planner.seeWholeVerdict();
    expect(whole).toMatch(/Open first costs \d+% less per success than .*Closed everywhere/);
    expect(whole).toMatch(/>?\d+% sure it is the cheaper one/);
    await expect(page.locator('.verdict-beside')).toContainText(
      /Undetected errors: .* against .*(until|whatever) (an undetected error|a failed task, undetected or given up,) costs/,
    );
    for (const figures of await planner.figures())
      expect(figures).toMatch(/: .*\. \$[\d.,]+ a success \(90%: \$[\d.,]+ to \$[\d.,]+\), .* success, .* undetected/);
    await planner.openStack('Open first');
    await expect(planner.sheet()).toContainText('If models failed independently');
    for (const row of ['Programming', 'Roleplay', 'Translation'])
      await expect(page.getByRole('gridcell', { name: new RegExp(`^Evidence for ${row}: \\w`) })).toBeVisible();
  });

  await test.step('she types a value: figures follow at once, and one undo takes it back', async () => {
    const shares = page.locator('.plan-total .stack-cell');
    const before = await shares.allInnerTexts();
    await planner.typeInto('Tasks a month', 'Roleplay', '600k');
    await expect.poll(() => shares.allInnerTexts()).not.toEqual(before);
    await planner.undo();
    await expect.poll(() => shares.allInnerTexts()).toEqual(before);
    await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText('62,000');
  });

  let shown: string[] = [];
  await test.step('she saves, reopens, and reads the same figures', async () => {
    expect(await planner.seeWholeVerdict()).toBe(whole);
    shown = await planner.figures();
    const saved = await planner.download(() => page.getByRole('button', { name: 'Save', exact: true }).click());
    expect(saved.name).toBe('All-traffic-late-2025.portfolio');
    await expect(page.locator('.header-state')).toHaveText('handed to downloads');
    const file = JSON.parse(readFileSync(saved.path, 'utf8'));
    expect(file).toMatchObject({ format: 'portfolio', version: 8, plan: { tasksPerMonth: 200_000 } });

    const copy = info.outputPath('reopened.portfolio');
    copyFileSync(saved.path, copy);
    await page.reload();
    await planner.openFile(copy);
    expect(await planner.seeWholeVerdict()).toBe(whole);
    // Which cell is best is known a moment after the figures.
    await expect.poll(() => planner.figures()).toEqual(shown);
  });

  await test.step('she exports a workbook that recalculates to the figures she saw', async () => {
    const exported = await planner.download(async () => {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: /Workbook/ }).click();
    });
    expect(exported.name).toMatch(/\.xlsx$/);
    const workbook = await read(new Uint8Array(readFileSync(exported.path)));
    recalculate(workbook);
    const costs = new Map<unknown, unknown>();
    workbook.worksheets
      .find((sheet) => sheet.name.startsWith('Summary'))
      ?.eachRow((row) => void costs.set(row.getCell(1).value, row.getCell(2).result));
    for (const stack of ['Closed everywhere', 'Open first'])
      await expect(planner.head(stack)).toContainText(formatUsd(Number(costs.get(stack)), 'en'));
  });
});
