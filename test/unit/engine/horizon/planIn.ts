/** A plan as it would stand in a month to come, evaluated like any other: what the figures of a horizon are held against. */
import { soldAt } from '../../../../shared/catalog/chooseOffer.ts';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import { type TokenGrowth, tasksIn } from '../../../../shared/engine/horizon/demand.ts';
import { checkedFuture, type Future } from '../../../../shared/engine/horizon/future.ts';
import { categoryIn, judgeIn, tokenTimes } from '../../../../shared/engine/horizon/monthCosts.ts';
import { priceTimes } from '../../../../shared/engine/horizon/pricePaths.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { pricedAt } from '../../../../shared/engine/pricedAt.ts';
import { mapPolicies } from '../../../../shared/plan/mapPlan.ts';
import type { OwnTokens } from '../../../../shared/plan/plan.ts';

/** What models need of their own, grown alike. */
const ownTokensIn = (own: OwnTokens, tokens: TokenGrowth, month: number): OwnTokens => {
  const times = tokenTimes(tokens, month);
  return {
    ...own,
    promptTokens: { value: own.promptTokens.value * times.prompt },
    completionTokens: { value: own.completionTokens.value * times.completion },
  };
};

/**
 * The job at a month's prices, tokens, mix and volume, with the policies of today and without the models that are gone by
 * then. Throws an EngineError for prices that move by category: a model has one price in a plan.
 */
export const planIn = (job: Job, asked: Future, month: number): Job => {
  const future = checkedFuture(job, [], asked);
  const { pricePaths, tokens, demand, retirements, months } = future;
  if (pricePaths.some((path) => path.kind === 'category'))
    throw new EngineError('pricePaths', 'category', 'paths of models, vendors, classes or all');
  const [first] = future.wanted;
  const tasks = future.wanted.map((category) => tasksIn(demand, category, job.plan.tasksPerMonth, { month, months }));
  const all = tasks.reduce((sum, each) => sum + each, 0);
  const plan = mapPolicies(job.plan, (rung) =>
    rung.verifier === null || rung.verifier.judge === null
      ? rung
      : { ...rung, verifier: { ...rung.verifier, judge: judgeIn(rung.verifier.judge, tokens, month) } },
  );
  const gone = new Set(retirements.filter((event) => event.month <= month).map(({ modelId }) => modelId));
  return {
    ...job,
    plan: {
      ...plan,
      tasksPerMonth: all,
      ownTokens: plan.ownTokens.map((own) => ownTokensIn(own, tokens, month)),
      categories: future.wanted.map((category, i) => ({
        ...categoryIn(category, tokens, month),
        share: all > 0 ? (tasks[i] ?? 0) / all : category.share,
      })),
    },
    snapshot: {
      ...job.snapshot,
      models: job.snapshot.models
        .filter((model) => !gone.has(model.id))
        .map((model) =>
          first === undefined
            ? model
            : soldAt(model, job.plan.prices, (price) =>
                pricedAt(price, 'times', priceTimes(pricePaths, model, first.id, month)),
              ),
        ),
    },
  };
};
