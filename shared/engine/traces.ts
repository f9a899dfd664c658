/** What every stack does in every shared draw: the raw material of intervals, P(cheaper), P(best) and what to measure. */

import type { RowId, StackId } from '../foundation/ids.ts';
import { type Batch, batchOf, moveBatch } from './batch.ts';
import { compile } from './compile.ts';
import type { CompiledCategory, CompiledLeaf, CompiledPlan, CompiledPolicy, FixedUsd } from './compiled.ts';
import { reusableDifficulty, settle } from './difficulty.ts';
import type { Job } from './job.ts';
import { dependenceAt, leafVisit, steepnessAt } from './policySums.ts';
import { at } from './quantity.ts';
import { emptyTrace, type Trace } from './trace.ts';
import type { UncertaintyGroup } from './uncertaintyGroup.ts';
import { routeUsdAt } from './visit.ts';
import { runWalk, type Visits, type Walk, type WalkSums, walkOf } from './walk.ts';

/** Draws walked side by side: enough to spread what a walk costs once, few enough to stay in the nearest cache. */
const drawsAtOnce = 32;

const visitsOf = (leaf: CompiledLeaf, { first, draws, difficulties }: Batch): Visits => {
  if (leaf.routes.length === 0 && leaf.weight.draws === null && leaf.weight.point === 1) return null;
  return difficulties.slice(0, draws).map((difficulty, b) => leafVisit(leaf, difficulty, first + b));
};

/** A leaf with its walk. */
export interface LeafWalk {
  leaf: CompiledLeaf;
  walk: Walk;
}

/** `counted` adds what happens at each rung. */
export const leafWalk = (leaf: CompiledLeaf, counted: boolean): LeafWalk => ({
  leaf,
  walk: walkOf(leaf.ladder, drawsAtOnce, counted),
});

/** What a leaf does in the draws of a batch: the walk's own, overwritten by its next run. */
export const walkLeaf = ({ leaf, walk }: LeafWalk, batch: Batch): WalkSums =>
  runWalk(walk, batch, visitsOf(leaf, batch));

/** Every draw of a category, batch by batch; what is walked in one shares its curves. */
export const eachBatch = (category: CompiledCategory, count: number, take: (batch: Batch) => void): void => {
  const batch = batchOf(
    0,
    Array.from({ length: drawsAtOnce }, () => reusableDifficulty('draw')),
  );
  for (let first = 0; first < count; first += drawsAtOnce) {
    const draws = Math.min(drawsAtOnce, count - first);
    for (let b = 0; b < draws; b++) {
      const d = dependenceAt(category, first + b);
      settle(batch.difficulties[b]!, d, steepnessAt(category, d, first + b));
    }
    moveBatch(batch, first, draws);
    take(batch);
  }
};

/** Adds what a leaf does in the draws of a batch to the trace of its stack; `usd` and `net` follow when all have. */
const addLeaf = (trace: Trace, walked: LeafWalk, batch: Batch, plan: CompiledPlan): void => {
  const { routes } = walked.leaf;
  const sums = walkLeaf(walked, batch);
  for (let b = 0; b < batch.draws; b++) {
    const i = batch.first + b;
    const minutes = sums.minutes[b]!;
    trace.success[i]! += sums.success[b]!;
    trace.silentFailure[i]! += sums.silentFailure[b]!;
    trace.abandoned[i]! += sums.abandoned[b]!;
    trace.minutes[i]! += minutes;
    trace.spend[i]! += sums.modelUsd[b]! + sums.checkUsd[b]! + minutes * at(plan.humanUsdPerMinute, i);
    if (routes.length > 0) trace.spend[i]! += routeUsdAt(routes, i) * sums.offered[b]!;
  }
};

const finish = (trace: Trace, category: CompiledCategory, fixed: FixedUsd | null): void => {
  for (let i = 0; i < trace.usd.length; i++) {
    if (fixed !== null) trace.spend[i]! += at(fixed.committed, i) + at(fixed.owned, i);
    const usd = trace.spend[i]! + trace.silentFailure[i]! * at(category.silentFailureUsd, i);
    trace.usd[i] = usd;
    trace.net[i] = trace.success[i]! * at(category.valueUsd, i) - usd;
  }
};

/**
 * Every policy of a category in each draw, by stack; a policy with gaps has none. Stacks share the curves of a batch, and
 * those with one policy its trace.
 */
export const categoryTraces = (plan: CompiledPlan, category: CompiledCategory): Map<StackId, Trace> => {
  const { count } = plan.draws;
  const traces = new Map<CompiledPolicy, Trace>();
  const walked: { trace: Trace; leaf: LeafWalk }[] = [];
  for (const policy of category.policies.values()) {
    if (policy.gaps.length > 0 || traces.has(policy)) continue;
    const trace = emptyTrace(count);
    traces.set(policy, trace);
    for (const leaf of policy.leaves) walked.push({ trace, leaf: leafWalk(leaf, false) });
  }
  if (walked.length > 0)
    eachBatch(category, count, (batch) => {
      for (const { trace, leaf } of walked) addLeaf(trace, leaf, batch, plan);
    });
  for (const [policy, trace] of traces) finish(trace, category, policy.fixed);
  return new Map(
    [...category.policies].flatMap(([stackId, policy]) => {
      const trace = traces.get(policy);
      return trace === undefined ? [] : [[stackId, trace]];
    }),
  );
};

/** Per task of the mix: each category's trace weighted by its share. */
export const mixTraces = (parts: readonly { share: number; trace: Trace }[], count: number): Trace => {
  const total = emptyTrace(count);
  for (const { share, trace } of parts)
    for (const key of Object.keys(total) as (keyof Trace)[]) {
      const into = total[key];
      const from = trace[key];
      for (let i = 0; i < count; i++) into[i]! += share * from[i]!;
    }
  return total;
};

export interface StackTraces {
  stackId: StackId;
  /** null where the stack cannot be evaluated in some category with tasks. */
  total: Trace | null;
  categories: { categoryId: RowId; share: number; trace: Trace | null }[];
}

/**
 * The traces of every stack over `job.draws` shared draws, the same that `evaluate` makes its intervals from; groups in
 * `frozen` stay at their best values.
 */
export const tracesOf = (job: Job, frozen?: ReadonlySet<UncertaintyGroup>): StackTraces[] => {
  const plan = compile(job, frozen);
  const { count } = plan.draws;
  const drawn = plan.categories.map((category) => categoryTraces(plan, category));
  return job.plan.stacks.map((stack) => {
    const categories = plan.categories.map((category, c) => {
      const trace = drawn[c]!.get(stack.id) ?? null;
      return { categoryId: category.plan.id, share: category.plan.share, trace };
    });
    const wanted = categories.filter((entry) => entry.share > 0);
    const known = wanted.flatMap(({ share, trace }) => (trace === null ? [] : [{ share, trace }]));
    const complete = wanted.length > 0 && known.length === wanted.length;
    return { stackId: stack.id, total: complete ? mixTraces(known, count) : null, categories };
  });
};
