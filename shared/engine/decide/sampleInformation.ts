/**
 * What to measure next: what more evals of one model in one category would be worth, in dollars a month, because they
 * may change which stack is chosen (expected value of sample information). See docs/METHOD.md.
 */

import type { CategoryId } from '../../catalog/category.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import { beliefsOf } from '../beliefs.ts';
import { compile } from '../compile.ts';
import { requireBetween } from '../engineError.ts';
import type { Job } from '../job.ts';
import type { Draws } from '../quantity.ts';
import type { Trace } from '../trace.ts';
import { categoryTraces, tracesOf } from '../traces.ts';
import { placedRungs } from './mapPlan.ts';
import { pull } from './pull.ts';

/** What a decision maximises in expectation. Cost per success is a ratio and has no expectation to add up. */
export type Worth = 'netValueUsdPerTask' | 'usdPerTask';

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
  categoryId: CategoryId;
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
  unknown: { modelId: ModelId; categoryId: CategoryId }[];
}

/** What the work is busy with: the choice as it stands, then each model and category. */
export type Measuring = 'today' | 'evals';

/** Points of a rate's prior, each of equal weight, and nodes through which the worth is drawn as a function of it. */
const priorPoints = 240;
const nodeCount = 9;
/** Where the work on the first option begins, as a share of all. */
const startOfEvals = 0.1;
/** More outcomes of an experiment than this are thinned evenly. */
const outcomesAtMost = 240;

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const worthOf = (trace: Trace, worth: Worth): number =>
  worth === 'usdPerTask' ? -meanOf(trace.usd) : meanOf(trace.net);

/** Chebyshev points between two ends, and the polynomial through values there (barycentric form). */
const chebyshev = (low: number, high: number): number[] =>
  Array.from(
    { length: nodeCount },
    (_, t) => (low + high) / 2 + ((high - low) / 2) * Math.cos((Math.PI * (t + 0.5)) / nodeCount),
  );

const through = (nodes: readonly number[], values: readonly number[], x: number): number => {
  let above = 0;
  let below = 0;
  for (let t = 0; t < nodes.length; t++) {
    const apart = x - nodes[t]!;
    if (apart === 0) return values[t]!;
    const weight = ((t % 2 === 0 ? 1 : -1) * Math.sin((Math.PI * (t + 0.5)) / nodes.length)) / apart;
    above += weight * values[t]!;
    below += weight;
  }
  return above / below;
};

interface Prior {
  /** The rate at the middles of equal parts of its belief, ascending. */
  rates: Float64Array;
}

const priorOf = (modelId: ModelId, category: CategoryPlan, job: Job): Prior | null => {
  const draws: Draws = { count: priorPoints, seed: 'prior' };
  const plain = { ...category, anchor: null };
  const belief = beliefsOf([modelId], plain, job.plan.assumedRates, job.snapshot, draws).get(modelId);
  if (belief == null || belief.rate.draws === null) return null;
  return { rates: Float64Array.from(belief.rate.draws).sort() };
};

/** log of n over k, by Stirling's series beyond 20. */
const logFactorials: number[] = [0];
const logFactorial = (n: number): number => {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1]! + Math.log(i));
  return logFactorials[n]!;
};

/**
 * What n evals are worth per task: over every number of successes they may bring, the worth of the stack that is then
 * best, less that of the one best on average. `worths[s][i]` is the worth of stack s at the prior's rate i.
 */
export const sampleWorth = (
  rates: Float64Array,
  worths: readonly Float64Array[],
  evals: number,
): { gain: number; changes: number } => {
  const step = Math.max(1, Math.ceil((evals + 1) / outcomesAtMost));
  const logYes = rates.map((rate) => Math.log(Math.min(Math.max(rate, 1e-300), 1)));
  const logNo = rates.map((rate) => Math.log(Math.max(1 - rate, 1e-300)));
  const seen: { chance: number; means: number[] }[] = [];
  let all = 0;
  for (let k = 0; k <= evals; k += step) {
    const ways = logFactorial(evals) - logFactorial(k) - logFactorial(evals - k);
    let chance = 0;
    const means = worths.map(() => 0);
    for (let i = 0; i < rates.length; i++) {
      const likely = Math.exp(ways + k * logYes[i]! + (evals - k) * logNo[i]!);
      if (likely === 0) continue;
      chance += likely;
      for (let s = 0; s < worths.length; s++) means[s] = means[s]! + likely * worths[s]![i]!;
    }
    if (chance === 0) continue;
    all += chance;
    seen.push({ chance, means: means.map((mean) => mean / chance) });
  }
  if (all === 0) return { gain: 0, changes: 0 };
  const overall = worths.map((_, s) => seen.reduce((sum, { chance, means }) => sum + (chance / all) * means[s]!, 0));
  const first = overall.indexOf(Math.max(...overall));
  let gain = 0;
  let changes = 0;
  for (const { chance, means } of seen) {
    const best = Math.max(...means);
    gain += (chance / all) * (best - means[first]!);
    if (best > means[first]!) changes += chance / all;
  }
  return { gain, changes };
};

/** The mean worth in one category of each contender as one model's rate runs over its prior. */
const worthsOver = (
  job: Job,
  modelId: ModelId,
  category: CategoryPlan,
  prior: Prior,
  contenders: readonly string[],
  worth: Worth,
  base: readonly number[],
): Float64Array[] => {
  const only: Job = { ...job, plan: { ...job.plan, categories: [category] } };
  const anchored = category.anchor?.modelId === modelId;
  const touched = contenders.map(
    (stackId) =>
      anchored ||
      placedRungs(only.plan).some(
        (placed) => placed.stackId === stackId && placed.categoryId === category.id && placed.rung.modelId === modelId,
      ),
  );
  const inner = (rate: number): number => normalQuantile(Math.min(Math.max(rate, 1e-9), 1 - 1e-9));
  const { rates } = prior;
  const nodes = chebyshev(inner(rates[0]!), inner(rates[rates.length - 1]!));
  const atNodes = nodes.map((node) => {
    const plan = compile(pull(only, { kind: 'rate', modelId, categoryId: category.id }, normalCdf(node)));
    const compiled = plan.categories[0]!;
    const policies = new Map([...compiled.policies].filter(([id]) => touched[contenders.indexOf(id)] === true));
    const drawn = categoryTraces(plan, { ...compiled, policies });
    return contenders.map((stackId) => {
      const trace = drawn.get(stackId);
      return trace === undefined ? null : worthOf(trace, worth);
    });
  });
  return contenders.map((_, s) => {
    if (!touched[s]) return new Float64Array(rates.length).fill(base[s]!);
    // A rate that the plan cannot hold (above 1 - beta) is worth what the nearest one is.
    const values = filled(atNodes.map((row) => row[s]!));
    return rates.map((rate) => through(nodes, values, inner(rate)));
  });
};

/** Gaps take the nearest known value, looking towards lower rates first: the nodes descend. */
const filled = (values: readonly (number | null)[]): number[] =>
  values.map(
    (value, t) => value ?? values.slice(t).find((later) => later !== null) ?? values.findLast((v) => v !== null) ?? 0,
  );

const evalCounts = (most: number): number[] => {
  const counts: number[] = [];
  for (let n = 5; n < most; n = Math.ceil(n * Math.SQRT2)) counts.push(n);
  return [...counts, most];
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
  const { usdPerLabel = 0, months = 1, draws = 100, maxEvals = 5000 } = ask;
  requireBetween('usdPerLabel', usdPerLabel, 0, Number.MAX_VALUE);
  requireBetween('months', months, 0, 1200);
  requireBetween('draws', draws, 1, 100_000);
  requireBetween('maxEvals', maxEvals, 5, 100_000);
  const job: Job = { ...given, draws: Math.round(draws) };
  const categories = job.plan.categories.filter((category) => category.share > 0);
  const worth: Worth =
    ask.worth ??
    (categories.some((category) => category.valueOfSuccessUsd.value > 0) ? 'netValueUsdPerTask' : 'usdPerTask');
  let complete = onProgress(0, 'today');
  const traces = tracesOf(job).filter((stack) => stack.total !== null);
  requireBetween('stacks that can be evaluated', traces.length, 1, Number.MAX_VALUE);
  const contenders = traces.map((stack) => stack.stackId);
  const { tasksPerMonth } = job.plan;
  const totals = traces.map((stack) => worthOf(stack.total!, worth));
  const chosen = contenders[totals.indexOf(Math.max(...totals))]!;
  const point = compile({ ...job, draws: 0 });

  const used = (category: CategoryPlan): ModelId[] => {
    const models = placedRungs(job.plan)
      .filter((placed) => placed.categoryId === category.id)
      .map((placed) => placed.rung.modelId);
    return [...new Set(category.anchor === null ? models : [...models, category.anchor.modelId])].sort();
  };

  const asked = categories.flatMap((category) => used(category).map((modelId) => ({ category, modelId })));
  const options = asked.flatMap(({ category, modelId }, turn): SampleInformation[] => {
    complete &&= onProgress(startOfEvals + (1 - startOfEvals) * (turn / asked.length), 'evals');
    if (!complete) return [];
    const prior = priorOf(modelId, category, job);
    if (prior === null) return [];
    const inCategory = traces.map((stack) => {
      const own = stack.categories.find((entry) => entry.categoryId === category.id)!;
      return worthOf(own.trace!, worth);
    });
    const own = worthsOver(job, modelId, category, prior, contenders, worth, inCategory);
    const worths = own.map((values, s) =>
      values.map((value) => totals[s]! + category.share * (value - inCategory[s]!)),
    );
    const perTask = perfectWorth(worths);
    const compiled = point.categories.find((entry) => entry.plan.id === category.id)!;
    const usdPerEval = (compiled.costs.get(modelId)?.usd.point ?? 0) + usdPerLabel;
    const at = (evals: number): EvalsWorth => {
      const { gain, changes } = sampleWorth(prior.rates, worths, evals);
      const usdPerMonth = gain * tasksPerMonth;
      const costUsd = evals * usdPerEval;
      return { evals, usdPerMonth, costUsd, netUsd: usdPerMonth * months - costUsd, changes };
    };
    const byEvals = perTask === 0 ? [] : evalCounts(Math.round(maxEvals)).map(at);
    const perfectUsdPerMonth = perTask * tasksPerMonth;
    const top = byEvals.reduce<EvalsWorth | null>(
      (best, entry) => (entry.netUsd > (best?.netUsd ?? 0) ? entry : best),
      null,
    );
    return [
      {
        modelId,
        categoryId: category.id,
        usdPerEval,
        perfectUsdPerMonth,
        byEvals,
        best: top,
        settledAt: byEvals.find((entry) => entry.usdPerMonth >= 0.95 * perfectUsdPerMonth)?.evals ?? null,
      },
    ];
  });
  const net = (option: SampleInformation): number => option.best?.netUsd ?? 0;
  options.sort(
    (a, b) =>
      net(b) - net(a) ||
      b.perfectUsdPerMonth - a.perfectUsdPerMonth ||
      (`${a.categoryId} ${a.modelId}` < `${b.categoryId} ${b.modelId}` ? -1 : 1),
  );
  const unknown = categories.flatMap((category) => {
    const { beliefs } = point.categories.find((entry) => entry.plan.id === category.id)!;
    return [...beliefs].flatMap(([modelId, belief]) => (belief === null ? [{ modelId, categoryId: category.id }] : []));
  });
  return {
    worth,
    chosen,
    stacks: contenders.map((stackId, s) => ({ stackId, usdPerMonth: totals[s]! * tasksPerMonth })),
    options,
    complete,
    unknown,
  };
};

/** Choosing at every rate apart, less choosing once: per task. */
const perfectWorth = (worths: readonly Float64Array[]): number => {
  const overall = worths.map(meanOf);
  const first = worths[overall.indexOf(Math.max(...overall))]!;
  let gain = 0;
  for (let i = 0; i < first.length; i++) gain += Math.max(...worths.map((values) => values[i]!)) - first[i]!;
  return gain / first.length;
};
