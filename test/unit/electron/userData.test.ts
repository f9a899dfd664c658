/** Where a user's data goes on each system, and who may read it. */
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { makeUserDataFolder, userDataFolder } from '../../../electron/userData.ts';

it('follows the custom of each system', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
    userDataFolder({ platform, env, home: '/home/ann' });
  expect(at('linux')).toBe(join('/home/ann', '.local', 'share', 'portfolio'));
  expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'portfolio'));
  expect(at('linux', { XDG_DATA_HOME: 'relative' })).toBe(join('/home/ann', '.local', 'share', 'portfolio'));
  expect(at('darwin')).toBe(join('/home/ann', 'Library', 'Application Support', 'Portfolio'));
  expect(at('win32', { APPDATA: '/roaming' })).toBe(join('/roaming', 'Portfolio'));
  expect(at('win32')).toBe(join('/home/ann', 'AppData', 'Roaming', 'Portfolio'));
});

it('goes where PORTFOLIO_DATA says, on every system', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(userDataFolder({ platform, env: { PORTFOLIO_DATA: 'here' }, home: '/h' })).toBe(resolve('here'));
  }
});

it('is for its owner alone, also where it was open before', ({ skip }) => {
  if (process.platform === 'win32') skip('modes say nothing on Windows');
  const parent = mkdtempSync(join(tmpdir(), 'portfolio-data-'));
  const surroundings = { platform: process.platform, env: { PORTFOLIO_DATA: join(parent, 'a', 'b') }, home: homedir() };
  expect(statSync(makeUserDataFolder(surroundings)).mode & 0o777).toBe(0o700);
  expect(statSync(makeUserDataFolder({ ...surroundings, env: { PORTFOLIO_DATA: parent } })).mode & 0o777).toBe(0o700);
});

it('is refused with the system’s code where there can be none, and at once', ({ skip }) => {
  if (process.platform !== 'linux') skip('the folders that refuse are those of Linux');
  const file = join(mkdtempSync(join(tmpdir(), 'portfolio-data-')), 'file');
  writeFileSync(file, 'kept');
  for (const [folder, code] of [
    ['/proc/portfolio', 'ENOENT'],
    [file, 'ENOTDIR'],
    [join(file, 'below'), 'ENOTDIR'],
  ] as const) {
    const surroundings = { platform: process.platform, env: { PORTFOLIO_DATA: folder }, home: homedir() };
    expect(() => makeUserDataFolder(surroundings)).toThrow(expect.objectContaining({ code }));
  }
  expect([readFileSync(file, 'utf8'), statSync(file).isFile()]).toEqual(['kept', true]);
});
