/** Success rates for models nobody measured: what may be said without a measurement, marked as assumed. */

import { benchmarkName } from '../catalog/benchmarkNames.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { WorkKind } from '../catalog/category.ts';
import { yearsOf } from '../catalog/linkTraits.ts';
import type { Model } from '../catalog/model.ts';
import { scaleOfCategory } from '../catalog/suites.ts';
import { asProxy, promiseOf, type Scale, scales } from '../catalog/transferScale.ts';
import { countsOf, measuredOn, partsOf } from '../catalog/yardsticks.ts';
import type { ModelId } from '../foundation/ids.ts';
import { normalCdf, normalQuantile } from '../foundation/normal.ts';
import type { Estimate } from './estimate.ts';

/** Fewer measured models than this say nothing about the next one. */
const fewestPeers = 5;

/** The ends of a 90% interval, as typed ranges have them. */
const [lowEnd, highEnd] = [0.05, 0.95];

/** Quantile of ascending values, linear between order statistics (type 7 of Hyndman and Fan, 1996). */
const quantileOf = (ascending: readonly number[], p: number): number => {
  const place = p * (ascending.length - 1);
  const below = Math.floor(place);
  const [from = 0, to = from] = [ascending[below], ascending[below + 1]];
  return from + (to - from) * (place - below);
};

const rounded = (rate: number): number => Math.round(rate * 1000) / 1000;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A model that was measured on a yardstick: its rate, and how far its probit lies from what its traits promise. */
interface Peer {
  rate: number;
  beyond: number;
  /** What year and reasoning promise, in probits. */
  promised: number;
}

/** Probits that a model's year and whether it reasons promise (docs/METHOD.md, section 13); null where the year is unknown. */
const promisedOf = (model: Model | undefined, scale: Scale): number | null => {
  const year = yearsOf(model?.releaseDate ?? null) ?? yearsOf(model?.listedDate ?? null);
  return model === undefined || year === null
    ? null
    : scale.slope * promiseOf({ year, reasoning: model.reasoning === true }, scale);
};

/** Rates of every model measured on a yardstick, and those of them whose traits are known as peers. */
const measuredModels = (
  kind: WorkKind | null,
  yardstick: string,
  { models, evidence }: Catalog,
  scale: Scale,
): { rates: number[]; peers: Peer[] } => {
  const { benchmark } = partsOf(yardstick);
  const ids = new Set(
    evidence
      .filter((row) => (kind === null || row.category === kind) && row.benchmark === benchmark)
      .map((row) => row.modelId),
  );
  const byId = new Map(models.map((model) => [model.id, model]));
  const rates: number[] = [];
  const peers: Peer[] = [];
  for (const id of ids) {
    const row = measuredOn(yardstick, id, kind, evidence);
    const counts = row === null ? null : countsOf(row);
    if (counts === null) continue;
    const rate = counts.successes / counts.trials;
    rates.push(rate);
    const promised = promisedOf(byId.get(id), scale);
    if (promised === null) continue;
    peers.push({ rate, promised, beyond: normalQuantile((counts.successes + 0.5) / (counts.trials + 1)) - promised });
  }
  return { rates: rates.sort((a, b) => a - b), peers };
};

/** Whether traits tell a peer that is hidden better than the middle of the others does, on average over all peers. */
const traitsTellBetter = (peers: readonly Peer[]): boolean => {
  if (peers.length <= fewestPeers) return false;
  const rates = peers.map(({ rate }) => rate).sort((a, b) => a - b);
  const beyond = peers.reduce((sum, peer) => sum + peer.beyond, 0);
  const errors = peers.map((peer) => {
    const at = rates.indexOf(peer.rate);
    const others = [...rates.slice(0, at), ...rates.slice(at + 1)];
    const line = (beyond - peer.beyond) / (peers.length - 1);
    return {
      middle: Math.abs(quantileOf(others, 0.5) - peer.rate),
      traits: Math.abs(normalCdf(line + peer.promised) - peer.rate),
    };
  });
  return meanOf(errors.map(({ traits }) => traits)) < meanOf(errors.map(({ middle }) => middle));
};

/** What the traits of a model promise on a yardstick, as far as its peers keep what theirs do. */
const byTraits = (promised: number, peers: readonly Peer[], scale: Scale, benchmark: string): Estimate => {
  const line = meanOf(peers.map(({ beyond }) => beyond));
  const seen = Math.sqrt(meanOf(peers.map(({ beyond }) => (beyond - line) ** 2)));
  const { slope, omega, psi } = asProxy(scale);
  const spread = normalQuantile(highEnd) * Math.max(seen, slope * Math.hypot(1, omega, psi));
  return {
    value: rounded(normalCdf(line + promised)),
    low: rounded(normalCdf(line + promised - spread)),
    high: rounded(normalCdf(line + promised + spread)),
    source: `No measurement of this model: what its year and its reasoning promise on ${benchmarkName(benchmark)}, by the ${peers.length} models measured there, 5th to 95th percentile.`,
    assumed: true,
  };
};

/**
 * An assumption about a model that was not measured on a yardstick, from those that were: what its year and its reasoning
 * promise where that tells hidden models better, else their middle and the 5th to 95th percentile. null where fewer than
 * five were measured. Without a model: the middle of them all.
 */
export const assumeFromPeers = (
  kind: WorkKind | null,
  yardstick: string,
  known: Catalog,
  modelId: ModelId | null = null,
): Estimate | null => {
  const scale = scales[scaleOfCategory(kind)];
  const { rates, peers } = measuredModels(kind, yardstick, known, scale);
  if (rates.length < fewestPeers) return null;
  const { benchmark } = partsOf(yardstick);
  const promised = promisedOf(
    known.models.find(({ id }) => id === modelId),
    scale,
  );
  if (promised !== null && traitsTellBetter(peers)) return byTraits(promised, peers, scale, benchmark);
  return {
    value: rounded(quantileOf(rates, 0.5)),
    low: rounded(quantileOf(rates, lowEnd)),
    high: rounded(quantileOf(rates, highEnd)),
    source: `No measurement of this model: the range of the ${rates.length} models measured on ${benchmarkName(benchmark)}, 5th to 95th percentile.`,
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
