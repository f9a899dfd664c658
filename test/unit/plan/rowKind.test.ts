import { expect, it } from 'vitest';
import { rowId } from '../../../shared/foundation/ids.ts';
import { dependencePresetFor } from '../../../shared/plan/dependencePresets.ts';
import { setKind } from '../../../shared/plan/edits/rowKind.ts';
import { addRow } from '../../../shared/plan/edits/rows.ts';
import type { CategoryPlan, Plan } from '../../../shared/plan/plan.ts';
import { requestShapeOf } from '../../../shared/plan/requestShapes.ts';
import { createPlan } from '../../namedPlan.ts';

const added = addRow(createPlan('empty', { models: [], evidence: [] }), { name: 'Coding agent', kind: null });
if (!added.ok) throw new Error(added.error.message);
const start: Plan = added.value;
const id = rowId('coding-agent');

const like = (plan: Plan, kind: CategoryPlan['kind'], yardstick: string | null): Plan => {
  const edited = setKind(plan, id, kind, yardstick);
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value;
};
const rowOf = (plan: Plan) => plan.categories.find((row) => row.id === id);

it('work of a name of its own is based on a kind, and what nobody set follows it there and back', () => {
  const based = like(start, 'programming', 'SWE-bench Verified/resolved');
  expect(rowOf(based)).toMatchObject({
    name: 'Coding agent',
    kind: 'programming',
    yardstick: 'SWE-bench Verified/resolved',
    shape: requestShapeOf('programming'),
    dependence: dependencePresetFor('programming', 'SWE-bench Verified/resolved'),
  });
  expect(rowOf(like(based, null, null))).toEqual(rowOf(start));
});

it('what the planner set stays, and so do the other rows', () => {
  const shape = { ...requestShapeOf(null), promptTokens: { value: 1234, stated: true } };
  const mine = { ...start, categories: start.categories.map((row) => (row.id === id ? { ...row, shape } : row)) };
  const based = like(mine, 'translation', null);
  expect(rowOf(based)?.shape).toBe(shape);
  based.categories.forEach((row, i) => {
    if (row.id !== id) expect(row).toBe(mine.categories[i]);
  });
});

it('a row that is gone is named', () => {
  expect(setKind(start, rowId('gone'), 'programming', null)).toMatchObject({ ok: false, error: { kind: 'notInPlan' } });
});
