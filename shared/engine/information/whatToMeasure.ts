/**
 * What to measure next: what more evals of one model in one category would be worth, in dollars a month, because they
 * may change which stack is chosen (expected value of sample information). See docs/METHOD.md.
 */

import { entryOf, itemAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import { rungsIn } from '../../plan/mapPlan.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import { asLevered, beliefsOf } from '../beliefs.ts';
import { compile, newCompileMemory } from '../compile.ts';
import type { CompiledCategory } from '../compiled.ts';
import { requireBetween } from '../engineError.ts';
import type { Job } from '../job.ts';
import type { Draws } from '../quantity.ts';
import { tracesOf } from '../traces.ts';
import { perfectWorth, sampleWorth } from './sampleWorth.ts';
import { type Worth, worthCurveOf, worthOf } from './worthCurve.ts';

export interface SampleAsk {
  worth?: Worth;
  /** USD per eval on top of the model's own attempt: labelling, a person, a harness. */
  usdPerLabel?: number;
  /** For how many months the decision stands; 1 unless given. */
  months?: number;
  /** Shared draws over which everything else is averaged; 100 unless given. */
  draws?: number;
  /** The most evals of one model and category anyone would run; 5,000 unless given. */
  maxEvals?: number;
}

export interface EvalsWorth {
  evals: number;
  /** Expected gain of choosing after these evals instead of now, USD a month. */
  usdPerMonth: number;
  costUsd: number;
  /** Gain over the months the decision stands, less the cost. */
  netUsd: number;
  /** Chance that another stack is chosen after them. */
  changes: number;
}

export interface SampleInformation {
  modelId: ModelId;
  categoryId: RowId;
  /** Cost of one eval: an attempt of the model and the label. */
  usdPerEval: number;
  /** What knowing the rate exactly would be worth, USD a month: no number of evals is worth more. */
  perfectUsdPerMonth: number;
  /** Worth by number of evals, ascending. */
  byEvals: EvalsWorth[];
  /** The number with the largest net gain; null where no number pays for itself. */
  best: EvalsWorth | null;
  /** The first of `byEvals` that yields 95% of what perfect knowledge would: more evals settle nothing more. */
  settledAt: number | null;
}

export interface WhatToMeasure {
  worth: Worth;
  /** The stack to choose today, and the expected worth of each, USD a month. */
  chosen: StackId;
  stacks: { stackId: StackId; usdPerMonth: number }[];
  /** Sorted by net gain, then by what perfect knowledge is worth. */
  options: SampleInformation[];
  /** False where the listener stopped it: some options were not looked at. */
  complete: boolean;
  /** Used without evidence or assumption: such a stack is no contender, and what measuring would bring is unknown. */
  unknown: { modelId: ModelId; categoryId: RowId }[];
}

/** What the work is busy with: the choice as it stands, then each model and category. */
export type Measuring = 'today' | 'evals';

/** Points of a rate's prior, each of equal weight. */
const priorPoints = 240;
/** Where the work on the first option begins, as a share of all. */
const startOfEvals = 0.1;
/** So much of what perfect knowledge would bring counts as all of it. */
const settled = 0.95;

/** The rate at the middles of equal parts of its belief, ascending; null where there is no doubt about it. */
const priorOf = (modelId: ModelId, category: CategoryPlan, job: Job): Float64Array | null => {
  const draws: Draws = { count: priorPoints, seed: 'prior' };
  const belief = beliefsOf([modelId], asLevered(category), job.plan.assumedRates, job.snapshot, draws).get(modelId);
  if (belief == null || belief.rate.draws === null) return null;
  return Float64Array.from(belief.rate.draws).sort();
};

/** Numbers of evals from 5, each some 1.4 times the one before, and the most that anyone would run. */
const evalCounts = (most: number): number[] => {
  const counts: number[] = [];
  for (let n = 5; n < most; n = Math.ceil(n * Math.SQRT2)) counts.push(n);
  return [...counts, most];
};

const usedIn = (job: Job, category: CategoryPlan): ModelId[] => {
  const models = rungsIn(job.plan, category.id).map(({ rung }) => rung.modelId);
  return [...new Set(category.anchor === null ? models : [...models, category.anchor.modelId])].sort();
};

/** A stack that can be evaluated: its expected worth per task of the mix, and in each category. */
interface Contender {
  stackId: StackId;
  total: number;
  inCategories: ReadonlyMap<RowId, number>;
}

const contendersOf = (job: Job, worth: Worth): Contender[] =>
  tracesOf(job).flatMap(({ stackId, total, categories }) => {
    if (total === null) return [];
    const inCategories = new Map(
      categories.flatMap(({ categoryId, trace }) => (trace === null ? [] : [[categoryId, worthOf(trace, worth)]])),
    );
    return [{ stackId, total: worthOf(total, worth), inCategories }];
  });

/** The choice between stacks as it stands today, asked about one model in one category after the other. */
class Choice {
  readonly contenders: Contender[];
  readonly worth: Worth;
  private readonly job: Job;
  private readonly ask: Required<Omit<SampleAsk, 'worth'>>;
  private readonly memory = newCompileMemory();

  constructor(job: Job, ask: Required<Omit<SampleAsk, 'worth'>>, worth: Worth) {
    this.job = job;
    this.ask = ask;
    this.worth = worth;
    this.contenders = contendersOf(job, worth);
  }

  /** What evals of a model in a category would bring; null where there is no doubt about its rate. */
  option(modelId: ModelId, compiled: CompiledCategory): SampleInformation | null {
    const category = compiled.plan;
    const rates = priorOf(modelId, category, this.job);
    if (rates === null) return null;
    const worths = this.worthsAt(modelId, category, rates);
    const { tasksPerMonth } = this.job.plan;
    const usdPerEval = (compiled.costs.get(modelId)?.usd.point ?? 0) + this.ask.usdPerLabel;
    const perTask = worths.length === 0 ? 0 : perfectWorth(worths);
    const perfectUsdPerMonth = perTask * tasksPerMonth;
    const byEvals = (perTask === 0 ? [] : evalCounts(Math.round(this.ask.maxEvals))).map((evals): EvalsWorth => {
      const { gain, changes } = sampleWorth(rates, worths, evals);
      const usdPerMonth = gain * tasksPerMonth;
      const costUsd = evals * usdPerEval;
      return { evals, usdPerMonth, costUsd, netUsd: usdPerMonth * this.ask.months - costUsd, changes };
    });
    return {
      modelId,
      categoryId: category.id,
      usdPerEval,
      perfectUsdPerMonth,
      byEvals,
      best: byEvals.reduce<EvalsWorth | null>((best, one) => (one.netUsd > (best?.netUsd ?? 0) ? one : best), null),
      settledAt: byEvals.find((entry) => entry.usdPerMonth >= settled * perfectUsdPerMonth)?.evals ?? null,
    };
  }

  /** The worth of each contender over the whole mix at every rate of the prior; none where one stack is the best at all of them. */
  private worthsAt(modelId: ModelId, category: CategoryPlan, rates: Float64Array): Float64Array[] {
    const { job, worth, contenders, memory } = this;
    const base = contenders.map(({ inCategories }) => entryOf(inCategories, category.id));
    const stackIds = contenders.map(({ stackId }) => stackId);
    const curve = worthCurveOf({ job, modelId, category, rates, contenders: stackIds, worth, base, memory });
    const inMix = (s: number, value: number): number =>
      itemAt(contenders, s).total + category.share * (value - itemAt(base, s));
    const glanced = curve.glance();
    if (glanced !== null && isFarAhead(glanced.map((values) => values.map((value, s) => inMix(s, value))))) return [];
    return curve.everywhere().map((values, s) => values.map((value) => inMix(s, value)));
  }
}

/**
 * Whether one of the contenders is ahead of every other by more at each of these rates than its lead changes between them: no rate
 * in between turns that, and no eval is worth anything.
 */
const isFarAhead = (atRates: readonly (readonly number[])[]): boolean => {
  const [first = []] = atRates;
  const ahead = first.indexOf(Math.max(...first));
  return first.every((_, s) => {
    const leads = atRates.map((worths) => itemAt(worths, ahead) - itemAt(worths, s));
    const least = Math.min(...leads);
    return least >= 2 * (Math.max(...leads) - least);
  });
};

const net = (option: SampleInformation): number => option.best?.netUsd ?? 0;

/** The largest net gain first, then the dearest to know, then by name. */
const byGain = (a: SampleInformation, b: SampleInformation): number =>
  net(b) - net(a) ||
  b.perfectUsdPerMonth - a.perfectUsdPerMonth ||
  (`${a.categoryId} ${a.modelId}` < `${b.categoryId} ${b.modelId}` ? -1 : 1);

const checked = ({ usdPerLabel = 0, months = 1, draws = 100, maxEvals = 5000 }: SampleAsk) => {
  requireBetween('usdPerLabel', usdPerLabel, 0, Number.MAX_VALUE);
  requireBetween('months', months, 0, 1200);
  requireBetween('draws', draws, 1, 100_000);
  requireBetween('maxEvals', maxEvals, 5, 100_000);
  return { usdPerLabel, months, draws, maxEvals };
};

/**
 * The worth of more evals for every model and category that the plan's stacks use, to a planner who then takes the
 * stack with the best expected worth (value less cost, or cost, per task of the mix). Evals are tasks of the
 * category's yardstick. A rate without any doubt about it is worth nothing to measure and left out. Costs 9 x draws
 * evaluations of the stacks that use the model in the category. `onProgress` is told how far it is, 0 to 1, and stops it by
 * false: the options so far are then the answer. Throws an EngineError for numbers out of bounds, and where no stack
 * can be evaluated; with one stack nothing is worth measuring.
 */
export const whatToMeasure = (
  given: Job,
  ask: SampleAsk = {},
  onProgress: (share: number, doing: Measuring) => boolean = () => true,
): WhatToMeasure => {
  const numbers = checked(ask);
  const job: Job = { ...given, draws: Math.round(numbers.draws) };
  const compiled = compile({ ...job, draws: 0 }).categories.filter(({ plan }) => plan.share > 0);
  const hasValue = compiled.some(({ plan }) => plan.valueOfSuccessUsd.value > 0);
  let complete = onProgress(0, 'today');
  const choice = new Choice(job, numbers, ask.worth ?? (hasValue ? 'netValueUsdPerTask' : 'usdPerTask'));
  const { contenders } = choice;
  requireBetween('stacks that can be evaluated', contenders.length, 1, Number.MAX_VALUE);
  const totals = contenders.map(({ total }) => total);
  const asked = compiled.flatMap((category) => usedIn(job, category.plan).map((modelId) => ({ category, modelId })));
  const options = asked.flatMap(({ category, modelId }, turn): SampleInformation[] => {
    complete &&= onProgress(startOfEvals + (1 - startOfEvals) * (turn / asked.length), 'evals');
    const option = complete ? choice.option(modelId, category) : null;
    return option === null ? [] : [option];
  });
  return {
    worth: choice.worth,
    chosen: itemAt(contenders, totals.indexOf(Math.max(...totals))).stackId,
    stacks: contenders.map(({ stackId, total }) => ({ stackId, usdPerMonth: total * job.plan.tasksPerMonth })),
    options: options.sort(byGain),
    complete,
    unknown: compiled.flatMap(({ plan, beliefs }) =>
      [...beliefs].flatMap(([modelId, belief]) => (belief === null ? [{ modelId, categoryId: plan.id }] : [])),
    ),
  };
};
