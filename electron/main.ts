/** Electron starts here: what plain data and plain functions decide is applied, and nothing is decided. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import type { Handlers, HostEvents } from '../shared/contract/contract.ts';
import { answer } from '../shared/foundation/answer.ts';
import { sayIn } from '../shared/words/say.ts';
import { listAssets } from './assets.ts';
import { securityHeaders } from './csp.ts';
import { createFiles } from './files.ts';
import { allHandlers } from './handlers/all.ts';
import { answerCall } from './handlers/answerCall.ts';
import { languageOf } from './languageOf.ts';
import { appScheme, appSchemePrivileges, appUrl, isOurPage, mayNavigate, resolveAsset } from './shell/appOrigin.ts';
import { type Closing, createClosing } from './shell/closing.ts';
import { menuTemplate } from './shell/menuTemplate.ts';
import { mayUse } from './shell/permissionPolicy.ts';
import { plansInArguments } from './shell/plansInArguments.ts';
import { windowOptions } from './shell/windowOptions.ts';
import { startCatalog } from './startCatalog.ts';
import { makeUserDataFolder } from './userData.ts';
import { versionsOf } from './versions.ts';

/** A page that dies again and again is not started again and again. */
const revivalsMax = 3;

let window: BrowserWindow | null = null;
let closing: Closing | null = null;
/** Plans to open as soon as there is a page to show them. */
const waiting: string[] = [];
let showWaiting: () => void = () => {};

const tell = <E extends keyof HostEvents>(event: E, value: HostEvents[E]): void => {
  window?.webContents.send('event', event, value);
};

const openSoon = (paths: readonly string[]): void => {
  waiting.push(...paths);
  showWaiting();
};

/** For every page there will ever be: it stays where it is, opens nothing and embeds nothing. */
const confine = (contents: Electron.WebContents): void => {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (!mayNavigate(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

const openWindow = (preload: string): void => {
  const opened = new BrowserWindow(windowOptions(preload, nativeTheme.shouldUseDarkColors));
  let revivals = 0;
  const handshake = createClosing(
    () => tell('close.asked', null),
    () => opened.close(),
  );
  window = opened;
  closing = handshake;
  opened.once('ready-to-show', () => opened.show());
  opened.on('close', (event) => {
    if (handshake.keepOpen()) event.preventDefault();
  });
  opened.on('closed', () => {
    window = null;
    closing = null;
  });
  opened.webContents.on('did-finish-load', () => {
    handshake.pageThere();
    showWaiting();
  });
  opened.webContents.on('render-process-gone', () => {
    handshake.pageGone();
    revivals += 1;
    if (revivals <= revivalsMax) void opened.loadURL(appUrl);
  });
  void opened.loadURL(appUrl);
};

const start = async (folder: string): Promise<void> => {
  const root = app.getAppPath();
  const say = sayIn(languageOf({ LANG: app.getLocale() }));
  const now = (): string => new Date().toISOString();
  const opened = await startCatalog({
    thread: pathToFileURL(join(root, 'dist', 'electron', 'catalogThread.js')),
    place: { file: join(folder, 'catalog.db'), now: now(), seedFolder: join(root, 'dist', 'electron', 'seed') },
    onWait: () => process.stdout.write(`${say('shell.catalogWait')}\n`),
  });
  if (!opened.ok) {
    dialog.showErrorBox(say('shell.cannotStart'), opened.error.message);
    app.exit(1);
    return;
  }
  const catalog = opened.value;
  let catalogClosed = false;
  app.on('will-quit', (event) => {
    if (catalogClosed) return;
    event.preventDefault();
    void catalog.close().then(() => {
      catalogClosed = true;
      app.quit();
    });
  });

  const assets = listAssets(join(root, 'dist', 'page'));
  protocol.handle(appScheme, async ({ method, url }) => {
    const asset = resolveAsset(assets, method, url);
    if (asset === null) return new Response('', { status: 404, headers: securityHeaders });
    const headers = { ...securityHeaders, 'Content-Type': asset.type };
    return new Response(new Uint8Array(await readFile(asset.file)), { headers });
  });

  const own = session.defaultSession;
  own.setPermissionRequestHandler((_, permission, allow, { requestingUrl }) =>
    allow(mayUse(permission, requestingUrl.split('#')[0] ?? '')),
  );
  own.setPermissionCheckHandler((_, permission, origin) => mayUse(permission, origin));
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_, give) => give(null));

  const files = createFiles({ window: () => window, folder, say });
  const handlers: Handlers = {
    ...allHandlers({
      catalog: catalog.handlers,
      folder,
      recentFolder: join(folder, 'recent-files'),
      now,
      keeper: files.keeper,
      info: {
        host: 'electron',
        appVersion: app.getVersion(),
        catalogNotice: catalog.notice,
        versions: versionsOf(catalog.sqlite, process.versions),
      },
    }),
    ...files.handlers,
    'host.close': () => {
      closing?.allow();
      return answer(null);
    },
  };
  ipcMain.handle('call', (event, name: unknown, ask: unknown) => {
    // Read before anything is awaited: a frame that goes elsewhere takes its answer with it.
    if (!isOurPage(event.senderFrame)) throw new Error('not our page');
    return answerCall(handlers, String(name), ask, (call, error) => console.error(call, error));
  });

  showWaiting = () => {
    if (window === null || window.webContents.isLoading()) return;
    for (const path of waiting.splice(0)) {
      void files.openPath(path).then((opened) => {
        if (opened.ok) tell('file.opened', opened.value);
        else dialog.showErrorBox('Portfolio', opened.error.message);
      });
    }
  };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({ platform: process.platform, say, choose: (command) => tell('menu.chosen', command) }),
    ),
  );
  const preload = join(root, 'dist', 'electron', 'preload.cjs');
  openWindow(preload);
  app.on('activate', () => {
    if (window === null) openWindow(preload);
  });
  process.stdout.write(`${say('shell.windowed')}\n`);
};

const folder = makeUserDataFolder();
// Chromium's own profile beside ours, not among it.
app.setPath('userData', join(folder, 'electron'));
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
app.enableSandbox();
// macOS hands a double-clicked file over before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  openSoon([path]);
});
app.on('web-contents-created', (_, contents) => confine(contents));
app.on('second-instance', (_, __, ___, data) => {
  window?.restore();
  window?.focus();
  const plans = (data as { plans?: unknown } | null)?.plans;
  if (Array.isArray(plans)) openSoon(plans.filter((plan) => typeof plan === 'string'));
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

const plans = plansInArguments(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
// Chromium reorders the command line of a second start, so the plans travel as data of their own.
if (app.requestSingleInstanceLock({ plans })) {
  openSoon(plans);
  void app.whenReady().then(() => start(folder));
} else {
  app.quit();
}
