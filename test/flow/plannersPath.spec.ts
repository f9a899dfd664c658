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
    await planner.goTo('Workload');
    await planner.type('Tasks a month', '200,000');
    for (const category of ['Technology', 'Science', 'General Q&A']) await planner.removeCategory(category);
    await planner.type('Share of Translation', '17%');
    await planner.type('Share of Programming', '52%');
    await page.getByRole('button', { name: 'Lock Programming' }).click();
    await planner.type('Share of Translation', '17%');
    await expect(planner.field('Share of Programming')).toHaveValue('52%');
    await expect(planner.field('Share of Roleplay')).toHaveValue('31%');
  });

  await test.step('stack A is one closed model everywhere', async () => {
    await planner.goTo('Stacks');
    await planner.removeStack('Open first, then closed');
    await planner.removeStack('One closed model');
    await page.getByRole('button', { name: 'Add a stack' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('Closed everywhere');
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await planner.openCategory('Programming');
    await planner.handleBy('Single model');
    await planner.chooseModel(1, 'Claude Haiku 4.5', 'Anthropic');
    await planner.useEverywhere();
  });

  await test.step('stack B tries a cheap open model, tests its code and escalates; open roleplay; cheap translation', async () => {
    await planner.addStack('Open first');
    await planner.openCategory('Programming');
    await planner.handleBy('Cascade');
    await planner.chooseModel(1, 'DeepSeek V3.2 Exp', 'DeepSeek');
    await planner.checkBy(1, 'Executed tests');
    await planner.chooseModel(2, 'Claude Haiku 4.5', 'Anthropic');
    await planner.openCategory('Roleplay');
    await planner.handleBy('Single model');
    await planner.chooseModel(1, 'GLM 5.2', 'Z.ai (Zhipu AI)');
    await planner.openCategory('Translation');
    await planner.handleBy('Single model');
    await planner.takeCheapestThatSucceedsOn('50%');
  });

  let whole = '';
  await test.step('she sees the better stack named, how sure that is, and when it stops being true', async () => {
    await planner.goTo('Compare');
    whole = await planner.seeWholeVerdict();
    expect(whole).toMatch(/Open first costs \d+% less per successful result than .*Closed everywhere/);
    expect(whole).toMatch(/we are >?\d+% sure it is cheaper/);
    expect(whole).toMatch(/silent failures against .*(costs you more than \$|at any failure cost)/);
    for (const card of await planner.figures())
      expect(card).toMatch(/^\$[\d.,]+ per successful result · 90%: \$[\d.,]+ to \$[\d.,]+$/);
    await expect(planner.card('Open first')).toContainText('If models failed independently you would have been told');
    for (const category of ['Programming', 'Roleplay', 'Translation']) {
      const row = page
        .getByRole('table', { name: 'Cost per successful result, by category' })
        .getByRole('row', { name: new RegExp(`^${category}`) });
      await expect(row).toContainText(/\$[\d.]+–\$[\d.]+/);
      await expect(row).toContainText('silent');
      await expect(row.getByRole('button')).toContainText(/measured|assumed|linked/);
    }
  });

  await test.step('she drags a slider: figures follow while it moves, and one undo takes it back', async () => {
    await planner.goTo('Workload');
    const strip = page.getByRole('region', { name: 'Cost per successful result' });
    const before = (await strip.textContent()) ?? '';
    const slider = page.getByRole('slider', { name: 'Share of Roleplay' });
    const box = (await slider.boundingBox())!;
    const y = box.y + box.height / 2;
    const at = (share: number) => box.x + 8 + share * (box.width - 16);
    await page.mouse.move(at(0.31), y);
    await page.mouse.down();
    const seen = new Set<string>();
    for (const share of [0.36, 0.42, 0.48, 0.55, 0.6]) {
      await page.mouse.move(at(share), y);
      await expect(strip).not.toHaveText(before);
      seen.add((await strip.textContent()) ?? '');
    }
    expect(seen.size).toBeGreaterThan(2);
    await page.mouse.up();
    await planner.undo();
    await expect(strip).toHaveText(before);
    await expect(planner.field('Share of Roleplay')).toHaveValue('31%');
  });

  let shown: string[] = [];
  await test.step('she saves, reopens, and reads the same figures', async () => {
    await planner.goTo('Compare');
    expect(await planner.seeWholeVerdict()).toBe(whole);
    shown = await planner.figures();
    const saved = await planner.download(() => page.getByRole('button', { name: 'Save', exact: true }).click());
    expect(saved.name).toBe('All-traffic-late-2025.portfolio');
    await expect(page.locator('.header-state')).toHaveText('handed to downloads');
    const file = JSON.parse(readFileSync(saved.path, 'utf8'));
    expect(file).toMatchObject({ format: 'portfolio', version: 1, plan: { tasksPerMonth: 200_000 } });

    const copy = info.outputPath('reopened.portfolio');
    copyFileSync(saved.path, copy);
    await page.reload();
    await planner.openFile(copy);
    expect(await planner.seeWholeVerdict()).toBe(whole);
    expect(await planner.figures()).toEqual(shown);
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
    for (const [index, stack] of ['Closed everywhere', 'Open first'].entries())
      expect(shown[index]?.split(' ')[0]).toBe(formatUsd(Number(costs.get(stack)), 'en'));
  });
});
