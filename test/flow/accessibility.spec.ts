/** "I read with a screen reader, or need contrast": axe finds nothing serious on any screen, in either theme. */
import { plannerOf, type ScreenName } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const screens: ScreenName[] = [
  'Start',
  'Plan',
  'Decide',
  'Horizon',
  'Places',
  'Market',
  'Models',
  'Evidence',
  'Report',
];

test('no screen has a serious finding in either theme', async ({ page, openApp }) => {
  // Nine whole screens, every text of which is measured for contrast, twice.
  test.setTimeout(300_000);
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.seeWholeVerdict();
  for (const screen of screens) {
    await planner.goTo(screen);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    // Old figures stand there while new ones are worked out, and are read meanwhile.
    for (const old of await page.locator('[data-stale]').all())
      await old.evaluate((block) => block.setAttribute('data-stale', 'true'));
    expect(await planner.findingsInBothThemes(), screen).toEqual([]);
  }
});

test('dialogs, menus and fields with a wrong entry have no serious finding', async ({ page, openApp }) => {
  test.setTimeout(300_000);
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.typeInto('Value of a success', 'Roleplay', 'a lot');
  expect(await planner.accessibilityFindings(), 'wrong entry').toEqual([]);
  await page.keyboard.press('Escape');
  await planner.openRow('Programming');
  expect(await planner.accessibilityFindings(), 'sheet of the work').toEqual([]);
  await planner.openCell('Programming', 'Open first, then closed');
  expect(await planner.accessibilityFindings(), 'sheet of a cell').toEqual([]);
  await planner.openStack('One closed model');
  expect(await planner.accessibilityFindings(), 'sheet of a stack').toEqual([]);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'About Portfolio' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await planner.accessibilityFindings(), 'dialog').toEqual([]);
});
