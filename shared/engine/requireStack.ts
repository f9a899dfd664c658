/** A question about a stack that the plan does not hold is refused by name. */
import { EngineError } from './engineError.ts';
import type { Job } from './job.ts';

/** Throws an EngineError where the plan has no such stack. */
export const requireStack = (job: Job, field: string, stackId: string): void => {
  if (!job.plan.stacks.some((stack) => stack.id === stackId))
    throw new EngineError(field, stackId, `one of ${job.plan.stacks.map((stack) => stack.id).join(', ')}`);
};
