/** What a planner expects of the months to come, and whether it can be honoured. */
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import { mostMonths, type Retirement, type Switch } from '../../plan/ahead.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { type Job, stackOf } from '../job.ts';
import { checkDemand, checkTokenGrowth, type Demand, steadyDemand, steadyTokens, type TokenGrowth } from './demand.ts';
import { checkPricePath, type PricePath } from './pricePaths.ts';
import { checkStickiness, checkSwitch, type Stickiness } from './switching.ts';

export interface Future {
  /** The last month; month 0 is today. */
  months: number;
  /** The day of month 0: offers that begin or end after it and shutdowns announced for it count; null: none do. */
  from?: string | null;
  pricePaths?: readonly PricePath[];
  demand?: Demand;
  tokens?: TokenGrowth;
  switches?: readonly Switch[];
  stickiness?: Stickiness;
  retirements?: readonly Retirement[];
}

export interface CheckedFuture extends Required<Future> {
  stacks: Stack[];
  /** Categories with tasks in some month. */
  wanted: CategoryPlan[];
}

const requireModel = (job: Job, field: string, modelId: ModelId): void => {
  if (!job.snapshot.models.some((model) => model.id === modelId))
    throw new EngineError(field, modelId, 'a model of the catalog');
};

/** Everything of a future, what is not said filled in; throws an EngineError that names what cannot be honoured. */
export const checkedFuture = (job: Job, stackIds: readonly StackId[], future: Future): CheckedFuture => {
  const { months, from = null, pricePaths = [], demand = steadyDemand, tokens = steadyTokens, switches = [] } = future;
  const { stickiness = { stillThereAfter5Months: 0 }, retirements = [] } = future;
  const stacks = stackIds.map((id) => stackOf(job, 'stackId', id));
  requireBetween('months', months, 0, mostMonths);
  if (!Number.isInteger(months)) throw new EngineError('months', months, 'a whole number');
  pricePaths.forEach(checkPricePath);
  checkDemand(demand);
  checkTokenGrowth(tokens);
  switches.forEach(checkSwitch);
  checkStickiness(stickiness);
  for (const { to } of switches) requireModel(job, 'switch.to', to);
  for (const { month, successor } of retirements) {
    requireBetween('retirement.month', month, 0, 1200);
    if (successor !== null) requireModel(job, 'retirement.successor', successor);
  }
  const ends: Record<RowId, number> = demand.mixAtEnd ?? {};
  const wanted = job.plan.categories.filter((category) => category.share > 0 || (ends[category.id] ?? 0) > 0);
  for (const id of Object.keys(ends))
    if (!wanted.some((category) => category.id === id)) throw new EngineError('mixAtEnd', id, 'categories of the plan');
  return { stacks, months, from, pricePaths, demand, tokens, switches, stickiness, retirements, wanted };
};
