/** Electron starts here: what plain data and plain functions decide is applied, and nothing is decided. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import type { Command } from '../shared/contract/commands.ts';
import type { Handlers, HostEvents } from '../shared/contract/contract.ts';
import { answer } from '../shared/foundation/answer.ts';
import { type Say, sayIn } from '../shared/words/say.ts';
import { listAssets } from './assets.ts';
import { createCrashLog } from './crashLog.ts';
import { securityHeaders } from './csp.ts';
import { createFiles, type Files } from './files.ts';
import { allHandlers } from './handlers/all.ts';
import { answerCall } from './handlers/answerCall.ts';
import { languageOf } from './languageOf.ts';
import { appScheme, appSchemePrivileges, appUrl, isOurPage, mayNavigate, resolveAsset } from './shell/appOrigin.ts';
import { type Closing, createClosing } from './shell/closing.ts';
import { jumpList, newPlanSwitch } from './shell/jumpList.ts';
import { menuTemplate } from './shell/menuTemplate.ts';
import { mayUse } from './shell/permissionPolicy.ts';
import { plansInArguments } from './shell/plansInArguments.ts';
import { windowOptions } from './shell/windowOptions.ts';
import { type CatalogThread, startCatalog } from './startCatalog.ts';
import { makeUserDataFolder } from './userData.ts';
import { readPackage } from './versions.ts';

/** A page that dies again and again is not started again and again. */
const revivalsMax = 3;

/** The same as in the packing configuration: Windows knows the installed app, its jump list and its windows by it. */
const appId = 'app.portfolio.planner';

/** What a start of the program asks for once there is a page. */
type Wish = { open: string } | { new: true };

let window: BrowserWindow | null = null;
let closing: Closing | null = null;
const waiting: Wish[] = [];
let showWaiting: () => void = () => {};

const tell = <E extends keyof HostEvents>(event: E, value: HostEvents[E]): void => {
  window?.webContents.send('event', event, value);
};

const wishSoon = (wishes: readonly Wish[]): void => {
  waiting.push(...wishes);
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

const openWindow = (preload: string, say: Say): void => {
  const opened = new BrowserWindow(windowOptions(preload, nativeTheme.shouldUseDarkColors));
  let revivals = 0;
  let isOffering = false;
  /** A page that hangs cannot be asked: whether to wait for it is asked in its place. */
  const offerForce = async (): Promise<void> => {
    if (isOffering) return;
    isOffering = true;
    log.note('unresponsive', null);
    const { response } = await dialog.showMessageBox(opened, {
      type: 'warning',
      message: say('shell.hangTitle'),
      detail: say('shell.hangText'),
      buttons: [say('shell.hangWait'), say('shell.hangClose')],
      defaultId: 0,
      cancelId: 0,
    });
    isOffering = false;
    if (response === 1 && !opened.isDestroyed()) opened.destroy();
  };
  const handshake = createClosing({
    ask: () => tell('close.asked', null),
    close: () => opened.close(),
    offerForce: () => void offerForce(),
    later: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
  window = opened;
  closing = handshake;
  opened.once('ready-to-show', () => opened.show());
  opened.on('close', (event) => {
    if (handshake.keepOpen()) event.preventDefault();
  });
  opened.on('unresponsive', () => void offerForce());
  opened.on('closed', () => {
    handshake.pageGone();
    window = null;
    closing = null;
  });
  opened.webContents.on('did-finish-load', () => {
    handshake.pageThere();
    showWaiting();
  });
  opened.webContents.on('render-process-gone', (_, { reason }) => {
    log.note(`render-process-gone ${reason}`, null);
    handshake.pageGone();
    revivals += 1;
    if (revivals <= revivalsMax) void opened.loadURL(appUrl);
  });
  void opened.loadURL(appUrl);
};

/** The log's folder, made if nothing was ever logged. */
const showLogs = (): void => {
  mkdirSync(log.folder, { recursive: true });
  void shell.openPath(log.folder);
};

/** The program ends when the catalog is closed, not before. */
const closeBeforeQuit = (catalog: CatalogThread): void => {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void catalog.close().then(() => {
      isClosed = true;
      app.quit();
    });
  });
};

const servePage = (root: string): void => {
  const assets = listAssets(join(root, 'dist', 'page'));
  protocol.handle(appScheme, async ({ method, url }) => {
    const asset = resolveAsset(assets, method, url);
    if (asset === null) return new Response('', { status: 404, headers: securityHeaders });
    const headers = { ...securityHeaders, 'Content-Type': asset.type };
    return new Response(new Uint8Array(await readFile(asset.file)), { headers });
  });
};

const limitPermissions = (): void => {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_, permission, allow, { requestingUrl }) =>
    allow(mayUse(permission, requestingUrl.split('#')[0] ?? '')),
  );
  own.setPermissionCheckHandler((_, permission, origin) => mayUse(permission, origin));
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_, give) => give(null));
};

const answerCalls = (root: string, catalog: CatalogThread, files: Files, now: () => string): void => {
  const shared = allHandlers({
    catalog: catalog.handlers,
    folder,
    recentFolder: join(folder, 'recent-files'),
    now,
    keeper: files.keeper,
    info: {
      host: 'electron',
      appVersion: app.getVersion(),
      logs: log.folder,
      releaseFeed: readPackage(root).releaseFeed,
    },
    opened: catalog.opened,
    root,
    log,
  });
  const handlers: Handlers = {
    ...shared,
    ...files.handlers,
    'recent.clear': (ask) => {
      app.clearRecentDocuments();
      return shared['recent.clear'](ask);
    },
    'host.heard': () => {
      closing?.heard();
      return answer(null);
    },
    'host.close': () => {
      closing?.allow();
      return answer(null);
    },
  };
  ipcMain.handle('call', (event, name: unknown, ask: unknown) => {
    // Read before anything is awaited: a frame that goes elsewhere takes its answer with it.
    if (!isOurPage(event.senderFrame)) throw new Error('not our page');
    return answerCall(handlers, String(name), ask, log.note);
  });
};

/** Fulfils the wishes that wait, as soon as there is a page to show them. */
const fulfilWaiting = (preload: string, files: Files, say: Say): void => {
  // On a Mac the program lives on without a window; the new one comes back here when its page is there.
  if (window === null) {
    openWindow(preload, say);
    return;
  }
  if (window.webContents.isLoading()) return;
  for (const wish of waiting.splice(0)) {
    if ('new' in wish) tell('menu.chosen', 'new');
    else
      void files.openPath(wish.open).then((opened) => {
        if (opened.ok) tell('file.opened', opened.value);
        else dialog.showErrorBox('Portfolio', opened.error.message);
      });
  }
};

const start = async (): Promise<void> => {
  const root = app.getAppPath();
  const say = sayIn(languageOf({ LANG: app.getLocale() }));
  const now = (): string => new Date().toISOString();
  const catalog = startCatalog({
    thread: pathToFileURL(join(root, 'dist', 'electron', 'catalogThread.js')),
    place: { file: join(folder, 'catalog.db'), now: now(), seedFolder: join(root, 'dist', 'electron', 'seed') },
    onWait: () => process.stdout.write(`${say('shell.catalogWait')}\n`),
  });
  const opened = await catalog.opened;
  if (!opened.ok) {
    dialog.showErrorBox(say('shell.cannotStart'), opened.error.message);
    app.exit(1);
    return;
  }
  closeBeforeQuit(catalog);
  servePage(root);
  limitPermissions();
  const files = createFiles({ window: () => window, folder, say });
  answerCalls(root, catalog, files, now);

  const preload = join(root, 'dist', 'electron', 'preload.cjs');
  showWaiting = () => fulfilWaiting(preload, files, say);
  const choose = (command: Command): void => tell('menu.chosen', command);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform: process.platform, say, choose, showLogs })));
  if (process.platform === 'win32') app.setJumpList(jumpList(process.execPath, say));
  showWaiting();
  app.on('activate', showWaiting);
  process.stdout.write(`${say('shell.windowed')}\n`);
};

const folder = makeUserDataFolder();
const log = createCrashLog({
  folder: join(folder, 'logs'),
  name: 'window',
  now: () => new Date().toISOString(),
  shortened: { [app.getAppPath()]: 'portfolio', [homedir()]: '~' },
});
// Written down before Electron does with it what it always does.
process.on('uncaughtExceptionMonitor', (error, origin) => log.note(origin, error));
app.on('child-process-gone', (_, { type, reason }) => log.note(`child-process-gone ${type} ${reason}`, null));

// Chromium's own profile beside ours, not among it.
app.setPath('userData', join(folder, 'electron'));
app.setAppUserModelId(appId);
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
app.enableSandbox();
// macOS hands a double-clicked file over before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  wishSoon([{ open: path }]);
});
app.on('web-contents-created', (_, contents) => confine(contents));
app.on('second-instance', (_, __, ___, data) => {
  window?.restore();
  window?.focus();
  const { plans, isNew } = (data ?? {}) as { plans?: unknown; isNew?: unknown };
  wishSoon([
    ...(Array.isArray(plans) ? plans.filter((plan) => typeof plan === 'string').map((open) => ({ open })) : []),
    ...(isNew === true ? [{ new: true } as const] : []),
  ]);
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

const args = process.argv.slice(app.isPackaged ? 1 : 2);
const asked = { plans: plansInArguments(args, process.cwd()), isNew: args.includes(newPlanSwitch) };
// Chromium reorders the command line of a second start, so what it asks for travels as data of its own.
if (app.requestSingleInstanceLock(asked)) {
  wishSoon([...asked.plans.map((open) => ({ open })), ...(asked.isNew ? [{ new: true } as const] : [])]);
  void app.whenReady().then(() => start());
} else {
  app.quit();
}
