/** "I start it, it opens, it talks to nobody, and my tab survives a reload." */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServing } from './support/serving.ts';
import { expect, test } from './support/test.ts';

test.describe('the first start of all', () => {
  test.use({ firstStart: true });
  test('the app opens from its address and leaves no code behind', async ({ page, openApp, serving }) => {
    await openApp();
    await expect(page.locator('#root')).not.toBeEmpty();
    await expect(page).toHaveTitle(/Portfolio/);
    expect(page.url()).toBe(`${serving.origin}/`);
    await expect.poll(() => existsSync(join(serving.folder, 'catalog.db'))).toBe(true);
    await page.reload();
    await expect(page.locator('#root')).not.toBeEmpty();
    expect(page.url()).toBe(`${serving.origin}/`);
  });
});

test('an address works once, and a second tab is told what to do', async ({ page, serving, browser, watched }) => {
  const address = await serving.newAddress();
  await page.goto(address);
  await page.waitForURL(`${serving.origin}/`);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address);
  await expect(stranger.getByText('This address has been used already or is too old')).toBeVisible();
  await expect(stranger.getByText('此地址已被使用或已过期')).toBeVisible();
  const refused = await stranger.goto(`${serving.origin}/`);
  expect(refused?.status()).toBe(403);
  await stranger.context().close();
  // A second tab of the same browser has the cookie and no key.
  const second = await page.context().newPage();
  await second.goto(`${serving.origin}/`);
  await expect(second.getByText('Portfolio is open in another tab or browser.')).toBeVisible();
  await expect(second.getByText('press Enter in the terminal')).toBeVisible();
  await expect(second.getByText('This address has been used already')).toBeHidden();
  // Nothing that could be kept or shared opens a door: the address of that tab holds neither code nor key.
  expect(second.url()).toBe(`${serving.origin}/open`);
  // That page gave up on purpose before it drew anything.
  expect(watched.pageErrors.splice(0)).toEqual([expect.stringContaining('no key')]);
});

test('no program of this machine can read the key or a code off a command line', async ({ page, openApp }) => {
  test.skip(!existsSync('/proc/self/cmdline'), 'there is no /proc here');
  await openApp();
  const key = await page.evaluate(() => sessionStorage.getItem('portfolio-key'));
  expect(key).toMatch(/^[\w-]{43}$/);
  const lines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(join('/proc', name, 'cmdline'), 'utf8');
      } catch {
        return '';
      }
    });
  expect(lines.some((line) => line.includes('host.mjs'))).toBe(true);
  expect(lines.filter((line) => line.includes(key ?? '') || line.includes('/open#'))).toEqual([]);
});

test('another port of this machine gets nothing, though the browser hands it the cookie', async ({
  page,
  openApp,
  serving,
  browser,
}) => {
  await openApp();
  const cookies = await page.context().cookies();
  const context = await browser.newContext();
  await context.addCookies(cookies);
  let stolen = '';
  const evil = createServer((request, response) => {
    stolen = request.headers.cookie ?? stolen;
    response.setHeader('Content-Type', 'text/html').end('<title>evil</title>');
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const evilPage = await context.newPage();
  await evilPage.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
  expect(stolen).toContain('pf_');
  const seen = await evilPage.evaluate(async (origin) => {
    const attempt = async (path: string, init: RequestInit): Promise<string> => {
      try {
        const reply = await fetch(origin + path, { credentials: 'include', ...init });
        return `${reply.type} ${reply.status} ${await reply.text()}`;
      } catch {
        return 'blocked';
      }
    };
    const socket = await new Promise((resolve) => {
      const ws = new WebSocket(origin.replace('http', 'ws'));
      ws.onopen = () => resolve('open');
      ws.onerror = () => resolve('refused');
    });
    return [
      await attempt('/call/catalog.read', {
        method: 'POST',
        body: 'null',
        headers: { 'Content-Type': 'application/json' },
      }),
      await attempt('/', {}),
      await attempt('/call/recent.clear', { method: 'POST', body: 'null', mode: 'no-cors' }),
      socket,
    ];
  }, serving.origin);
  expect(seen).toEqual(['blocked', 'blocked', expect.stringMatching(/^(blocked|opaque 0 )$/), 'refused']);
  evil.close();
  await context.close();
});

test('a name that is made to point here is not this host, though the browser thinks so', async ({
  openApp,
  serving,
  playwright,
  launchOptions,
}) => {
  await openApp();
  const { port } = new URL(serving.origin);
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: ['--host-resolver-rules=MAP evil.test 127.0.0.1'],
  });
  const page = await browser.newPage();
  for (const path of ['/', '/open', '/open.js', '/index.html']) {
    const reply = await page.goto(`http://evil.test:${port}${path}`);
    expect([path, reply?.status()]).toEqual([path, 403]);
  }
  const status = await page.evaluate(async () => {
    const reply = await fetch('/call/catalog.read', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: 'null',
    }).catch(() => null);
    return reply?.status ?? 'blocked';
  });
  expect([403, 'blocked']).toContain(status);
  await browser.close();
});

test('the second start keeps the catalog, and Ctrl-C ends a start cleanly', async () => {
  const first = await startServing();
  const catalog = join(first.folder, 'catalog.db');
  // The address comes before the catalog is there: Ctrl-C in between waits for it.
  first.child.kill('SIGINT');
  await new Promise((resolve) => first.child.once('exit', resolve));
  const made = statSync(catalog);
  expect(first.child.exitCode).toBe(0);
  expect(readdirSync(first.folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  const again = await startServing(first.folder);
  // A catalog that is made anew is a new file put in the place of the old one.
  expect(statSync(catalog).ino).toBe(made.ino);
  expect(readdirSync(first.folder).filter((name) => name.startsWith('corrupt-'))).toEqual([]);
  await again.stop();
  rmSync(first.folder, { recursive: true });
});

test('a catalog that cannot be opened is said in the page and on the terminal, and the start fails', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-flow-'));
  mkdirSync(join(folder, 'catalog.db'));
  const serving = await startServing(folder);
  const page = await browser.newPage();
  await page.goto(await serving.newAddress());
  await expect(page.getByText(/The catalog could not be opened/).first()).toBeVisible();
  await expect.poll(() => serving.child.exitCode).toBe(1);
  expect(serving.printed.at(-1)).toContain('The catalog could not be opened');
  await page.close();
  rmSync(folder, { recursive: true });
});
