/** The code of the address goes through a file that only its owner reads, never over a command line. */
import { mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openerOf, openInBrowser, writeLaunchFile } from '../../../electron/launch.ts';

const address = 'http://127.0.0.1:4000/open#a-code_of-letters';

it('writes a page for its owner alone that goes to the address', () => {
  const file = writeLaunchFile(join(mkdtempSync(join(tmpdir(), 'portfolio-launch-')), 'new'), address);
  expect(readFileSync(file, 'utf8')).toContain(`content="0;url=${address}"`);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('does not write through a link somebody laid there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-launch-'));
  const victim = join(folder, 'victim');
  writeFileSync(victim, 'untouched');
  symlinkSync(victim, join(folder, `open-${process.pid}.html`));
  writeLaunchFile(folder, address);
  expect(readFileSync(victim, 'utf8')).toBe('untouched');
});

it('gives every system a command line without the address', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const [program, args] = openerOf(platform, '/some/open-1.html');
    expect([program, ...args].join(' ')).toContain('open-1.html');
    expect([program, ...args].join(' ')).not.toContain('127.0.0.1');
  }
});

it('says when there is nothing to open it with', async () => {
  const before = process.env.PATH;
  process.env.PATH = '/nowhere';
  expect(await openInBrowser('/some/open-1.html', 'linux')).toBe(false);
  process.env.PATH = before;
});
