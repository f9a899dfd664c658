/**
 * Pictures of every screen in both languages, both themes and two sizes, taken in a real Chromium from the real local
 * host: `npm run screens` writes those the README shows to docs/screens; `npm run screens -- FOLDER` writes all there;
 * `npm run screens -- --guide` walks the guide and takes its pictures.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { ensureBuilt } from '../../build/bundle.mjs';
import { allWords } from '../../shared/words/all.ts';
import type { Language } from '../../shared/words/words.ts';
import { chooseBrowser } from '../flow/support/chromium.ts';
import { startServing } from '../flow/support/serving.ts';
import { writeGuide } from '../guide/write.ts';

const screens = ['start', 'plan', 'decide', 'horizon', 'places', 'market', 'catalog', 'evidence', 'report'] as const;
type Screen = (typeof screens)[number];
type Theme = 'light' | 'dark';
type Size = '1280x800' | '1920x1080';

interface Picture {
  screen: Screen;
  language: Language;
  theme: Theme;
  size: Size;
}

/** Those that travel with the project. */
const readme: readonly Picture[] = [
  { screen: 'plan', theme: 'light', language: 'en', size: '1280x800' },
  { screen: 'plan', theme: 'dark', language: 'zh', size: '1280x800' },
  { screen: 'decide', theme: 'dark', language: 'en', size: '1280x800' },
];

const every: readonly Picture[] = (['en', 'zh'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['1280x800', '1920x1080'] as const).flatMap((size) =>
      screens.map((screen) => ({ screen, language, theme, size })),
    ),
  ),
);

const goTo = async (page: Page, screen: Screen, language: Language): Promise<void> => {
  const name = allWords.app[screen][language];
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
};

/** Fonts are there, intervals have arrived, and nothing waits for a part of the page any more. */
const settle = async (page: Page): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  const { en, zh } = allWords.plan.measureWorking;
  const working = [page.getByText(en), page.getByText(zh), page.getByRole('progressbar')];
  // A part of the page that has just come may begin to work something out: what was awaited is awaited once more.
  for (const pause of [500, 250]) {
    await page.locator('[aria-busy="true"], [data-catching-up="true"]').first().waitFor({ state: 'detached' });
    for (const one of working) await one.first().waitFor({ state: 'detached', timeout: 120_000 });
    await page.waitForTimeout(pause);
  }
};

if (!(await ensureBuilt('page')) || !(await ensureBuilt('host'))) process.exit(1);
if (process.argv[2] === '--guide') {
  process.exit((await writeGuide()) ? 0 : 1);
}

const folder = process.argv[2] === undefined ? null : resolve(process.argv[2]);
const target = folder ?? fileURLToPath(new URL('../../docs/screens', import.meta.url));
const pictures = folder === null ? readme : every;
mkdirSync(target, { recursive: true });

const { channel, launchOptions } = await chooseBrowser();
const browser = await chromium.launch({ ...launchOptions, ...(channel === undefined ? {} : { channel }) });
const serving = await startServing();
try {
  const looks = new Map<string, Picture[]>();
  for (const picture of pictures) {
    const look = `${picture.language} ${picture.theme} ${picture.size}`;
    looks.set(look, [...(looks.get(look) ?? []), picture]);
  }
  for (const wanted of looks.values()) {
    const [first] = wanted;
    if (first === undefined) continue;
    const { language, theme, size } = first;
    const [width = 1280, height = 800] = size.split('x').map(Number);
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: theme,
      locale: language === 'zh' ? 'zh-CN' : 'en-US',
      timezoneId: 'UTC',
    });
    await page.goto(await serving.newAddress());
    await page.waitForURL(`${serving.origin}/`);
    await page.getByRole('button', { name: allWords.start.example[language] }).click();
    await page.locator('.verdict-text').waitFor();
    for (const { screen } of wanted) {
      await goTo(page, screen, language);
      await settle(page);
      await page.screenshot({ path: join(target, `${screen}-${theme}-${language}-${width}.png`) });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await serving.stop();
}
console.log(`${pictures.length} pictures in ${target}`);
