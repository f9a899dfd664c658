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

interface Rows {
  byModel: ReadonlyMap<ModelId, readonly Evidence[]>;
  /** A planner's own evals: her rows on benchmarks that nobody else published. */
  own: readonly Evidence[];
}

/** Evidence is never changed in place, so its rows by model are sorted out once. */
const sorted = new WeakMap<readonly Evidence[], Rows>();

const rowsOf = (evidence: readonly Evidence[]): Rows =>
  remembered(sorted, evidence, () => {
    const published = new Set(evidence.filter((row) => row.owner === 'seed').map((row) => row.benchmark));
    const counted = evidence.filter((row) => countsOf(row) !== null);
    return {
      byModel: groupedBy(counted, ({ modelId }) => modelId),
      own: counted.filter(
        ({ owner, benchmark }) => owner === 'user' && suiteBenchmarkOf(benchmark) === null && !published.has(benchmark),
      ),
    };
  });

const best = (rows: readonly Evidence[]): Evidence | null =>
  rows.reduce<Evidence | null>((first, row) => (first === null || byDocumentation(row, first) < 0 ? row : first), null);

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
  const usable = (rowsOf(evidence).byModel.get(modelId) ?? []).filter(({ benchmark, metric }) => {
    const known = suiteBenchmarkOf(benchmark);
    return known?.line != null && lineIsOf(benchmark, metric) && wanted(known);
  });
  const byBenchmark = groupedBy(usable, ({ benchmark }) => benchmark);
  const names = new Set(byBenchmark.keys());
  return [...byBenchmark].flatMap(([benchmark, rows]): OnSuite[] => {
    if (isSumOfAny(benchmark, names)) return [];
    const row = best(rows);
    const counts = row === null ? null : countsOf(row);
    const known = row === null ? null : suiteBenchmarkOf(row.benchmark);
    if (counts === null || known?.line == null) return [];
    const { suite, category, line } = known;
    return [{ suite, group: `${suite}\n${category}`, ...line, ...probitOf(counts.successes, counts.trials) }];
  });
};

/** What a row of a plan is about: a kind of work, or none, and the benchmark its tasks are held to be like. */
export interface About {
  kind: WorkKind | null;
  benchmark: string;
}

/** Whether a benchmark is the planner's own. */
export const isOwnBenchmark = ({ kind, benchmark }: About, evidence: readonly Evidence[]): boolean =>
  rowsOf(evidence).own.some((row) => row.benchmark === benchmark && (kind === null || row.category === kind));

/**
 * What a planner measured herself on tasks of her own, by model: its best documented counts. Where her own benchmark is the
 * yardstick, of that alone; else of all she has of the kind. Work of no kind knows its yardstick alone.
 */
export const ownEvalsIn = (about: About, evidence: readonly Evidence[]): Map<ModelId, Evidence> => {
  const { kind, benchmark } = about;
  const isAlone = kind === null || isOwnBenchmark(about, evidence);
  const found = new Map<ModelId, Evidence>();
  for (const row of rowsOf(evidence).own) {
    if ((kind !== null && row.category !== kind) || (isAlone && row.benchmark !== benchmark)) continue;
    const before = found.get(row.modelId);
    if (before === undefined || byDocumentation(row, before) < 0) found.set(row.modelId, row);
  }
  return found;
};

/** When a model came (release, else listing, else its first result) and its kind; null where nothing dates it. */
export const traitsOf = (model: Model | undefined, modelId: ModelId, evidence: readonly Evidence[]): Traits | null => {
  const first = (rowsOf(evidence).byModel.get(modelId) ?? [])
    .map((row) => row.date)
    .filter((date) => date !== null)
    .sort()[0];
  const year = yearsOf(model?.releaseDate ?? null) ?? yearsOf(model?.listedDate ?? null) ?? yearsOf(first ?? null);
  return year === null ? null : { year, reasoning: model?.reasoning === true };
};
