/**
 * Makes the icons that the systems want of the app and of plan files, from build/icon.svg and build/plan.svg in a real
 * Chromium: `node test/screens/icons.ts`.
 * Both formats are a list of PNG pictures: ICO as Windows reads it since Vista, ICNS as macOS does since 10.7.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chooseBrowser } from '../flow/support/chromium.ts';

const folder = join(import.meta.dirname, '../../build');
const names = ['icon', 'plan'] as const;
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** The name of each size inside an ICNS file. */
const icnsTypes: Record<number, string> = {
  16: 'icp4',
  32: 'icp5',
  64: 'icp6',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
};

const draw = async (browser: Browser, svg: string, sizes: readonly number[]): Promise<Map<number, Buffer>> => {
  const pictures = new Map<number, Buffer>();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  return pictures;
};

const icoOf = (pictures: readonly [number, Buffer][]): Buffer => {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
};

const icnsOf = (pictures: readonly [number, Buffer][]): Buffer => {
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + body.length, 4);
    return Buffer.concat([head, body]);
  };
  return chunk('icns', Buffer.concat(pictures.map(([size, png]) => chunk(icnsTypes[size] ?? '', png))));
};

const { channel, launchOptions } = await chooseBrowser();
const browser = await chromium.launch({ ...launchOptions, ...(channel === undefined ? {} : { channel }) });
const icnsSizes = Object.keys(icnsTypes).map(Number);
for (const name of names) {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
  const pictures = await draw(browser, svg, [...new Set([...icoSizes, ...icnsSizes])]);
  const of = (sizes: readonly number[]) =>
    [...pictures].filter(([size]) => sizes.includes(size)).sort(([a], [b]) => a - b);
  writeFileSync(join(folder, `${name}.ico`), icoOf(of(icoSizes)));
  writeFileSync(join(folder, `${name}.icns`), icnsOf(of(icnsSizes)));
}
await browser.close();
