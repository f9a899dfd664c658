/** "Nothing I type or open can run in my page": text becomes neither markup nor a script, by the browser's own rule. */
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test('every screen works, workers and workbook too, where no text may become markup or a script', async ({
  page,
  openApp,
}) => {
  test.slow();
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.seeWholeVerdict();
  for (const screen of ['Plan', 'Decide', 'Models', 'Evidence', 'Report', 'Start'] as const) {
    await planner.goTo(screen);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  }
  await planner.goTo('Plan');
  const workbook = await planner.download(async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: /Workbook/ }).click();
  });
  expect(workbook.name).toMatch(/\.xlsx$/);
});

test('text that is put where markup or a script is expected is refused', async ({ page, openApp, watched }) => {
  await openApp();
  const refused = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      markup: () => {
        document.createElement('div').innerHTML = '<b>text</b>';
      },
      document: () => document.write('<p>text</p>'),
      'script text': () => {
        document.createElement('script').text = '1';
      },
      'foreign worker': () => new Worker('https://example.org/worker.js'),
      'worker of a blob': () => new Worker(URL.createObjectURL(new Blob(['1']))),
      'worker outside of the build': () => new Worker('/call/host.info'),
      'another policy': () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy('mine', {}),
    };
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [];
      } catch (error) {
        return error instanceof TypeError ? [name] : [];
      }
    });
  });
  expect(refused).toEqual([
    'markup',
    'document',
    'script text',
    'foreign worker',
    'worker of a blob',
    'worker outside of the build',
    'another policy',
  ]);
  // These were the violations asked for.
  expect(watched.policyViolations.length).toBeGreaterThan(0);
  watched.policyViolations.length = 0;
});
