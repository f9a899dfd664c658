/**
 * What is said of two models beforehand, held against what a benchmark of another suite then shows: every suite is left
 * out in turn, every parameter fitted without it, and every pair of models measured on it is asked about.
 */

import type { WorkKind } from '../../catalog/category.ts';
import { type ScaleId, scaleOfCategory, suiteBenchmarkOf, suiteBenchmarks } from '../../catalog/suites.ts';
import { asProxy, promiseOf, type Scale, scales } from '../../catalog/transferScale.ts';
import { usualYardsticks } from '../../catalog/yardsticks.ts';
import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId } from '../../foundation/ids.ts';
import { groupedBy, remembered } from '../../foundation/maps.ts';
import { normalCdf } from '../../foundation/normal.ts';
import { type FittedScale, fitScale, type Line } from './fitScale.ts';
import { aboveChance } from './order.ts';
import { type Reading, readingOf } from './reading.ts';
import { saidBands } from './saidBands.ts';
import type { SuiteRate, SuiteRates } from './suiteRates.ts';

/** Pairs of which about as much was said: the mean of what was said, the share that happened, ties as one half. */
export interface SaidBin {
  said: number;
  happened: number;
  pairs: number;
}

/**
 * What the pairs across suites were read off: all other suites of the scale, one yardstick of the category, or (where no
 * model was measured on two of its suites) the suites of other categories; null where no suite can be left out.
 */
export type ReadOff = 'allSuites' | 'yardstick' | 'otherCategories' | null;

export interface CategoryTransfer {
  readOff: ReadOff;
  /** Models measured on two different suites, as the product says it. */
  across: SaidBin[];
  /** The same from all other suites, from one yardstick alone, and as its posterior without transfer says it. */
  allSuites: SaidBin[];
  oneYardstick: SaidBin[];
  before: SaidBin[];
  /** Two benchmarks of one suite: one author's harness, so a lower bound. */
  within: SaidBin[];
  /**
   * Mean logarithm of the chance given to what happened, on the pairs that both ways speak of. Where no yardstick of the
   * category speaks, `before` is null and `after` is of all pairs; null where there are none.
   */
  logScore: { before: number | null; after: number | null };
}

export interface SaidAgainstHappened {
  /** Every kind of work that has a usual yardstick. */
  categories: Partial<Record<WorkKind, CategoryTransfer>>;
  /** Every category of a scale together. */
  scales: Record<ScaleId, { across: SaidBin[]; scale: Pick<Scale, 'omega' | 'psi' | 'slope' | 'year' | 'reasoning'> }>;
}

/** A posterior without transfer says 0 and 1; a score would be infinite there. */
const surest = 1e-4;

interface Said {
  chance: number;
  /** 1 or 0, a tie 1/2. */
  happened: number;
}

const scoreOf = ({ chance, happened }: Said): number => {
  const held = Math.min(Math.max(chance, surest), 1 - surest);
  return happened * Math.log(held) + (1 - happened) * Math.log(1 - held);
};

/** Half of each pair is dropped by asking about the one that is thought better. Empty bins are left out. */
export const binsOf = (said: readonly Said[]): SaidBin[] =>
  saidBands.flatMap(({ low, high }) => {
    const inside = said
      .map(({ chance, happened }) =>
        chance < 0.5 ? { chance: 1 - chance, happened: 1 - happened } : { chance, happened },
      )
      .filter(({ chance }) => chance >= low && chance < high);
    if (inside.length === 0) return [];
    const mean = (of: (one: Said) => number): number => inside.reduce((sum, one) => sum + of(one), 0) / inside.length;
    return [{ said: mean((one) => one.chance), happened: mean((one) => one.happened), pairs: inside.length }];
  });

/** A scale with the lines of its benchmarks, and the rates that lie on it. */
interface Ground {
  fit: FittedScale;
  rates: readonly SuiteRate[];
}

/** The lines of the table: where a fit starts. */
const knownLines: ReadonlyMap<string, Line> = new Map(
  suiteBenchmarks.flatMap(({ benchmark, line }) => (line === null ? [] : [[benchmark, line] as const])),
);

const byModel = (rates: readonly SuiteRate[]): Map<ModelId, SuiteRate[]> => groupedBy(rates, ({ modelId }) => modelId);

/** The rates a scale is fitted to: work lies on its own; everything measured and fitted lies on the other. */
const ratesOn = (scaleId: ScaleId, all: SuiteRates): SuiteRate[] =>
  all.rates.filter(({ benchmark }) => {
    const known = suiteBenchmarkOf(benchmark);
    return known?.line != null && (scaleId === 'other' || known.scale === 'work');
  });

const fitTo = (all: SuiteRates, rates: readonly SuiteRate[], from: FittedScale | null, scaleId: ScaleId): FittedScale =>
  fitScale(
    [...byModel(rates)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([modelId, own]) => {
        const traits = all.traits.get(modelId);
        return traits === undefined ? [] : [{ traits, rates: own.map((rate) => ({ ...rate, variance: rate.noise })) }];
      }),
    from?.scale ?? scales[scaleId],
    from?.lines ?? knownLines,
  );

/** A kind of work, and the suite and category that it shares with what is read; null: a suite that nobody has seen. */
interface Work {
  category: WorkKind;
  group: string | null;
}

/** Kinds of work share the scale of work; elsewhere what was measured on other kinds alone is a distant proxy. */
const scaleFor = ({ fit }: Ground, own: readonly SuiteRate[], { category }: Work): Scale =>
  scaleOfCategory(category) === 'work' || own.some((rate) => rate.category === category)
    ? fit.scale
    : asProxy(fit.scale);

/** What a ground says of a model on some work from some of its rates. */
const readingFrom = (
  ground: Ground,
  all: SuiteRates,
  modelId: ModelId,
  own: readonly SuiteRate[],
  work: Work,
): Reading | null => {
  const traits = all.traits.get(modelId);
  const scale = scaleFor(ground, own, work);
  const measured = own.flatMap((rate) => {
    const line = ground.fit.lines.get(rate.benchmark);
    return line === undefined ? [] : [{ ...rate, ...line, variance: rate.noise }];
  });
  if (traits === undefined || measured.length === 0) return null;
  return readingOf(measured, promiseOf(traits, scale), scale, work.group);
};

/** Every pair of models measured on a benchmark, with what happened to it there. */
const pairsOn = function* (rates: readonly SuiteRate[]): Generator<[SuiteRate, SuiteRate, number]> {
  for (const [i, a] of rates.entries())
    for (const b of rates.slice(i + 1)) yield [a, b, a.share > b.share ? 1 : a.share < b.share ? 0 : 0.5];
};

/** What the counts of one yardstick say without any transfer, the sampling of the second benchmark counted in. */
const beforeOf = (a: SuiteRate, b: SuiteRate, target: [SuiteRate, SuiteRate]): number =>
  normalCdf((a.probit - b.probit) / Math.sqrt(a.variance + b.variance + target[0].noise + target[1].noise));

interface Collected {
  all: Said[];
  one: Said[];
  before: Said[];
  within: Said[];
  /** Scores of the same pairs, both ways: all suites, and one yardstick. */
  scoresAll: [number, number][];
  scoresOne: [number, number][];
}

const nothingYet = (): Collected => ({ all: [], one: [], before: [], within: [], scoresAll: [], scoresOne: [] });

const saidOf = (a: Reading, b: Reading, target: [SuiteRate, SuiteRate], scale: Scale, sameSuite = false): number => {
  const noise = (target[0].noise + target[1].noise) / scale.slope ** 2;
  return aboveChance(a, b, scale, noise, sameSuite);
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

/** Asks about every pair on one benchmark of the suite that `ground` was fitted without. */
const askAcross = (into: Collected, ground: Ground, all: SuiteRates, target: readonly SuiteRate[]): void => {
  const { scale } = ground.fit;
  const first = itemAt(target, 0);
  const work: Work = { category: first.category, group: null };
  const known = byModel(ground.rates);
  const readings = new Map<string, Reading | null>();
  const readingBy = (modelId: ModelId, benchmark: string | null): Reading | null => {
    const key = `${modelId}\n${benchmark}`;
    return remembered(readings, key, () => {
      const own = (known.get(modelId) ?? []).filter((rate) => benchmark === null || rate.benchmark === benchmark);
      return readingFrom(ground, all, modelId, own, work);
    });
  };
  for (const [a, b, happened] of pairsOn(target)) {
    const [fromAllA, fromAllB] = [readingBy(a.modelId, null), readingBy(b.modelId, null)];
    const chanceAll = fromAllA === null || fromAllB === null ? null : saidOf(fromAllA, fromAllB, [a, b], scale);
    if (chanceAll !== null) into.all.push({ chance: chanceAll, happened });
    const yardsticks = (known.get(a.modelId) ?? []).filter((rate) => rate.category === a.category);
    const before: number[] = [];
    for (const onA of yardsticks) {
      const onB = (known.get(b.modelId) ?? []).find((rate) => rate.benchmark === onA.benchmark);
      const [readA, readB] = [readingBy(a.modelId, onA.benchmark), readingBy(b.modelId, onA.benchmark)];
      if (onB === undefined || readA === null || readB === null) continue;
      const plain = { chance: beforeOf(onA, onB, [a, b]), happened };
      const one = { chance: saidOf(readA, readB, [a, b], scale), happened };
      into.before.push(plain);
      into.one.push(one);
      into.scoresOne.push([scoreOf(plain), scoreOf(one)]);
      before.push(scoreOf(plain));
    }
    if (chanceAll !== null && before.length > 0)
      into.scoresAll.push([mean(before), scoreOf({ chance: chanceAll, happened })]);
  }
};

/** Asks about every pair on a benchmark from every other benchmark of the same suite and category. */
const askWithin = (into: Collected, ground: Ground, all: SuiteRates, target: readonly SuiteRate[]): void => {
  const { scale } = ground.fit;
  const first = itemAt(target, 0);
  const sisters = ground.rates.filter(({ group, benchmark }) => group === first.group && benchmark !== first.benchmark);
  for (const name of new Set(sisters.map((rate) => rate.benchmark))) {
    const readings = new Map(
      sisters
        .filter((rate) => rate.benchmark === name)
        .map((rate) => [rate.modelId, readingFrom(ground, all, rate.modelId, [rate], first)]),
    );
    for (const [a, b, happened] of pairsOn(target)) {
      const [readA, readB] = [readings.get(a.modelId), readings.get(b.modelId)];
      if (readA == null || readB == null) continue;
      into.within.push({ chance: saidOf(readA, readB, [a, b], scale, true), happened });
    }
  }
};

const byBenchmark = (rates: readonly SuiteRate[]): SuiteRate[][] =>
  [...groupedBy(rates, ({ benchmark }) => benchmark)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);

const transferOf = (category: WorkKind, collected: Collected): CategoryTransfer => {
  const readOff: ReadOff =
    collected.all.length === 0
      ? null
      : scaleOfCategory(category) === 'work'
        ? 'allSuites'
        : collected.one.length > 0
          ? 'yardstick'
          : 'otherCategories';
  const said = readOff === 'yardstick' ? collected.one : collected.all;
  const scores = readOff === 'yardstick' ? collected.scoresOne : collected.scoresAll;
  return {
    readOff,
    across: binsOf(said),
    allSuites: binsOf(collected.all),
    oneYardstick: binsOf(collected.one),
    before: binsOf(collected.before),
    within: binsOf(collected.within),
    logScore:
      scores.length === 0
        ? { before: null, after: said.length === 0 ? null : mean(said.map(scoreOf)) }
        : { before: mean(scores.map(([before]) => before)), after: mean(scores.map(([, after]) => after)) },
  };
};

/** What every suite of the scale of work but one says of each model: means of ability, every parameter fitted without that suite. */
export const abilitiesWithout = (suite: string, all: SuiteRates): Map<ModelId, number> => {
  const rates = ratesOn('work', all).filter((rate) => rate.suite !== suite);
  const ground: Ground = { fit: fitTo(all, rates, null, 'work'), rates };
  return new Map(
    [...byModel(rates)].flatMap(([modelId, own]) => {
      const reading = readingFrom(ground, all, modelId, own, { category: 'agents', group: null });
      return reading === null ? [] : [[modelId, reading.mean] as const];
    }),
  );
};

export type FittedScales = Readonly<Record<ScaleId, FittedScale>>;

/** Both scales fitted to everything. */
export const fitScales = (all: SuiteRates): FittedScales => ({
  work: fitTo(all, ratesOn('work', all), null, 'work'),
  other: fitTo(all, ratesOn('other', all), null, 'other'),
});

/**
 * Said against happened for every kind of work. Fits each scale once to everything and once without each suite:
 * some seconds. `onProgress` is told the share that is done; `leftOut` narrows the suites that are left out in turn, for
 * whoever needs some categories alone. `known`: what the rates were drawn from, so that nothing is fitted.
 */
export const saidAgainstHappened = (
  all: SuiteRates,
  onProgress: (share: number) => void = () => {},
  leftOut: (suite: string) => boolean = () => true,
  known: FittedScales | null = null,
): SaidAgainstHappened => {
  const held = usualYardsticks.flatMap(({ category, yardstick }) => (yardstick === null ? [] : [category]));
  const collected = new Map<WorkKind, Collected>(held.map((category) => [category, nothingYet()]));
  const across: Record<ScaleId, Said[]> = { work: [], other: [] };
  const fitted: Partial<Record<ScaleId, Scale>> = {};
  for (const scaleId of ['work', 'other'] as const) {
    const rates = ratesOn(scaleId, all);
    const targets = rates.filter(({ category }) => scaleOfCategory(category) === scaleId);
    const suites = [...new Set(targets.map((rate) => rate.suite))].filter(leftOut).sort();
    if (suites.length === 0) continue;
    const whole = known?.[scaleId] ?? fitTo(all, rates, null, scaleId);
    fitted[scaleId] = whole.scale;
    for (const [turn, suite] of suites.entries()) {
      onProgress(((scaleId === 'work' ? 0 : 1) + turn / suites.length) / 2);
      const left = rates.filter((rate) => rate.suite !== suite);
      const ground = { fit: known === null ? fitTo(all, left, whole, scaleId) : whole, rates: left };
      for (const target of byBenchmark(targets.filter((rate) => rate.suite === suite))) {
        const into = collected.get(itemAt(target, 0).category);
        if (into === undefined) continue;
        const before = into.all.length;
        askAcross(into, ground, all, target);
        across[scaleId].push(...into.all.slice(before));
        askWithin(into, { fit: whole, rates }, all, target);
      }
    }
  }
  const summary = (scaleId: ScaleId) => {
    const { omega, psi, slope, year, reasoning } = fitted[scaleId] ?? scales[scaleId];
    return { across: binsOf(across[scaleId]), scale: { omega, psi, slope, year, reasoning } };
  };
  return {
    categories: Object.fromEntries(
      [...collected]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([category, own]) => [category, transferOf(category, own)]),
    ),
    scales: { work: summary('work'), other: summary('other') },
  };
};
