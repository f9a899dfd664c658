/**
 * Own and rented hardware in a compiled plan: the traffic of each stack at its best values says how large a fleet must be, the
 * fleet's month is shared out over the rows by the time they take on it, and what it cannot carry is bought as before.
 */
import { entryOf, itemAt } from '../../foundation/arrays.ts';
import type { RowId, StackId } from '../../foundation/ids.ts';
import type { Fleet } from '../../plan/fleet.ts';
import type { Stack } from '../../plan/plan.ts';
import { compile } from '../compile.ts';
import type { CompiledCategory, CompiledPlan, CompiledPolicy, CompiledRung, FixedUsd } from '../compiled.ts';
import type { Job } from '../job.ts';
import { attemptOf } from '../modelTokens.ts';
import type { FleetGap, HardwareInUse } from '../outcome.ts';
import { bestBatch, type PolicySums, policySumsOf } from '../policySums.ts';
import { at, type Draws, derived, type Quantity } from '../quantity.ts';
import { partlyBought } from './bought.ts';
import { type FleetMonth, fleetGap, fleetMonth, inUse, timeOf } from './fleetMonth.ts';
import { fleetsOf, usesModel, withLoss, withRungs } from './inPlan.ts';
import { addedLoad, attemptsOf, type Load, loadOf } from './load.ts';

/** An attempt of which only a share is bought: what is bought varies as it did, and whether it is bought varies too. */
const boughtInPart = (rung: CompiledRung, share: Quantity, tools: Quantity, draws: Draws): CompiledRung => ({
  ...rung,
  bought: share,
  usd: derived(draws, [rung.usd, share, tools], (i) => partlyBought(at(rung.usd, i), at(tools, i), at(share, i))),
  usdSd: Math.sqrt(share.point * (rung.usdSd ** 2 + (1 - share.point) * rung.usd.point ** 2)),
});

/** A row's policy in the stack at hand, with what it does at best values; null sums: it cannot be evaluated. */
interface RowPolicy {
  category: CompiledCategory;
  policy: CompiledPolicy;
  sums: PolicySums | null;
}

const rowOf = (plan: CompiledPlan, category: CompiledCategory, policy: CompiledPolicy): RowPolicy => ({
  category,
  policy,
  sums: policy.gaps.length > 0 ? null : policySumsOf(plan, policy, bestBatch(category), true),
});

const added = (a: FixedUsd | null, b: FixedUsd, draws: Draws): FixedUsd => {
  if (a === null) return b;
  const sum = (x: Quantity, y: Quantity): Quantity => derived(draws, [x, y], (i) => at(x, i) + at(y, i));
  return { committed: sum(a.committed, b.committed), owned: sum(a.owned, b.owned) };
};

/** What a row pays per task of it, where `part` of the fleet's time goes to it. */
const partOf = (month: FleetMonth, part: number, tasks: number, draws: Draws): FixedUsd => {
  const each = (usd: Quantity): Quantity => derived(draws, [usd], (i) => (at(usd, i) * part) / tasks);
  return { committed: each(month.committedUsd), owned: each(month.ownedUsd) };
};

/** A fleet at work for a stack: the month of its whole load, and what each row with tasks asks of it. */
export interface ServedFleet {
  fleet: Fleet;
  month: FleetMonth;
  rows: { categoryId: RowId; load: Load }[];
}

/** Rows of a stack, the hardware that is counted in, and the fleets that are at work. */
interface Housed {
  rows: RowPolicy[];
  hardware: HardwareInUse[];
  served: ServedFleet[];
}

/** USD per task that a row would pay for a model if all of it were bought, tools apart. */
const boughtUsd = ({ category, sums }: RowPolicy, { modelId }: Fleet): number => {
  const tools = entryOf(category.costs, modelId).toolsUsd.point;
  return (sums?.leaves ?? []).reduce(
    (all, { leaf, sums: { rungs } }) =>
      all +
      leaf.rungs.reduce(
        (some, rung, r) =>
          some + (rung.model.id === modelId ? itemAt(rungs, r).costUnits * (rung.usd.point - tools) : 0),
        0,
      ),
    0,
  );
};

/** The rows of a stack with one fleet counted in. */
const withFleet = (before: Housed, fleet: Fleet, plan: CompiledPlan, tasks: number): Housed => {
  const { rows, hardware } = before;
  const gap = fleetGap(fleet);
  const refused = (why: FleetGap): Housed => ({
    ...before,
    rows: rows.map((row) =>
      usesModel(row.policy, fleet)
        ? { ...row, policy: { ...row.policy, gaps: [...row.policy.gaps, why] }, sums: null }
        : row,
    ),
  });
  if (gap !== null) return refused(gap);
  const loads = rows.map(({ category, policy, sums }): Load | null => {
    const attempts = sums === null ? 0 : attemptsOf(policy, sums, fleet.modelId) * category.plan.share * tasks;
    if (attempts === 0) return null;
    const { tokens } = entryOf(category.costs, fleet.modelId);
    return loadOf(attemptOf(tokens, category.plan.deferrable), attempts);
  });
  const known = loads.filter((load) => load !== null);
  if (known.length === 0) return before;
  const month = fleetMonth(fleet, addedLoad(known), plan.draws);
  if ('kind' in month) return refused(month);
  const all = timeOf(addedLoad(known), month);
  const elsewhere = rows.reduce(
    (sum, row, r) => (itemAt(loads, r) === null ? sum : sum + boughtUsd(row, fleet) * row.category.plan.share * tasks),
    0,
  );
  const counted = rows.map((row, r) => {
    const load = itemAt(loads, r);
    const { category, policy } = row;
    const inPart = withRungs(policy, (rung) =>
      rung.model.id === fleet.modelId
        ? boughtInPart(rung, month.overflow, entryOf(category.costs, rung.model.id).toolsUsd, plan.draws)
        : rung,
    );
    if (load === null) return { ...row, policy: inPart };
    const own = partOf(month, timeOf(load, month) / all, category.plan.share * tasks, plan.draws);
    return { ...row, policy: { ...inPart, fixed: added(policy.fixed, own, plan.draws) } };
  });
  const asked = rows.flatMap(({ category }, r) => {
    const load = itemAt(loads, r);
    return load === null ? [] : [{ categoryId: category.plan.id, load }];
  });
  return {
    rows: counted,
    hardware: [...hardware, inUse(fleet, addedLoad(known), month, elsewhere)],
    served: [...before.served, { fleet, month, rows: asked }],
  };
};

/** One stack, row by row, with its hardware. */
const stackWithFleets = (plan: CompiledPlan, job: Job, stack: Stack): Housed => {
  const fleets = fleetsOf(job, stack);
  const rows = plan.categories.map((category): RowPolicy => {
    const bare: CompiledPolicy = category.policies.get(stack.id) ?? {
      leaves: [],
      gaps: [{ kind: 'noPolicy' }],
      fixed: null,
    };
    return rowOf(
      plan,
      category,
      fleets.reduce((policy, fleet) => withLoss(policy, fleet, plan.draws), bare),
    );
  });
  return fleets.reduce<Housed>((found, fleet) => withFleet(found, fleet, plan, job.plan.tasksPerMonth), {
    rows,
    hardware: [],
    served: [],
  });
};

/** Of each stack with hardware, the fleets that are at work for it, at best values. */
export const servedFleets = (job: Job): { stackId: StackId; served: ServedFleet[] }[] => {
  const stacks = job.plan.stacks.filter((stack) => fleetsOf(job, stack).length > 0);
  if (stacks.length === 0) return [];
  const plan = compile({ ...job, draws: 0, plan: { ...job.plan, fleets: [] } });
  return stacks.map((stack) => ({ stackId: stack.id, served: stackWithFleets(plan, job, stack).served }));
};

/** The compiled plan with the hardware of its stacks. */
export const withFleets = (plan: CompiledPlan, job: Job): CompiledPlan => {
  const stacks = job.plan.stacks.filter((stack) => fleetsOf(job, stack).length > 0);
  const changed = stacks.map((stack) => ({ id: stack.id, ...stackWithFleets(plan, job, stack) }));
  return {
    ...plan,
    hardware: new Map(changed.map(({ id, hardware }) => [id, hardware])),
    categories: plan.categories.map((category, c) => {
      const policies = new Map(category.policies);
      for (const { id, rows } of changed) policies.set(id, itemAt(rows, c).policy);
      const leaves = [...policies.values()].flatMap((policy) => (policy.gaps.length > 0 ? [] : policy.leaves));
      return { ...category, policies, leaves };
    }),
  };
};
