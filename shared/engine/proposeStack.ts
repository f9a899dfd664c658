/** What a new stack begins with. */
import type { Snapshot } from '../catalog/catalog.ts';
import { same } from '../catalog/record.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import type { Plan, Stack } from '../plan/plan.ts';
import { singleModel } from '../plan/policies.ts';
import type { Policy } from '../plan/policy.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { proposeModel } from './propose.ts';

const modelsIn = ({ policies }: Pick<Stack, 'policies'>, row: RowId): ModelId[] => {
  const policy = policies[row];
  return policy === undefined ? [] : modelsOfPolicy(policy);
};

/** Models that a plan's stacks have in a row. */
export const modelsInRow = ({ stacks }: Pick<Plan, 'stacks'>, row: RowId): Set<ModelId> =>
  new Set(stacks.flatMap((stack) => modelsIn(stack, row)));

/**
 * The cheapest adequate model in each row; where a stack of the plan has just these, the cheapest that no stack has in the
 * row, as far as there is one. A row in which nothing is adequate stays empty. `snapshot` has the models to choose from.
 */
export const proposeStack = (plan: Plan, snapshot: Snapshot): Stack['policies'] => {
  const rows = plan.categories.map((row) => ({ row, candidates: candidatesFor(row, plan, snapshot) }));
  const policiesOf = (found: (row: (typeof rows)[number]) => Candidate | null): Stack['policies'] =>
    Object.fromEntries(
      rows.flatMap((one): [RowId, Policy][] => {
        const proposal = found(one);
        return proposal === null ? [] : [[one.row.id, singleModel(proposal.model.id)]];
      }),
    );
  const cheapest = policiesOf(({ row, candidates }) => proposeModel(row, candidates));
  const isCheapest = (stack: Stack): boolean =>
    rows.every(({ row }) => same(modelsIn(stack, row.id), modelsIn({ policies: cheapest }, row.id)));
  if (!plan.stacks.some(isCheapest)) return cheapest;
  return policiesOf(
    ({ row, candidates }) => proposeModel(row, candidates, modelsInRow(plan, row.id)) ?? proposeModel(row, candidates),
  );
};
