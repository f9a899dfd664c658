/** What a row of work is taken to be like: a kind of work that evidence and study know, and the benchmark it is held to. */
import type { WorkKind } from '../../catalog/category.ts';
import type { Answer } from '../../foundation/answer.ts';
import type { RowId } from '../../foundation/ids.ts';
import { dependencePresetFor } from '../dependencePresets.ts';
import type { Plan } from '../plan.ts';
import { requestShapeOf } from '../requestShapes.ts';
import { checked, notThere } from './checked.ts';

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Bases a row on a kind and a benchmark of it (null: on none). How alike models fail and what a request looks like follow
 * as long as they are the presets of what the row was like before; what the planner set stays.
 */
export const setKind = (plan: Plan, id: RowId, kind: WorkKind | null, yardstick: string | null): Answer<Plan> => {
  const row = plan.categories.find((known) => known.id === id);
  if (row === undefined) return notThere(id);
  const dependence = isSame(row.dependence, dependencePresetFor(row.kind, row.yardstick))
    ? dependencePresetFor(kind, yardstick)
    : row.dependence;
  const shape = row.kind !== kind && isSame(row.shape, requestShapeOf(row.kind)) ? requestShapeOf(kind) : row.shape;
  return checked({
    ...plan,
    categories: plan.categories.map((one) => (one === row ? { ...row, kind, yardstick, dependence, shape } : one)),
  });
};
