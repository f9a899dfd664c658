/**
 * A job in, an outcome out: the exact evaluation of every stack of a plan, with intervals and probabilities where
 * draws are asked for (ENGINE sections 2 to 6). Pure: the same job gives the same digits everywhere.
 */

import type { ModelId, StackId } from '../foundation/ids.ts';
import { normalCdf } from '../foundation/normal.ts';
import type { CategoryPlan } from '../plan/plan.ts';
import type { Batch } from './batch.ts';
import { type CompiledCategory, type CompiledPlan, type CompiledPolicy, compile } from './compile.ts';
import type { Job } from './job.ts';
import { type Wait, waitQuantile, waitsOf } from './latency.ts';
import type {
  CategoryOutcome,
  CostInUse,
  Figure,
  Figures,
  Outcome,
  RateInUse,
  RungFlow,
  StackOutcome,
} from './outcome.ts';
import { pairsOf } from './pairs.ts';
import { apartBatch, bestBatch, type PolicySums, policySumsOf } from './policySums.ts';
import { interval90 } from './quantile.ts';
import type { Quantity } from './quantity.ts';
import { type SpentOn, spendOf, spentOn } from './spend.ts';
import type { Trace } from './trace.ts';
import { categoryTraces, mixTraces } from './traces.ts';
import { warningsOf } from './warnings.ts';
import { waterfallOf } from './waterfall.ts';

/** Everything a figure is made of, per task of the category (or of the mix). */
interface Point {
  sums: Omit<PolicySums, 'leaves'>;
  silentUsd: number;
  valueUsd: number;
}

const withInterval = (value: number, draws: Float64Array | null): Figure =>
  draws === null ? { value } : { value, ...interval90(draws) };

const ratios = (above: Float64Array, below: Float64Array): Float64Array => {
  const quotients = new Float64Array(above.length);
  for (let i = 0; i < quotients.length; i++) quotients[i] = above[i]! / below[i]!;
  return quotients;
};

const times = ({ value, low, high }: Figure, factor: number): Figure =>
  low === undefined || high === undefined
    ? { value: value * factor }
    : { value: value * factor, low: low * factor, high: high * factor };

const figuresOf = (point: Point, tasks: number, waits: Wait[] | null, trace: Trace | null): Figures => {
  const { sums, silentUsd, valueUsd } = point;
  const spend = sums.modelUsd + sums.verifierUsd + sums.humanUsd;
  const usdPerTask = spend + silentUsd;
  const perSuccess = trace === null ? null : ratios(trace.usd, trace.success);
  return {
    usdPerTask: withInterval(usdPerTask, trace?.usd ?? null),
    parts: { model: sums.modelUsd, verifier: sums.verifierUsd, human: sums.humanUsd, silentFailures: silentUsd },
    success: withInterval(sums.success, trace?.success ?? null),
    silentFailure: withInterval(sums.silentFailure, trace?.silentFailure ?? null),
    abandoned: withInterval(sums.abandoned, trace?.abandoned ?? null),
    usdPerSuccess: sums.success > 0 ? finiteFigure(withInterval(usdPerTask / sums.success, perSuccess)) : null,
    netValueUsdPerTask: withInterval(valueUsd - usdPerTask, trace?.net ?? null),
    humanMinutesPerTask: withInterval(sums.minutes, trace?.minutes ?? null),
    usdPerMonth: times(withInterval(spend, trace?.spend ?? null), tasks),
    usdPerMonthSd: Math.sqrt(Math.max(0, sums.spendSquared - spend * spend) * tasks),
    latencySeconds:
      waits === null || waits.length === 0 ? null : { p50: waitQuantile(waits, 0.5), p95: waitQuantile(waits, 0.95) },
  };
};

/** An interval that reaches a draw without any success has no upper end to show. */
const finiteFigure = (figure: Figure): Figure =>
  figure.high === undefined || Number.isFinite(figure.high) ? figure : { value: figure.value };

const rungFlows = (sums: PolicySums): RungFlow[] =>
  sums.leaves.flatMap(({ leaf, sums: ladder }) =>
    leaf.rungs.map((rung, r) => {
      const flow = ladder.rungs[r]!;
      return {
        modelId: rung.model.id,
        path: leaf.leaf.path,
        reach: flow.reach,
        attempts: flow.attempts,
        acceptedGood: flow.acceptedGood,
        acceptedBad: flow.acceptedBad,
        modelUsd: flow.costUnits * rung.usd.point,
        verifierUsd: rung.verified ? flow.returned * rung.usdPerCheck.point : 0,
        successGivenReach: flow.reach > 0 ? flow.firstGood / flow.reach : null,
      };
    }),
  );

const figureOf = (quantity: Quantity): Figure => withInterval(quantity.point, quantity.draws);

const ratesInUse = (category: CompiledCategory, policy: CompiledPolicy): RateInUse[] =>
  usedBy(policy).flatMap((id) => {
    const belief = category.beliefs.get(id);
    return belief == null ? [] : [{ ...belief.use, rate: figureOf(belief.rate) }];
  });

const costsInUse = (category: CompiledCategory, policy: CompiledPolicy, job: Job): CostInUse[] =>
  usedBy(policy).flatMap((id) => {
    const cost = category.costs.get(id);
    const price = job.snapshot.models.find((model) => model.id === id)?.price;
    if (cost === undefined || price == null) return [];
    return [
      {
        modelId: id,
        usdPerAttempt: cost.usd.point,
        completionFactor: figureOf(cost.factor.factor),
        factorBasis: cost.factor.basis,
        factorSource: cost.factor.source,
        priceAsOf: price.asOf,
        priceSource: price.source,
      },
    ];
  });

const usedBy = (policy: CompiledPolicy): ModelId[] => [
  ...new Set(policy.leaves.flatMap(({ leaf }) => leaf.ladder.rungs.map((rung) => rung.modelId))),
];

const independentOf = (
  sums: Pick<PolicySums, 'success' | 'modelUsd' | 'verifierUsd' | 'humanUsd'>,
  silentUsd: number,
) => {
  const usdPerTask = sums.modelUsd + sums.verifierUsd + sums.humanUsd + silentUsd;
  return { success: sums.success, usdPerTask, usdPerSuccess: sums.success > 0 ? usdPerTask / sums.success : null };
};

/** One stack in one category, evaluated: what the totals are added up from. */
interface Evaluated {
  outcome: CategoryOutcome;
  point: Point | null;
  waits: Wait[] | null;
  trace: Trace | null;
  independent: { sums: PolicySums; silentUsd: number } | null;
  spent: SpentOn[];
}

const notEvaluated = (category: CategoryPlan, policy: CompiledPolicy): Evaluated => ({
  outcome: {
    categoryId: category.id,
    share: category.share,
    figures: null,
    gaps: policy.gaps,
    rungs: [],
    waterfall: [],
    rates: [],
    costs: [],
    independent: null,
  },
  point: null,
  waits: null,
  trace: null,
  independent: null,
  spent: [],
});

/** What the stacks of a category share. */
interface Common {
  best: Batch;
  apart: Batch;
  /** By stack; empty without draws. */
  traces: Map<string, Trace>;
}

const commonOf = (plan: CompiledPlan, category: CompiledCategory): Common => ({
  best: bestBatch(category),
  apart: apartBatch(category),
  traces: plan.draws.count > 0 ? categoryTraces(plan, category) : new Map(),
});

const evaluateCategory = (
  job: Job,
  plan: CompiledPlan,
  category: CompiledCategory,
  stackId: StackId,
  common: Common,
): Evaluated => {
  const policy = category.policies.get(stackId)!;
  if (policy.gaps.length > 0) return notEvaluated(category.plan, policy);
  const models = new Map(job.snapshot.models.map((model) => [model.id, model]));
  const sums = policySumsOf(plan, policy, common.best, true);
  const point: Point = {
    sums,
    silentUsd: sums.silentFailure * category.silentFailureUsd.point,
    valueUsd: sums.success * category.valueUsd.point,
  };
  const waits = waitsOf(sums, category, job.plan.assumedSpeeds);
  const trace = common.traces.get(stackId) ?? null;
  const independentSums = policySumsOf(plan, policy, common.apart, false);
  const independent = {
    sums: independentSums,
    silentUsd: independentSums.silentFailure * category.silentFailureUsd.point,
  };
  const tasks = job.plan.tasksPerMonth * category.plan.share;
  return {
    outcome: {
      categoryId: category.plan.id,
      share: category.plan.share,
      figures: figuresOf(point, tasks, waits, trace),
      gaps: [],
      rungs: rungFlows(sums),
      waterfall: waterfallOf(category, sums, point.silentUsd),
      rates: ratesInUse(category, policy),
      costs: costsInUse(category, policy, job),
      independent: independentOf(independentSums, independent.silentUsd),
    },
    point,
    waits,
    trace,
    independent,
    spent: spentOn(sums, tasks, models),
  };
};

/** Adds up `parts` weighted by their shares, field by field. */
const mixed = <K extends string>(
  keys: readonly K[],
  parts: readonly { share: number; of: Record<K, number> }[],
): Record<K, number> =>
  Object.fromEntries(
    keys.map((key) => [key, parts.reduce((sum, part) => sum + part.share * part.of[key], 0)]),
  ) as Record<K, number>;

const sumKeys = [
  'success',
  'silentFailure',
  'abandoned',
  'modelUsd',
  'verifierUsd',
  'humanUsd',
  'minutes',
  'spendSquared',
] as const;

const evaluateStack = (
  job: Job,
  plan: CompiledPlan,
  stack: { id: StackId; name: string },
  common: Map<CompiledCategory, Common>,
): { outcome: StackOutcome; evaluated: Evaluated[]; trace: Trace | null; point: Point | null } => {
  const evaluated = plan.categories.map((category) =>
    evaluateCategory(job, plan, category, stack.id, common.get(category)!),
  );
  const wanted = evaluated.filter((entry) => entry.outcome.share > 0);
  const complete = wanted.length > 0 && wanted.every((entry) => entry.point !== null);
  const categories = evaluated.map((entry) => entry.outcome);
  const assumed = categories.some((category) => category.rates.some((rate) => rate.basis === 'assumed'));
  const spend = spendOf(evaluated.flatMap((entry) => entry.spent));
  if (!complete)
    return {
      outcome: {
        stackId: stack.id,
        name: stack.name,
        total: null,
        categories,
        independent: null,
        spend,
        overBudget: null,
        assumed,
      },
      evaluated,
      trace: null,
      point: null,
    };
  const point: Point = {
    sums: mixed(
      sumKeys,
      wanted.map((entry) => ({ share: entry.outcome.share, of: entry.point!.sums })),
    ),
    silentUsd: wanted.reduce((sum, entry) => sum + entry.outcome.share * entry.point!.silentUsd, 0),
    valueUsd: wanted.reduce((sum, entry) => sum + entry.outcome.share * entry.point!.valueUsd, 0),
  };
  const apart = wanted.map((entry) => ({ share: entry.outcome.share, of: entry.independent!.sums }));
  const apartSilent = wanted.reduce((sum, entry) => sum + entry.outcome.share * entry.independent!.silentUsd, 0);
  const waits = wanted.every((entry) => entry.waits !== null)
    ? wanted.flatMap((entry) => entry.waits!.map((wait) => ({ ...wait, share: wait.share * entry.outcome.share })))
    : null;
  const trace =
    plan.draws.count === 0
      ? null
      : mixTraces(
          wanted.map((entry) => ({ share: entry.outcome.share, trace: entry.trace! })),
          plan.draws.count,
        );
  const total = figuresOf(point, job.plan.tasksPerMonth, waits, trace);
  const budget = job.plan.budgetUsdPerMonth;
  return {
    outcome: {
      stackId: stack.id,
      name: stack.name,
      total,
      categories,
      independent: independentOf(mixed(sumKeys, apart), apartSilent),
      spend,
      overBudget: budget === null ? null : overBudget(total.usdPerMonth.value, total.usdPerMonthSd, budget),
      assumed,
    },
    evaluated,
    trace,
    point,
  };
};

/** P(spend of a month > budget): the sum of many tasks is normal (central limit). */
const overBudget = (mean: number, sd: number, budget: number): number =>
  sd > 0 ? normalCdf((mean - budget) / sd) : mean > budget ? 1 : 0;

/**
 * Evaluates every stack of a plan. `job.draws` 0 gives best values alone (microseconds per ladder, exact to better
 * than 1e-9); n gives 90% intervals and P(cheaper) from n shared draws. A stack that cannot be evaluated says why
 * in `gaps` and never carries a number. The plan must have passed `checkPlan`.
 */
export const evaluate = (job: Job): Outcome => {
  const plan = compile(job);
  const common = new Map(plan.categories.map((category) => [category, commonOf(plan, category)]));
  const stacks = job.plan.stacks.map((stack) => evaluateStack(job, plan, stack, common));
  return {
    stacks: stacks.map((stack) => stack.outcome),
    pairs: pairsOf(
      stacks.map(({ outcome, trace, point, evaluated }) => ({
        stackId: outcome.stackId,
        trace,
        total:
          point === null
            ? null
            : {
                spend: point.sums.modelUsd + point.sums.verifierUsd + point.sums.humanUsd,
                success: point.sums.success,
              },
        categories: evaluated.map((entry) => ({ categoryId: entry.outcome.categoryId, trace: entry.trace })),
      })),
    ),
    warnings: warningsOf(job.plan),
    draws: job.draws,
  };
};
