/** Opens the default browser at an address that holds a code, without ever putting the code on a command line. */
import { spawn } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What opens a file with whatever the user has chosen for it. */
export const openerOf = (platform: NodeJS.Platform, file: string): [string, string[]] =>
  platform === 'win32'
    ? ['rundll32', ['url.dll,FileProtocolHandler', pathToFileURL(file).href]]
    : platform === 'darwin'
      ? ['open', [file]]
      : ['xdg-open', [file]];

/** A page that does nothing but go to `address`. Other users can read neither it nor, for it is not there, a command line. */
export const writeLaunchFile = (folder: string, address: string): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `open-${process.pid}.html`);
  rmSync(file, { force: true });
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
  const handle = openSync(file, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
  try {
    writeSync(handle, `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}">\n`);
  } finally {
    closeSync(handle);
  }
  return file;
};

/** Whether something was there to open the file with; what it then does is its own affair. */
export const openInBrowser = (file: string, platform: NodeJS.Platform = process.platform): Promise<boolean> => {
  const [program, args] = openerOf(platform, file);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
};
