/** What is asked of the best plan: what the planner saved, else what is safe, since nobody plans on what is about to go. */
import { monthsAfter } from '../foundation/days.ts';
import type { Plan } from './plan.ts';
import { type BestPlanAsk, plainAsk } from './rule.ts';

const horizonMonths = 12;

/** The last day a year after `day` that a model has to be there. */
export const lastDayFrom = (day: string): string => monthsAfter(day, horizonMonths).replace(/-02-29$/, '-02-28');

/** Without rules of hers: models that are offered today and not known to end within a year of `day`, an ISO text. */
export const bestPlanOf = ({ bestPlan }: Plan, day: string): BestPlanAsk =>
  bestPlan ?? { ...plainAsk, rules: [{ kind: 'listedOnly' }, { kind: 'lasting', day: lastDayFrom(day) }] };
