/** Fits held to fitting anew, to looking around them, and to what a few items say by hand. */
import { describe, expect, it } from 'vitest';
import { type Calibration, calibrate } from '../../../../shared/engine/calibrate/calibrate.ts';
import { compareCheapFirst, compareCosts, compareUnions } from '../../../../shared/engine/calibrate/compare.ts';
import { costRatios, costSumsByGroup, matchCostSteepness } from '../../../../shared/engine/calibrate/costSteepness.ts';
import { dependenceFrom } from '../../../../shared/engine/calibrate/dependenceFrom.ts';
import { checkFidelity } from '../../../../shared/engine/calibrate/fidelity.ts';
import { groupsOfItems, leaveOut } from '../../../../shared/engine/calibrate/jackknife.ts';
import { type LatentShares, logLikelihood } from '../../../../shared/engine/calibrate/likelihood.ts';
import { curvature, maximise, slopes, solveLinear } from '../../../../shared/engine/calibrate/maximise.ts';
import { countPatterns, gatherRows, marginalRates } from '../../../../shared/engine/calibrate/outcomeRows.ts';
import type { OutcomeMatrix } from '../../../../shared/engine/calibrate/outcomes.ts';
import { partOf } from '../../../../shared/engine/calibrate/part.ts';
import { predictUnion } from '../../../../shared/engine/calibrate/predict.ts';
import { fitsUnions, fitUnions, type UnionShares } from '../../../../shared/engine/calibrate/unionFit.ts';
import { drawOutcomes } from '../../../fidelity/drawOutcomes.ts';

const matrixOf = (rows: (number | null)[][]): OutcomeMatrix => ({
  items: rows.map((_, i) => `item ${i}`),
  models: (rows[0] ?? []).map((_, m) => `model ${m}`),
  successes: Float64Array.from(rows.flat(), (cell) => cell ?? 0),
  trials: Float64Array.from(rows.flat(), (cell) => (cell === null ? 0 : 1)),
});

const without = (matrix: OutcomeMatrix, groups: Int32Array, group: number): OutcomeMatrix =>
  partOf(
    matrix,
    null,
    [...matrix.items.keys()].filter((i) => groups[i] !== group),
    [...matrix.models.keys()],
  ).matrix;

describe('a search for the highest point', () => {
  const unit = { low: 0, high: 1 };

  it('solves three equations, in whatever order they stand', () => {
    // x = 1, y = -2, z = 3.
    const rows = [
      [0, 2, 1, -1],
      [1, 1, 1, 2],
      [2, 0, -1, -1],
    ];
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      const found = solveLinear(
        order.map((r) => rows[r]!.slice(0, 3)),
        order.map((r) => rows[r]![3]!),
      )!;
      for (const [i, value] of [1, -2, 3].entries()) expect(found[i]).toBeCloseTo(value, 12);
    }
    // A tiny number in the corner is no good to divide by.
    const tiny = solveLinear(
      [
        [1e-13, 1],
        [1, 1],
      ],
      [1, 2],
    )!;
    expect(tiny[0]).toBeCloseTo(1, 9);
    expect(tiny[1]).toBeCloseTo(1, 9);
    expect(solveLinear([], [])).toEqual([]);
    expect(solveLinear([[1e-13]], [1])).toBeNull();
  });

  it('takes slopes and curvatures where they stand, a step inside where a bound is near', () => {
    const f = ([x = 0, y = 0]: number[]): number => 3 * x * x + 2 * x * y - y;
    const bounds = [unit, { low: 0, high: 0.004 }];
    const [overX, overY] = slopes(f, [0.5, 0.002], bounds, [0, 1]);
    expect(overX).toBeCloseTo(3 + 0.004, 9);
    expect(overY).toBeCloseTo(0, 9);
    // At the end of x: a step of 0.002 inside it; of y a quarter of its width.
    expect(slopes(f, [0, 0], bounds, [0])[0]).toBeCloseTo(6 * 0.002, 9);
    expect(slopes(f, [1, 0], bounds, [0])[0]).toBeCloseTo(6 * 0.998, 9);
    expect(slopes(([, y = 0]) => y * y, [0, 0], bounds, [1])[0]).toBeCloseTo(2 * 0.001, 9);
    expect(slopes(f, [0.5, 0], bounds, [])).toEqual([]);
    const [[xx, xy], [yx, yy]] = curvature(f, [0.5, 0.002], bounds, [0, 1]) as [[number, number], [number, number]];
    expect(xx).toBeCloseTo(6, 6);
    expect(xy).toBeCloseTo(2, 6);
    expect(yx).toBe(xy);
    expect(yy).toBeCloseTo(0, 6);
    // Third derivatives are read at the middle: of x^3 at 0.002 it is 6 x 0.002.
    expect(curvature(([x = 0]) => x ** 3, [0], [unit], [0])[0]![0]).toBeCloseTo(0.012, 6);
    expect(curvature(f, [0.5, 0.001], bounds, [1, 0])[1]![1]).toBeCloseTo(6, 6);
  });

  it('climbs out of a hollow, from outside its bounds, and along a ridge', () => {
    // Two hills with a hollow between them: from 0.05 up the nearer of both tops, at 0.5.
    const hollow = maximise(([x = 0]) => -((x * x - 0.25) ** 2), [0.05], [{ low: -1, high: 1 }]);
    expect(hollow.at[0]).toBeCloseTo(0.5, 2);
    const outside = maximise(([x = 0]) => -((x - 0.4) ** 2) * 100, [7], [unit]);
    expect(outside.at[0]).toBeCloseTo(0.4, 4);
    expect(outside.value).toBeCloseTo(0, 6);
    const ridge = maximise(
      ([x = 0, y = 0]) => -100 * (y - x * x) ** 2 - (1 - x) ** 2,
      [-1, 1],
      [
        { low: -2, high: 2 },
        { low: -1, high: 3 },
      ],
    );
    expect(ridge.at[0]).toBeCloseTo(1, 1);
    expect(ridge.at[1]).toBeCloseTo(1, 1);
  });

  it('rests at either bound, and leaves alone what has no room', () => {
    const up = maximise(([x = 0, y = 0]) => x - (y - 0.5) ** 2 * 100, [0.2, 0.1], [unit, unit]);
    expect(up.at[0]).toBe(1);
    expect(up.at[1]).toBeCloseTo(0.5, 4);
    expect(up.free).toEqual([1]);
    expect(up.hessian).toHaveLength(1);
    expect(up.hessian[0]![0]).toBeCloseTo(-200, 3);
    const none = maximise(([x = 0]) => x, [5], [{ low: 2, high: 2 }]);
    expect(none).toEqual({ at: [2], value: 2, free: [], hessian: [] });
    // Pressed against its lower bound at first, and free once the other has moved.
    const later = maximise(([x = 0, y = 0]) => 100 * (-((x - y + 0.3) ** 2) - (y - 0.8) ** 2), [0, 0.1], [unit, unit]);
    expect(later.at[0]).toBeCloseTo(0.5, 3);
    expect(later.at[1]).toBeCloseTo(0.8, 3);
  });
});

describe('an estimate without a group of items', () => {
  it('is what fitting the others gives, but for a small part of the way', { tags: ['slow'] }, () => {
    const rates = [0.3, 0.5, 0.7, 0.6];
    const { matrix } = drawOutcomes({ rho: 0.55, tau: 0.2, beta: 0.1, gamma: 0, rates, runs: 2 }, 120, 'left out');
    const rows = gatherRows(matrix);
    const counts = countPatterns(rows, () => true);
    const all = marginalRates(rows, counts);
    const bounds = [
      { low: 0, high: 0.9 },
      { low: 0, high: 0.9 },
      { low: 0, high: 0.3 },
    ];
    const sharesOf = ([rho = 0, part = 0, beta = 0]: number[]): LatentShares => ({ rho, tau: part * (1 - rho), beta });
    const best = maximise((x) => logLikelihood(rows, counts, all, sharesOf(x)), [0.5, 0.4, 0.05], bounds);
    const groups = groupsOfItems(120, 4);
    const left = leaveOut(rows, groups, best, bounds, sharesOf);
    expect(left).toHaveLength(40);
    let [short, whole] = [0, 0];
    for (const group of [7, 39]) {
      const own = gatherRows(without(matrix, groups, group));
      const ownCounts = countPatterns(own, () => true);
      const ownRates = marginalRates(own, ownCounts);
      const again = maximise((x) => logLikelihood(own, ownCounts, ownRates, sharesOf(x)), best.at, bounds);
      const anew = sharesOf(again.at);
      const before = sharesOf(best.at);
      const found = left[group]!;
      for (const name of ['rho', 'tau', 'beta'] as const) {
        short += Math.abs(found[name] - anew[name]);
        whole += Math.abs(before[name] - anew[name]);
      }
    }
    expect(whole).toBeGreaterThan(0.01);
    expect(short).toBeLessThan(0.25 * whole);
  });

  it('stays within its bounds, and below what the best of the other items’ models leaves', () => {
    // The one failure of the first model is of the item left out: the others leave beta nothing.
    const { matrix } = drawOutcomes({ rho: 0.3, tau: 0, beta: 0.1, gamma: 0, rates: [0.5, 0.4], runs: 1 }, 20, 'top');
    const successes = matrix.successes.map((value, at) => (at % 2 === 0 ? Number(at !== 6) : value));
    const rows = gatherRows({ ...matrix, successes });
    const sharesOf = ([rho = 0, , beta = 0]: number[]): LatentShares => ({ rho, tau: 0, beta });
    const bounds = [
      { low: 0, high: 0.9 },
      { low: 0, high: 0 },
      { low: 0, high: 0.05 },
    ];
    const best = { at: [0.3, 0, 0.05], value: 0, free: [0], hessian: [[-50]] };
    const left = leaveOut(rows, groupsOfItems(20, 2), best, bounds, sharesOf);
    expect(left[3]!.beta).toBe(0);
    expect(left[4]!.beta).toBeCloseTo(0.05, 12);
    for (const { rho } of left) {
      expect(rho).toBeGreaterThanOrEqual(0);
      expect(rho).toBeLessThanOrEqual(0.9);
    }
  });
});

describe('rho and beta of unions', () => {
  const rates = [0.3, 0.45, 0.6, 0.5, 0.4, 0.55];
  const bounds = [
    { low: 0, high: 0.95 },
    { low: 0, high: 0.3 },
  ] as const;
  const { matrix } = drawOutcomes({ rho: 0.6, tau: 0, beta: 0.15, gamma: 0, rates, runs: 1 }, 150, 'unions by hand');

  const sets = (size: number, from = 0): number[][] =>
    size === 0
      ? [[]]
      : [...Array(6).keys()].slice(from).flatMap((m) => sets(size - 1, m + 1).map((rest) => [m, ...rest]));

  /** Squares of the misses in points; sets of two, three and five count the same in all. */
  const missed = (given: OutcomeMatrix, { rho, beta }: UnionShares): number =>
    [2, 3, 5].reduce((total, size) => {
      const all = sets(size);
      const squares = all.map((set) => {
        const cells = given.items.map((_, i) => set.map((m) => given.successes[i * 6 + m] as number));
        const own = set.map((_, r) => cells.reduce((sum, row) => sum + row[r]!, 0) / cells.length);
        const solved = cells.filter((row) => row.includes(1)).length / cells.length;
        return (100 * (predictUnion(own, { rho, beta, gamma: 0 }) - solved)) ** 2;
      });
      return total + squares.reduce((sum, square) => sum + square, 0) / all.length;
    }, 0);

  const oneGroup = new Int32Array(150);
  const fitted = (given: OutcomeMatrix, groups: Int32Array) =>
    fitUnions(given, { rho: 0.5, beta: 0.05 }, [...bounds], groups);

  it('are where the squares are least', () => {
    const groups = Int32Array.from({ length: 150 }, (_, i) => i % 3);
    const { rho, beta } = fitted(matrix, groups);
    const least = missed(matrix, { rho, beta });
    for (const [moreRho, moreBeta] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const)
      expect(missed(matrix, { rho: rho + moreRho, beta: beta + moreBeta })).toBeGreaterThan(least);
  });

  it('without a group are those of a fit of the others, but for a small part of the way', { tags: ['slow'] }, () => {
    const groups = Int32Array.from({ length: 150 }, (_, i) => i % 3);
    const all = fitted(matrix, groups);
    expect(all.without).toHaveLength(3);
    let [short, whole] = [0, 0];
    for (const [group, left] of all.without.entries()) {
      const others = without(matrix, groups, group);
      const anew = fitted(
        others,
        Int32Array.from({ length: others.items.length }, (_, i) => i % 2),
      );
      short += Math.abs(left.rho - anew.rho) + Math.abs(left.beta - anew.beta);
      whole += Math.abs(all.rho - anew.rho) + Math.abs(all.beta - anew.beta);
    }
    expect(whole).toBeGreaterThan(0.02);
    expect(short).toBeLessThan(0.35 * whole);
  });

  it('take a share of several trials for what it is, and pass over what has no result', () => {
    const groups = Int32Array.from({ length: 150 }, (_, i) => i % 3);
    const twice = { ...matrix, successes: matrix.successes.map((k) => 2 * k), trials: matrix.trials.map((n) => 2 * n) };
    expect(fitted(twice, groups)).toEqual(fitted(matrix, groups));
    // Items with a gap say nothing of sets with that model: all of them gone, sets without it are left.
    const gap = { ...matrix, trials: matrix.trials.map((n, at) => (at % 6 === 5 ? 0 : n)) };
    const five = partOf(matrix, null, [...matrix.items.keys()], [0, 1, 2, 3, 4]).matrix;
    const [gapped, plain] = [fitted(gap, groups), fitted(five, groups)];
    expect(gapped.rho).toBeCloseTo(plain.rho, 2);
    expect(gapped.beta).toBeCloseTo(plain.beta, 2);
  });

  it('say nothing where all items are of one group, which would leave none', () => {
    const start = { rho: 0.5, beta: 0.05 };
    expect(fitted(matrix, oneGroup)).toEqual({ ...start, without: [start] });
  });

  it('are asked of 400 items and eight models or more', () => {
    expect([fitsUnions(400, 8), fitsUnions(399, 8), fitsUnions(400, 7)]).toEqual([true, false, false]);
  });
});

describe('a calibration', () => {
  const of = (rows: (number | null)[][], costs: Float64Array | null = null): Calibration => {
    const found = calibrate(matrixOf(rows), costs);
    if (!found.ok) throw new Error(found.error.message);
    return found.value;
  };

  it('is refused with what is there and what is needed', () => {
    const refused = (rows: (number | null)[][]) => {
      const found = calibrate(matrixOf(rows));
      return found.ok ? null : found.error;
    };
    const alternating = (count: number) => Array.from({ length: count }, (_, i) => [i % 2, (i + 1) % 2]);
    expect(refused(alternating(9))).toEqual({
      kind: 'calibrateTooFewItems',
      message: 'There are 9 samples; at least 10 are needed to estimate how alike models fail.',
      details: { value: 9, allowed: 10 },
    });
    expect(refused(alternating(10))).toBeNull();
    expect(refused(Array.from({ length: 10 }, (_, i) => [i % 2, 1, 0]))).toEqual({
      kind: 'calibrateTooFewModels',
      message: '1 of 3 models solve some items and not others; at least 2 such models are needed.',
      details: { value: 1, allowed: 2 },
    });
    // A third model that always succeeds joins no two of the others.
    const apart = Array.from({ length: 20 }, (_, i) => (i < 10 ? [i % 2, null, 1] : [null, i % 2, 1]));
    expect(refused(apart)).toMatchObject({
      kind: 'calibrateNoOverlap',
      message: 'No sample has results of two models; models must share samples to be compared.',
    });
    expect(refused([...apart, [1, 0, 1]])).toBeNull();
  });

  it('of two models holds beta at nothing, at most what neither solved, and says so', () => {
    // Of 12 items 4 are solved by neither, 2 by both, 3 by one alone and 3 by the other.
    const rows = [...'000000001111', ''].slice(0, 12).map((_, i) => [Number(i >= 4 && i < 9), Number(i >= 7)]);
    const { beta, notes, tau, items, fittedItems, models, gamma, fit } = of(rows);
    expect(beta).toEqual({ value: 0, low: 0, high: 4 / 12 });
    expect(notes).toEqual(['fewItems', 'betaNotIdentified', 'noRepeats']);
    expect([tau, gamma, fit.retries, fit.costs, fit.triples]).toEqual([null, null, null, null, null]);
    expect([items, fittedItems, models]).toEqual([12, 12, 2]);
  });

  it('takes all that the best model leaves for beyond anybody where nobody else solves it, and says so', () => {
    // The third fails on six of sixty, which nobody solves; of the rest the others solve two thirds and a half, alike or not.
    const rows = Array.from({ length: 60 }, (_, i) => (i < 6 ? [0, 0, 0] : [Number(i % 3 > 0), Number(i % 2 > 0), 1]));
    const { beta, notes, rho } = of(rows);
    expect(beta.value).toBeCloseTo(0.1, 3);
    expect(beta.high).toBeLessThanOrEqual(0.1);
    expect(notes).toEqual(['fewItems', 'betaAtCeiling', 'noRepeats']);
    expect(rho.value).toBeLessThan(0.2);
  });

  it('says that costs do not rise where they stay level', () => {
    const { matrix } = drawOutcomes(
      { rho: 0.6, tau: 0, beta: 0, gamma: 0, rates: [0.4, 0.5, 0.6], runs: 1 },
      120,
      'level',
    );
    const rows = matrix.items.map((_, i) => [...matrix.successes.subarray(i * 3, i * 3 + 3)]);
    const level = of(rows, new Float64Array(360).fill(0.1));
    expect(level.gamma).toMatchObject({ value: 0, low: 0 });
    expect(level.notes).toContain('costsDoNotRise');
    expect(level.notes).not.toContain('fewItems');
    expect(level.notes).not.toContain('gammaNotIdentified');
    expect(level.fit.costs).not.toBeNull();
    // Unknown costs tell nothing.
    const unknown = of(rows, new Float64Array(360).fill(Number.NaN));
    expect([unknown.gamma, unknown.fit.costs]).toEqual([null, null]);
    expect(unknown.notes).toContain('gammaNotIdentified');
    expect(unknown.notes).not.toContain('costsDoNotRise');
    expect(of(rows).notes).not.toContain('gammaNotIdentified');
  });

  it('errs on pairs by what sampling alone would give, about', () => {
    // Two of a rate of one half that fail apart: cells of a quarter each, a free one of 100 x 1/4 / 4 items: 0.25 / 10 x sqrt(2 / pi).
    const rows = Array.from({ length: 100 }, (_, i) => [i % 2, Math.floor(i / 2) % 2]);
    const { fit, rho } = of(rows);
    expect(rho.value).toBeCloseTo(0, 4);
    expect(fit.pairNoise).toBeCloseTo(Math.sqrt(2 / Math.PI) * 0.025, 5);
    expect(fit.pairs).toMatchObject({ cases: 1, independentMean: expect.closeTo(0, 12) });
    expect(fit.goodness).toBe('withinNoise');
  });
});

describe('a row’s dependence', () => {
  const interval = (value: number, low: number, high: number) => ({ value, low, high });
  const before = { rho: { value: 0.5 }, tau: { value: 0.4 }, beta: { value: 0.1 }, gamma: { value: 0.3 } };
  const found = (more: Partial<Calibration>): Calibration =>
    ({
      rho: interval(0.61239, 0.5551, 0.7),
      tau: interval(0.12345, 0.1, 0.2),
      beta: interval(0.05, 0.0004, 0.0996),
      gamma: interval(0.44, 0.4, 0.5),
      ...more,
    }) as Calibration;

  it('is what was estimated, to three decimals, with its source', () => {
    expect(dependenceFrom(found({}), before, 'a file')).toEqual({
      rho: { value: 0.612, low: 0.555, high: 0.7, source: 'a file' },
      tau: { value: 0.123, low: 0.1, high: 0.2, source: 'a file' },
      beta: { value: 0.05, low: 0, high: 0.1, source: 'a file' },
      gamma: { value: 0.44, low: 0.4, high: 0.5, source: 'a file' },
    });
  });

  it('keeps what was not estimated, as far as there is room', () => {
    const kept = dependenceFrom(found({ tau: null, gamma: null }), before, 'a file');
    // rho and tau leave 0.5% of luck to each attempt: 0.995 - 0.612.
    expect(kept).toMatchObject({ tau: { value: 0.383 }, gamma: { value: 0.3 } });
    expect(kept.tau).toEqual({ value: 0.383 });
    expect(dependenceFrom(found({ tau: null }), { ...before, tau: { value: 0.2 } }, '').tau).toEqual({ value: 0.2 });
    const ranged = { value: 0.6, low: 0.5, high: 0.7 };
    expect(dependenceFrom(found({ tau: null }), { ...before, tau: ranged }, '').tau).toEqual({
      value: 0.383,
      low: 0.383,
      high: 0.7,
    });
    expect(dependenceFrom(found({ tau: null }), { ...before, tau: { value: 0.38, low: 0.1 } }, '').tau).toEqual({
      value: 0.38,
      low: 0.1,
    });
    expect(dependenceFrom(found({ tau: null, rho: interval(0.9999, 0.9, 1) }), before, '').tau.value).toBe(0);
  });
});

describe('what is compared', () => {
  it('is at most 2,000 sets of a size', () => {
    const rows = Array.from({ length: 4 }, (_, i) => Array.from({ length: 65 }, (_unused, m) => (i + m) % 2));
    // 65 models make 2,080 pairs.
    expect(compareUnions(matrixOf(rows), { rho: 0, beta: 0, gamma: 0 }, 2)?.cases).toBe(2000);
  });

  it('of cascades from the cheapest on has each set in one order', () => {
    const rows = [
      [1, 0, 1],
      [0, 1, 1],
      [0, 0, 1],
      [1, 1, null],
    ];
    const costs = Float64Array.from([4, 1, 2, 4, 1, 2, 4, 1, 2, 4, 1, Number.NaN]);
    // Model 1 costs 1, model 2 costs 2, model 0 costs 4. 1 then 2: 1 + 2 on two of three: 7/3; apart 1 + 2 x 2/3, the same.
    // 1 then 0 over four items: 1 + 4/2 = 3. 2 then 0: 2, since 2 solves all that it has.
    const found = compareCheapFirst(matrixOf(rows), costs, { rho: 0, beta: 0, gamma: 0 }, 2)!;
    expect(found.cost).toMatchObject({ cases: 3, independentMean: expect.closeTo(0, 12) });
    const three = compareCheapFirst(matrixOf(rows), costs, { rho: 0, beta: 0, gamma: 0 }, 3)!;
    // 1, 2, 0 over three items: 7/3 and nothing is left over.
    expect(three.cost).toMatchObject({ cases: 1, independentMean: expect.closeTo(0, 12) });
    expect(three.costPerSuccess.independentMean).toBeCloseTo(0, 12);
    // All three fail on the same half: cheapest first it is 1 + 2/2 + 4/2, and 1 + 2/2 + 4/4 if they failed apart.
    const alike = matrixOf([
      [1, 1, 1],
      [0, 0, 0],
    ]);
    const level = Float64Array.from([4, 1, 2, 4, 1, 2]);
    const { cost } = compareCheapFirst(alike, level, { rho: 0, beta: 0, gamma: 0 }, 3)!;
    expect(cost.independentMean).toBeCloseTo(0.25, 12);
    expect(cost.signed).toBeCloseTo(-0.25, 9);
  });

  it('leaves out cascades that never succeed or cost nothing', () => {
    const independent = { rho: 0, beta: 0, gamma: 0 };
    const never = matrixOf([
      [0, 0],
      [0, 0],
    ]);
    expect(compareCosts(never, Float64Array.of(1, 1, 1, 1), independent, 2)).toBeNull();
    const some = matrixOf([
      [1, 0],
      [0, 1],
    ]);
    expect(compareCosts(some, Float64Array.of(0, 0, 0, 0), independent, 2)).toBeNull();
    expect(compareCosts(some, Float64Array.of(1, 1, 1, 1), independent, 2)?.cost.cases).toBe(2);
    expect(costRatios(costSumsByGroup(some, Float64Array.of(0, 0, 0, 0), new Int32Array(2)))).toEqual([]);
    expect(costRatios(costSumsByGroup(some, Float64Array.of(1, 1, 1, 1), new Int32Array(2)))).toHaveLength(2);
  });

  it('of ratios of cost beyond 2,000 is every other one', () => {
    const shares = { rho: 0.6, tau: 0, beta: 0.1 };
    const ratio = (value: number) => ({ successRate: 0.5, ratio: value });
    const many = Array.from({ length: 3000 }, (_, i) => ratio(i % 2 === 0 ? 1.2 : 50));
    expect(matchCostSteepness(many, shares)).toBeCloseTo(matchCostSteepness([ratio(1.2)], shares)!, 12);
    const few = Array.from({ length: 2000 }, (_, i) => ratio(i % 2 === 0 ? 1.2 : 1.4));
    expect(matchCostSteepness(few, shares)).toBeCloseTo(matchCostSteepness([ratio(1.3)], shares)!, 9);
  });

  it('against other outcomes takes gamma from the fit, else the reference, and counts what stands in both', () => {
    const rates = [0.4, 0.5, 0.6];
    const { matrix, costs } = drawOutcomes({ rho: 0.6, tau: 0, beta: 0, gamma: 0.4, rates, runs: 1 }, 60, 'both');
    const items = [...matrix.items.keys()];
    const some = partOf(matrix, costs, items.slice(0, 20), [2, 0]);
    const of = (fitCosts: Float64Array | null, checkCosts: Float64Array | null) => {
      const found = checkFidelity(matrix, some.matrix, fitCosts, checkCosts);
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    };
    expect(of(null, null)).toMatchObject({
      checkItems: 20,
      checkModels: 2,
      sameCells: 40,
      gamma: null,
      costPairs: null,
      costTriples: null,
      triples: null,
      fives: null,
      pairs: { cases: 1 },
    });
    const reference = of(null, some.costs);
    expect(reference.gamma).toEqual({ value: 0.44, basis: 'reference' });
    expect(reference.costPairs?.cost.cases).toBe(2);
    expect(reference.costTriples).toBeNull();
    const own = of(costs, some.costs);
    expect(own.gamma).toEqual({ value: own.calibration.gamma?.value, basis: 'fitted' });
    // A gap on either side is no result in both.
    const gap = { ...some.matrix, trials: some.matrix.trials.map((n, at) => (at === 3 ? 0 : n)) };
    const found = checkFidelity(matrix, gap);
    expect(found.ok && found.value.sameCells).toBe(39);
    const alone = checkFidelity(matrix, partOf(matrix, null, items, [1]).matrix);
    expect(alone.ok ? null : alone.error).toEqual({
      kind: 'fidelityNothingToCheck',
      message:
        'The outcomes to check have 1 models and no sample with results of two; at least 2 models must share a sample.',
      details: { value: 1, allowed: 2 },
    });
    expect(checkFidelity(some.matrix, matrix).ok).toBe(true);
    const few = checkFidelity(partOf(matrix, null, items.slice(0, 5), [0, 1]).matrix, matrix);
    expect(few.ok ? null : few.error.kind).toBe('calibrateTooFewItems');
  });
});
