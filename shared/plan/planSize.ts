/** How much there is to work out in a plan. */
import type { Plan } from './plan.ts';
import { laddersOf } from './policyParts.ts';

/** Attempts that all ladders of all stacks allow, each counted once: what a point estimate takes is nearly in proportion. */
export const attemptsIn = ({ stacks }: Plan): number =>
  stacks
    .flatMap(({ policies }) => Object.values(policies))
    .flatMap(laddersOf)
    .reduce((sum, { rungs }) => sum + rungs.reduce((of, { attempts }) => of + attempts, 0), 0);
