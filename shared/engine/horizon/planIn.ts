/** A plan as it would stand in a month to come: what is looked for in that month, and what a horizon is held against. */
import { soldAt } from '../../catalog/chooseOffer.ts';
import { mapPolicies } from '../../plan/mapPlan.ts';
import type { OwnTokens } from '../../plan/plan.ts';
import { EngineError } from '../engineError.ts';
import type { Job } from '../job.ts';
import { pricedAt } from '../pricedAt.ts';
import { type TokenGrowth, tasksIn } from './demand.ts';
import { checkedFuture, type Future } from './future.ts';
import { categoryIn, judgeIn, tokenTimes } from './monthCosts.ts';
import { priceTimes } from './pricePaths.ts';
import { pricesIn } from './pricesIn.ts';

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
 * The job at a month's prices, offers, tokens, mix and volume, with the policies of today and without the models that are
 * gone by then. Demand that answers price is not in it: it depends on what is chosen. Throws an EngineError for prices that move by category: a model has one price in a plan.
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
            : soldAt(model, pricesIn(job.plan.prices, future.from, month), (price) =>
                pricedAt(price, 'times', priceTimes(pricePaths, model, first.id, month)),
              ),
        ),
    },
  };
};
