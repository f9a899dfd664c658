/** How earlier versions of the program read prices and limits, kept to say what a file's figures were before they were corrected. */
import { priceInUse } from '../catalog/chooseOffer.ts';
import type { Model, Price } from '../catalog/model.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import { type AttemptShape, attemptCost, attemptShape, cardUsd, feesOf } from './attemptCost.ts';
import { completionFactorOf } from './completionFactors.ts';
import type { Job } from './job.ts';
import { refusedOf, refuses } from './limits.ts';
import { attemptOf, modelTokens } from './modelTokens.ts';
import { noDraws } from './quantity.ts';
import type { RateCard } from './rateCard.ts';

/** Which rule was applied wrongly; the words are `report.corrected-<fault>`. */
export type Fault = 'batch' | 'storage' | 'tierCache' | 'limits';

/** USD of one attempt of a model in a row of the work, before and after. */
export interface Correction {
  categoryId: RowId;
  modelId: ModelId;
  before: number;
  after: number;
  fault: Fault;
}

type Amounts = Pick<Price, 'promptUsdPerM' | 'completionUsdPerM' | 'cacheReadUsdPerM' | 'cacheWriteUsdPerM'>;

/** Every cache price that was not listed was the prompt price beside it, and batch prices knew no cache and no tier. */
const firstCard = (price: Price, deferrable: boolean): RateCard => {
  const off = deferrable ? 1 - (price.batchDiscount ?? 0) : 1;
  const rate = (from: Amounts, fromTokens: number, paid: number) => ({
    fromTokens,
    inclusive: true,
    prompt: paid * from.promptUsdPerM,
    completion: paid * from.completionUsdPerM,
    thinking: paid * from.completionUsdPerM,
    cacheRead: paid * (from.cacheReadUsdPerM ?? from.promptUsdPerM),
    cacheWrite: paid * (from.cacheWriteUsdPerM ?? from.promptUsdPerM),
  });
  const { batchPromptUsdPerM: prompt, batchCompletionUsdPerM: completion } = price;
  if (deferrable && prompt !== null && completion !== null) {
    const row = {
      promptUsdPerM: prompt,
      completionUsdPerM: completion,
      cacheReadUsdPerM: null,
      cacheWriteUsdPerM: null,
    };
    return { rates: [rate(row, 0, 1)], marginal: false };
  }
  return {
    rates: [rate(price, 0, off), ...price.tiers.map((tier) => rate(tier, tier.minPromptTokens, off))],
    marginal: price.tierMode === 'marginal',
  };
};

const faultOf = (model: Model, price: Price, shape: AttemptShape): Fault => {
  if (shape.deferrable && price.batchPromptUsdPerM !== null && price.batchCompletionUsdPerM !== null) return 'batch';
  const write = price.cacheWriteUsdPerM;
  const isStorage = model.author === 'google' && write !== null && write < price.promptUsdPerM;
  return isStorage && shape.cacheWriteShare > 0 ? 'storage' : 'tierCache';
};

/** Until this version tasks that do not fit a model were counted as if it answered them. */
const limitsCountedFrom = 4;

const shapeIn = (model: Model, category: CategoryPlan, { plan, snapshot }: Job): AttemptShape =>
  attemptOf(modelTokens(category, model, plan, snapshot, noDraws), category.deferrable);

const priceCorrection = (model: Model, category: CategoryPlan, job: Job): Correction[] => {
  const [listed] = model.offers;
  const paid = priceInUse(model, job.plan.prices);
  if (listed === undefined || paid === null) return [];
  const factor = completionFactorOf(model, category.kind, job.snapshot, noDraws).factor.point;
  const shape = attemptShape(category.shape, factor, category.deferrable);
  const before = cardUsd(firstCard(listed, shape.deferrable), shape) + feesOf(listed, shape);
  const after = attemptCost(paid, shape).usd;
  if (Math.abs(after - before) <= 1e-9 * Math.abs(before)) return [];
  return [{ categoryId: category.id, modelId: model.id, before, after, fault: faultOf(model, listed, shape) }];
};

/** What an attempt costs on average where those that do not fit come back with nothing, unpaid. */
const limitCorrection = (model: Model, category: CategoryPlan, job: Job): Correction[] => {
  const paid = priceInUse(model, job.plan.prices);
  const shape = shapeIn(model, category, job);
  if (paid === null || !refuses(model, shape)) return [];
  const before = attemptCost(paid, shape).usd;
  const { context, output } = refusedOf(model, shape);
  const after = before * (1 - context) * (1 - output);
  return [{ categoryId: category.id, modelId: model.id, before, after, fault: 'limits' }];
};

const modelsIn = ({ stacks }: Plan, category: RowId): Set<ModelId> =>
  new Set(
    stacks.flatMap((stack) => {
      const policy = stack.policies[category];
      return policy === undefined ? [] : modelsOfPolicy(policy);
    }),
  );

/** What costs another amount than the program said that wrote the file, whose version is `openedFrom`. */
export const correctionsOf = (job: Job, openedFrom: number): Correction[] =>
  job.plan.categories.flatMap((category) => {
    const used = modelsIn(job.plan, category.id);
    return job.snapshot.models
      .filter(({ id }) => used.has(id))
      .flatMap((model) => [
        ...(openedFrom === 1 ? priceCorrection(model, category, job) : []),
        ...(openedFrom < limitsCountedFrom ? limitCorrection(model, category, job) : []),
      ]);
  });
