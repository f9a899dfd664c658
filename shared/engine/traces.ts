/** What every stack does in every shared draw: the raw material of intervals, P(cheaper), P(best) and what to measure. */
import type { CategoryId } from '../catalog/category.ts';
import { type CompiledCategory, type CompiledPlan, type CompiledPolicy, compile } from './compile.ts';
import type { Difficulty } from './difficulty.ts';
import type { Job } from './job.ts';
import { dependenceAt, difficultyAt, policySumsAt } from './policySums.ts';
import { at } from './quantity.ts';
import { emptyTrace, type Trace } from './trace.ts';

/** The draws' grids of a category, made once and shared by its stacks. */
export const drawnDifficulties = (category: CompiledCategory, count: number): Difficulty[] =>
  Array.from({ length: count }, (_, i) => difficultyAt(category, dependenceAt(category, i), i, 'draw'));

/** One policy in each draw; it must have no gaps. */
export const policyTrace = (
  plan: CompiledPlan,
  category: CompiledCategory,
  policy: CompiledPolicy,
  difficulties: readonly Difficulty[],
): Trace => {
  const trace = emptyTrace(difficulties.length);
  for (let i = 0; i < difficulties.length; i++) {
    const sums = policySumsAt(plan, category, policy, difficulties[i]!, i, false);
    const silentUsd = sums.silentFailure * at(category.silentFailureUsd, i);
    const spend = sums.modelUsd + sums.verifierUsd + sums.humanUsd;
    trace.success[i] = sums.success;
    trace.silentFailure[i] = sums.silentFailure;
    trace.abandoned[i] = sums.abandoned;
    trace.minutes[i] = sums.minutes;
    trace.spend[i] = spend;
    trace.usd[i] = spend + silentUsd;
    trace.net[i] = sums.success * at(category.valueUsd, i) - spend - silentUsd;
  }
  return trace;
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
  const drawn = plan.categories.map((category) => drawnDifficulties(category, count));
  return job.plan.stacks.map((stack) => {
    const categories = plan.categories.map((category, c) => {
      const policy = category.policies.get(stack.id)!;
      const trace = policy.gaps.length > 0 ? null : policyTrace(plan, category, policy, drawn[c]!);
      return { categoryId: category.plan.id, share: category.plan.share, trace };
    });
    const wanted = categories.filter((entry) => entry.share > 0);
    const known = wanted.flatMap(({ share, trace }) => (trace === null ? [] : [{ share, trace }]));
    const complete = wanted.length > 0 && known.length === wanted.length;
    return { stackId: stack.id, total: complete ? mixTraces(known, count) : null, categories };
  });
};
