/** The Electron shell without Electron: every call it makes, in order, and everything it refuses. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { securityHeaders } from '../../../electron/csp.ts';
import { hearingMs } from '../../../electron/shell/closing.ts';
import { commandEntries } from '../../../shared/contract/commands.ts';
import type { OpenedFile } from '../../../shared/contract/contract.ts';
import * as double from './double.ts';
import { exists, firesEvent, keysOf, permissionNames } from './electronTypes.ts';

vi.mock('electron', async () => (await import('./double.ts')).electron);

const project = fileURLToPath(new URL('../../..', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'portfolio-shell-'));
const data = join(root, 'data');
const plan = join(root, 'my plan.portfolio');
const page = { senderFrame: { url: 'app://portfolio/', parent: null } };

const call = (
  name: string,
  ask: unknown,
  event: unknown = page,
): Promise<{ ok: boolean; value?: never; error?: { kind: string } }> =>
  Promise.resolve(double.ipcHandlers.get('call')?.(event, name, ask) as never);
const told = (event: string): unknown[] =>
  double
    .called('WebContents.send')
    .filter(({ args }) => args[1] === event)
    .map(({ args }) => args[2]);
const current = (): double.WindowDouble => {
  const window = double.windows.at(-1);
  if (window === undefined) throw new Error('no window');
  return window;
};
const finishLoading = (): void => {
  current().contents.loading = false;
  current().contents.emit('did-finish-load');
};

beforeAll(async () => {
  mkdirSync(join(root, 'dist', 'page', 'assets'), { recursive: true });
  mkdirSync(join(root, 'dist', 'electron', 'seed'), { recursive: true });
  writeFileSync(join(root, 'dist', 'page', 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'dist', 'page', 'assets', 'main-1.js'), '1');
  for (const name of readdirSync(join(project, 'db', 'seed'))) {
    copyFileSync(join(project, 'db', 'seed', name), join(root, 'dist', 'electron', 'seed', name));
  }
  writeFileSync(join(root, 'package.json'), '{"version":"9.8.7"}');
  copyFileSync(join(project, 'LICENSE'), join(root, 'LICENSE'));
  copyFileSync(join(project, 'test', 'fixtures', 'portfolio-v1.portfolio'), plan);
  // Where the bundle has the thread of the catalog, the source as it is.
  const thread = JSON.stringify(pathToFileURL(join(project, 'electron', 'catalogThread.ts')));
  writeFileSync(join(root, 'dist', 'electron', 'catalogThread.js'), `import ${thread};`);
  process.env.PORTFOLIO_DATA = data;
  double.settings.appPath = root;
  await import('../../../electron/main.ts');
}, 120_000);

describe('before the app is ready', () => {
  it('does first what can only be done first', () => {
    const names = double.calls.map(({ name }) => name);
    for (const early of [
      'protocol.registerSchemesAsPrivileged',
      'app.enableSandbox',
      'app.setPath',
      'app.requestSingleInstanceLock',
    ]) {
      expect(names.indexOf(early), early).toBeGreaterThanOrEqual(0);
      expect(names.indexOf(early), early).toBeLessThan(names.indexOf('app.whenReady'));
    }
    expect(double.windows).toEqual([]);
  });
  it('registers one scheme with these privileges and no more', () => {
    expect(double.called('protocol.registerSchemesAsPrivileged').map(({ args }) => args)).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
    ]);
  });
  it('keeps Chromium’s profile beside our data', () =>
    expect(double.called('app.setPath')[0]?.args).toEqual(['userData', join(data, 'electron')]));
  it('waits with a file that macOS hands over too early', async () => {
    expect(double.app.emit('open-file', {}, plan)).toBe(true);
    expect(told('file.opened')).toEqual([]);
    double.app.becomeReady();
    await vi.waitFor(() => expect(double.windows).toHaveLength(1), { timeout: 60_000 });
    expect(told('file.opened')).toEqual([]);
    finishLoading();
    await vi.waitFor(() => expect(told('file.opened')).toHaveLength(1));
    const [opened] = told('file.opened') as OpenedFile[];
    expect(opened?.name).toBe('my plan.portfolio');
    expect(Buffer.from(opened?.bytes ?? []).equals(readFileSync(plan))).toBe(true);
    expect(JSON.stringify({ ...opened, bytes: null })).not.toContain(root);
  });
});

describe('the window', () => {
  it('is exactly this', () => {
    const { webPreferences, ...rest } = current().options;
    expect(webPreferences).toEqual({
      preload: join(root, 'dist', 'electron', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(rest).toMatchObject({ show: false, windowStatePersistence: true, name: 'main' });
  });
  it('has no option that Electron does not know', () => {
    const { webPreferences, ...rest } = current().options;
    const known = [...keysOf('BaseWindowConstructorOptions'), ...keysOf('BrowserWindowConstructorOptions')];
    expect(Object.keys(rest).filter((key) => !known.includes(key))).toEqual([]);
    expect(Object.keys(webPreferences ?? {}).filter((key) => !keysOf('WebPreferences').includes(key))).toEqual([]);
  });
  it('loads the page from its own scheme and shows it when drawn', () => {
    expect(double.called('BrowserWindow.loadURL')[0]?.args).toEqual(['app://portfolio/']);
    expect(double.called('BrowserWindow.show')).toHaveLength(0);
    current().emit('ready-to-show');
    expect(double.called('BrowserWindow.show')).toHaveLength(1);
  });
  const elsewhere = [
    'app://portfolio.evil/',
    'app://portfolio@evil/',
    'app://evil/',
    'APP://PORTFOLIO/..%2f',
    'app://portfolio/other.html',
    'app://portfolio:1/',
    'app:portfolio',
    'file:///etc/passwd',
    'data:text/html,<script>1</script>',
    'blob:app://portfolio/1',
    'javascript:alert(1)',
    'about:blank#',
    'view-source:app://portfolio/',
    'chrome://gpu',
    'devtools://devtools',
    'http://127.0.0.1:1',
    'https://portfolio/',
    '\\\\host\\share',
    'smb://host',
    'ms-msdt:/id',
    `https://example.org/${'a'.repeat(2_000_000)}`,
    'not an address',
    '',
  ];
  it('goes nowhere else', () => {
    for (const url of elsewhere) {
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
        expect([event, url.slice(0, 40), current().contents.emit(event, { url })]).toEqual([
          event,
          url.slice(0, 40),
          true,
        ]);
      }
      expect(current().contents.openHandler({ url })).toEqual({ action: 'deny' });
    }
    expect(current().contents.emit('will-navigate', { url: 'app://portfolio/' })).toBe(false);
    expect(current().contents.openHandler({ url: 'app://portfolio/' })).toEqual({ action: 'deny' });
    expect(current().contents.emit('will-attach-webview')).toBe(true);
  });
});

describe('the scheme', () => {
  const ask = (url: string, method = 'GET') => double.schemeHandler({ method, url });
  it('serves the page’s files under the content policy', async () => {
    for (const [url, type] of [
      ['app://portfolio/', 'text/html; charset=utf-8'],
      ['app://portfolio/assets/main-1.js', 'text/javascript; charset=utf-8'],
    ] as const) {
      const reply = await ask(url);
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type]);
      for (const [name, value] of Object.entries(securityHeaders)) expect(reply.headers.get(name)).toBe(value);
    }
  });
  it.each([
    'app://portfolio/%2e%2e/%2e%2e/etc/passwd',
    'app://portfolio/../../package.json',
    'app://portfolio/..\\..\\x',
    'app://portfolio/assets/main-1.js%00',
    'app://portfolio/assets/main-1.js?x',
    'app://evil/index.html',
    'app://portfolio@evil/index.html',
    'app://portfolio/assets/',
    'app://portfolio//index.html',
    'file:///etc/passwd',
    `app://portfolio/${'a'.repeat(3000)}`,
    '',
  ])('has nothing at %s', async (url) => {
    const reply = await ask(url);
    expect([reply.status, await reply.text()]).toEqual([404, '']);
    expect(reply.headers.get('content-security-policy')).toBe(securityHeaders['Content-Security-Policy']);
  });
  it('answers no other method', async () => {
    for (const method of ['POST', 'PUT', 'OPTIONS']) expect((await ask('app://portfolio/', method)).status).toBe(404);
  });
});

describe('permissions', () => {
  it('are refused but for two, by every road there is', () => {
    const names = permissionNames();
    expect(names.length).toBeGreaterThanOrEqual(46);
    for (const name of names) {
      const wanted = ['clipboard-sanitized-write', 'fullscreen'].includes(name);
      let given: unknown;
      const take = (value: unknown): void => {
        given = value;
      };
      double.permissions.setPermissionRequestHandler?.(
        ...([null, name, take, { requestingUrl: 'app://portfolio/' }] as never[]),
      );
      expect([name, given]).toEqual([name, wanted]);
      const check = double.permissions.setPermissionCheckHandler;
      expect([name, check?.(...([null, name, 'app://portfolio/'] as never[]))]).toEqual([name, wanted]);
      expect(check?.(...([null, name, 'https://evil.test/'] as never[]))).toBe(false);
    }
    expect(double.permissions.setDevicePermissionHandler?.(...([{}] as never[]))).toBe(false);
    const streams: unknown[] = [];
    double.permissions.setDisplayMediaRequestHandler?.(...([{}, (given: unknown) => streams.push(given)] as never[]));
    expect(streams).toEqual([null]);
  });
});

describe('a call', () => {
  it('is answered for the page', async () => {
    expect(await call('host.info', null)).toMatchObject({
      ok: true,
      value: { host: 'electron', appVersion: '9.8.7', catalogNotice: { kind: 'created' } },
    });
    expect(await call('nothing', null)).toMatchObject({ ok: false, error: { kind: 'unknownCall' } });
    expect(await call('draft.keep', { id: '../x', title: '', text: '' })).toMatchObject({ ok: false });
  });
  it.each([
    ['a frame that has gone', null],
    ['a frame in the page', { url: 'app://portfolio/', parent: {} }],
    ['another origin', { url: 'https://evil.test/', parent: null }],
    ['another host of the scheme', { url: 'app://evil/', parent: null }],
    ['another document', { url: 'app://portfolio/other.html', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
  ])('of %s reaches no handler', (_what, senderFrame) => {
    expect(() => double.ipcHandlers.get('call')?.({ senderFrame }, 'host.close', null)).toThrow('not our page');
    expect(current().closed).toBe(false);
  });
  it('says what the program is made of, and that this copy asks nobody for newer ones', async () => {
    const { value } = await call('host.notices', null);
    expect(value).toMatchObject({ licence: expect.stringContaining('MIT License'), packages: [] });
    expect(await call('host.info', null)).toMatchObject({ value: { releaseFeed: null, logs: join(data, 'logs') } });
    expect(await call('host.newestVersion', null)).toMatchObject({ error: { kind: 'noReleaseFeed' } });
  });
  it('has one channel', () => expect([...double.ipcHandlers.keys()]).toEqual(['call']));
});

describe('files', () => {
  beforeEach(() => {
    double.dialogAnswers.open = [];
    double.dialogAnswers.save = [];
  });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const save = (token: string | null, text: string, kind = 'portfolio') =>
    call('file.save', { token, suggestedName: 'a/../b.portfolio', kind, bytes: bytes(text) });

  it('are opened by dialog and known to the page by a token', async () => {
    expect(await call('file.open', { token: null })).toEqual({ ok: true, value: null });
    double.dialogAnswers.open = [plan];
    const opened = await call('file.open', { token: null });
    expect(opened).toMatchObject({ ok: true, value: { name: 'my plan.portfolio' } });
    expect(JSON.stringify({ ...(opened.value as unknown as OpenedFile), bytes: null })).not.toContain(root);
    const again = double.called('dialog.showOpenDialog').at(-1)?.args as [unknown, Electron.OpenDialogOptions];
    expect(again[1].properties).toEqual(['openFile']);
    expect(again[1].filters).toEqual([{ name: 'Portfolio plan', extensions: ['portfolio'] }]);
    // The folder of the last file is where the next dialog begins.
    expect(again[1].defaultPath).toBe(root);
    expect(double.called('app.addRecentDocument').at(-1)?.args).toEqual([plan]);
  });
  it('are saved by dialog under a plain name, with the ending once', async () => {
    expect(await save(null, 'x')).toEqual({ ok: true, value: null });
    double.dialogAnswers.save = [join(root, 'new')];
    expect(await save(null, 'one')).toMatchObject({ ok: true, value: { name: 'new.portfolio' } });
    const options = double.called('dialog.showSaveDialog').at(-1)?.args[1] as Electron.SaveDialogOptions;
    expect(options.defaultPath).toBe(join(root, 'a-..-b.portfolio'));
    double.dialogAnswers.save = [join(root, 'sheet.XLSX')];
    expect(await save(null, 'PK', 'xlsx')).toMatchObject({ ok: true, value: { name: 'sheet.XLSX' } });
    expect(double.called('app.addRecentDocument').at(-1)?.args).toEqual([join(root, 'new.portfolio')]);
  });
  it('never take the place of a file that the dialog did not ask about', async () => {
    writeFileSync(join(root, 'mine.portfolio'), 'precious');
    // The ending was left out: the dialog asked about `mine`, and `mine.portfolio` is there.
    double.dialogAnswers.save = [join(root, 'mine')];
    const shown = double.called('dialog.showSaveDialog').length;
    expect(await save(null, 'new')).toEqual({ ok: true, value: null });
    expect(readFileSync(join(root, 'mine.portfolio'), 'utf8')).toBe('precious');
    const again = double.called('dialog.showSaveDialog');
    expect(again).toHaveLength(shown + 2);
    expect(again.at(-1)?.args[1]).toMatchObject({ defaultPath: join(root, 'mine.portfolio') });
    // Asked about by its whole name, it is hers to replace.
    double.dialogAnswers.save = [join(root, 'mine'), join(root, 'mine.portfolio')];
    expect(await save(null, 'new')).toMatchObject({ ok: true, value: { name: 'mine.portfolio', how: 'written' } });
    expect(readFileSync(join(root, 'mine.portfolio'), 'utf8')).toBe('new');
    // And a file that appears after the question is not.
    double.dialogAnswers.save = [join(root, 'later')];
    expect(await save(null, 'one')).toMatchObject({ ok: true, value: { name: 'later.portfolio' } });
  });
  it('are saved again without a dialog, unless somebody else wrote them', async () => {
    double.dialogAnswers.save = [join(root, 'again.portfolio')];
    const { token } = (await save(null, 'one')).value as unknown as { token: string };
    const dialogs = double.called('dialog.showSaveDialog').length;
    expect((await save(token, 'two')).ok).toBe(true);
    expect((await save(token, 'three')).ok).toBe(true);
    expect(readFileSync(join(root, 'again.portfolio'), 'utf8')).toBe('three');
    writeFileSync(join(root, 'again.portfolio'), 'theirs');
    expect(await save(token, 'four')).toMatchObject({ ok: false, error: { kind: 'changedOnDisk' } });
    expect(readFileSync(join(root, 'again.portfolio'), 'utf8')).toBe('theirs');
    expect(double.called('dialog.showSaveDialog')).toHaveLength(dialogs);
  });
  it('that nobody opened cannot be named', async () => {
    expect(await call('file.open', { token: 'made-up' })).toMatchObject({ ok: false, error: { kind: 'unknownToken' } });
    expect(await save('/etc/passwd', 'x')).toMatchObject({ ok: false, error: { kind: 'invalidToken' } });
  });
  it('come back from the list of recent plans', async () => {
    double.dialogAnswers.open = [plan];
    const opened = (await call('file.open', { token: null })).value as unknown as OpenedFile;
    const noted = await call('recent.note', { token: opened.token, name: opened.name, title: 'T', text: '' });
    const [line] = noted.value as unknown as { token: string; title: string }[];
    expect(line?.title).toBe('T');
    expect(JSON.stringify(noted)).not.toContain(root);
    expect(await call('recent.open', { token: line?.token })).toMatchObject({ ok: true, value: { name: opened.name } });
  });
});

describe('being asked to open', () => {
  it('by a second start: shows the window and the plan, and nothing that is no path', async () => {
    const before = told('file.opened').length;
    double.app.emit('second-instance', {}, [], root, { plans: [plan, 7, null] });
    await vi.waitFor(() => expect(told('file.opened')).toHaveLength(before + 1));
    expect(double.called('BrowserWindow.focus').length).toBeGreaterThan(0);
    for (const strange of [null, {}, { plans: 'x', isNew: 'y' }])
      double.app.emit('second-instance', {}, [], root, strange);
    expect(told('menu.chosen')).toEqual([]);
    double.app.emit('second-instance', {}, [], root, { plans: [], isNew: true });
    expect(told('menu.chosen')).toEqual(['new']);
    expect(double.called('app.requestSingleInstanceLock')[0]?.args).toEqual([{ plans: [], isNew: false }]);
  });
  it('a file that is gone: says so', async () => {
    double.app.emit('open-file', {}, join(root, 'gone.portfolio'));
    await vi.waitFor(() => expect(double.called('dialog.showErrorBox')).toHaveLength(1));
    expect(double.called('dialog.showErrorBox')[0]?.args[1]).toContain('gone.portfolio');
  });
});

describe('the menu', () => {
  const items = (list = double.menuItems): Electron.MenuItemConstructorOptions[] =>
    list.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
  it('holds every command it should once, and tells the page which was chosen', () => {
    for (const { command, key, menu } of commandEntries) {
      const found = items().filter(({ id }) => id === command);
      if (menu === null) {
        expect([command, found.length]).toEqual([command, 0]);
        continue;
      }
      expect([command, found.length]).toEqual([command, 1]);
      expect(found[0]?.accelerator !== undefined).toBe(key !== null);
      const before = told('menu.chosen').length;
      (found[0]?.click as (() => void) | undefined)?.();
      expect(told('menu.chosen').slice(before)).toEqual([command]);
    }
  });
  it('gives no key twice, and leaves hearing them to the page', () => {
    const keys = items().flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const item of items()) if (item.accelerator) expect(item.registerAccelerator).toBe(false);
  });
  it('shows the folder of the logs, which is there though nothing went wrong yet', () => {
    const found = items().find(({ id }) => id === 'showLogs');
    (found?.click as (() => void) | undefined)?.();
    expect(double.called('shell.openPath').at(-1)?.args).toEqual([join(data, 'logs')]);
    expect(existsSync(join(data, 'logs'))).toBe(true);
  });
  it('keeps copy and paste, and offers no developer tools', () => {
    const roles = items().flatMap(({ role }) => role ?? []);
    for (const role of ['cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'togglefullscreen'])
      expect(roles).toContain(role);
    for (const role of ['toggleDevTools', 'reload', 'forceReload']) expect(roles).not.toContain(role);
  });
});

describe('the end', () => {
  it('a page that died is loaded again, three times at most', () => {
    const before = double.called('BrowserWindow.loadURL').length;
    for (let n = 0; n < 5; n += 1) current().contents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(double.called('BrowserWindow.loadURL')).toHaveLength(before + 3);
    finishLoading();
  });
  it('a closing window asks the page, and closes on its yes', async () => {
    expect(current().emit('close')).toBe(true);
    expect(told('close.asked')).toHaveLength(1);
    expect(current().emit('close')).toBe(true);
    expect(current().closed).toBe(false);
    expect(await call('host.close', null)).toEqual({ ok: true, value: null });
    expect(current().closed).toBe(true);
    double.app.emit('window-all-closed');
    expect(double.called('app.quit')).toHaveLength(process.platform === 'darwin' ? 0 : 1);
  });
  it('a new window after that asks anew, but not while there is no page to ask', () => {
    double.app.emit('activate');
    expect(double.windows).toHaveLength(2);
    expect(current().emit('close')).toBe(false);
    finishLoading();
    expect(current().emit('close')).toBe(true);
  });
  it('a page that heard the question has all the time it wants', async () => {
    vi.useFakeTimers();
    try {
      const boxes = double.called('dialog.showMessageBox').length;
      current().emit('close');
      await call('host.heard', null);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(double.called('dialog.showMessageBox')).toHaveLength(boxes);
    } finally {
      vi.useRealTimers();
    }
  });
  it('a page that hangs is waited for or closed, as the planner says', async () => {
    vi.useFakeTimers();
    try {
      const boxes = double.called('dialog.showMessageBox').length;
      double.dialogAnswers.box = 0;
      expect(current().emit('close')).toBe(true);
      await vi.advanceTimersByTimeAsync(hearingMs);
      expect(double.called('dialog.showMessageBox')).toHaveLength(boxes + 1);
      expect(current().closed).toBe(false);
      double.dialogAnswers.box = 1;
      expect(current().emit('close')).toBe(true);
      await vi.advanceTimersByTimeAsync(hearingMs);
      expect(current().closed).toBe(true);
      expect(double.called('BrowserWindow.destroy')).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
    expect(readFileSync(join(data, 'logs', 'window.log'), 'utf8')).toContain('unresponsive');
  });
  it('a plan handed over while there is no window opens one, and is shown in it', async () => {
    const before = told('file.opened').length;
    double.app.emit('open-file', {}, plan);
    expect(double.windows).toHaveLength(3);
    expect(told('file.opened')).toHaveLength(before);
    finishLoading();
    await vi.waitFor(() => expect(told('file.opened')).toHaveLength(before + 1));
  });
  it('a window that Electron finds unresponsive is offered to be closed without being asked to', async () => {
    double.dialogAnswers.box = 1;
    current().emit('unresponsive');
    await vi.waitFor(() => expect(current().closed).toBe(true));
  });
  it('clearing the recent plans clears the list of the system with them', async () => {
    expect(await call('recent.clear', null)).toEqual({ ok: true, value: [] });
    expect(double.called('app.clearRecentDocuments')).toHaveLength(1);
  });
});

describe('Electron itself', () => {
  it('has every name the shell uses', () => {
    const names = [...double.used].filter(
      (name) => !name.startsWith('contextBridge') && !name.startsWith('ipcRenderer'),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const [owner = '', member = ''] = name.split('.');
      expect([name, exists(owner, member)]).toEqual([name, true]);
    }
    expect(exists('App', 'noSuchThing')).toBe(false);
  });
  it('fires every event the shell listens to', () => {
    for (const { name, args } of double.calls.filter((call) => call.name.endsWith('.on'))) {
      const owner = { app: 'App', BrowserWindow: 'BrowserWindow', WebContents: 'WebContents' }[
        name.split('.')[0] ?? ''
      ];
      expect([args[0], firesEvent(owner ?? '', String(args[0]))]).toEqual([args[0], true]);
    }
  });
});
