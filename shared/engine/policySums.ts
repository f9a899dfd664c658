/** One policy of one category evaluated at its best values: its ladders' sums added up. */
import { itemAt } from '../foundation/arrays.ts';
import { type Batch, batchOf } from './batch.ts';
import type { CompiledCategory, CompiledLeaf, CompiledPlan, CompiledPolicy } from './compiled.ts';
import { type DependenceNumbers, type Difficulty, difficultyOf, withinBounds } from './difficulty.ts';
import { steepnessOf } from './ladder.ts';
import { at } from './quantity.ts';
import { routeUsdAt, visitAt } from './visit.ts';
import { type LadderSums, walkOnce } from './walk.ts';

/** What is added up over the leaves of a policy, per task of the category; USD without the cost of silent failures. */
const noSums = {
  success: 0,
  silentFailure: 0,
  abandoned: 0,
  modelUsd: 0,
  verifierUsd: 0,
  humanUsd: 0,
  /** Hardware and commitments: the same for every task, so that `spendSquared` leaves them out. */
  committedUsd: 0,
  ownedUsd: 0,
  minutes: 0,
  spendSquared: 0,
};

export type Sums = typeof noSums;

/** USD per task for models, checks and people: what varies from task to task. */
export const variableUsd = (sums: Sums): number => sums.modelUsd + sums.verifierUsd + sums.humanUsd;

/** The same with hardware and commitments. */
export const spendUsd = (sums: Sums): number => variableUsd(sums) + sums.committedUsd + sums.ownedUsd;

export interface PolicySums extends Sums {
  leaves: { leaf: CompiledLeaf; sums: LadderSums; routeUsd: number }[];
}

/** The sums of several categories, each weighted by its share. */
export const weightedSums = (parts: readonly { share: number; sums: Sums }[]): Sums => {
  const total = { ...noSums };
  for (const key of Object.keys(total) as (keyof Sums)[])
    total[key] = parts.reduce((sum, part) => sum + part.share * part.sums[key], 0);
  return total;
};

/** The best model must stay below the ceiling 1 - beta, or its threshold is infinite. */
const closest = 1 - 1e-6;

/**
 * The dependence of a category at draw i. Draws of rho and tau, or of beta and the rates, can contradict each
 * other where their ranges overlap; then tau, or beta, is lowered to what the other leaves.
 */
export const dependenceAt = (category: CompiledCategory, i: number): DependenceNumbers =>
  withinBounds({
    rho: at(category.rho, i),
    tau: at(category.tau, i),
    beta: Math.max(0, Math.min(at(category.beta, i), 1 - at(category.bestRate, i) / closest)),
    gamma: at(category.gamma, i),
  });

/** The steepest rise of the checks of a leaf at draw i. */
const riseAt = ({ rungs }: CompiledLeaf, i: number): number => {
  let steepest = 0;
  for (const { verified, rise } of rungs) if (verified) steepest = Math.max(steepest, at(rise, i));
  return steepest;
};

/** How fine a grid serves all of a category's stacks at draw i: what their steepest ladder and route need. */
export const steepnessAt = (category: CompiledCategory, d: DependenceNumbers, i: number): number => {
  let steepness = 0;
  for (const leaf of category.leaves) {
    const routes = leaf.routes.length === 0 ? 0 : visitAt(1, leaf.routes, i).steepness;
    steepness = Math.max(steepness, steepnessOf(leaf.attempts, d.rho, riseAt(leaf, i)) + routes);
  }
  return steepness;
};

/** A category's tasks at its best values, on a grid that serves all its stacks. */
export const bestBatch = (category: CompiledCategory): Batch => {
  const d = dependenceAt(category, -1);
  return batchOf(-1, [difficultyOf(d, steepnessAt(category, d, -1), 'exact')]);
};

/** P(a task at each node of draw i comes to a leaf); null where all do. */
export const leafVisit = (leaf: CompiledLeaf, difficulty: Difficulty, i: number): Float64Array | null => {
  const { weightAt } = visitAt(at(leaf.weight, i), leaf.routes, i);
  return weightAt === null ? null : difficulty.grid.nodes.map(weightAt);
};

/** A policy at its best values, `batch` of one draw as `bestBatch` or `apartBatch` make it. `moments` adds E[spend^2] and what happens at each rung. */
export const policySumsOf = (
  plan: CompiledPlan,
  policy: CompiledPolicy,
  batch: Batch,
  moments: boolean,
): PolicySums => {
  const wage = plan.humanUsdPerMinute.point;
  const total: PolicySums = { ...noSums, leaves: [] };
  for (const leaf of policy.leaves) {
    const visit = leafVisit(leaf, itemAt(batch.difficulties, 0), -1);
    const sums = walkOnce(leaf.ladder, batch, [visit], moments);
    const routeEach = routeUsdAt(leaf.routes, -1);
    const routeUsd = routeEach * sums.offered;
    const spent = sums.modelUsd + sums.checkUsd + sums.minutes * wage;
    total.success += sums.success;
    total.silentFailure += sums.silentFailure;
    total.abandoned += sums.abandoned;
    total.modelUsd += sums.modelUsd;
    total.verifierUsd += sums.checkUsd + routeUsd;
    total.humanUsd += sums.minutes * wage;
    total.minutes += sums.minutes;
    total.spendSquared += sums.spendSquared + 2 * routeEach * spent + routeEach * routeUsd;
    total.leaves.push({ leaf, sums, routeUsd });
  }
  total.committedUsd = policy.fixed?.committed.point ?? 0;
  total.ownedUsd = policy.fixed?.owned.point ?? 0;
  return total;
};

const independent: DependenceNumbers = { rho: 0, tau: 0, beta: 0, gamma: 0 };

/** A category's tasks as if models failed independently; routes still tell them apart, on a grid as fine as they need. */
export const apartBatch = (category: CompiledCategory): Batch =>
  batchOf(-1, [difficultyOf(independent, steepnessAt(category, independent, -1), 'exact')]);
