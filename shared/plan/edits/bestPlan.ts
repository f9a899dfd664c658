/** Edits of what the best plan is asked to be. */
import type { Answer } from '../../foundation/answer.ts';
import type { Plan } from '../plan.ts';
import { type BestPlanAsk, plainAsk } from '../rule.ts';
import { checked } from './checked.ts';

/** Changes the objective or the rules. No rule at all is a statement too: it is kept. */
export const askBestPlan = (plan: Plan, change: Partial<BestPlanAsk>): Answer<Plan> =>
  checked({ ...plan, bestPlan: { ...plainAsk, ...plan.bestPlan, ...change } });
