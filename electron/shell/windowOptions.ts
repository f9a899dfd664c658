/** The window as plain data: written out in full, since a default may change and a test can only see what is written. */

/** The page's own background, so that a window never flashes in the wrong colour before it has drawn itself. */
const backgroundColour = (dark: boolean): string => (dark ? '#14161a' : '#f6f6f3');

export const windowOptions = (preload: string, dark: boolean) =>
  ({
    name: 'main',
    windowStatePersistence: true,
    width: 1440,
    height: 920,
    minWidth: 880,
    minHeight: 560,
    show: false,
    backgroundColor: backgroundColour(dark),
    title: 'Portfolio',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  }) satisfies Electron.BrowserWindowConstructorOptions;
