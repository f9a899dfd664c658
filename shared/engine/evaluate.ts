/**
 * A job in, an outcome out: the exact evaluation of every stack of a plan, with intervals and probabilities where
 * draws are asked for (docs/METHOD.md, sections 2 to 6). Pure: the same job gives the same digits everywhere.
 */

import type { Model } from '../catalog/model.ts';
import * as arrays from '../foundation/arrays.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import { groupedBy } from '../foundation/maps.ts';
import { normalCdf } from '../foundation/normal.ts';
import type { CategoryPlan, Stack } from '../plan/plan.ts';
import type { Batch } from './batch.ts';
import { compile } from './compile.ts';
import type { CompiledCategory, CompiledPlan, CompiledPolicy } from './compiled.ts';
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
import {
  apartBatch,
  bestBatch,
  type PolicySums,
  policySumsOf,
  type Sums,
  spendUsd,
  variableUsd,
  weightedSums,
} from './policySums.ts';
import { interval90 } from './quantile.ts';
import type { Quantity } from './quantity.ts';
import { type SpentOn, spendOf, spentOn } from './spend.ts';
import type { Trace } from './trace.ts';
import { categoryTraces, mixTraces } from './traces.ts';
import type { RungSums } from './walk.ts';
import { warningsOf } from './warnings.ts';
import { waterfallOf } from './waterfall.ts';

const { entryOf, itemAt, valueAt } = arrays;

/** Everything a figure is made of, per task of the category (or of the mix). */
interface Point {
  sums: Sums;
  silentUsd: number;
  valueUsd: number;
}

const withInterval = (value: number, draws: Float64Array | null): Figure =>
  draws === null ? { value } : { value, ...interval90(draws) };

/** Infinite in a draw without any success, though it cost nothing: all its tasks may be beyond a model. */
const perSuccessIn = ({ usd, success }: Trace): Float64Array =>
  usd.map((each, i) => (valueAt(success, i) > 0 ? each / valueAt(success, i) : Number.POSITIVE_INFINITY));

const times = ({ value, low, high }: Figure, factor: number): Figure =>
  low === undefined || high === undefined
    ? { value: value * factor }
    : { value: value * factor, low: low * factor, high: high * factor };

const figuresOf = (point: Point, tasks: number, waits: Wait[] | null, trace: Trace | null): Figures => {
  const { sums, silentUsd, valueUsd } = point;
  const spend = spendUsd(sums);
  const usdPerTask = spend + silentUsd;
  const perSuccess = trace === null ? null : perSuccessIn(trace);
  return {
    usdPerTask: withInterval(usdPerTask, trace?.usd ?? null),
    parts: {
      model: sums.modelUsd,
      verifier: sums.verifierUsd,
      human: sums.humanUsd,
      silentFailures: silentUsd,
      committed: sums.committedUsd,
      owned: sums.ownedUsd,
    },
    success: withInterval(sums.success, trace?.success ?? null),
    silentFailure: withInterval(sums.silentFailure, trace?.silentFailure ?? null),
    abandoned: withInterval(sums.abandoned, trace?.abandoned ?? null),
    usdPerSuccess: sums.success > 0 ? finiteFigure(withInterval(usdPerTask / sums.success, perSuccess)) : null,
    netValueUsdPerTask: withInterval(valueUsd - usdPerTask, trace?.net ?? null),
    humanMinutesPerTask: withInterval(sums.minutes, trace?.minutes ?? null),
    usdPerMonth: times(withInterval(spend, trace?.spend ?? null), tasks),
    usdPerMonthSd: Math.sqrt(Math.max(0, sums.spendSquared - variableUsd(sums) ** 2) * tasks),
    latencySeconds: waits === null ? null : { p50: waitQuantile(waits, 0.5), p95: waitQuantile(waits, 0.95) },
  };
};

/** An interval that reaches a draw without any success has no upper end to show. */
const finiteFigure = (figure: Figure): Figure =>
  figure.high === undefined || (Number.isFinite(figure.high) && Number.isFinite(figure.low))
    ? figure
    : { value: figure.value };

/** A rung of a ladder, which has tasks of several sizes where some of its models cannot take them all. */
const rungFlow = (parts: PolicySums['leaves'], r: number): RungFlow => {
  const { leaf } = itemAt(parts, 0);
  const rung = itemAt(leaf.rungs, r);
  const flows = parts.map(({ sums }) => itemAt(sums.rungs, r));
  const total = (field: keyof RungSums): number => flows.reduce((sum, flow) => sum + flow[field], 0);
  const [reach, returned] = [total('reach'), total('returned')];
  return {
    modelId: rung.model.id,
    path: leaf.leaf.path,
    reach,
    attempts: total('attempts'),
    returned,
    acceptedGood: total('acceptedGood'),
    acceptedBad: total('acceptedBad'),
    modelUsd: total('costUnits') * rung.usd.point,
    verifierUsd: rung.verified ? returned * rung.usdPerCheck.point : 0,
    successGivenReach: reach > 0 ? total('firstGood') / reach : null,
  };
};

const rungFlows = (sums: PolicySums): RungFlow[] => {
  const ladders = groupedBy(sums.leaves, ({ leaf }) => leaf.leaf);
  return [...ladders.values()].flatMap((parts) => itemAt(parts, 0).leaf.rungs.map((_, r) => rungFlow(parts, r)));
};

const figureOf = (quantity: Quantity): Figure => withInterval(quantity.point, quantity.draws);

const ratesInUse = (category: CompiledCategory, policy: CompiledPolicy): RateInUse[] =>
  usedBy(policy).flatMap((id) => {
    const belief = category.beliefs.get(id);
    // The rate on the steps is that of the stack: hardware of its own may cost some of the model's successes.
    const rung = policy.leaves.flatMap(({ rungs }) => rungs).find(({ model }) => model.id === id);
    return belief == null ? [] : [{ ...belief.use, rate: figureOf(rung?.rate ?? belief.rate) }];
  });

const costsInUse = (category: CompiledCategory, policy: CompiledPolicy): CostInUse[] =>
  usedBy(policy).flatMap((id) => {
    const cost = category.costs.get(id);
    if (cost === undefined) return [];
    return [
      {
        modelId: id,
        usdPerAttempt: cost.usd.point,
        completionFactor: figureOf(cost.tokens.factor.factor),
        factorBasis: cost.tokens.factor.basis,
        factorSource: cost.tokens.factor.source,
        promptTimes: cost.tokens.promptTimes,
        priceHost: cost.chosen.offer.host,
        priceWhy: cost.chosen.why,
        priceAsOf: cost.price.asOf,
        priceSource: cost.price.source,
      },
    ];
  });

const usedBy = (policy: CompiledPolicy): ModelId[] => [
  ...new Set(policy.leaves.flatMap(({ leaf }) => leaf.ladder.rungs.map((rung) => rung.modelId))),
];

const independentOf = (sums: Sums, silentUsd: number): CategoryOutcome['independent'] => {
  const usdPerTask = spendUsd(sums) + silentUsd;
  return { success: sums.success, usdPerTask, usdPerSuccess: sums.success > 0 ? usdPerTask / sums.success : null };
};

/** What the totals of a stack are added up from: a category that could be evaluated. */
interface Evaluated {
  point: Point;
  waits: Wait[] | null;
  trace: Trace | null;
  /** As if models failed independently. */
  apart: { sums: Sums; silentUsd: number };
}

/** One stack in one category; `evaluated` is null where its policy has gaps. */
interface InCategory {
  outcome: CategoryOutcome;
  evaluated: Evaluated | null;
  spent: SpentOn[];
}

const notEvaluated = (category: CategoryPlan, policy: CompiledPolicy): InCategory => ({
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
  evaluated: null,
  spent: [],
});

/** What the stacks of a category share. */
interface Common {
  models: ReadonlyMap<ModelId, Model>;
  category: CompiledCategory;
  best: Batch;
  apart: Batch;
  /** By stack; empty without draws. */
  traces: Map<StackId, Trace>;
}

const commonOf = (plan: CompiledPlan, category: CompiledCategory, models: Common['models']): Common => ({
  models,
  category,
  best: bestBatch(category),
  apart: apartBatch(category),
  traces: plan.draws.count > 0 ? categoryTraces(plan, category) : new Map(),
});

const evaluateCategory = (job: Job, plan: CompiledPlan, stackId: StackId, common: Common): InCategory => {
  const { category, models } = common;
  const policy = entryOf(category.policies, stackId);
  if (policy.gaps.length > 0) return notEvaluated(category.plan, policy);
  const sums = policySumsOf(plan, policy, common.best, true);
  const point: Point = {
    sums,
    silentUsd: sums.silentFailure * category.silentFailureUsd.point,
    valueUsd: sums.success * category.valueUsd.point,
  };
  const waits = waitsOf(sums, category, job.plan.assumedSpeeds);
  const trace = common.traces.get(stackId) ?? null;
  const apartSums = policySumsOf(plan, policy, common.apart, false);
  const apart = { sums: apartSums, silentUsd: apartSums.silentFailure * category.silentFailureUsd.point };
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
      costs: costsInUse(category, policy),
      independent: independentOf(apart.sums, apart.silentUsd),
    },
    evaluated: { point, waits, trace, apart },
    spent: spentOn(sums, tasks, models),
  };
};

/** Part of the mix: a category with tasks, its share of them. */
interface Share extends Evaluated {
  share: number;
}

/** What the categories with tasks come to, or null where there are none or one of them could not be evaluated. */
const mixOf = (categories: readonly InCategory[], draws: number): Evaluated | null => {
  const wanted = categories.filter(({ outcome }) => outcome.share > 0);
  const shares = wanted.flatMap(({ outcome, evaluated }): Share[] =>
    evaluated === null ? [] : [{ ...evaluated, share: outcome.share }],
  );
  if (shares.length === 0 || shares.length < wanted.length) return null;
  const total = (of: (part: Evaluated) => number): number =>
    shares.reduce((sum, part) => sum + part.share * of(part), 0);
  const sumsOf = (of: (part: Evaluated) => Sums): Sums =>
    weightedSums(shares.map((part) => ({ share: part.share, sums: of(part) })));
  const traces = shares.flatMap(({ share, trace }) => (trace === null ? [] : [{ share, trace }]));
  const waits = shares.flatMap(({ share, waits }) =>
    waits === null ? [] : [waits.map((wait) => ({ ...wait, share: wait.share * share }))],
  );
  return {
    point: {
      sums: sumsOf((part) => part.point.sums),
      silentUsd: total((part) => part.point.silentUsd),
      valueUsd: total((part) => part.point.valueUsd),
    },
    waits: waits.length < shares.length ? null : waits.flat(),
    trace: draws === 0 ? null : mixTraces(traces, draws),
    apart: {
      sums: sumsOf((part) => part.apart.sums),
      silentUsd: total((part) => part.apart.silentUsd),
    },
  };
};

interface InPlan {
  outcome: StackOutcome;
  mix: Evaluated | null;
  categories: InCategory[];
}

const evaluateStack = (job: Job, plan: CompiledPlan, stack: Stack, common: readonly Common[]): InPlan => {
  const inCategories = common.map((shared) => evaluateCategory(job, plan, stack.id, shared));
  const mix = mixOf(inCategories, plan.draws.count);
  const categories = inCategories.map((entry) => entry.outcome);
  const total = mix === null ? null : figuresOf(mix.point, job.plan.tasksPerMonth, mix.waits, mix.trace);
  const budget = job.plan.budgetUsdPerMonth;
  const hardware = plan.hardware?.get(stack.id) ?? [];
  return {
    outcome: {
      stackId: stack.id,
      name: stack.name,
      total,
      categories,
      independent: mix === null ? null : independentOf(mix.apart.sums, mix.apart.silentUsd),
      spend: spendOf(inCategories.flatMap((entry) => entry.spent)),
      overBudget:
        total === null || budget === null ? null : overBudget(total.usdPerMonth.value, total.usdPerMonthSd, budget),
      assumed: categories.some((category) => category.rates.some((rate) => rate.basis === 'assumed')),
      ...(hardware.length === 0 ? {} : { hardware }),
    },
    mix,
    categories: inCategories,
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
  const models = new Map(job.snapshot.models.map((model) => [model.id, model]));
  const common = plan.categories.map((category) => commonOf(plan, category, models));
  const stacks = job.plan.stacks.map((stack) => evaluateStack(job, plan, stack, common));
  return {
    stacks: stacks.map((stack) => stack.outcome),
    pairs: pairsOf(
      stacks.map(({ outcome, mix, categories }) => ({
        stackId: outcome.stackId,
        trace: mix?.trace ?? null,
        total: mix === null ? null : { spend: spendUsd(mix.point.sums), success: mix.point.sums.success },
        categories: categories.map((entry) => ({
          categoryId: entry.outcome.categoryId,
          trace: entry.evaluated?.trace ?? null,
        })),
      })),
    ),
    warnings: warningsOf(job),
    draws: job.draws,
  };
};
