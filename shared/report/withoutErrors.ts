/** Until a planner states what an undetected error costs, full cost is without them, and says so beside their number. */
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import { formatShare } from '../words/format.ts';
import type { Reading } from './reading.ts';
import { figurePart, type Part, sayParts } from './sayParts.ts';
import { cheapestStack } from './verdict.ts';

/** An undetected error whose cost the plan started with, at nothing, is one that she has not stated. */
export const isErrorStated = ({
  silentFailureUsd: { value, stated },
}: Pick<CategoryPlan, 'silentFailureUsd'>): boolean => value !== 0 || stated === true;

/** Whether no row states what an undetected error costs. */
export const isWithoutErrors = ({ categories }: Plan): boolean => categories.every((row) => !isErrorStated(row));

/** The sentence that says so, with the share of the cheapest stack; null where a cost is stated or nothing has figures. */
export const withoutErrors = ({ job, outcome, say, language }: Reading): Part[] | null => {
  if (!isWithoutErrors(job.plan)) return null;
  const cheapest = cheapestStack(outcome);
  if (cheapest?.total == null) return null;
  return sayParts(say, 'plan.withoutErrors', {
    rate: figurePart(formatShare(cheapest.total.silentFailure.value, language)),
    stack: { role: 'stack', text: cheapest.name, stackId: cheapest.stackId },
  });
};
