/**
 * What a policy does per task, with its spending parted by what moves it in months to come: attempts of each model,
 * checks of each judge, people, and the rest. Prices and tokens change only what an attempt costs, so a policy is
 * evaluated once for all months.
 */

import { entryOf, itemAt } from '../../foundation/arrays.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import { stackId } from '../../foundation/ids.ts';
import type { Fleet } from '../../plan/fleet.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import type { Policy, Verifier } from '../../plan/policy.ts';
import { type CompileMemory, compile } from '../compile.ts';
import type {
  CompiledCategory,
  CompiledCost,
  CompiledLeaf,
  CompiledPlan,
  CompiledPolicy,
  CompiledRung,
} from '../compiled.ts';
import { fleetEngine } from '../fleets/fleetEngine.ts';
import { usesModel, withLoss } from '../fleets/inPlan.ts';
import type { Job } from '../job.ts';
import type { TokenTimes } from '../limits.ts';
import type { Gap } from '../outcome.ts';
import { bestBatch, policySumsOf } from '../policySums.ts';
import { at, exactly } from '../quantity.ts';
import { categoryTraces } from '../traces.ts';

/** The best value, and the value in each draw after it. */
export type Series = Float64Array;

export type Judge = NonNullable<Verifier['judge']>;

export interface Parted {
  success: Series;
  silentFailure: Series;
  /** USD of silent failures and of people, per task. */
  silentUsd: Series;
  peopleUsd: Series;
  /** Fees of checks and routes: what no price or token moves. */
  feesUsd: Series;
  /** Attempts per task, each weighted by how much dearer its task is; with what one costs today. */
  models: { modelId: ModelId; cost: CompiledCost; attempts: Series }[];
  judges: { judge: Judge; checks: Series }[];
}

const nothing = exactly(0);
const one = exactly(1);

const judgeKey = (judge: Judge): string => JSON.stringify(judge);

/** The judge of each rung of a leaf; compiled rungs stand in the order of the planned ones. */
const judgesOf = ({ leaf }: CompiledLeaf): (Judge | null)[] =>
  leaf.ladder.rungs.map(({ verifier }) => verifier?.judge ?? null);

/** The policy with nothing paid but one USD where `counts` says so: what is spent then is how often that happens. */
const counting = (
  policy: CompiledPolicy,
  counts: { attempt: (rung: CompiledRung) => boolean; check: (judge: Judge | null) => boolean },
): CompiledPolicy => ({
  gaps: [],
  fixed: null,
  leaves: policy.leaves.map((leaf) => {
    const judges = judgesOf(leaf);
    const rungs = leaf.rungs.map((rung, i) => ({
      ...rung,
      usd: counts.attempt(rung) ? one : nothing,
      usdPerCheck: counts.check(judges[i] ?? null) ? one : nothing,
      minutesPerCheck: nothing,
    }));
    return {
      ...leaf,
      rungs,
      ladder: { ...leaf.ladder, rungs, humanMinutes: nothing },
      routes: leaf.routes.map((route) => ({ ...route, usd: nothing })),
    };
  }),
});

/** A policy and the hardware that some of its models run on. */
export interface HousedPolicy {
  policy: Policy;
  fleets: readonly Fleet[];
}

const onHardware = (policy: CompiledPolicy, fleets: readonly Fleet[], plan: CompiledPlan): CompiledPolicy => {
  const used = fleets.filter((fleet) => usesModel(policy, fleet));
  const served = used.reduce((found, fleet) => withLoss(found, fleet, plan.draws), policy);
  return { ...served, gaps: [...served.gaps, ...used.flatMap((fleet) => fleetEngine().fleetGap(fleet) ?? [])] };
};

const never = (): boolean => false;

/** A policy and what is counted of it, each under an id of its own. */
interface Counted {
  id: StackId;
  policy: CompiledPolicy;
  models: { modelId: ModelId; id: StackId; policy: CompiledPolicy }[];
  judges: { judge: Judge; id: StackId; policy: CompiledPolicy }[];
}

const countedOf = (id: StackId, policy: CompiledPolicy): Counted => {
  const modelIds = [...new Set(policy.leaves.flatMap(({ rungs }) => rungs.map(({ model }) => model.id)))];
  const judges = new Map(
    policy.leaves
      .flatMap((leaf) => judgesOf(leaf))
      .flatMap((judge) => (judge === null ? [] : [[judgeKey(judge), judge]])),
  );
  return {
    id,
    policy,
    models: modelIds.map((modelId) => ({
      modelId,
      id: stackId(`${id} model ${modelId}`),
      policy: counting(policy, { attempt: ({ model }) => model.id === modelId, check: never }),
    })),
    judges: [...judges].map(([key, judge]) => ({
      judge,
      id: stackId(`${id} judge ${key}`),
      policy: counting(policy, { attempt: never, check: (other) => other !== null && judgeKey(other) === key }),
    })),
  };
};

const series = (point: number, draws: Float64Array | undefined): Series => {
  const all = new Float64Array(1 + (draws?.length ?? 0));
  all[0] = point;
  if (draws !== undefined) all.set(draws, 1);
  return all;
};

/** The values and draws of every counted policy at once: they share the curves of difficulty. */
const measured = (plan: CompiledPlan, category: CompiledCategory, all: readonly Counted[]) => {
  const policies = new Map<StackId, CompiledPolicy>(
    all.flatMap(({ id, policy, models, judges }) => [
      [id, policy] as const,
      ...[...models, ...judges].map((counted) => [counted.id, counted.policy] as const),
    ]),
  );
  const traces = plan.draws.count > 0 ? categoryTraces(plan, { ...category, policies }) : null;
  const batch = bestBatch(category);
  return {
    sums: (id: StackId) => policySumsOf(plan, entryOf(policies, id), batch, false),
    trace: (id: StackId) => traces?.get(id),
  };
};

const partedOf = (
  plan: CompiledPlan,
  category: CompiledCategory,
  { id, models, judges }: Counted,
  found: ReturnType<typeof measured>,
): Parted => {
  const sums = found.sums(id);
  const trace = found.trace(id);
  const counted = (part: StackId): Series => {
    const { modelUsd, verifierUsd } = found.sums(part);
    return series(modelUsd + verifierUsd, found.trace(part)?.spend);
  };
  const silentFailure = series(sums.silentFailure, trace?.silentFailure);
  const minutes = series(sums.minutes, trace?.minutes);
  const spend = series(sums.modelUsd + sums.verifierUsd + sums.humanUsd, trace?.spend);
  const attempts = models.map(({ modelId, id: part }) => ({
    modelId,
    cost: entryOf(category.costs, modelId),
    attempts: counted(part),
  }));
  const checks = judges.map(({ judge, id: part }) => ({ judge, checks: counted(part) }));
  const judgeUsd = new Map(
    category.leaves.flatMap((leaf) =>
      judgesOf(leaf).flatMap((judge, i) =>
        judge === null ? [] : [[judgeKey(judge), itemAt(leaf.rungs, i).judgeUsd] as const],
      ),
    ),
  );
  const peopleUsd = minutes.map((each, i) => each * at(plan.humanUsdPerMinute, i - 1));
  return {
    success: series(sums.success, trace?.success),
    silentFailure,
    silentUsd: silentFailure.map((each, i) => each * at(category.silentFailureUsd, i - 1)),
    peopleUsd,
    feesUsd: spend.map((each, i) => {
      let rest = each - (peopleUsd[i] ?? 0);
      for (const { cost, attempts: count } of attempts) rest -= (count[i] ?? 0) * at(cost.usd, i - 1);
      for (const { judge, checks: count } of checks) rest -= (count[i] ?? 0) * entryOf(judgeUsd, judgeKey(judge));
      // What is left of a difference of equals is no fee.
      return Math.abs(rest) <= 1e-12 * each ? 0 : rest;
    }),
    models: attempts,
    judges: checks,
  };
};

/** A leaf of a policy with those of its tasks that the same models can take: only how many they are moves with the months. */
interface SizedLeaf {
  /** The same for the same policy, leaf and models, in every month. */
  id: string;
  leaf: CompiledLeaf;
}

const sizedLeavesOf = (key: string, { leaves }: CompiledPolicy): SizedLeaf[] =>
  leaves.map((leaf) => ({
    id: `${key} ${JSON.stringify([leaf.leaf.path, leaf.rungs.map(({ errorShare }) => errorShare.point >= 1)])}`,
    leaf,
  }));

/** The leaf as if all tasks that come to it were of its sizes. */
const alone = ({ leaf }: SizedLeaf): CompiledPolicy => ({
  gaps: [],
  fixed: null,
  leaves: [{ ...leaf, weight: exactly(leaf.leaf.weight) }],
});

/** Of the tasks that come to a leaf, those of its sizes. */
const sharesOf = ({ leaf, weight }: CompiledLeaf, length: number): Series => {
  const shares = new Float64Array(length);
  if (leaf.weight > 0) for (let i = 0; i < length; i++) shares[i] = at(weight, i - 1) / leaf.weight;
  return shares;
};

const adding = (into: Series, from: Series, shares: Series): void => {
  for (let i = 0; i < into.length; i++) into[i]! += shares[i]! * from[i]!;
};

/** What leaves do together, each with its share of the tasks that come to it: everything of them is per task. */
const together = (leaves: readonly { parted: Parted; shares: Series }[], length: number): Parted => {
  const zeros = (): Series => new Float64Array(length);
  const [success, silentFailure, silentUsd, peopleUsd, feesUsd] = [zeros(), zeros(), zeros(), zeros(), zeros()];
  const sums = { success, silentFailure, silentUsd, peopleUsd, feesUsd };
  const models = new Map<ModelId, Parted['models'][number]>();
  const judges = new Map<string, Parted['judges'][number]>();
  for (const { parted, shares } of leaves) {
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) adding(sums[key], parted[key], shares);
    for (const { modelId, cost, attempts } of parted.models) {
      const all = models.get(modelId) ?? { modelId, cost, attempts: zeros() };
      adding(all.attempts, attempts, shares);
      models.set(modelId, all);
    }
    for (const { judge, checks } of parted.judges) {
      const all = judges.get(judgeKey(judge)) ?? { judge, checks: zeros() };
      adding(all.checks, checks, shares);
      judges.set(judgeKey(judge), all);
    }
  }
  return { ...sums, models: [...models.values()], judges: [...judges.values()] };
};

/** What the months of one category of one job share: what is compiled of it, and what leaves do. */
export interface SharedByMonths {
  memory: CompileMemory;
  leaves: Map<string, Parted>;
}

interface PartsAsk {
  /** Its draws say how many follow the best value. */
  job: Job;
  category: CategoryPlan;
  /** All of the category in any month, by the key each comes under: draws depend on which models there are. */
  policies: ReadonlyMap<string, HousedPolicy>;
  /** Those that are asked for. */
  needed: ReadonlySet<string>;
  /** What models can take is held to so many times the tokens. */
  fitting: TokenTimes;
  shared: SharedByMonths;
}

/** The needed policies of a category by their keys, with the success that their own hardware leaves them, or their gaps. */
export const partedPolicies = ({
  job,
  category,
  policies,
  needed,
  fitting,
  shared: { memory, leaves: kept },
}: PartsAsk): Map<string, Parted | Gap[]> => {
  const stacks = [...policies].map(([key, { policy }]) => ({
    id: stackId(key),
    name: '',
    note: '',
    policies: { [category.id]: policy },
  }));
  // What a commitment changes depends on all rows of a month: it is added to the months.
  const row = { ...job, plan: { ...job.plan, categories: [{ ...category, share: 1 }], stacks, commitments: [] } };
  const plan = compile(row, undefined, fitting, memory);
  const compiled = itemAt(plan.categories, 0);
  const asked = [...policies].filter(([key]) => needed.has(key));
  const served = asked.map(([key, { fleets }]) => {
    const policy = onHardware(entryOf(compiled.policies, stackId(key)), fleets, plan);
    return { key, gaps: policy.gaps, leaves: policy.gaps.length > 0 ? [] : sizedLeavesOf(key, policy) };
  });
  const fresh = served
    .flatMap(({ leaves }) => leaves)
    .filter(({ id }) => !kept.has(id))
    .map((leaf) => countedOf(stackId(leaf.id), alone(leaf)));
  const found = measured(plan, compiled, fresh);
  for (const counted of fresh) kept.set(counted.id, partedOf(plan, compiled, counted, found));
  return new Map(
    served.map(({ key, gaps, leaves }) => {
      const length = 1 + plan.draws.count;
      const parts = leaves.map(({ id, leaf }) => ({ parted: entryOf(kept, id), shares: sharesOf(leaf, length) }));
      return [key, gaps.length > 0 ? gaps : together(parts, length)];
    }),
  );
};
