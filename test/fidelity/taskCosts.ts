/**
 * What a whole task costs a model on a benchmark, told without any figure of that model there: from its list price on the day
 * of the run, what tasks cost the others, and what it cost and could do elsewhere. Held against two plain rules.
 */

import { quantileSorted } from '../../shared/engine/quantile.ts';
import { randomSource } from '../../shared/engine/random.ts';
import type { ModelId } from '../../shared/foundation/ids.ts';
import { groupedBy } from '../../shared/foundation/maps.ts';

/** USD per million tokens on the day of a run; `cacheRead` null where none was listed. */
export interface ListPrice {
  prompt: number;
  completion: number;
  cacheRead: number | null;
}

/** What one setting of a model took per task of a benchmark. */
export interface TaskCost {
  modelId: ModelId;
  benchmark: string;
  /** Its effort where the source names one; '' otherwise. */
  effort: string;
  usd: number;
  price: ListPrice;
  /** What suites other than the benchmark's say that the model can do, on the scale of work; null: nothing is known. */
  ability: number | null;
  /** Prompt and completion tokens of a task, where the source counted them at list price. */
  tokens: { prompt: number; completion: number } | null;
}

/** Of an agent's prompt tokens most are read again; completion tokens are a few percent of them. */
const readAgain = 0.9;
const completionPerPrompt = 0.03;

/** What is read again where no price of it is listed, over the prompt price: between no discount and the usual tenth. */
const unlistedRead = 0.5;

/** Slopes on the logarithm of price beyond these are noise. */
const leastSlope = 0.3;
const greatestSlope = 1;

/** Own residuals elsewhere, and those of a vendor's other models, count beside this many of nothing. */
const ownPrior = 1;
const vendorPrior = 2;
const effortPrior = 3;

/** Quantile of values in any order; 0 of none. */
const quantileOf = (values: readonly number[], p: number): number =>
  quantileSorted(
    values.toSorted((a, b) => a - b),
    p,
  ) ?? 0;
const median = (values: readonly number[]): number => quantileOf(values, 0.5);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const vendorOf = (id: ModelId): string => id.slice(0, id.indexOf('/'));

const cachedPrice = ({ prompt, completion, cacheRead }: ListPrice): number =>
  (1 - readAgain) * prompt + readAgain * (cacheRead ?? unlistedRead * prompt) + completionPerPrompt * completion;

const plainPrice = ({ prompt, completion }: ListPrice): number => prompt + completionPerPrompt * completion;

/** Median slope over all pairs that are far enough apart to tell (Theil and Sen); x is a logarithm or an ability. */
const slopeOf = (points: readonly { x: number; y: number }[]): number | null => {
  const slopes: number[] = [];
  points.forEach((a, i) => {
    for (const b of points.slice(0, i)) if (Math.abs(a.x - b.x) > 0.3) slopes.push((a.y - b.y) / (a.x - b.x));
  });
  return slopes.length === 0 ? null : median(slopes);
};

/** A line through the logarithms of dollars, and how far each row lies off it. */
interface DollarLine {
  slope: number;
  level: number;
  off: { modelId: ModelId; value: number }[];
}

const dollarLine = (rows: readonly TaskCost[]): DollarLine => {
  const points = rows.map(({ price, usd }) => ({ x: Math.log(cachedPrice(price)), y: Math.log(usd) }));
  const slope = Math.min(Math.max(slopeOf(points) ?? 1, leastSlope), greatestSlope);
  const level = median(points.map(({ x, y }) => y - slope * x));
  return {
    slope,
    level,
    off: rows.map(({ modelId, price, usd }) => ({
      modelId,
      value: Math.log(usd) - slope * Math.log(cachedPrice(price)) - level,
    })),
  };
};

/** Where dollars alone are known: the line of the others, the model's way elsewhere, and its vendor's here. */
const usdByDollars = (
  target: Omit<TaskCost, 'usd' | 'tokens'>,
  others: readonly TaskCost[],
  elsewhere: readonly TaskCost[],
): number => {
  const line = dollarLine(others);
  const ofVendor = line.off.filter(({ modelId }) => vendorOf(modelId) === vendorOf(target.modelId));
  const vendor = ofVendor.reduce((sum, { value }) => sum + value, 0) / (ofVendor.length + vendorPrior);
  const own = [...new Set(elsewhere.map(({ benchmark }) => benchmark))].flatMap((benchmark) => {
    const rows = elsewhere.filter((row) => row.benchmark === benchmark);
    const off = dollarLine(rows).off.filter(({ modelId }) => modelId === target.modelId);
    return off.length === 0 ? [] : [median(off.map(({ value }) => value))];
  });
  const way = (own.reduce((sum, value) => sum + value, 0) + ownPrior * vendor) / (own.length + ownPrior);
  return Math.exp(line.level + line.slope * Math.log(cachedPrice(target.price)) + way);
};

type Counted = TaskCost & { tokens: NonNullable<TaskCost['tokens']> };
const isCounted = (row: TaskCost): row is Counted => row.tokens !== null;

/** Prompt tokens of a task: abler models go on for longer, where weaker ones give up. */
const promptTokensAt = (ability: number | null, others: readonly Counted[]): number => {
  // A model at several efforts speaks once.
  const points = [...new Set(others.map(({ modelId }) => modelId))].map((modelId) => {
    const own = others.filter((row) => row.modelId === modelId);
    return { x: own[0]?.ability ?? null, y: median(own.map(({ tokens }) => Math.log(tokens.prompt))) };
  });
  const known = points.flatMap(({ x, y }) => (x === null ? [] : [{ x, y }]));
  const slope = slopeOf(known);
  if (ability === null || slope === null) return Math.exp(median(points.map(({ y }) => y)));
  return Math.exp(median(known.map(({ x, y }) => y - slope * x)) + slope * ability);
};

/** Where the others' tokens are counted: their prompts, more of abler models, completions by effort, at its price. */
const usdByTokens = (
  { price, effort, ability }: Omit<TaskCost, 'usd' | 'tokens'>,
  others: readonly Counted[],
): number => {
  const prompt = promptTokensAt(ability, others);
  const all = median(others.map(({ tokens }) => Math.log(tokens.completion)));
  const same = others.filter((row) => row.effort === effort).map(({ tokens }) => Math.log(tokens.completion));
  const completion = Math.exp(
    (same.reduce((sum, value) => sum + value, 0) + effortPrior * all) / (same.length + effortPrior),
  );
  return (prompt * price.prompt + completion * price.completion) / 1e6;
};

/** USD of a task; `others` are of the same benchmark and of other models, `elsewhere` of other benchmarks. */
export const predictTaskUsd = (
  target: Omit<TaskCost, 'usd' | 'tokens'>,
  others: readonly TaskCost[],
  elsewhere: readonly TaskCost[],
): number => (others.every(isCounted) ? usdByTokens(target, others) : usdByDollars(target, others, elsewhere));

/** The plain rule: the others' median tokens at its price, or where nobody counted them what their dollars make of list prices. */
const usdByMedianTokens = ({ price }: TaskCost, others: readonly TaskCost[]): number =>
  others.every(isCounted)
    ? (median(others.map(({ tokens }) => tokens.prompt)) * price.prompt +
        median(others.map(({ tokens }) => tokens.completion)) * price.completion) /
      1e6
    : median(others.map((row) => row.usd / plainPrice(row.price))) * plainPrice(price);

/** Of relative errors, |said - real| / real. */
export interface CostError {
  median: number;
  p90: number;
}

export interface TaskCostReport {
  benchmark: string;
  rows: number;
  models: number;
  /** Whether the others' tokens were counted, or dollars alone. */
  counted: boolean;
  predicted: CostError;
  /** 5th and 95th percentile of that median with the models resampled: what the benchmark's few models can tell. */
  medianRange: { low: number; high: number };
  meanDollars: CostError;
  medianTokens: CostError;
}

interface RowError {
  modelId: ModelId;
  value: number;
}

const errorOf = (errors: readonly RowError[]): CostError => {
  const values = errors.map(({ value }) => value);
  return { median: quantileOf(values, 0.5), p90: quantileOf(values, 0.9) };
};

const resamples = 1000;

/** Models are drawn with all their settings, whose errors are alike. */
const medianRangeOf = (benchmark: string, errors: readonly RowError[]): TaskCostReport['medianRange'] => {
  const random = randomSource('task costs', benchmark);
  const models = [...groupedBy(errors, ({ modelId }) => modelId).values()];
  const medians = Array.from({ length: resamples }, () =>
    median(models.flatMap(() => models[Math.floor(random() * models.length)] ?? []).map(({ value }) => value)),
  );
  return { low: quantileOf(medians, 0.05), high: quantileOf(medians, 0.95) };
};

/** Every row of a benchmark predicted with all rows of its model left out there, beside the mean dollars and the median tokens of the others. */
export const taskCostReport = (benchmark: string, all: readonly TaskCost[]): TaskCostReport => {
  const rows = all.filter((row) => row.benchmark === benchmark);
  const elsewhere = all.filter((row) => row.benchmark !== benchmark);
  const by = (say: (row: TaskCost, others: readonly TaskCost[]) => number): RowError[] =>
    rows.map((row) => {
      const others = rows.filter(({ modelId }) => modelId !== row.modelId);
      return { modelId: row.modelId, value: Math.abs(say(row, others) - row.usd) / row.usd };
    });
  const predicted = by((row, others) => predictTaskUsd(row, others, elsewhere));
  return {
    benchmark,
    rows: rows.length,
    models: new Set(rows.map(({ modelId }) => modelId)).size,
    counted: rows.every(isCounted),
    predicted: errorOf(predicted),
    medianRange: medianRangeOf(benchmark, predicted),
    meanDollars: errorOf(by((_, others) => mean(others.map(({ usd }) => usd)))),
    medianTokens: errorOf(by(usdByMedianTokens)),
  };
};
