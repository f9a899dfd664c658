/**
 * How far off what happens is by chance alone: rates of the same models on the same benchmarks are drawn from the fitted
 * scales, and asked about with the very figures they were drawn with, so that nothing that is said is wrong.
 */
import type { WorkKind } from '../../shared/catalog/category.ts';
import { scaleOfCategory } from '../../shared/catalog/suites.ts';
import { promiseOf } from '../../shared/catalog/transferScale.ts';
import { quantileSorted } from '../../shared/engine/quantile.ts';
import { randomSource } from '../../shared/engine/random.ts';
import { saidAim, saidBands } from '../../shared/engine/transfer/saidBands.ts';
import {
  type FittedScales,
  fitScales,
  type SaidAgainstHappened,
  type SaidBin,
  saidAgainstHappened,
} from '../../shared/engine/transfer/saidHappened.ts';
import type { ByChance, SaidByChance } from '../../shared/engine/transfer/shippedSaidHappened.ts';
import type { SuiteRate, SuiteRates } from '../../shared/engine/transfer/suiteRates.ts';
import { remembered } from '../../shared/foundation/maps.ts';
import { normalCdf, normalQuantile } from '../../shared/foundation/normal.ts';

/** The same models on the same benchmarks, their rates drawn anew: ability, what a model has with suite and benchmark, sampling. */
const drawRates = (all: SuiteRates, scales: FittedScales, seed: string): SuiteRates => {
  const random = randomSource('said by chance', seed);
  const normal = (): number => normalQuantile(random());
  const abilities = new Map<string, number>();
  const withSuites = new Map<string, number>();
  const rates = all.rates.flatMap((rate): SuiteRate[] => {
    const { scale, lines } = scales[scaleOfCategory(rate.category)];
    const line = lines.get(rate.benchmark);
    const traits = all.traits.get(rate.modelId);
    if (line === undefined || traits === undefined) return [];
    const ability = promiseOf(traits, scale) + remembered(abilities, rate.modelId, normal);
    const withSuite = remembered(withSuites, `${rate.modelId}\n${rate.group}`, () => {
      const beyond = random() < scale.outliers ? scale.tau ** 2 : 0;
      return Math.sqrt(scale.omega ** 2 + beyond) * normal();
    });
    const meant = line.offset + line.slope * (ability + withSuite + scale.psi * normal());
    const probit = meant + Math.sqrt(rate.noise) * normal();
    return [{ ...rate, probit, share: normalCdf(probit) }];
  });
  return { traits: all.traits, rates };
};

const largeOf = ({ categories }: SaidAgainstHappened): SaidBin[] =>
  Object.values(categories).flatMap(({ across }) => across.filter(({ pairs }) => pairs >= saidAim.pairs));

const missesIn = (bins: readonly SaidBin[]): number =>
  bins.filter(({ said, happened }) => Math.abs(happened - said) > saidAim.off).length;

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

const rangeOf = (numbers: readonly number[]): ByChance => {
  const ascending = numbers.toSorted((a, b) => a - b);
  return { low: quantileSorted(ascending, 0.05) ?? 0, high: quantileSorted(ascending, 0.95) ?? 0 };
};

/** A second or so a draw. */
export const saidByChance = (all: SuiteRates, draws: number): SaidByChance => {
  const scales = fitScales(all);
  const drawn = Array.from({ length: draws }, (_, draw) =>
    saidAgainstHappened(drawRates(all, scales, `${draw}`), undefined, undefined, scales),
  );
  const large = drawn.map(largeOf);
  const misses = large.map(missesIn);
  const categories: SaidByChance['categories'] = {};
  for (const category of Object.keys(drawn[0]?.categories ?? {}) as WorkKind[]) {
    const ranges = saidBands.flatMap(({ low, high }) => {
      const off = drawn.flatMap(({ categories: { [category]: own } }) => {
        const bin = own?.across.find(({ said }) => said >= low && said < high);
        return bin === undefined ? [] : [bin.happened - bin.said];
      });
      return off.length < 0.9 * draws ? [] : [[`${low}`, rangeOf(off)] as const];
    });
    if (ranges.length > 0) categories[category] = Object.fromEntries(ranges);
  }
  return {
    draws,
    held: mean(large.map((bins) => bins.length)),
    misses: { mean: mean(misses), ...rangeOf(misses) },
    categories,
  };
};
