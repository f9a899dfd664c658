import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test('From an invented month of usage to a plan, and back out with undo once fifty graded answers are in', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.goTo('Start');
  await page.getByRole('button', { name: 'Try it with an invented month' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bring your own work in' });
  await expect(dialog.getByText('tasks a month in 3 kinds of work')).toBeVisible();
  const rows = dialog.getByRole('table', { name: 'Rows of the plan' });
  await expect(rows.getByRole('row', { name: /ticket triage/ })).toContainText('609');
  await dialog.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page.getByText('The plan has 3 rows of work; stack A is today.')).toBeVisible();
  await planner.goTo('Start');
  await page.getByRole('button', { name: 'Try invented evals' }).click();
  await dialog.getByRole('button', { name: /Which work do these results judge/ }).click();
  await page.getByRole('option', { name: 'support reply' }).click();
  await expect(dialog.getByText('The verdict now')).toBeVisible();
  await expect(dialog.locator('dd').nth(1)).toContainText('per success');
  const changes = dialog.getByRole('table', { name: 'Full cost per success' });
  await expect(changes.getByRole('row', { name: /Today/ })).toBeVisible();
  expect(await planner.accessibilityFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Use these results' }).click();
  await expect(page.getByText('Success now rests on your evals “sample-evals”')).toBeVisible();
  await expect(planner.verdict()).toBeVisible();
  await planner.undo();
  await expect(page.getByRole('button', { name: /^Redo/ })).toBeEnabled();
  // A judge beside people: it passes 8 of the 10 answers that they passed, and 3 of the 10 that they did not.
  const labels = Array.from(
    { length: 20 },
    (_, i) => `q${i},gpt-5,${i < 8 || i > 16 ? 'pass' : 'fail'},${i < 10 ? 'pass' : 'fail'}`,
  );
  await planner.drop('labels.csv', ['id,model,judge,human', ...labels].join('\n'));
  await dialog.getByText('All figures of the results').click();
  const judge = dialog.getByRole('table', { name: 'Judge against truth' }).locator('tbody tr');
  await expect(judge.getByRole('cell', { name: /^80(\.0)?%/ }).first()).toBeVisible();
  await expect(judge.getByRole('cell', { name: /^30(\.0)?%/ }).first()).toBeVisible();
  if (process.env.PORTFOLIO_SHOTS) await page.screenshot({ path: `${process.env.PORTFOLIO_SHOTS}/judge.png` });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  // A table that no format knows is mapped once; one of the same columns in another order is then read alike.
  await planner.drop('june.csv', 'Wann,Welches,Rein,Raus\n2026-06-01,gpt-5,1000,200\n2026-06-02,gpt-5,3000,100\n');
  await dialog.getByRole('button', { name: 'It is usage: say what its columns hold' }).click();
  const map = page.getByRole('dialog', { name: 'What do the columns hold?' });
  for (const [field, column] of [
    ['Time or day', 'Wann'],
    ['Model', 'Welches'],
    ['Input tokens', 'Rein'],
    ['Output tokens', 'Raus'],
  ] as const) {
    await map.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: column, exact: true }).click();
  }
  expect(await planner.accessibilityFindings()).toEqual([]);
  await map.getByRole('button', { name: 'Read with these columns' }).click();
  await expect(dialog.getByText('2 rows read')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await planner.drop('july.csv', 'Raus,Rein,Welches,Wann\n50,500,gpt-5,2026-07-01\n');
  await expect(dialog.getByText('one row read')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await planner.drop('prices.csv', 'Model,Input ($/M),Output ($/M)\ngpt-5,1.25,10\n');
  await dialog.getByRole('button', { name: 'Go to Models' }).click();
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible();
});

const bill = [
  'date,project,model,num_requests,input_tokens,input_cached_tokens,output_tokens,cost_usd',
  ...['01', '02', '03'].flatMap((day) => [
    `2026-10-${day},support-chat,gpt-5.4-mini,29000,52000000,31000000,6300000,46.43`,
    `2026-10-${day},listings,claude-sonnet-4-6,1600,1450000,0,670000,14.4`,
    `2026-10-${day},coding,claude-opus-4-7,900,36000000,30000000,640000,61`,
  ]),
].join('\n');

const graded = [
  'item,model,passed',
  ...Array.from({ length: 20 }, (_, i) => [
    `t${i},gpt-5.4-mini,${i % 4 > 0}`,
    `t${i},claude-sonnet-4-6,${i % 10 > 0}`,
  ]).flat(),
].join('\n');

test('A bill and graded examples given together come in one after the other, the examples for the row of their name', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles([
    { name: 'listings-evals.csv', mimeType: 'text/csv', buffer: Buffer.from(graded) },
    { name: 'october.csv', mimeType: 'text/csv', buffer: Buffer.from(bill) },
  ]);
  const dialog = page.getByRole('dialog', { name: 'Bring your own work in' });
  await expect(dialog.getByText('Then: listings-evals.csv.')).toBeVisible();
  const coding = dialog.getByRole('button', { name: /What coding is like/ });
  await expect(coding).toContainText('Programming');
  const listings = dialog.getByRole('button', { name: /What listings is like/ });
  await expect(listings).toContainText('like no kind known here');
  await listings.click();
  await page.getByRole('option', { name: 'Translation', exact: true }).click();
  await expect(listings).toContainText('Translation');
  expect(await planner.accessibilityFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Make the plan' }).click();
  await expect(dialog.getByRole('button', { name: /Which work do these results judge/ })).toContainText('listings');
  await dialog.getByRole('button', { name: 'Use these results' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Success now rests on your evals “listings-evals”')).toBeVisible();
  await expect(planner.verdict()).toBeVisible();
});

test('Graded examples given before there is a plan make one of the kind of work they judge', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.drop('fifty.csv', graded);
  const dialog = page.getByRole('dialog', { name: 'Bring your own work in' });
  await dialog.getByRole('button', { name: /Which kind of work do they judge/ }).click();
  await page.getByRole('option', { name: /^Support chat/ }).click();
  expect(await planner.accessibilityFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Make the plan and go on' }).click();
  await dialog.getByRole('button', { name: 'Use these results' }).click();
  await expect(page.getByText('Success now rests on your evals “fifty”')).toBeVisible();
  await expect(planner.verdict()).toBeVisible();
});
