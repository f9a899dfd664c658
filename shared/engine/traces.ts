/** What every stack does in every shared draw: the raw material of intervals, P(cheaper), P(best) and what to measure. */
import type { CategoryId } from '../catalog/category.ts';
import { type CompiledCategory, type CompiledPlan, compile } from './compile.ts';
import { reusableDifficulty, settle } from './difficulty.ts';
import type { Job } from './job.ts';
import { dependenceAt, drawnSums, type PolicySums, steepnessAt } from './policySums.ts';
import { at } from './quantity.ts';
import { emptyTrace, type Trace } from './trace.ts';

const keepDraw = (trace: Trace, category: CompiledCategory, sums: PolicySums, i: number): void => {
  const silentUsd = sums.silentFailure * at(category.silentFailureUsd, i);
  const spend = sums.modelUsd + sums.verifierUsd + sums.humanUsd;
  trace.success[i] = sums.success;
  trace.silentFailure[i] = sums.silentFailure;
  trace.abandoned[i] = sums.abandoned;
  trace.minutes[i] = sums.minutes;
  trace.spend[i] = spend;
  trace.usd[i] = spend + silentUsd;
  trace.net[i] = sums.success * at(category.valueUsd, i) - spend - silentUsd;
};

/** Every policy of a category in each draw, by stack; a policy with gaps has none. One draw at a time: stacks share its curves. */
export const categoryTraces = (plan: CompiledPlan, category: CompiledCategory): Map<string, Trace> => {
  const { count } = plan.draws;
  const traces = new Map<string, Trace>();
  const drawn: { trace: Trace; sumsAt: ReturnType<typeof drawnSums> }[] = [];
  for (const [stackId, policy] of category.policies) {
    if (policy.gaps.length > 0) continue;
    const trace = emptyTrace(count);
    traces.set(stackId, trace);
    drawn.push({ trace, sumsAt: drawnSums(plan, category, policy) });
  }
  const difficulty = reusableDifficulty('draw');
  for (let i = 0; i < count; i++) {
    const d = dependenceAt(category, i);
    settle(difficulty, d, steepnessAt(category, d, i));
    for (const { trace, sumsAt } of drawn) keepDraw(trace, category, sumsAt(difficulty, i), i);
  }
  return traces;
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
  stackId: string;
  /** null where the stack cannot be evaluated in some category with tasks. */
  total: Trace | null;
  categories: { categoryId: CategoryId; share: number; trace: Trace | null }[];
}

/** The traces of every stack over `job.draws` shared draws, the same that `evaluate` makes its intervals from. */
export const tracesOf = (job: Job): StackTraces[] => {
  const plan = compile(job);
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
