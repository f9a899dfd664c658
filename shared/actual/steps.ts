/** One row of work on its way from what was planned to what was: one fact after another, each at its cash per task. */

import type { Snapshot } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Estimate } from '../plan/estimate.ts';
import type { CategoryPlan, OwnTokens, Plan, RequestShape } from '../plan/plan.ts';
import type { Policy } from '../plan/policy.ts';
import { laddersOf, modelsOfPolicy, partsOfPolicy, withParts } from '../plan/policyParts.ts';

/** What a row comes to: its shape, who does it, and how many tokens each takes. */
export interface RowState {
  row: CategoryPlan;
  policy: Policy;
  ownTokens: OwnTokens[];
}

export type RowCause = 'requests' | 'tokens' | 'cache' | 'batch' | 'models' | 'errors';

export interface Pricing {
  plan: Plan;
  snapshot: Snapshot;
  /** The plan's own rows first, those of the catalog for models it does not hold. */
  models: readonly Model[];
}

/** USD a task that models and judges are paid; null where the row has gaps. `isSeen`: the policy is what files show. */
export const cashPerTask = ({ plan, snapshot, models }: Pricing, state: RowState, isSeen: boolean): number | null => {
  const { row, policy, ownTokens } = state;
  const used = new Set<ModelId>([...modelsOfPolicy(policy), ...(row.anchor === null ? [] : [row.anchor.modelId])]);
  // One model that is asked once is paid the same whether it succeeds or not: its rate need not be known.
  const rate = { value: (1 - row.dependence.beta.value) / 2, assumed: true };
  const one: Plan = {
    ...plan,
    tasksPerMonth: 1,
    budgetUsdPerMonth: null,
    categories: [{ ...row, share: 1 }],
    stacks: plan.stacks.slice(0, 1).map((stack) => ({ ...stack, policies: { [row.id]: policy } })),
    assumedRates: isSeen ? [...used].map((modelId) => ({ modelId, category: row.id, rate })) : plan.assumedRates,
    ownTokens,
  };
  const known = { ...snapshot, models: models.filter(({ id }) => used.has(id)) };
  const [outcome] = evaluate({ plan: one, snapshot: known, draws: 0 }).stacks;
  if (outcome === undefined || outcome.total === null) return null;
  return outcome.spend.model.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
};

const times = (estimate: Estimate, factor: number): Estimate => ({
  ...estimate,
  value: estimate.value * factor,
  ...(estimate.low === undefined ? {} : { low: estimate.low * factor }),
  ...(estimate.high === undefined ? {} : { high: estimate.high * factor }),
});

const timesOwn = (own: OwnTokens, factor: number): OwnTokens => ({
  ...own,
  promptTokens: times(own.promptTokens, factor),
  completionTokens: times(own.completionTokens, factor),
});

/** A task of other requests with as many tokens in each. */
const withRequests = (shape: RequestShape, steps: Estimate, stepsCv: number): RequestShape => {
  const factor = steps.value / shape.steps.value;
  return {
    ...shape,
    steps,
    stepsCv,
    promptTokens: times(shape.promptTokens, factor),
    completionTokens: times(shape.completionTokens, factor),
  };
};

/** A state in which nothing tied requests together, as tasks of `steps` requests. */
export const inTasksOf = (state: RowState, { steps, stepsCv }: RequestShape): RowState => ({
  ...state,
  row: { ...state.row, shape: withRequests(state.row.shape, steps, stepsCv) },
  ownTokens: state.ownTokens.map((own) => timesOwn(own, steps.value / state.row.shape.steps.value)),
});

/** The policy that was seen, with errors as often as planned for each model. */
const withErrorsOf = (seen: Policy, planned: Policy): Policy => {
  if (seen.kind !== 'ladder')
    return withParts(
      seen,
      partsOfPolicy(seen).map(({ policy }) => withErrorsOf(policy, planned)),
    );
  const rungs = laddersOf(planned).flatMap((ladder) => ladder.rungs);
  return {
    ...seen,
    rungs: seen.rungs.map((rung) => {
      const before = rungs.find(({ modelId }) => modelId === rung.modelId);
      return {
        ...rung,
        errorShare: before?.errorShare ?? { value: 0 },
        errorBilledShare: before?.errorBilledShare ?? rung.errorBilledShare,
      };
    }),
  };
};

/** The way from one state to the other, a fact at a time; the last state is the one that was seen. */
export const stepsBetween = (planned: RowState, seen: RowState): { cause: RowCause; state: RowState }[] => {
  const [from, to] = [planned.row.shape, seen.row.shape];
  const factor = to.steps.value / from.steps.value;
  const requests: RowState = {
    ...planned,
    row: { ...planned.row, shape: withRequests(from, to.steps, to.stepsCv) },
    ownTokens: planned.ownTokens.map((own) => timesOwn(own, factor)),
  };
  const measured = new Set(seen.ownTokens.map(({ modelId }) => modelId));
  const { cacheReadShare, cacheWriteShare } = from;
  const tokens: RowState = {
    ...requests,
    row: { ...requests.row, shape: { ...to, cacheReadShare, cacheWriteShare } },
    ownTokens: [...requests.ownTokens.filter(({ modelId }) => !measured.has(modelId)), ...seen.ownTokens],
  };
  const cache: RowState = { ...tokens, row: { ...tokens.row, shape: to } };
  const batch: RowState = { ...cache, row: { ...cache.row, deferrable: seen.row.deferrable } };
  const models: RowState = { ...batch, policy: withErrorsOf(seen.policy, planned.policy) };
  return [
    { cause: 'requests', state: requests },
    { cause: 'tokens', state: tokens },
    { cause: 'cache', state: cache },
    { cause: 'batch', state: batch },
    { cause: 'models', state: models },
    { cause: 'errors', state: { ...models, policy: seen.policy } },
  ];
};
