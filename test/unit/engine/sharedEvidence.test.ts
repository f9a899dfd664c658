/** Rows that rest on the same measurements are drawn together, under the name of one of them. */
import { expect, it } from 'vitest';
import { evidenceName, evidenceNames } from '../../../shared/engine/sharedEvidence.ts';
import { rowId } from '../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { category } from './smallJob.ts';

const row = (id: string, more: Partial<CategoryPlan> = {}): CategoryPlan => category({ id: rowId(id), ...more });

const names = (...rows: CategoryPlan[]): Record<string, string> => Object.fromEntries(evidenceNames(rows));

it('the row called what its kind is stands for all of its kind, else the one with the least id', () => {
  const all = { b: 'programming', a: 'programming', programming: 'programming' };
  expect(names(row('b'), row('a'), row('programming'))).toEqual(all);
  expect(names(row('programming'), row('a'), row('b'))).toEqual(all);
  expect(names(row('a'), row('programming'), row('b'))).toEqual(all);
  expect(names(row('b'), row('a'), row('c'))).toEqual({ a: 'a', b: 'a', c: 'a' });
  expect(names(row('c'), row('b'), row('a'))).toEqual({ a: 'a', b: 'a', c: 'a' });
});

it('rows of another yardstick, of another kind or of none stand for themselves', () => {
  expect(names(row('a'), row('b', { yardstick: 'mine/solved' }), row('c', { kind: 'legal' }))).toEqual({
    a: 'a',
    b: 'b',
    c: 'c',
  });
  expect(names(row('a', { kind: null }), row('b', { kind: null }))).toEqual({ a: 'a', b: 'b' });
});

it('a row that nobody names is drawn under its own', () => {
  const evidenceOf = evidenceNames([row('b'), row('a')]);
  expect(evidenceName({ count: 1, seed: '', evidenceOf }, rowId('b'))).toBe('a');
  expect(evidenceName({ count: 1, seed: '', evidenceOf }, rowId('z'))).toBe('z');
  expect(evidenceName({ count: 1, seed: '' }, rowId('b'))).toBe('b');
});
