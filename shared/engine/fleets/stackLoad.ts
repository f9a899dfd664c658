/** What the work of a stack would ask of a model's own hardware in a month, whether it has any or not. */
import { entryOf } from '../../foundation/arrays.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import { compile } from '../compile.ts';
import type { Job } from '../job.ts';
import { attemptOf } from '../modelTokens.ts';
import { bestBatch, policySumsOf } from '../policySums.ts';
import { addedLoad, attemptsOf, type Load, loadOf } from './load.ts';

/** At best values; null where no row with tasks sends the model any that can be evaluated. */
export const stackLoad = (job: Job, stackId: StackId, modelId: ModelId): Load | null => {
  const plan = compile({ ...job, draws: 0, plan: { ...job.plan, fleets: [] } });
  const loads = plan.categories.flatMap((category): Load[] => {
    const policy = category.policies.get(stackId);
    if (policy === undefined || policy.gaps.length > 0) return [];
    const perTask = attemptsOf(policy, policySumsOf(plan, policy, bestBatch(category), true), modelId);
    const attempts = perTask * category.plan.share * job.plan.tasksPerMonth;
    if (attempts === 0) return [];
    const { tokens } = entryOf(category.costs, modelId);
    return [loadOf(attemptOf(tokens, category.plan.deferrable), attempts)];
  });
  return loads.length === 0 ? null : addedLoad(loads);
};
