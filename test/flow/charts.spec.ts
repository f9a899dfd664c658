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
