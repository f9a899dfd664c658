/**
 * Stands in for the electron module: records every call in order, throws on any name it does not know, and remembers
 * which names were used so that a test can look each of them up in Electron's own types.
 */
import { join } from 'node:path';

export interface Call {
  name: string;
  args: unknown[];
}

type Listener = (...args: never[]) => unknown;

export const calls: Call[] = [];
/** `app.enableSandbox`, `BrowserWindow.loadURL` ... */
export const used = new Set<string>();
/** What the next dialogs answer: of `save` one for each time it is shown, and nothing chosen when none is left. */
export const dialogAnswers: { open: string[]; save: string[]; box: number } = { open: [], save: [], box: 0 };
export const settings = { appPath: '', locale: 'en-US', dark: false, gotLock: true };

export const called = (name: string): Call[] => calls.filter((call) => call.name === name);

const strict = <T extends object>(owner: string, members: T): T =>
  new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return Reflect.get(target, key);
      if (!(key in target)) throw new Error(`${owner}.${key} is not in the double`);
      used.add(`${owner}.${key}`);
      return Reflect.get(target, key);
    },
  });

const record =
  <R>(name: string, answer: (...args: never[]) => R) =>
  (...args: unknown[]): R => {
    calls.push({ name, args });
    return answer(...(args as never[]));
  };

const nothing = (): void => {};

const emitter = (owner: string) => {
  const listeners = new Map<string, Listener[]>();
  const listen = (event: string, listener: Listener): void => {
    calls.push({ name: `${owner}.on`, args: [event] });
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
  };
  return {
    members: { on: listen, once: listen },
    /** Fires an event and answers whether a listener prevented its default. */
    emit: (event: string, details: object = {}, ...args: unknown[]): boolean => {
      let prevented = false;
      const value = {
        ...details,
        preventDefault: () => {
          prevented = true;
        },
      };
      for (const listener of listeners.get(event) ?? []) listener(...([value, ...args] as never[]));
      return prevented;
    },
    events: () => [...listeners.keys()],
  };
};

const appEvents = emitter('app');
let becomeReady: () => void = nothing;
const ready = new Promise<void>((resolve) => {
  becomeReady = resolve;
});

export interface WindowDouble {
  options: Electron.BrowserWindowConstructorOptions;
  emit: ReturnType<typeof emitter>['emit'];
  contents: ReturnType<typeof emitter> & { loading: boolean; openHandler: (details: { url: string }) => unknown };
  closed: boolean;
}

export const windows: WindowDouble[] = [];
export const ipcHandlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
export const exposed = new Map<string, unknown>();
export const rendererListeners = new Map<string, Listener[]>();
export const permissions: Record<string, (...args: never[]) => unknown> = {};
export let schemeHandler: (request: { method: string; url: string }) => Promise<Response> = async () => new Response();
export let menuItems: Electron.MenuItemConstructorOptions[] = [];

export const app = { emit: appEvents.emit, events: appEvents.events, becomeReady: () => becomeReady() };

const contentsDouble = () => {
  const events = emitter('WebContents');
  const state = { ...events, loading: true, openHandler: (_: { url: string }): unknown => undefined };
  const members = strict('WebContents', {
    ...events.members,
    send: record('WebContents.send', nothing),
    isLoading: record('WebContents.isLoading', () => state.loading),
    setWindowOpenHandler: record('WebContents.setWindowOpenHandler', (handler: typeof state.openHandler) => {
      state.openHandler = handler;
    }),
  });
  return { state, members };
};

// A class as far as `new` can tell: an object a constructor returns takes the place of the new one.
function BrowserWindowDouble(options: Electron.BrowserWindowConstructorOptions): object {
  calls.push({ name: 'new BrowserWindow', args: [options] });
  const events = emitter('BrowserWindow');
  const { state, members: webContents } = contentsDouble();
  const double: WindowDouble = { options, emit: events.emit, contents: state, closed: false };
  windows.push(double);
  const close = (): void => {
    double.closed = true;
    events.emit('closed');
  };
  appEvents.emit('web-contents-created', {}, webContents);
  return strict('BrowserWindow', {
    ...events.members,
    webContents,
    loadURL: record('BrowserWindow.loadURL', async () => {}),
    show: record('BrowserWindow.show', nothing),
    focus: record('BrowserWindow.focus', nothing),
    restore: record('BrowserWindow.restore', nothing),
    isDestroyed: record('BrowserWindow.isDestroyed', () => double.closed),
    destroy: record('BrowserWindow.destroy', close),
    close: record('BrowserWindow.close', () => {
      if (!events.emit('close')) close();
    }),
  });
}

const permissionSetter = (name: string) =>
  record(`Session.${name}`, (handler: (...args: never[]) => unknown) => {
    permissions[name] = handler;
  });

/** The module itself. */
export const electron = {
  app: strict('app', {
    ...appEvents.members,
    enableSandbox: record('app.enableSandbox', nothing),
    setPath: record('app.setPath', nothing),
    getPath: record('app.getPath', (name: string) => join(settings.appPath, name)),
    getAppPath: record('app.getAppPath', () => settings.appPath),
    getLocale: record('app.getLocale', () => settings.locale),
    getVersion: record('app.getVersion', () => '9.8.7'),
    isPackaged: true,
    requestSingleInstanceLock: record('app.requestSingleInstanceLock', () => settings.gotLock),
    whenReady: record('app.whenReady', () => ready),
    addRecentDocument: record('app.addRecentDocument', nothing),
    clearRecentDocuments: record('app.clearRecentDocuments', nothing),
    setAppUserModelId: record('app.setAppUserModelId', nothing),
    setJumpList: record('app.setJumpList', () => 'ok'),
    quit: record('app.quit', nothing),
    exit: record('app.exit', nothing),
  }),
  BrowserWindow: BrowserWindowDouble,
  dialog: strict('dialog', {
    showOpenDialog: record('dialog.showOpenDialog', async () => ({
      canceled: dialogAnswers.open.length === 0,
      filePaths: dialogAnswers.open,
    })),
    showSaveDialog: record('dialog.showSaveDialog', async () => {
      const filePath = dialogAnswers.save.shift() ?? '';
      return { canceled: filePath === '', filePath };
    }),
    showMessageBox: record('dialog.showMessageBox', async () => ({
      response: dialogAnswers.box,
      checkboxChecked: false,
    })),
    showErrorBox: record('dialog.showErrorBox', nothing),
  }),
  ipcMain: strict('ipcMain', {
    handle: record('ipcMain.handle', (channel: string, handler: (event: unknown) => unknown) => {
      ipcHandlers.set(channel, handler as never);
    }),
  }),
  Menu: strict('Menu', {
    buildFromTemplate: record('Menu.buildFromTemplate', (items: Electron.MenuItemConstructorOptions[]) => {
      menuItems = items;
      return items;
    }),
    setApplicationMenu: record('Menu.setApplicationMenu', nothing),
  }),
  shell: strict('shell', { openPath: record('shell.openPath', async () => '') }),
  nativeTheme: strict('nativeTheme', { shouldUseDarkColors: false }),
  protocol: strict('protocol', {
    registerSchemesAsPrivileged: record('protocol.registerSchemesAsPrivileged', nothing),
    handle: record('protocol.handle', (_: string, handler: typeof schemeHandler) => {
      schemeHandler = handler;
    }),
  }),
  session: strict('session', {
    defaultSession: strict('Session', {
      setPermissionRequestHandler: permissionSetter('setPermissionRequestHandler'),
      setPermissionCheckHandler: permissionSetter('setPermissionCheckHandler'),
      setDevicePermissionHandler: permissionSetter('setDevicePermissionHandler'),
      setDisplayMediaRequestHandler: permissionSetter('setDisplayMediaRequestHandler'),
    }),
  }),
  contextBridge: strict('contextBridge', {
    exposeInMainWorld: record('contextBridge.exposeInMainWorld', (name: string, value: unknown) => {
      exposed.set(name, value);
    }),
  }),
  ipcRenderer: strict('ipcRenderer', {
    invoke: record('ipcRenderer.invoke', async () => 'answered'),
    on: record('ipcRenderer.on', (channel: string, listener: Listener) => {
      rendererListeners.set(channel, [...(rendererListeners.get(channel) ?? []), listener]);
    }),
    off: record('ipcRenderer.off', (channel: string, listener: Listener) => {
      rendererListeners.set(
        channel,
        (rendererListeners.get(channel) ?? []).filter((known) => known !== listener),
      );
    }),
  }),
};
