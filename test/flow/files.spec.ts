/** "My work is mine: a bad file changes nothing, unsaved work is asked about, and a crash does not take it." */
import { readFileSync, writeFileSync } from 'node:fs';
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test('a file that cannot be opened says why and leaves the open plan as it was', async ({ page, openApp }, info) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const before = await planner.seeWholeVerdict();
  const refused: [name: string, contents: string, says: RegExp][] = [
    ['picture.portfolio', '\u0089PNG not really', /not a Portfolio|not a portfolio|UTF-8|JSON/i],
    ['package.json', '{"name": "x", "dependencies": {}}', /package\.json/],
    ['future.portfolio', '{"format": "portfolio", "version": 99, "plan": {}}', /99/],
    ['empty.portfolio', '', /empty/],
  ];
  for (const [name, contents, says] of refused) {
    const path = info.outputPath(name);
    writeFileSync(path, contents);
    await planner.openFile(path);
    const notice = page.locator('.notice-bad').last();
    await expect(notice).toContainText(says);
    await expect(notice).toContainText(`“${name}”`);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
  }
  expect(await planner.seeWholeVerdict()).toBe(before);
  await expect(page.getByLabel('Plan title')).toHaveValue('Example: all traffic, late 2025');
});

test('a file of another kind is named as what it is, opened or compared with', async ({ page, openApp }, info) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const others: [name: string, contents: string, says: string][] = [
    ['usage.csv', 'date,model,input_tokens,output_tokens\n2026-01-02,gpt-4o,500,20\n', 'usage.csv is usage or a bill.'],
    ['evals.portfolio', '{"evalId": "x", "results": {"results": []}}', 'evals.portfolio holds results of evaluations.'],
  ];
  const compare = async (path: string) => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Compare and merge' }).click();
    await (await choosing).setFiles(path);
  };
  for (const [name, contents, says] of others) {
    const path = info.outputPath(name);
    writeFileSync(path, contents);
    for (const give of [planner.openFile, compare]) {
      await give(path);
      const notice = page.locator('.notice-bad').last();
      await expect(notice).toContainText(`${says} Drop it on Start to bring it in.`);
      await notice.getByRole('button', { name: 'Dismiss' }).click();
    }
  }
  const half = info.outputPath('half.portfolio');
  writeFileSync(half, '{\n<<<<<<<\n"format": "portfolio"\n=======\n>>>>>>>\n}');
  await compare(half);
  await expect(page.locator('.notice-bad').last()).toContainText('“half.portfolio”: Half merged: from line 2 on');
  await expect(page.getByLabel('Plan title')).toHaveValue('Example: all traffic, late 2025');
});

test('a file dropped on the page opens, and a plan with changes is not thrown away unasked', async ({
  page,
  openApp,
}, info) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const saved = await planner.download(() => page.keyboard.press('Control+s'));
  const text = readFileSync(saved.path, 'utf8').replace('Example: all traffic, late 2025', 'The other plan');
  const other = info.outputPath('other.portfolio');
  writeFileSync(other, text);

  await planner.typeInto('Tasks a month', 'Roleplay', '90k');
  await expect(page.locator('.header-state')).toHaveText('unsaved changes');
  const drop = () =>
    page.evaluate((contents) => {
      const carried = new DataTransfer();
      carried.items.add(new File([contents], 'other.portfolio'));
      for (const kind of ['dragenter', 'dragover', 'drop'])
        document
          .querySelector('main')
          ?.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
    }, text);
  await drop();
  const question = page.getByRole('alertdialog', { name: /Save the changes/ });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText('90,000');
  await drop();
  await question.getByRole('button', { name: 'Do not save' }).click();
  await expect(page.getByLabel('Plan title')).toHaveValue('The other plan');
});

test('a reload comes back to the same place with undo as it was', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const before = await planner.typed('Tasks a month', 'Roleplay').textContent();
  await planner.typeInto('Tasks a month', 'Roleplay', '77k');
  await planner.openRow('Translation');
  // The address says what is open by its place in the table alone.
  await expect(page).toHaveURL(/\/#plan\/3$/);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(planner.sheet()).toHaveAttribute('aria-label', 'The work: Translation');
  await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText('77,000');
  await planner.undo();
  await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText(before ?? '');
  await planner.redo();
  await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText('77,000');
  await page.goBack();
  await expect(planner.sheet()).toHaveCount(0);
  // An address that is typed is a screen too, and Back leaves it again.
  await page.evaluate(() => location.assign('#evidence'));
  await expect(page.getByRole('main', { name: 'Evidence' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('main', { name: 'Plan' })).toBeVisible();
  await page.evaluate(() => location.assign('#plan/2/B'));
  await expect(planner.sheet()).toHaveAttribute('aria-label', 'What Open first, then closed does with Roleplay');
  await planner.openStack('One closed model');
  await expect(page).toHaveURL(/\/#plan\/A$/);
  await page.evaluate(() => location.assign('#plan/40/Z'));
  await expect(planner.sheet()).toHaveCount(0);
});

test('what is typed while the palette is on its way is not lost, and stays out of the table', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.typed('Tasks a month', 'Roleplay').focus();
  const before = await planner.typed('Tasks a month', 'Roleplay').textContent();
  let fetched = 0;
  await page.route('**/*.js', async (route) => {
    fetched++;
    await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('o Reporx');
  await page.keyboard.press('Backspace');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  await expect(palette.locator('input')).toHaveValue('o Repor');
  expect(fetched).toBeGreaterThan(0);
  await page.keyboard.type('t');
  await expect(palette.getByRole('option')).toHaveText([/Go to Report/]);
  await page.keyboard.press('Escape');
  await expect(planner.typed('Tasks a month', 'Roleplay')).toBeFocused();
  expect(await planner.typed('Tasks a month', 'Roleplay').textContent()).toBe(before);
});

test('everything is found by typing its name, and the keys are told', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  await expect(palette.locator('input')).toBeFocused();
  await page.keyboard.type('roleplay');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(planner.sheet()).toHaveAttribute('aria-label', 'The work: Roleplay');
  await page.keyboard.press('Escape');
  await page.getByRole('rowheader', { name: /^Programming More for/ }).focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys).toContainText('Ctrl K');
  await expect(keys).toContainText('Ctrl Shift S');
  expect(await planner.accessibilityFindings()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
});

test('work that was in no file is offered again after the page went away', async ({ page: first, openApp }) => {
  let page = first;
  await openApp();
  let planner = plannerOf(page);
  await planner.lookAtTheExample();
  await page.getByLabel('Plan title').fill('Nearly lost');
  await page.getByLabel('Plan title').press('Enter');
  // The new title may be kept first: what counts is the draft that holds the new number.
  const kept = page.waitForResponse(
    (reply) => reply.url().endsWith('/call/draft.keep') && (reply.request().postData() ?? '').includes('176240'),
  );
  await planner.typeInto('Tasks a month', 'Roleplay', '77k');
  await kept;
  // While it is open here, it is lost nowhere: another tab does not offer it.
  const second = await page.context().newPage();
  await openApp(second);
  await expect(second.getByRole('button', { name: 'Look at the example' })).toBeVisible();
  await expect(second.getByRole('button', { name: 'Recover unsaved work' })).toHaveCount(0);
  await page.close({ runBeforeUnload: false });
  await second.reload();
  page = second;
  planner = plannerOf(page);
  await page.getByRole('button', { name: 'Recover unsaved work 1' }).click();
  await page.getByRole('button', { name: 'Recover Nearly lost' }).click();
  await planner.seeWholeVerdict();
  await expect(planner.typed('Tasks a month', 'Roleplay')).toHaveText('77,000');
  await expect(page.locator('.header-state')).toHaveText('not saved yet');
  await planner.download(() => page.keyboard.press('Control+s'));
  await planner.goTo('Start');
  await expect(page.getByRole('button', { name: 'Recover unsaved work' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Recent plans' })).toBeVisible();
  const line = page.getByRole('row', { name: /Nearly lost 6 kinds of work · 2 stacks .*costs \d+% less per success/ });
  await expect(line.getByRole('cell').nth(1)).toHaveText(/^(\d\d|>99)%$/);
  await expect(line.getByRole('cell').nth(2)).toHaveText(/^\$0\.\d+$/);
  await page.getByRole('button', { name: /Nearly lost .*portfolio/ }).click();
  await planner.seeWholeVerdict();
});

test('a very large plan opens off the page, says so, and the page stays at hand', async ({ page, openApp }, info) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  const saved = await planner.download(() => page.keyboard.press('Control+s'));
  const file = JSON.parse(readFileSync(saved.path, 'utf8'));
  const [stack] = file.plan.stacks;
  // Every flow becomes 64 ways of equal weight, as many as a plan may hold: tens of thousands of attempts.
  const wide = (policy: object) => {
    const split = (part: object) => ({
      kind: 'split',
      parts: Array.from({ length: 8 }, () => ({ weight: 1 / 8, policy: part })),
    });
    return split(split(policy));
  };
  const isPlain = (policy: { kind: string }) => policy.kind === 'ladder';
  file.plan.title = 'Very large';
  file.plan.stacks = Array.from({ length: 8 }, (_, at) => ({
    ...stack,
    id: `s${at}`,
    policies: Object.fromEntries(
      Object.entries(stack.policies as Record<string, { kind: string }>).map(([id, policy]) => [
        id,
        isPlain(policy) ? wide(policy) : policy,
      ]),
    ),
  }));
  const path = info.outputPath('large.portfolio');
  writeFileSync(path, JSON.stringify(file));
  await page.evaluate(() => {
    const seen = { longest: 0 };
    Object.assign(window, { seen });
    let last = performance.now();
    const beat = (now: number) => {
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
  });
  await planner.openFile(path);
  await expect(page.locator('.notice', { hasText: 'very large plan' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('Plan title')).toHaveValue('Very large');
  // The title can be typed in while the figures are still on their way.
  await page.getByLabel('Plan title').fill('Still here');
  await expect(planner.verdict()).toBeVisible({ timeout: 60_000 });
  await info.attach('longest pause in ms', {
    body: String(await page.evaluate(() => (window as never as { seen: { longest: number } }).seen.longest)),
  });
});
