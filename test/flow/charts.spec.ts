/** "Let me put this chart on a slide": its picture as PNG and SVG, its numbers as CSV. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Planner, plannerOf } from './support/planner.ts';
import { expect, test } from './support/test.ts';

const saved = async (page: Page, planner: Planner, chart: RegExp, as: string) => {
  await page.getByRole('button', { name: chart }).click();
  return planner.download(() => page.getByRole('menuitem', { name: as }).click());
};

/** The largest share of one colour among the dots of a picture: near 1 where nothing is drawn. */
const mostOfOne = (page: Page, png: Buffer): Promise<number> =>
  page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    if (context === null) return 1;
    context.drawImage(image, 0, 0);
    const dots = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map<number, number>();
    for (const dot of dots) counts.set(dot, (counts.get(dot) ?? 0) + 1);
    return Math.max(...counts.values()) / dots.length;
  }, png.toString('base64'));

test('a chart with axes and a chart of bars leave as pictures and as numbers', async ({ page, openApp }) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.seeWholeVerdict();
  await page.locator('figure .recharts-surface').first().waitFor();
  for (const chart of [/^Save “Cost against success/, /^Save “.*Open first, then closed/]) {
    const png = readFileSync((await saved(page, planner, chart, 'Picture (PNG)')).path);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);
    expect(await mostOfOne(page, png)).toBeLessThan(0.995);
    const svg = readFileSync((await saved(page, planner, chart, 'Drawing (SVG)')).path, 'utf8');
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toContain('class=');
    const csv = readFileSync((await saved(page, planner, chart, 'Numbers (CSV)')).path, 'utf8');
    expect(csv).toContain('One closed model');
  }
});

test('shares of the market and who stays after a switch are drawn, with what is assumed said, and leave as numbers', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Market');
  await expect(page.locator('.shares-dot')).toHaveCount(24);
  const shares = readFileSync((await saved(page, planner, /^Save “Shares at the dates/, 'Numbers (CSV)')).path, 'utf8');
  expect(shares).toContain('May 2025');
  await planner.goTo('Horizon');
  await page.getByRole('button', { name: 'Add a switch' }).click();
  await expect(page.getByRole('heading', { name: 'Who is still with the old model' })).toHaveCount(0);
  await page.getByRole('button', { name: /Work moves$/ }).click();
  await page.getByRole('option', { name: /^slowly/ }).click();
  await expect(
    page.getByText('The study prints one point: 40.0% in month 5. The dashed line is assumed.'),
  ).toBeVisible();
  await planner.type('Come back, of those who left', '130%');
  await expect(page.getByText('“130%” is outside 0% to 100%.')).toBeVisible();
  await planner.type('Come back, of those who left', '30%');
  await expect(page.getByText('Of those who have left by month 3, 30.0% come back, as typed.')).toBeVisible();
  const staying = readFileSync((await saved(page, planner, /^Save “Who is still/, 'Numbers (CSV)')).path, 'utf8');
  expect(staying).toContain('printed by the study');
  await planner.goTo('Places');
  await page.getByRole('button', { name: /^Use 0\.\d\d$/ }).click();
  await expect(page.getByLabel('Success lost, probit: Chinese')).toHaveValue(/^0\.\d+$/);
  await planner.goTo('Report');
  await expect(page.getByRole('heading', { name: 'Horizon', exact: true })).toBeVisible();
  await expect(page.getByText(/is cheapest per success in all 12 months/)).toBeVisible();
});

test('a model that goes in month 4 ends its stack there, unless another takes over, and the months before stand', async ({
  page,
  openApp,
}) => {
  await openApp();
  const planner = plannerOf(page);
  await planner.lookAtTheExample();
  await planner.goTo('Horizon');
  await page.getByRole('button', { name: 'Add a retirement' }).click();
  await page.getByRole('button', { name: /Model$/ }).click();
  await page.getByRole('option', { name: 'GPT-5.4 Mini' }).click();
  await expect(page.getByText(/month 4: GPT-5\.4 Mini is no longer to be had in Programming/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText('GPT-5.4 Mini (One closed model) is gone, and no successor is stated.')).toBeVisible();
  const cash = readFileSync((await saved(page, planner, /^Save “Cash a month/, 'Numbers (CSV)')).path, 'utf8');
  expect(cash.match(/^\d+ · \w+,"?\$/gm)).toHaveLength(4);
  expect(cash.match(/^\d+ · \w+,–/gm)).toHaveLength(9);
  await page.getByRole('button', { name: /Followed by$/ }).click();
  await page.getByRole('option', { name: 'another model' }).click();
  await expect(page.getByText(/GPT-5\.4 Mini \(One closed model\) is gone; .+ takes over\./)).toBeVisible({
    timeout: 60_000,
  });
  await planner.undo();
  await planner.undo();
  await planner.undo();
  await expect(page.getByRole('button', { name: 'Remove the retirement' })).toHaveCount(0);
});
