/** The rates that linking reads: one per model and benchmark, on the probit scale. */

import type { ModelId } from '../foundation/ids.ts';
import { normalDensity, normalQuantile } from '../foundation/normal.ts';
import { countBasisOf } from './benchmarks.ts';
import type { WorkKind } from './category.ts';
import type { Evidence } from './evidence.ts';
import { byDocumentation, countsOf, partsOf } from './yardsticks.ts';

export interface LinkRow {
  modelId: ModelId;
  /** What has one offset: `benchmark/metric`. */
  key: string;
  /** Rows of one model and one group are about the same tasks, so one says little of the other. */
  group: string;
  rate: number;
  probit: number;
  /** Binomial variance of `probit`. */
  variance: number;
}

/** Half a success and half a failure are added, so that 0 of 30 and 30 of 30 have a place on the scale. */
export const linkRow = (row: Evidence): LinkRow | null => {
  const counts = countsOf(row);
  if (!counts) return null;
  const rate = (counts.successes + 0.5) / (counts.trials + 1);
  const probit = normalQuantile(rate);
  const variance = (rate * (1 - rate)) / (counts.trials * normalDensity(probit) ** 2);
  return { modelId: row.modelId, key: `${row.benchmark}/${row.metric}`, group: row.benchmark, rate, probit, variance };
};

/**
 * One row per model and benchmark, the best documented: two metrics of one run are no two measurements. Of the
 * yardstick’s own benchmark only the yardstick’s metric counts; what was not simply counted links nothing. Sorted, so the
 * order of the evidence changes nothing.
 */
export const linkRowsOf = (category: WorkKind, yardstick: string | null, evidence: readonly Evidence[]): LinkRow[] => {
  const own = yardstick === null ? null : partsOf(yardstick);
  const best = new Map<string, Evidence>();
  for (const row of evidence) {
    if (row.category !== category || countsOf(row) === null || countBasisOf(row.benchmark) !== 'counted') continue;
    if (own?.metric && row.benchmark === own.benchmark && row.metric !== own.metric) continue;
    const place = `${row.modelId}\n${row.benchmark}`;
    const known = best.get(place);
    if (!known || byDocumentation(row, known) < 0) best.set(place, row);
  }
  return [...best.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => linkRow(row))
    .filter((row) => row !== null);
};
