/** The rows of a snapshot that speak of transfer: a model's rates on benchmarks of known suites, and a planner's own evals. */

import type { WorkKind } from '../../catalog/category.ts';
import type { Evidence } from '../../catalog/evidence.ts';
import { yearsOf } from '../../catalog/linkTraits.ts';
import type { Model } from '../../catalog/model.ts';
import { isSumOfAny, lineIsOf, type SuiteBenchmark, suiteBenchmarkOf } from '../../catalog/suites.ts';
import type { Traits } from '../../catalog/transferScale.ts';
import { byDocumentation, countsOf } from '../../catalog/yardsticks.ts';
import type { ModelId } from '../../foundation/ids.ts';
import { groupedBy, remembered } from '../../foundation/maps.ts';
import { type Measured, probitOf } from './reading.ts';

/** A row with its counts: one without any says nothing here. */
export interface Counted {
  row: Evidence;
  counts: { successes: number; trials: number };
}

interface Rows {
  byModel: ReadonlyMap<ModelId, readonly Counted[]>;
  /** A planner's own evals: her rows on benchmarks that nobody else published. */
  own: readonly Counted[];
}

/** Evidence is never changed in place, so its rows by model are sorted out once. */
const sorted = new WeakMap<readonly Evidence[], Rows>();

const rowsOf = (evidence: readonly Evidence[]): Rows =>
  remembered(sorted, evidence, () => {
    const published = new Set(evidence.filter((row) => row.owner === 'seed').map((row) => row.benchmark));
    const counted = evidence.flatMap((row): Counted[] => {
      const counts = countsOf(row);
      return counts === null ? [] : [{ row, counts }];
    });
    return {
      byModel: groupedBy(counted, ({ row }) => row.modelId),
      own: counted.filter(
        ({ row: { owner, benchmark } }) =>
          owner === 'user' && suiteBenchmarkOf(benchmark) === null && !published.has(benchmark),
      ),
    };
  });

/** The best documented of one or more. */
const best = <T extends Counted>(rows: readonly T[]): T =>
  rows.reduce((first, one) => (byDocumentation(one.row, first.row) < 0 ? one : first));

/** A rate on a benchmark whose line is known, with the suite it belongs to. */
export interface OnSuite extends Measured {
  suite: string;
}

/** The model's best documented row on each benchmark with a line that `wanted` lets through, no tasks twice. */
export const ratesOnSuites = (
  modelId: ModelId,
  evidence: readonly Evidence[],
  wanted: (known: SuiteBenchmark) => boolean,
): OnSuite[] => {
  const usable = (rowsOf(evidence).byModel.get(modelId) ?? []).flatMap(({ row, counts }) => {
    const known = suiteBenchmarkOf(row.benchmark);
    if (known?.line == null || !lineIsOf(row.benchmark, row.metric) || !wanted(known)) return [];
    const { suite, category, line } = known;
    return [{ row, counts, suite, group: `${suite}\n${category}`, line }];
  });
  const byBenchmark = groupedBy(usable, ({ row }) => row.benchmark);
  const names = new Set(byBenchmark.keys());
  return [...byBenchmark].flatMap(([benchmark, rows]): OnSuite[] => {
    if (isSumOfAny(benchmark, names)) return [];
    const { counts, suite, group, line } = best(rows);
    return [{ suite, group, ...line, ...probitOf(counts.successes, counts.trials) }];
  });
};

/** What a row of a plan is about: a kind of work, or none, and the benchmark its tasks are held to be like. */
export interface About {
  kind: WorkKind | null;
  benchmark: string;
}

/** Whether a benchmark is the planner's own. */
export const isOwnBenchmark = ({ kind, benchmark }: About, evidence: readonly Evidence[]): boolean =>
  rowsOf(evidence).own.some(({ row }) => row.benchmark === benchmark && (kind === null || row.category === kind));

/**
 * What a planner measured herself on tasks of her own, by model: its best documented counts. Where her own benchmark is the
 * yardstick, of that alone; else of all she has of the kind. Work of no kind knows its yardstick alone.
 */
export const ownEvalsIn = (about: About, evidence: readonly Evidence[]): Map<ModelId, Counted> => {
  const { kind, benchmark } = about;
  const isAlone = kind === null || isOwnBenchmark(about, evidence);
  const counting = rowsOf(evidence).own.filter(
    ({ row }) => (kind === null || row.category === kind) && (!isAlone || row.benchmark === benchmark),
  );
  return new Map([...groupedBy(counting, ({ row }) => row.modelId)].map(([modelId, rows]) => [modelId, best(rows)]));
};

/** When a model came (release, else listing, else its first result) and its kind; null where nothing dates it. */
export const traitsOf = (model: Model | undefined, modelId: ModelId, evidence: readonly Evidence[]): Traits | null => {
  const first = (rowsOf(evidence).byModel.get(modelId) ?? [])
    .map(({ row }) => row.date)
    .filter((date) => date !== null)
    .sort()[0];
  const year = yearsOf(model?.releaseDate ?? null) ?? yearsOf(model?.listedDate ?? null) ?? yearsOf(first ?? null);
  return year === null ? null : { year, reasoning: model?.reasoning === true };
};
