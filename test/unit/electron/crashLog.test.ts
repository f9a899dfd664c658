/** A log that helps whoever reads a report, and tells nothing of plans and people. */
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCrashLog } from '../../../electron/crashLog.ts';

const project = join(import.meta.dirname, '../../..');
const logIn = (folder: string) =>
  createCrashLog({
    folder,
    name: 'window',
    now: () => '2026-01-02T03:04:05.000Z',
    shortened: { [project]: 'portfolio', [homedir()]: '~' },
  });
const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'portfolio-log-')), 'logs');

it('says when, where and which kind, with the places in the code and not a word of the message', () => {
  const folder = newFolder();
  const secret = 'The secret plan\n    at all costs\n    at Acme (budget:1:2)';
  const error = Object.assign(new TypeError(secret), { code: 'ENOSPC' });
  logIn(folder).note('draft.keep', error);
  logIn(folder).note('odd', 'The secret plan');
  logIn(folder).notePage('screen', {
    name: 'RangeError',
    frames: ['    at draw (app://portfolio/assets/a.js:1:2)', 'secret'],
  });
  const text = readFileSync(join(folder, 'window.log'), 'utf8');
  expect(text).toContain('2026-01-02T03:04:05.000Z draft.keep: TypeError ENOSPC\n');
  expect(text).toContain('portfolio/test/unit/electron/crashLog.test.ts');
  expect(text).toContain('page: screen: RangeError\n    at draw (app://portfolio/assets/a.js:1:2)\n');
  expect(text).toContain('odd: string\n');
  expect(text).not.toContain('secret');
  expect(text).not.toContain('costs');
  expect(text).not.toContain('Acme');
  expect(text).not.toContain(project);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'window.log')).mode & 0o777).toBe(0o600);
});

it('stays small, and keeps what was written last', () => {
  const folder = newFolder();
  const log = logIn(folder);
  const frames = Array.from({ length: 20 }, (_, n) => `    at ${'x'.repeat(400)} (app://portfolio/a.js:1:${n})`);
  for (let n = 0; n < 600; n += 1) log.notePage(`n${n}`, { name: 'Error', frames });
  const files = readdirSync(folder).sort();
  expect(files).toEqual(['window.1.log', 'window.2.log', 'window.3.log', 'window.log']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(540 * 1024);
  expect(readFileSync(join(folder, 'window.log'), 'utf8')).toContain('n599');
});

it('does not fail where it cannot write', () => {
  expect(() => logIn('/dev/null/logs').note('x', new Error('y'))).not.toThrow();
});
