import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedSuiteRates } from '../../../../db/suiteRates.ts';
import { scaleOfCategory, suiteBenchmarks } from '../../../../shared/catalog/suites.ts';
import { scales } from '../../../../shared/catalog/transferScale.ts';
import { usualYardsticks } from '../../../../shared/catalog/yardsticks.ts';
import { randomSource } from '../../../../shared/engine/random.ts';
import { fitScale, type ModelToFit } from '../../../../shared/engine/transfer/fitScale.ts';
import { probitOf } from '../../../../shared/engine/transfer/reading.ts';
import stored from '../../../../shared/engine/transfer/saidHappened.json' with { type: 'json' };
import { binsOf, saidAgainstHappened } from '../../../../shared/engine/transfer/saidHappened.ts';
import { shippedSaidByChance, shippedSaidHappened } from '../../../../shared/engine/transfer/shippedSaidHappened.ts';
import { leftBetween, readSuiteRates, type SuiteRates } from '../../../../shared/engine/transfer/suiteRates.ts';
import { modelId } from '../../../../shared/foundation/ids.ts';
import { normalCdf, normalQuantile } from '../../../../shared/foundation/normal.ts';
import { dependencePresets } from '../../../../shared/plan/dependencePresets.ts';
import { saidByChance } from '../../../fidelity/saidByChance.ts';
import { madeOf } from '../../../fidelity/saidHappenedFile.ts';

const few = ['aider-', 'deepswe-v1.1', 'swe-bench-pro-public', 'livecodebench-codegen', 'openhands-swe-bench-verified'];
const ofProgramming = suiteBenchmarks.filter(
  ({ benchmark, category, line }) =>
    category === 'programming' && line !== null && few.some((name) => benchmark.startsWith(name)),
);

/** Rates of models that follow the scale exactly, on the programming benchmarks, with as many tasks each. */
const drawnRates = (count: number, tasks: number, seed: string): SuiteRates => {
  const random = randomSource('transfer', seed);
  const normal = (): number => normalQuantile(random());
  const { work } = scales;
  const traits: SuiteRates['traits'] = new Map(
    Array.from({ length: count }, (_, m) => [
      modelId(`a/m${m}`),
      { year: 2023.5 + 3 * random(), reasoning: random() < 0.5 },
    ]),
  );
  const rates = [...traits].flatMap(([id, { year, reasoning }]) => {
    const ability = work.year * (year - 2025) + (reasoning ? work.reasoning : 0) + normal();
    const withSuite = new Map<string, number>();
    return ofProgramming.flatMap(({ benchmark, suite, category, line }) => {
      if (line === null) return [];
      const suiteSd = Math.sqrt(work.omega ** 2 + (random() < work.outliers ? work.tau ** 2 : 0));
      const own = withSuite.get(suite) ?? suiteSd * normal();
      withSuite.set(suite, own);
      const chance = normalCdf(line.offset + line.slope * (ability + own + work.psi * normal()));
      let successes = 0;
      for (let i = 0; i < tasks; i++) if (random() < chance) successes += 1;
      const group = `${suite}\n${category}`;
      const { probit, variance } = probitOf(successes, tasks);
      const rate = { modelId: id, benchmark, suite, category, group, share: successes / tasks, probit, variance };
      // Drawn apart for every model: what tasks do to all has no place here.
      return [{ ...rate, noise: variance }];
    });
  });
  return { traits, rates };
};

describe('said against happened', () => {
  it('is calibrated where models follow the scale, and the posterior without transfer is not', {
    tags: ['slow'],
  }, () => {
    const report = saidAgainstHappened(drawnRates(80, 300, 'calibrated'));
    const { across, before, logScore } = report.categories.programming ?? { across: [], before: [], logScore: null };
    expect(across.length).toBe(4);
    for (const bin of across) if (bin.pairs >= 100) expect(Math.abs(bin.happened - bin.said)).toBeLessThan(0.04);
    const surest = before.at(-1);
    expect(surest?.said).toBeGreaterThan(0.99);
    expect(surest?.happened).toBeLessThan(0.95);
    expect(logScore?.after).toBeGreaterThan(logScore?.before ?? 0);
  });

  it('finds the numbers of the scale again', { tags: ['slow'] }, () => {
    const { traits, rates } = drawnRates(150, 300, 'again');
    const models: ModelToFit[] = [...traits].map(([id, own]) => ({
      traits: own,
      rates: rates.filter((rate) => rate.modelId === id),
    }));
    const { scale, lines } = fitScale(models, scales.work, new Map());
    // The fit is normal, so that what outliers add stands in omega: sqrt(0.54^2 + 0.2 x 1.5^2) = 0.86.
    expect(scale.omega).toBeGreaterThan(0.75);
    expect(scale.omega).toBeLessThan(0.97);
    expect(Math.abs(scale.psi - scales.work.psi)).toBeLessThan(0.05);
    expect(Math.abs(scale.year - scales.work.year)).toBeLessThan(0.3);
    expect(Math.abs(scale.reasoning - scales.work.reasoning)).toBeLessThan(0.4);
    const off = ofProgramming
      .map(({ benchmark, line }) => Math.abs(Math.log((lines.get(benchmark)?.slope ?? 0) / (line?.slope ?? 1))))
      .sort((x, y) => x - y);
    // The flattest benchmark is drawn towards the others, as benchmarks of one scale should be.
    expect(off[Math.floor(off.length / 2)]).toBeLessThan(0.15);
  });

  it('counts what happened to the model that was thought better, ties one half, and keeps a miss', () => {
    const bins = binsOf([
      { chance: 0.2, happened: 0 },
      { chance: 0.8, happened: 0 },
      { chance: 0.85, happened: 0.5 },
      { chance: 0.999, happened: 0 },
    ]);
    expect(bins.map(({ pairs, happened }) => [pairs, happened])).toEqual([
      [3, 0.5],
      [1, 0],
    ]);
    expect(bins[0]?.said).toBeCloseTo((0.8 + 0.8 + 0.85) / 3, 12);
  });

  it('tells pairs of one suite from pairs of two', () => {
    const all = drawnRates(30, 200, 'suites');
    const aider = { ...all, rates: all.rates.filter((rate) => rate.suite === 'aider') };
    const report = saidAgainstHappened(aider).categories.programming;
    expect(report?.across).toEqual([]);
    expect(report?.readOff).toBeNull();
    // Three benchmarks, each from the two others, every pair of 30 models.
    expect(report?.within.reduce((sum, bin) => sum + bin.pairs, 0)).toBe((3 * 2 * 30 * 29) / 2);
  });
});

describe('how far it is', () => {
  it('is told as each suite is left out: half for the scale of work, half for the other', () => {
    const { traits, rates } = drawnRates(6, 50, 'progress');
    const other = suiteBenchmarks.filter(
      ({ line, category }) => line !== null && scaleOfCategory(category) === 'other',
    );
    const [one, two] = [...new Map(other.map((known) => [known.suite, known])).values()];
    const [first] = rates;
    const named = ({ benchmark, suite, category }: (typeof other)[0]) =>
      [...traits.keys()].map((id) => ({
        ...first!,
        modelId: id,
        benchmark,
        suite,
        category,
        group: `${suite}\n${category}`,
      }));
    const all = { traits, rates: [...rates.filter(({ suite }) => suite === 'aider'), ...named(one!), ...named(two!)] };
    const heard: number[] = [];
    const scale = { scale: scales.work, lines: new Map(), logLikelihood: 0 };
    saidAgainstHappened(all, (share) => heard.push(share), undefined, { work: scale, other: scale });
    expect(heard).toEqual([0, 0.5, 0.75]);
  });
});

describe('what chance alone does', () => {
  it('is less the more models there are, is right on average, and is the same twice', { tags: ['slow'] }, () => {
    const few = saidByChance(drawnRates(12, 300, 'few'), 8);
    const many = saidByChance(drawnRates(60, 300, 'many'), 8);
    const widthOf = ({ categories }: typeof few): number => {
      const range = categories.programming?.['0.5'];
      return (range?.high ?? Number.NaN) - (range?.low ?? Number.NaN);
    };
    expect(widthOf(many)).toBeLessThan(widthOf(few) / 1.5);
    expect(many.misses.mean / many.held).toBeLessThan(few.misses.mean / few.held);
    for (const { low, high } of Object.values(many.categories.programming ?? {})) {
      expect(low).toBeLessThan(0.03);
      expect(high).toBeGreaterThan(-0.03);
    }
    expect(saidByChance(drawnRates(12, 300, 'few'), 8)).toEqual(few);
  });
});

const shipped = JSON.parse(readFileSync(new URL('../../../../db/seed/suiteRates.json', import.meta.url), 'utf8'));

describe('the noise between two models that ran the same tasks', () => {
  it('is what is left of one alone, by hand', () => {
    // Technology: rho 0.43, tau 0.27, so that successes correlate by 0.2830 between models and 0.4936 within one.
    expect(leftBetween('technology', 1)).toBeCloseTo(1 - 0.283, 4);
    expect(leftBetween('technology', 4)).toBeCloseTo(0.4936 + 0.5064 / 4 - 0.283, 3);
  });

  it('is what outcomes drawn with such a dependence show', () => {
    const random = randomSource('noise', 'same tasks');
    const normal = (): number => normalQuantile(random());
    const { rho, tau } = dependencePresets.technology;
    const [tasks, runs] = [20, 4];
    const apart = Array.from({ length: 2000 }, () => {
      let difference = 0;
      for (let task = 0; task < tasks; task++) {
        const z = Math.sqrt(rho.value) * normal();
        for (const sign of [1, -1]) {
          const y = z + Math.sqrt(tau.value) * normal();
          for (let run = 0; run < runs; run++)
            if (y + Math.sqrt(1 - rho.value - tau.value) * normal() < 0) difference += sign / (runs * tasks);
        }
      }
      return difference ** 2;
    });
    const shown = apart.reduce((sum, square) => sum + square, 0) / apart.length;
    expect(shown / ((2 * 0.25 * leftBetween('technology', runs)) / tasks)).toBeCloseTo(1, 1);
  });

  it('counts a rounded or inferred rate for half of its tasks', () => {
    const read = shippedSuiteRates();
    if (!read.ok) throw new Error(read.error.message);
    const row = read.value.rates.find(({ benchmark }) => benchmark === 'livebench-2026-01-08-spatial');
    const halved = probitOf((row?.share ?? 0) * 25, 25);
    expect(row?.variance).toBeCloseTo(halved.variance, 12);
    expect(row?.noise).toBeCloseTo(halved.variance * leftBetween('general-qa', 1), 12);
  });
});

describe('the shipped counts by suite', () => {
  it('are read whole, each with a source, without figures whose licence forbids it', () => {
    const read = shippedSuiteRates();
    expect(read.ok && read.value.rates.length).toBe(shipped.rates.length);
    expect(shipped.rates.length).toBeGreaterThan(2000);
    const names: string[] = shipped.rates.map((row: [string, string]) => row[1]);
    expect(names.filter((name) => /^(swe-bench-verified-bash-only|rp-bench)/.test(name))).toEqual([]);
    expect(shipped.sources.every((source: string) => /^[\w.-]+\/[\w.-]+:.+@[0-9a-f]{7,40}/.test(source))).toBe(true);
  });

  it('hold one row for a model and benchmark', () => {
    const keys = shipped.rates.map((row: [string, string]) => `${row[0]} ${row[1]}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are refused by the row that is wrong', () => {
    const broken = (place: number, value: unknown): unknown => {
      const rates = structuredClone(shipped.rates);
      rates[1][place] = value;
      return { ...shipped, rates };
    };
    for (const [place, value, field] of [
      [0, 'a/unheard-of', 'rates[1].modelId'],
      [1, 'no-such-benchmark', 'rates[1].benchmark'],
      [3, 1e6, 'rates[1].successes'],
      [5, 1e6, 'rates[1].tasks'],
      [7, 1e6, 'rates[1].source'],
    ] as const) {
      const read = readSuiteRates(broken(place, value));
      expect(read.ok ? null : read.error.details?.field).toBe(field);
    }
  });
});

/** Every number of a structure with where it stands, to six digits: other machines round otherwise. */
const numbersOf = (value: unknown, place = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${place}/${key}`))
    : [[place, typeof value === 'number' ? Number(value.toFixed(6)) : value]];

describe('said against happened as it ships', () => {
  it('was made of the counts, lines and scales that ship', () => {
    expect(stored.madeOf, 'run `node test/fidelity/saidHappenedFile.ts`').toBe(madeOf());
  });

  it('speaks of every kind of work that has a yardstick, of those that nothing measured too', () => {
    const held = usualYardsticks.flatMap(({ category, yardstick }) => (yardstick === null ? [] : [category]));
    expect(Object.keys(shippedSaidHappened.categories)).toEqual(held.toSorted());
    expect(shippedSaidHappened.categories.trivia).toMatchObject({ readOff: null, across: [], within: [] });
  });

  it('says of every band with enough pairs what chance alone would do to it', () => {
    for (const [category, { across }] of Object.entries(shippedSaidHappened.categories))
      for (const { said, pairs } of across.filter((bin) => bin.pairs >= 100)) {
        const low = said < 0.75 ? '0.5' : said < 0.9 ? '0.75' : '0.9';
        const range = Object.entries(shippedSaidByChance.categories).find(([id]) => id === category)?.[1]?.[low];
        expect(range, `${category} ${said} (${pairs})`).toBeDefined();
        expect(range?.low).toBeLessThan(range?.high ?? Number.NaN);
      }
    expect(shippedSaidByChance.draws).toBe(100);
    expect(shippedSaidByChance.misses.low).toBeLessThan(shippedSaidByChance.misses.mean);
  });

  it('is what is computed, in the category whose suite stands alone', { tags: ['slow'] }, () => {
    const rates = shippedSuiteRates();
    if (!rates.ok) throw new Error(rates.error.message);
    const { categories } = saidAgainstHappened(rates.value, undefined, (suite) => suite === 'ljubljana-classification');
    expect(categories.classification?.across.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(350);
    expect(numbersOf(shippedSaidHappened.categories.classification)).toEqual(numbersOf(categories.classification));
  });
});
