/** Speed of the page in a real browser: cold start to a usable screen, and the size of what it loads. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { chooseBrowser } from '../flow/support/chromium.ts';
import { startServing } from '../flow/support/serving.ts';
import type { Row } from './measure.ts';

const pageFolder = fileURLToPath(new URL('../../dist/page', import.meta.url));

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
  );

const sizeRow = (what: string, ends: RegExp): Row => {
  const files = filesOf(pageFolder).filter((file) => ends.test(file));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const packed = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return {
    what,
    milliseconds: null,
    note: `${files.length} files, ${(bytes / 1024).toFixed(0)} KiB, ${(packed / 1024).toFixed(0)} KiB gzipped`,
  };
};

export const pageRows = async (): Promise<Row[]> => {
  const { launchOptions, channel } = await chooseBrowser();
  const browser = await chromium.launch({ ...launchOptions, ...(channel === undefined ? {} : { channel }) });
  const starts: number[] = [];
  try {
    for (let run = 0; run < 3; run++) {
      const from = performance.now();
      const host = await startServing();
      const page = await browser.newPage();
      await page.goto(await host.newAddress());
      await page.getByRole('main').getByRole('button').first().waitFor();
      starts.push(performance.now() - from);
      await page.close();
      await host.stop();
    }
  } finally {
    await browser.close();
  }
  starts.sort((a, b) => a - b);
  return [
    {
      what: 'cold start: host, new catalog, first screen usable',
      milliseconds: starts[1]!,
      note: 'from the command to a button that answers',
    },
    sizeRow('scripts of the page', /\.js$/),
    sizeRow('styles of the page', /\.css$/),
    sizeRow('fonts of the page', /\.woff2$/),
  ];
};
