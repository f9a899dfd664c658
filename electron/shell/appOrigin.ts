/** Where the page lives in Electron: a scheme of its own, so that storage, workers and content policy work as on HTTP. */
import type { Asset, Assets } from '../assets.ts';

export const appScheme = 'app';
export const appOrigin = 'app://portfolio';
export const appUrl = `${appOrigin}/`;

/** Standard so that it has origins and relative addresses, secure so that it has workers. Nothing else. */
export const appSchemePrivileges: Electron.CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

const pathOf = (url: string): string | null => {
  const found = url.length > 2048 ? null : /^app:\/\/portfolio(\/[A-Za-z0-9_.\-/]*)$/.exec(url);
  return found?.[1] ?? null;
};

/** The file behind an address, or null. An address is looked up as it stands and never joined to a folder. */
export const resolveAsset = (assets: Assets, method: string, url: string): Asset | null => {
  const path = method === 'GET' || method === 'HEAD' ? pathOf(url) : null;
  return path === null ? null : (assets.get(path === '/' ? '/index.html' : path) ?? null);
};

/** The page is one document: the only place it may go is where it is. */
export const mayNavigate = (url: string): boolean => url === appUrl || url === `${appUrl}index.html`;

/** What is known of whoever sent a message; null once a frame has gone elsewhere. */
export interface Sender {
  url: string;
  parent: unknown;
}

/** Only our own page, and only its top frame, may ask the host anything. */
export const isOurPage = (frame: Sender | null | undefined): boolean =>
  frame != null && frame.parent === null && mayNavigate(frame.url.split('#')[0] ?? '');
