/** Whoever gets the program gets to know who wrote the rest of it, and under which licence. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Notice, noticesOf, noticesText, packageFolderOf } from '../../../build/notices.ts';

const project = join(import.meta.dirname, '../../..');

describe('a module', () => {
  it.each([
    ['/p/node_modules/zod/v4/index.js', '/p/node_modules/zod'],
    ['/p/node_modules/@tanstack/store/dist/a.js?v=1', '/p/node_modules/@tanstack/store'],
    ['/p/node_modules/a/node_modules/b/x.js', '/p/node_modules/a/node_modules/b'],
    ['C:\\p\\node_modules\\zod\\index.js', 'C:/p/node_modules/zod'],
    ['/p/renderer/main.tsx', null],
    ['\0vite/preload-helper.js', null],
  ])('%s belongs to %s', (id, folder) => expect(packageFolderOf(id)).toBe(folder));
});

it('a package is told once, with every text it asks to be passed on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-notices-'));
  for (const place of ['a', 'b']) {
    mkdirSync(join(folder, place));
    writeFileSync(join(folder, place, 'package.json'), '{"name":"one","version":"1.0.0","license":"MIT"}');
    writeFileSync(join(folder, place, 'LICENSE.md'), 'The licence');
    writeFileSync(join(folder, place, 'NOTICE'), 'The notice');
    writeFileSync(join(folder, place, 'license.js'), 'code');
  }
  const notices = noticesOf([join(folder, 'a'), join(folder, 'b'), join(folder, 'nowhere')]);
  expect(notices).toEqual([{ name: 'one', version: '1.0.0', licence: 'MIT', text: 'The licence\n\nThe notice' }]);
  expect(noticesText(notices)).toContain('one 1.0.0 (MIT)\n\nThe licence\n\nThe notice');
});

describe('the packages that are shipped', () => {
  const shipped = (skip: (note: string) => void): Notice[] =>
    ['page', 'electron'].flatMap((name) => {
      const file = join(project, 'dist', name, 'notices.json');
      if (!existsSync(file)) skip('the app has not been built (npm test and npm run pack build it)');
      return JSON.parse(readFileSync(file, 'utf8')) as Notice[];
    });
  it('are those in the bundles, fonts and the native module among them', ({ skip }) => {
    const names = shipped(skip).map(({ name }) => name);
    for (const name of [
      'react',
      'react-dom',
      'react-aria-components',
      'recharts',
      'zustand',
      'zod',
      'i18next',
      '@cj-tech-master/excelts',
      '@fontsource-variable/inter',
      '@fontsource-variable/noto-sans-sc',
      'better-sqlite3',
    ]) {
      expect(names).toContain(name);
    }
    for (const name of ['vite', 'typescript', 'vitest', 'electron-builder']) expect(names).not.toContain(name);
  });
  it('may all be passed on under licences that ask for no more than being named', ({ skip }) => {
    const known =
      /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|OFL-1\.1|BlueOak-1\.0\.0)( AND (MIT|ISC|BSD-[23]-Clause))*$/;
    expect(shipped(skip).filter(({ licence }) => !known.test(licence))).toEqual([]);
    // One package of a single line names its licence and brings no text.
    expect(shipped(skip).flatMap(({ name, text }) => (text === '' ? [name] : []))).toEqual(['client-only']);
  });
});
