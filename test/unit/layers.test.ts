/** The import table holds for every source file, and the machine that checks it notices what it should. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { circleIn, complaints, importsOf, type SourceFile } from './layerTable.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const sources: SourceFile[] = ['shared', 'db', 'electron', 'renderer', 'build'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(project, file).split('\\').join('/'), text: readFileSync(file, 'utf8') };
    }),
);

describe('the sources', () => {
  it('are all read', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(sources.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(200);
  });
  it('keep to the table', { tags: ['slow'] }, () => expect(complaints(sources)).toEqual([]));
});

describe('the machine', () => {
  const one = (path: string, text: string): string[] => complaints([{ path, text }]);
  it.each([
    ['shared/plan/plan.ts', "import { evaluate } from '../engine/evaluate.ts';"],
    ['shared/engine/a.ts', "import type { Table } from '../report/table.ts';"],
    ['shared/words/say.ts', "import { a } from '../catalog/model.ts';"],
    ['shared/engine/a.ts', "import fs from 'node:fs';"],
    ['shared/engine/a.ts', "const fs = await import('node:fs');"],
    ['shared/engine/a.ts', "import {\n  a,\n  b,\n} from '../../db/open.ts';"],
    ['shared/report/a.ts', "import React from 'react';"],
    ['db/a.ts', "import { b } from '../electron/local.ts';"],
    ['db/a.ts', "import { b } from '../renderer/state/planStore.ts';"],
    ['electron/local.ts', "import { app } from 'electron';"],
    ['electron/handlers/a.ts', "import type { App } from 'electron';"],
    ['electron/a.ts', "import { b } from '../renderer/host/host.ts';"],
    ['electron/a.ts', "import { b } from '../test/unit/a.ts';"],
    ['electron/a.ts', "import { b } from '../build/guard.mjs';"],
    ['renderer/parts/a.tsx', "import { b } from '../screens/b.tsx';"],
    ['renderer/parts/a.tsx', "import { b } from '../state/b.ts';"],
    ['renderer/actions/a.ts', "import { b } from '../screens/b.tsx';"],
    ['renderer/screens/a.tsx', "import { b } from '../../db/open.ts';"],
    ['renderer/screens/a.tsx', "import { readFile } from 'node:fs/promises';"],
    ['renderer/screens/a.tsx', "import Database from 'better-sqlite3';"],
    ['renderer/simulate/a.ts', "new Worker(new URL('../screens/b.ts', import.meta.url));"],
    ['build/a.mjs', "import { b } from '../shared/words/say.ts';"],
    ['shared/foundation/answer.ts', "import { b } from '../contract/contract.ts';"],
    ['shared/foundation/answer.ts', "import { z } from 'zod';"],
    ['shared/catalog/all.ts', "export * from './model.ts';"],
    ['shared/catalog/all.ts', "export { a, b } from './model.ts';"],
    ['shared/catalog/utils.ts', 'export const a = 1;'],
    ['renderer/parts/index.ts', 'export const a = 1;'],
    ['renderer/screens/a.tsx', "import { tornado } from '../../shared/engine/levers/tornado.ts';"],
    ['shared/report/a.ts', "import { type Sums, solve } from '../engine/optimise/solve.ts';"],
    ['shared/engine/levers/a.ts', "import { sampleWorth } from '../information/sampleWorth.ts';"],
    ['elsewhere/a.ts', "import { b } from '../shared/catalog/model.ts';"],
  ])('objects to %s: %s', (path, text) => expect(one(path, text)).toHaveLength(1));

  it.each([
    ['shared/report/a.ts', "import { levers } from '../engine/levers/levers.ts';"],
    ['shared/report/a.ts', "import type { Tornado } from '../engine/levers/tornado.ts';"],
    ['shared/report/a.ts', "import {\n  type Form,\n  type Choice,\n} from '../engine/optimise/choice.ts';"],
    ['shared/engine/levers/a.ts', "import { tornado } from './tornado.ts';"],
  ])('lets %s through a folder’s one way in: %s', (path, text) => expect(one(path, text)).toEqual([]));

  it('says what is allowed', () => {
    expect(one('shared/plan/a.ts', "import { b } from '../engine/b.ts';")[0]).toMatch(
      /shared\/plan may import shared\/plan, shared\/foundation, shared\/words, shared\/catalog, shared\/study/,
    );
  });
  it('sees a circle of three and not a diamond', () => {
    const file = (path: string, ...names: string[]): SourceFile => ({
      path: `shared/plan/${path}.ts`,
      text: names.map((name) => `import { x } from './${name}.ts';`).join('\n'),
    });
    expect(circleIn([file('a', 'b'), file('b', 'c'), file('c', 'a')])).toBe(
      'shared/plan/a.ts -> shared/plan/b.ts -> shared/plan/c.ts -> shared/plan/a.ts',
    );
    expect(circleIn([file('a', 'b', 'c'), file('b', 'd'), file('c', 'd'), file('d')])).toBeNull();
  });
  it('reads no imports out of comments', () => {
    expect(importsOf("/** import { a } from './b.ts'; */\n// import { a } from './b.ts';\nconst c = 1;")).toEqual([]);
  });
});
