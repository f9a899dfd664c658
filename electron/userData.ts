/** Where the catalog, drafts and recent plans of this user live. */
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** What the answer depends on, so that every system can be tested on any. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
}

/** The folder by the custom of the system; PORTFOLIO_DATA overrides it. The XDG rules ask to ignore a relative path. */
export const userDataFolder = ({ platform, env, home }: Surroundings): string => {
  if (env.PORTFOLIO_DATA) return resolve(env.PORTFOLIO_DATA);
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Portfolio');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Portfolio');
  const xdg = env.XDG_DATA_HOME;
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'portfolio');
};

/** Step by step from the nearest folder that is there: Node's own recursive way never ends where a folder refuses (/proc). */
const makeFolder = (folder: string): void => {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each, { mode: 0o700 });
    } catch (error) {
      // Another start of this program may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

/** The same folder, there and readable by this user alone. */
export const makeUserDataFolder = (
  surroundings: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string => {
  const folder = userDataFolder(surroundings);
  makeFolder(folder);
  if (!statSync(folder).isDirectory())
    throw Object.assign(new Error(`${folder} is not a folder`), { code: 'ENOTDIR', path: folder });
  if (surroundings.platform !== 'win32') chmodSync(folder, 0o700);
  return folder;
};
