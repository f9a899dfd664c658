/** The serving model held against pairs of model and GPU that it was not fitted on, beside the rules people use. */
import { randomSource } from '../../shared/engine/random.ts';
import type { FittedFactors } from '../../shared/engine/serving/factors.ts';
import { factorNamed, factorNames, fitFactors } from './servingFit.ts';
import { type MeasuredSpeed, measuredSpeeds, predictedPerGpu } from './servingRows.ts';
import { median, rules } from './servingRules.ts';

const splits = 12;

interface Errors {
  median: number;
  p90: number;
  /** Standard deviation of the log ratio. */
  sd: number;
}

const errorsOf = (pairs: readonly { predicted: number | null; measured: number }[]): Errors => {
  const known = pairs.flatMap(({ predicted, measured }) => (predicted === null ? [] : [{ predicted, measured }]));
  const errors = known.map(({ predicted, measured }) => Math.abs(predicted / measured - 1)).sort((a, b) => a - b);
  const logs = known.map(({ predicted, measured }) => Math.log(predicted / measured));
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  return {
    median: median(errors),
    p90: errors[Math.floor(0.9 * errors.length)] ?? Number.NaN,
    sd: Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length),
  };
};

/** Half of the pairs, drawn by the number of the split. */
const halfOf = (pairs: readonly string[], split: number): Set<string> => {
  const random = randomSource('serving', 'half', split);
  const drawn = pairs.map((pair) => ({ pair, at: random() })).sort((a, b) => a.at - b.at);
  return new Set(drawn.slice(0, Math.ceil(pairs.length / 2)).map(({ pair }) => pair));
};

const significant = (value: number): number => Number(value.toPrecision(4));

export interface ServingFidelity {
  /** Head, then the model and every rule: median, 90th percentile, log sd; all rows, and those since 2025. */
  table: string[][];
  refused: number;
  fitted: FittedFactors;
}

const columnsOf = (found: readonly Errors[]): string[] => {
  const mean = (of: (errors: Errors) => number): number =>
    found.reduce((sum, errors) => sum + of(errors), 0) / found.length;
  return [
    `${(100 * mean((e) => e.median)).toFixed(0)}%`,
    `${(100 * mean((e) => e.p90)).toFixed(0)}%`,
    mean((e) => e.sd).toFixed(2),
  ];
};

export const servingFidelity = (): ServingFidelity => {
  const rows = measuredSpeeds();
  const pairs = [...new Set(rows.map(({ pair }) => pair))].sort();
  const name = 'weights, context, arithmetic, links';
  const found: Record<string, { all: Errors[]; recent: Errors[] }> = {};
  const note = (rule: string, kept: readonly MeasuredSpeed[], predict: (row: MeasuredSpeed) => number | null): void => {
    const entry = found[rule] ?? { all: [], recent: [] };
    found[rule] = entry;
    const predicted = kept.map((row) => ({ predicted: predict(row), measured: row.perGpu, before: row.before2025 }));
    entry.all.push(errorsOf(predicted));
    entry.recent.push(errorsOf(predicted.filter(({ before }) => !before)));
  };
  const fits = Array.from({ length: splits }, (_, split) => {
    const half = halfOf(pairs, split);
    const seen = rows.filter(({ pair }) => half.has(pair));
    const kept = rows.filter(({ pair }) => !half.has(pair));
    const factors = fitFactors(seen);
    note(name, kept, (row) => predictedPerGpu(row, factors));
    for (const [rule, learn] of Object.entries(rules)) note(rule, kept, learn(seen));
    return factors;
  });
  const factors = fitFactors(rows);
  const rounded = JSON.parse(
    JSON.stringify(factors, (_, value: unknown) => (typeof value === 'number' ? significant(value) : value)),
  ) as typeof factors;
  const heldOut = found[name]?.all ?? [];
  return {
    table: [
      ['predictor', 'median', 'p90', 'log sd', '2025 and 2026: median', 'p90', 'log sd'],
      ...Object.entries(found).map(([rule, { all, recent }]) => [rule, ...columnsOf(all), ...columnsOf(recent)]),
    ],
    refused: rows.filter((row) => predictedPerGpu(row, factors) === null).length,
    fitted: {
      factors: rounded,
      ranges: Object.fromEntries(
        factorNames.map((factor) => {
          const values = fits.map((fit) => factorNamed(fit, factor));
          return [factor, { low: significant(Math.min(...values)), high: significant(Math.max(...values)) }];
        }),
      ),
      heldOutSd: significant(heldOut.reduce((sum, { sd }) => sum + sd, 0) / heldOut.length),
      newest: [...rows].sort((a, b) => a.date.localeCompare(b.date)).at(-1)?.date ?? '',
      rows: rows.length,
      pairs: pairs.length,
    },
  };
};
