/**
 * What a policy does per task, with its spending parted by what moves it in months to come: attempts of each model,
 * checks of each judge, people, and the rest. Prices and tokens change only what an attempt costs, so a policy is
 * evaluated once for all months.
 */

import { entryOf, itemAt } from '../../foundation/arrays.ts';
import type { ModelId } from '../../foundation/ids.ts';
import { stackId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import type { Fleet } from '../../plan/fleet.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import type { Policy, Verifier } from '../../plan/policy.ts';
import type { Batch } from '../batch.ts';
import { type CompileMemory, compile } from '../compile.ts';
import type { CompiledCategory, CompiledCost, CompiledLeaf, CompiledPlan, CompiledPolicy } from '../compiled.ts';
import { fleetEngine } from '../fleets/fleetEngine.ts';
import { usesModel, withLoss } from '../fleets/inPlan.ts';
import type { Job } from '../job.ts';
import type { TokenTimes } from '../limits.ts';
import type { Gap } from '../outcome.ts';
import { bestBatch } from '../policySums.ts';
import { at, exactly } from '../quantity.ts';
import { eachBatch, leafWalk, walkLeaf } from '../traces.ts';
import { routeUsdAt } from '../visit.ts';

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

const judgeKey = (judge: Judge): string => JSON.stringify(judge);

/** The judge of each rung of a leaf; compiled rungs stand in the order of the planned ones. */
const judgesOf = ({ leaf }: CompiledLeaf): (Judge | null)[] =>
  leaf.ladder.rungs.map(({ verifier }) => verifier?.judge ?? null);

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

/** What a leaf does per task that comes to it, the best value first, and what happens at each of its rungs. */
interface Walked {
  leaf: CompiledLeaf;
  success: Series;
  silentFailure: Series;
  minutes: Series;
  /** USD of models, checks, people and routes. */
  spend: Series;
  attempts: Series[];
  checks: Series[];
}

const addSeries = (all: readonly Series[]): Series => {
  const [first = new Float64Array(0), ...rest] = all;
  if (rest.length === 0) return first;
  const sum = first.slice();
  for (const one of rest) for (let i = 0; i < sum.length; i++) sum[i]! += one[i]!;
  return sum;
};

/** Leaves at their best values and in every draw; all walks of a batch share the curves of difficulty. */
const walkedLeaves = (plan: CompiledPlan, category: CompiledCategory, leaves: readonly CompiledLeaf[]): Walked[] => {
  const { count } = plan.draws;
  const zeros = (): Series => new Float64Array(1 + count);
  const walks = leaves.map((leaf) => ({
    ...leafWalk(leaf, true),
    found: {
      leaf,
      success: zeros(),
      silentFailure: zeros(),
      minutes: zeros(),
      spend: zeros(),
      attempts: leaf.rungs.map(zeros),
      checks: leaf.rungs.map(zeros),
    },
  }));
  const take = (batch: Batch): void => {
    for (const { found, ...walked } of walks) {
      const sums = walkLeaf(walked, batch);
      const at0 = 1 + batch.first;
      found.success.set(sums.success.subarray(0, batch.draws), at0);
      found.silentFailure.set(sums.silentFailure.subarray(0, batch.draws), at0);
      found.minutes.set(sums.minutes.subarray(0, batch.draws), at0);
      for (const [r, { attempts, checks }] of (walked.walk.counts ?? []).entries()) {
        itemAt(found.attempts, r).set(attempts.subarray(0, batch.draws), at0);
        itemAt(found.checks, r).set(checks.subarray(0, batch.draws), at0);
      }
      for (let b = 0; b < batch.draws; b++) {
        const i = batch.first + b;
        found.spend[1 + i] =
          sums.modelUsd[b]! +
          sums.checkUsd[b]! +
          sums.minutes[b]! * at(plan.humanUsdPerMinute, i) +
          routeUsdAt(walked.leaf.routes, i) * sums.offered[b]!;
      }
    }
  };
  if (walks.length > 0) {
    take(bestBatch(category));
    eachBatch(category, count, take);
  }
  return walks.map(({ found }) => found);
};

const partedOf = (plan: CompiledPlan, category: CompiledCategory, walked: Walked): Parted => {
  const { leaf, success, silentFailure, minutes, spend } = walked;
  const judges = judgesOf(leaf);
  const judged = leaf.rungs.flatMap(({ judgeUsd }, r) => {
    const judge = judges[r] ?? null;
    return judge === null ? [] : [{ key: judgeKey(judge), judge, judgeUsd, checks: itemAt(walked.checks, r) }];
  });
  const attempts = [...new Set(leaf.rungs.map(({ model }) => model.id))].map((modelId) => ({
    modelId,
    cost: entryOf(category.costs, modelId),
    attempts: addSeries(walked.attempts.filter((_, r) => itemAt(leaf.rungs, r).model.id === modelId)),
  }));
  const checks = [...new Map(judged.map((one) => [one.key, one])).values()].map(({ key, judge, judgeUsd }) => ({
    judge,
    judgeUsd,
    checks: addSeries(judged.filter((one) => one.key === key).map((one) => one.checks)),
  }));
  const peopleUsd = minutes.map((each, i) => each * at(plan.humanUsdPerMinute, i - 1));
  return {
    success,
    silentFailure,
    silentUsd: silentFailure.map((each, i) => each * at(category.silentFailureUsd, i - 1)),
    peopleUsd,
    feesUsd: spend.map((each, i) => {
      let rest = each - (peopleUsd[i] ?? 0);
      for (const { cost, attempts: count } of attempts) rest -= (count[i] ?? 0) * at(cost.usd, i - 1);
      for (const { judgeUsd, checks: count } of checks) rest -= (count[i] ?? 0) * judgeUsd;
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
const alone = ({ leaf }: SizedLeaf): CompiledLeaf => ({ ...leaf, weight: exactly(leaf.leaf.weight) });

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
      adding(remembered(models, modelId, () => ({ modelId, cost, attempts: zeros() })).attempts, attempts, shares);
    }
    for (const { judge, checks } of parted.judges) {
      adding(remembered(judges, judgeKey(judge), () => ({ judge, checks: zeros() })).checks, checks, shares);
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
  const fresh = served.flatMap(({ leaves }) => leaves).filter(({ id }) => !kept.has(id));
  const walked = walkedLeaves(plan, compiled, fresh.map(alone));
  for (const [i, { id }] of fresh.entries()) kept.set(id, partedOf(plan, compiled, itemAt(walked, i)));
  return new Map(
    served.map(({ key, gaps, leaves }) => {
      const length = 1 + plan.draws.count;
      const parts = leaves.map(({ id, leaf }) => ({ parted: entryOf(kept, id), shares: sharesOf(leaf, length) }));
      return [key, gaps.length > 0 ? gaps : together(parts, length)];
    }),
  );
};
