/** Which Node may run this, and that the three programs of npm all ask first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { canRun } from '../../../build/guard.mjs';

const project = fileURLToPath(new URL('../../..', import.meta.url));

it('takes Node 22.18 and newer with Node-API 10', () => {
  expect(canRun({ node: '22.18.0', napi: '10' })).toBe(true);
  expect(canRun({ node: '24.21.0', napi: '10' })).toBe(true);
  expect(canRun({ node: '22.17.1', napi: '10' })).toBe(false);
  expect(canRun({ node: '20.20.2', napi: '9' })).toBe(false);
  expect(canRun({ node: '23.0.0', napi: '9' })).toBe(false);
  expect(canRun({})).toBe(false);
});

it('is asked by every program that npm or a user starts, before anything else is loaded', () => {
  for (const file of [
    'build/start.mjs',
    'build/check.mjs',
    'build/test.mjs',
    'build/pack.mjs',
    'electron/portfolio.mjs',
  ]) {
    const text = readFileSync(join(project, file), 'utf8');
    const guarded = text.indexOf('await underFittingNode(');
    expect([file, guarded > 0]).toEqual([file, true]);
    const before = [...text.slice(0, guarded).matchAll(/from '([^']+)'/g)].map((found) => found[1] ?? '');
    expect([file, before.filter((name) => !/^node:|\/(guard|bundle)\.mjs$/.test(name))]).toEqual([file, []]);
  }
});
