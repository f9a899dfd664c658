/** Success rates for models nobody measured: what may be said without a measurement, marked as assumed. */
import type { WorkKind } from '../catalog/category.ts';
import type { Evidence } from '../catalog/evidence.ts';
import { countsOf, measuredOn, partsOf } from '../catalog/yardsticks.ts';
import type { Estimate } from './estimate.ts';

/** Fewer measured models than this say nothing about the next one. */
const fewestPeers = 5;

/** Quantile of ascending values, linear between order statistics (type 7 of Hyndman and Fan, 1996). */
const quantileOf = (ascending: readonly number[], p: number): number => {
  const place = p * (ascending.length - 1);
  const below = Math.floor(place);
  const [from = 0, to = from] = [ascending[below], ascending[below + 1]];
  return from + (to - from) * (place - below);
};

const rounded = (rate: number): number => Math.round(rate * 1000) / 1000;

/**
 * The middle and the 10th to 90th percentile of the models measured on a yardstick, as an assumption about one that
 * was not. null where fewer than five were measured.
 */
export const assumeFromPeers = (
  kind: WorkKind | null,
  yardstick: string,
  evidence: readonly Evidence[],
): Estimate | null => {
  const { benchmark } = partsOf(yardstick);
  const models = new Set(
    evidence
      .filter((row) => (kind === null || row.category === kind) && row.benchmark === benchmark)
      .map((row) => row.modelId),
  );
  const rates = [...models].flatMap((modelId) => {
    const row = measuredOn(yardstick, modelId, kind, evidence);
    const counts = row === null ? null : countsOf(row);
    return counts === null ? [] : [counts.successes / counts.trials];
  });
  if (rates.length < fewestPeers) return null;
  rates.sort((a, b) => a - b);
  return {
    value: rounded(quantileOf(rates, 0.5)),
    low: rounded(quantileOf(rates, 0.1)),
    high: rounded(quantileOf(rates, 0.9)),
    source: `No measurement of this model: the range of the ${rates.length} models measured on ${benchmark}, 10th to 90th percentile.`,
    assumed: true,
  };
};

/** Where no success rate of any model is published: a placeholder to be replaced. */
export const placeholderRate: Estimate = {
  value: 0.6,
  low: 0.3,
  high: 0.9,
  source: 'No success rate is published in this category: a placeholder. Type what your own evaluations say.',
  assumed: true,
};
