/** "A new stack is something else than what I have." */
import { describe, expect, it } from 'vitest';
import { proposeStack } from '../../../shared/engine/proposeStack.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { rowId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { ladder, modelAt, rung, smallJob } from './smallJob.ts';

const { plan, snapshot } = smallJob(
  [modelAt('weak', 1), modelAt('cheap', 2), modelAt('dear', 3), modelAt('dearest', 4)],
  { weak: 0.5, cheap: 0.88, dear: 0.9, dearest: 0.89 },
  {},
);

/** The plan with a stack of one model for each of these. */
const having = (...models: string[]): Plan => ({
  ...plan,
  stacks: models.map((id) => ({
    id: id as StackId,
    name: id,
    note: '',
    policies: { [rowId('programming')]: ladder([rung(id)]) },
  })),
});
const proposed = (from: Plan): string[] => Object.values(proposeStack(from, snapshot)).flatMap(modelsOfPolicy);

describe('a new stack', () => {
  it('has the cheapest adequate model in every row', () => {
    expect(proposed(having())).toEqual(['cheap']);
    expect(proposed(having('dear', 'weak'))).toEqual(['cheap']);
  });

  it('has the next cheapest where a stack is that already, and the cheapest again where none is left', () => {
    expect(proposed(having('cheap'))).toEqual(['dear']);
    expect(proposed(having('dear', 'cheap'))).toEqual(['dearest']);
    expect(proposed(having('dear', 'cheap', 'dearest'))).toEqual(['cheap']);
  });

  it('is the cheapest still where a stack is that in one of several rows alone', () => {
    const [row] = plan.categories;
    const legal = { ...row!, id: rowId('legal'), share: 0.5 };
    const assumedRates = plan.assumedRates.flatMap((rate) => [rate, { ...rate, category: legal.id }]);
    const [stack] = having('cheap').stacks;
    const policies = { ...stack!.policies, [legal.id]: ladder([rung('dear')]) };
    const two = { ...plan, categories: [{ ...row!, share: 0.5 }, legal], assumedRates };
    expect(proposed({ ...two, stacks: [{ ...stack!, policies }] })).toEqual(['cheap', 'cheap']);
  });

  it('leaves a row empty where nothing is adequate', () => {
    const rows = plan.categories.map((row) => ({ ...row, successFloor: { share: 0.99, probability: 0.9 } }));
    expect(proposed({ ...having('cheap'), categories: rows })).toEqual([]);
  });
});
