/** What is asked of the best plan: what the planner saved, else what is safe, since nobody plans on what is about to go. */
import { monthsAfter } from '../../shared/foundation/days.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { type BestPlanAsk, plainAsk } from '../../shared/plan/rule.ts';
import { today } from '../parts/today.ts';

const horizonMonths = 12;

/** The last day a year from now that a model has to be there. */
export const lastDay = (): string => monthsAfter(today(), horizonMonths).replace(/-02-29$/, '-02-28');

export const bestPlanAsk = ({ bestPlan }: Plan): BestPlanAsk =>
  bestPlan ?? { ...plainAsk, rules: [{ kind: 'listedOnly' }, { kind: 'lasting', day: lastDay() }] };
