/** "I ask what is known of my work, who measured it, and how sure that lets me be." */
import { plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

test('the evidence of a kind of work: tests with their sources, models on one scale, own evals, how sure', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Evidence');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/rests on: .*public benchmarks/);
  const works = page.getByRole('navigation', { name: 'Kinds of work' });
  // Each row of the plan says its share of the doubt, and the greatest is named above.
  await expect(page.locator('.evidence-doubt')).toHaveCount(6);
  const shares = (await page.locator('.evidence-doubt').allTextContents()).map((text) => Number(/\d+/.exec(text)?.[0]));
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThan(6);
  await expect(page.locator('.screen-head')).toContainText(`accounts for ${Math.max(...shares)}% of the doubt`);
  await works.getByRole('button', { name: /^Programming/ }).click();

  const scale = page.getByRole('region', { name: /Success on/ });
  const rows = scale.getByRole('table').locator('tbody tr');
  expect(await rows.count()).toBeGreaterThan(10);
  await expect(rows.first()).toContainText(/\d\d\.\d% ?\d+% to >?\d+%/);
  const before = await rows.count();
  await scale.getByRole('button', { name: /Show all \d+ models/ }).click();
  expect(await rows.count()).toBeGreaterThan(before);

  const tests = page.getByRole('region', { name: 'Published tests of such work' });
  const link = tests.getByRole('link', { name: 'OpenHands Index' });
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/github\.com\/OpenHands\/.*@?[0-9a-f]{40}/);
  await expect(tests).toContainText('2026');
  await tests.getByRole('button', { name: 'Use this: OpenHands SWE-bench Verified' }).click();
  await expect(tests.locator('tbody tr').first()).toContainText(/OpenHands SWE-bench Verified.*in use/);
  await planner.undo();
  await expect(tests.locator('tbody tr').first()).toContainText('Aider polyglot');

  await works.getByRole('button', { name: /^Classification/ }).click();
  const sure = page.getByRole('region', { name: 'How sure is sure?' });
  // A band that misses stands there with its miss.
  const across = sure.getByRole('table', { name: 'On a suite left out' });
  await expect(across.getByRole('row', { name: /^75% to 90%/ })).toContainText(
    /83\.4%.*70\.1%.*−13\.3.*misses.*−11\.1 to \+15\.4.*107/,
  );
  await expect(sure).toContainText('Of some 26 bands with 100 comparisons or more 11 miss there (7 to 16).');
  await expect(sure.getByRole('table', { name: 'Inside one suite: a lower bound' }).getByRole('row')).toHaveCount(5);
  await sure.locator('summary').click();
  await expect(sure.getByRole('table', { name: 'Every kind of work' }).getByRole('row')).not.toHaveCount(0);

  await works.getByRole('button', { name: /^Education/ }).click();
  await expect(page.getByText('Nothing published counts successes in this kind of work.')).toBeVisible();
});
