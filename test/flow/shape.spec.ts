/** "My agent searches, runs code and reads more with every request: I say how often, and the cost follows." */
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test('calls of a seller’s tools, growth and how long a cache is kept are stated in the sheet of the work', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.seeWholeVerdict();
  await planner.openRow('Programming');
  const sheet = planner.sheet();
  const cost = planner.cell('Programming', 'One closed model').locator('.cell-cost');
  const dollars = async () => Number.parseFloat(((await cost.textContent()) ?? '').replace(/^\D*/, ''));

  await test.step('ten calls, five of them web searches at the fee the seller lists', async () => {
    const before = await dollars();
    await planner.type('Tool calls per attempt', '10');
    await sheet.getByRole('region', { name: 'What a request looks like' }).locator('summary').click();
    await planner.type('Web searches among them', '5');
    await expect.poll(dollars).toBeGreaterThan(before + 0.04);
  });

  await test.step('where a seller lists no fee for a tool, it is said', async () => {
    await planner.type('Code sessions among them', '1');
    await expect(page.getByText(/has code run, and no list names what a session costs/).first()).toBeVisible();
  });

  await test.step('the growth is typed in tokens a request, and one too steep is refused by name', async () => {
    await planner.type('Requests per attempt', '10');
    await sheet.getByText('The input grows from one request of a task to the next').click();
    const growth = planner.field('Input tokens each request adds');
    await expect(growth).toBeVisible();
    await planner.type('Input tokens each request adds', '1m');
    await expect(sheet.getByText(/leaves no input for the first of 10 requests; allowed: at most/)).toBeVisible();
    await growth.press('Escape');
    await planner.type('Input tokens each request adds', '100');
    await expect(growth).toHaveValue('100');
  });

  await test.step('a cache kept for two hours', async () => {
    const minutes = planner.field('Minutes a cache write is kept');
    await expect(minutes).toHaveValue('5');
    await planner.type('Minutes a cache write is kept', '120');
    await expect(minutes).toHaveValue('120');
    await planner.undo();
    await expect(minutes).toHaveValue('5');
  });
});
