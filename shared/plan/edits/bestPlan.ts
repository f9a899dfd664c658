/** Edits of what the best plan is asked to be. */
import type { Answer } from '../../foundation/answer.ts';
import type { Plan } from '../plan.ts';
import { type BestPlanAsk, plainAsk } from '../rule.ts';
import { checked } from './checked.ts';

/** Changes the objective or the rules. A question that asks for nothing in particular leaves no trace in the plan. */
export const askBestPlan = (plan: Plan, change: Partial<BestPlanAsk>): Answer<Plan> => {
  const asked = { ...plainAsk, ...plan.bestPlan, ...change };
  const { bestPlan: _, ...rest } = plan;
  const isPlain =
    asked.rules.length === 0 &&
    asked.objective === plainAsk.objective &&
    Object.keys(asked).length === Object.keys(plainAsk).length;
  return checked(isPlain ? rest : { ...plan, bestPlan: asked });
};
