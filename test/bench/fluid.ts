/**
 * How long the page's own thread is held while she types, scrolls and drags in a plan of 40 rows and 12 stacks: what each task
 * worked, not what passed, so that others who want the machine do not count.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium, type Locator, type Page } from '@playwright/test';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { chooseBrowser } from '../flow/support/chromium.ts';
import { plannerOf } from '../flow/support/planner.ts';
import { startServing } from '../flow/support/serving.ts';
import { largeDocument } from './largeFile.ts';
import type { Row } from './measure.ts';

/** A task beyond this is felt. */
const aimMs = 50;
/** What an edit sets off (intervals, sentences, charts) has come to rest by then. */
const restMs = 3000;

interface Traced {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds the thread worked. */
  tdur?: number;
  args?: { name?: string };
}

/** What each task of the page's thread worked while she did something, in milliseconds, longest first. */
const tasksOf = async (inspector: CDPSession, page: Page, act: () => Promise<void>): Promise<number[]> => {
  const events: Traced[] = [];
  const keep = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as Traced[]));
  };
  inspector.on('Tracing.dataCollected', keep);
  const includedCategories = ['toplevel', '__metadata'];
  await inspector.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await act();
  await page.waitForTimeout(restMs);
  const complete = new Promise<void>((resolve) => inspector.once('Tracing.tracingComplete', () => resolve()));
  await inspector.send('Tracing.end');
  await complete;
  inspector.off('Tracing.dataCollected', keep);
  const threadOf = ({ pid, tid }: Traced): string => `${pid} ${tid}`;
  const pages = new Set(events.filter(({ args }) => args?.name === 'CrRendererMain').map(threadOf));
  return events
    .filter((event) => event.ph === 'X' && event.name.includes('RunTask') && pages.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
};

const rowOf = (what: string, tasks: readonly number[]): Row => ({
  what,
  milliseconds: tasks[0] ?? null,
  note: `longest task; aim ${aimMs} ms; ${tasks.filter((ms) => ms > aimMs).length} of ${tasks.length} beyond it, ${tasks.reduce((sum, ms) => sum + ms, 0).toFixed(0)} ms in all`,
});

const middleOf = async (element: Locator): Promise<[number, number]> => {
  const box = await element.boundingBox();
  if (box === null) throw new Error('not on the page');
  return [box.x + box.width / 2, box.y + box.height / 2];
};

export const fluidRows = async (): Promise<Row[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portfolio-bench-'));
  const file = path.join(folder, 'large.portfolio');
  writeFileSync(file, writePortfolio(largeDocument(), 'bench'));
  const { launchOptions, channel } = await chooseBrowser();
  const browser = await chromium.launch({ ...launchOptions, ...(channel === undefined ? {} : { channel }) });
  const host = await startServing();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(await host.newAddress());
    const her = plannerOf(page);
    await her.openFile(file);
    await her.verdict().waitFor({ timeout: 60_000 });
    await her.seeWholeVerdict();
    await page.waitForTimeout(restMs);
    const inspector = await browser.newBrowserCDPSession();
    const [x, y] = await middleOf(page.locator('.plan-box'));
    const wheel = async (turns: number, by: number): Promise<void> => {
      await page.mouse.move(x, y);
      for (let turn = 0; turn < 2 * turns; turn++) {
        await page.mouse.wheel(0, turn < turns ? by : -by);
        await page.waitForTimeout(16);
      }
    };
    const type = (restsMs: number) => async (): Promise<void> => {
      for (const [i, row] of [1, 2, 3, 4, 5].entries()) {
        // Where it stands now: a notice moves the table. Found by its place, since looking by roles works the page's thread too.
        await page.mouse.click(...(await middleOf(page.locator(`.row-tasks[data-at="${row}/1"]`))));
        await page.keyboard.press('Control+a');
        await page.keyboard.type(String(restsMs + 700 * i), { delay: 50 });
        await page.keyboard.press('Enter');
        await page.waitForTimeout(restsMs);
      }
    };
    // What is compiled when it is first used is no part of how it goes on.
    await tasksOf(inspector, page, type(300));
    const typing = await tasksOf(inspector, page, type(1200));
    const last = await her.typed('Tasks a month', 'Row 5').textContent();
    if (last !== '4,000') throw new Error(`what was typed did not land: ${last}`);
    const scrolling = await tasksOf(inspector, page, () => wheel(60, 60));
    const flinging = await tasksOf(inspector, page, () => wheel(20, 400));
    await page.locator('.row-title').nth(6).click();
    const slider = page.locator('.sheet input[type=range]').first();
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    const drag = async (): Promise<void> => {
      if (box === null) throw new Error('no slider');
      const to = (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
      await to(0.5);
      await page.mouse.down();
      for (let step = 0; step < 60; step++) {
        await to(0.5 + 0.4 * Math.sin(step / 6));
        await page.waitForTimeout(30);
      }
      await page.mouse.up();
    };
    const dragging = await tasksOf(inspector, page, drag);
    return [
      rowOf('typing the tasks of five rows', typing),
      rowOf('scrolling down and up', scrolling),
      rowOf('the same in leaps', flinging),
      rowOf('dragging a slider 60 steps', dragging),
    ];
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
