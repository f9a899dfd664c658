import { describe, expect, it } from 'vitest';
import { type ModelId, modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { checkPlan } from '../../../shared/plan/checkPlan.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { singleModel } from '../../../shared/plan/policies.ts';
import { createPlan } from '../../namedPlan.ts';

const empty = createPlan('empty', { models: [], evidence: [] });
const kinds = (plan: Plan, known: Set<ModelId> | null = null) => checkPlan(plan, known).map((problem) => problem.kind);

describe('a plan as a whole', () => {
  it('names a model the catalog lacks only where the catalog is given', () => {
    const plan: Plan = {
      ...empty,
      stacks: [
        {
          id: stackId('a'),
          name: 'A',
          note: '',
          policies: { [rowId('roleplay')]: singleModel(modelId('nobody/nothing')) },
        },
      ],
    };
    expect(kinds(plan)).toEqual([]);
    expect(checkPlan(plan, new Set())).toEqual([
      {
        kind: 'unknownModel',
        message: 'Plan: stacks[0].policies.roleplay is “nobody/nothing”; allowed: a model of the catalog.',
        details: {
          subject: 'Plan',
          field: 'stacks[0].policies.roleplay',
          value: '“nobody/nothing”',
          allowed: 'a model of the catalog',
        },
      },
    ]);
  });

  it('takes a sum of 1 up to a millionth, and no more', () => {
    const off = (by: number): Plan => ({
      ...empty,
      categories: empty.categories.map((category, i) =>
        i === 0 ? { ...category, share: category.share + by } : category,
      ),
    });
    expect(kinds(off(5e-7))).toEqual([]);
    expect(kinds(off(2e-6))).toEqual(['mixSum']);
    expect(kinds(off(Number.NaN))).toEqual(['mixSum']);
  });

  it('tells every problem, not only the first', () => {
    const rate = { modelId: modelId('a/b'), category: rowId('roleplay'), rate: { value: 0.5 } };
    const plan: Plan = {
      ...empty,
      categories: empty.categories.slice(1),
      stacks: [...empty.stacks, ...empty.stacks],
      assumedRates: [rate, rate],
    };
    expect(kinds(plan)).toEqual(['mixSum', 'duplicateId', 'duplicateId', 'duplicateId']);
  });
});
