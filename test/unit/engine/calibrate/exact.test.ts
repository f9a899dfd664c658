/** Small matrices worked out by hand, and calibrations that must not move by themselves. */
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../../shared/engine/calibrate/calibrate.ts';
import { compareCosts, compareUnions } from '../../../../shared/engine/calibrate/compare.ts';
import { costRatios, costSumsByGroup, matchCostSteepness } from '../../../../shared/engine/calibrate/costSteepness.ts';
import { summarise } from '../../../../shared/engine/calibrate/errors.ts';
import { checkFidelity } from '../../../../shared/engine/calibrate/fidelity.ts';
import { groupsOfItems, intervalOf } from '../../../../shared/engine/calibrate/jackknife.ts';
import type { OutcomeMatrix } from '../../../../shared/engine/calibrate/outcomes.ts';
import { partOf } from '../../../../shared/engine/calibrate/part.ts';
import { compareRetries, predictTwoTries } from '../../../../shared/engine/calibrate/retries.ts';
import { ordersOf, subsetsOf } from '../../../../shared/engine/calibrate/subsets.ts';
import { drawOutcomes } from '../../../fidelity/drawOutcomes.ts';

const matrixOf = (models: string[], rows: (number | null)[][], trials = 1): OutcomeMatrix => ({
  items: rows.map((_, i) => `item ${i}`),
  models,
  successes: Float64Array.from(rows.flat(), (cell) => cell ?? 0),
  trials: Float64Array.from(rows.flat(), (cell) => (cell === null ? 0 : trials)),
});

const independent = { rho: 0, beta: 0, gamma: 0 };

describe('predictions held against what happened', () => {
  // a solves 3 of 4, b 2 of 4, together 4 of 4; item 4 has no result of b and does not count for the pair.
  const matrix = matrixOf(
    ['a', 'b'],
    [
      [1, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, null],
    ],
  );

  it('err by what independence misses', () => {
    // 1 - 0.25 x 0.5 = 0.875 promised, 1 seen.
    expect(compareUnions(matrix, independent, 2)).toEqual({
      cases: 1,
      mean: expect.closeTo(0.125, 9),
      worst: expect.closeTo(0.125, 9),
      signed: expect.closeTo(-0.125, 9),
      independentMean: expect.closeTo(0.125, 12),
      independentWorst: expect.closeTo(0.125, 12),
    });
    expect(compareUnions(matrix, independent, 3)).toBeNull();
    expect(
      compareUnions(
        matrixOf(
          ['a', 'b'],
          [
            [1, null],
            [null, 1],
          ],
        ),
        independent,
        2,
      ),
    ).toBeNull();
  });

  it('of cost follow the order in which models are tried', () => {
    const costs = Float64Array.from([1, 10, 1, 10, 2, 10, 4, 10, 9, 9]);
    // a then b: 2 on average for a, 10 for b on the one task in four that a fails; all are solved.
    // Promised apart: 2 + 0.25 x 10 = 4.5, the same; 0.875 solved where 1 are.
    // b then a: 10 and a's 1 + 1 on the two that b fails: 10.5; promised 10 + 0.5 x 2 = 11.
    const found = compareCosts(matrix, costs, independent, 2)!;
    expect(found.cost.cases).toBe(2);
    expect(found.cost.independentMean).toBeCloseTo((0 + (11 / 10.5 - 1)) / 2, 12);
    expect(found.cost.signed).toBeCloseTo((11 / 10.5 - 1) / 2, 9);
    expect(found.costPerSuccess.independentWorst).toBeCloseTo(11 / 0.875 / 10.5 - 1, 12);
    expect(found.costPerSuccess.independentMean).toBeCloseTo((4.5 / 0.875 / 4.5 - 1 + 11 / 0.875 / 10.5 - 1) / 2, 12);
    expect(compareCosts(matrix, new Float64Array(10).fill(Number.NaN), independent, 2)).toBeNull();
    expect(compareCosts(matrix, new Float64Array(10), independent, 2)).toBeNull();
  });

  it('are summed up by their sizes and by their sum', () => {
    expect(summarise([0.1, -0.3], [0.2, 0.4])).toEqual({
      cases: 2,
      mean: expect.closeTo(0.2, 12),
      worst: 0.3,
      signed: expect.closeTo(-0.1, 12),
      independentMean: expect.closeTo(0.3, 12),
      independentWorst: 0.4,
    });
    expect(summarise([], [])).toBeNull();
  });
});

describe('repeats', () => {
  it('of two tries solve what Sheppard says at a median rate', () => {
    // Both fail with 1/4 + asin(rho + tau) / 2 pi.
    expect(predictTwoTries(0.5, { rho: 0.5, tau: 0.3, beta: 0 })).toBeCloseTo(0.75 - Math.asin(0.8) / (2 * Math.PI), 9);
    // Half of 0.8: a median among the tasks that somebody solves.
    expect(predictTwoTries(0.4, { rho: 0.5, tau: 0.3, beta: 0.2 })).toBeCloseTo(
      0.8 * (0.75 - Math.asin(0.8) / (2 * Math.PI)),
      9,
    );
    // A model that solves nine tenths leaves beta no more than the last.
    expect(predictTwoTries(0.9, { rho: 0.5, tau: 0.3, beta: 0.5 })).toBeCloseTo(0.9, 9);
    expect(predictTwoTries(0.5, { rho: 0, tau: 0, beta: 0 })).toBeCloseTo(0.75, 9);
  });

  it('say how often one of two drawn at random succeeds', () => {
    // 2 of 4: 1 - (2 x 1) / (4 x 3) = 5/6; 0 of 4: 0. Mean 5/12 at a rate of 1/4.
    const matrix = {
      ...matrixOf(
        ['a', 'b'],
        [
          [2, 1],
          [0, 0],
        ],
      ),
      trials: Float64Array.from([4, 1, 4, 1]),
    };
    const found = compareRetries(matrix, { rho: 0, tau: 0, beta: 0 })!;
    expect(found.cases).toBe(1);
    expect(found.independentMean).toBeCloseTo(Math.abs(1 - 0.75 ** 2 - 5 / 12), 12);
    expect(found.signed).toBeCloseTo(1 - 0.75 ** 2 - 5 / 12, 9);
    expect(compareRetries(matrixOf(['a'], [[1], [0]]), { rho: 0, tau: 0, beta: 0 })).toBeNull();
  });
});

describe('the steepness of cost', () => {
  it('is told by what a model costs where another failed', () => {
    // a fails on items 2 and 3 (half of 3 is a share); b costs 1, 2, 3, 6 there and everywhere.
    const matrix = matrixOf(
      ['a', 'b'],
      [
        [1, 1],
        [1, 0],
        [0, 1],
        [0.5, null],
      ],
    );
    const costs = Float64Array.from([1, 1, 1, 2, 1, 3, 1, 6]);
    const [ratioA, ratioB] = costRatios(costSumsByGroup(matrix, costs, new Int32Array(4)));
    // Of a's 4 tries 1.5 fail; b costs there 3 + 0.5 x 6 = 6, that is 4 each, where its mean is 3.
    expect(ratioA).toEqual({ successRate: 1 - 1.5 / 4, ratio: expect.closeTo(4 / 3, 12) });
    expect(ratioB).toEqual({ successRate: expect.closeTo(2 / 3, 12), ratio: 1 });
    const groups = costSumsByGroup(matrix, costs, Int32Array.from([0, 1, 2, 1]));
    expect(groups).toHaveLength(3);
    expect(costRatios(groups)).toEqual([
      { successRate: ratioA!.successRate, ratio: expect.closeTo(4 / 3, 12) },
      { successRate: expect.closeTo(2 / 3, 12), ratio: 1 },
    ]);
    // Without items 1 and 3 a has two tries, one of them failed, where b costs 3 of a mean of 2.
    expect(costRatios(groups, 1)).toEqual([{ successRate: 0.5, ratio: expect.closeTo(1.5, 12) }]);
  });

  it('is none where costs do not rise, and not told where nothing says', () => {
    const shares = { rho: 0.6, tau: 0, beta: 0.1 };
    expect(matchCostSteepness([{ successRate: 0.5, ratio: 0.9 }], shares)).toBe(0);
    expect(matchCostSteepness([{ successRate: 0.5, ratio: 1 }], shares)).toBe(0);
    expect(matchCostSteepness([], shares)).toBeNull();
    expect(matchCostSteepness([{ successRate: 1, ratio: 2 }], shares)).toBeNull();
    expect(matchCostSteepness([{ successRate: 0.5, ratio: 1e6 }], shares)).toBeNull();
    expect(matchCostSteepness([{ successRate: 0.5, ratio: 1.2 }], { rho: 0.001, tau: 0, beta: 0 })).toBeNull();
    // A gamma of 1 would come to a fortieth more there: some gamma explains a hundredth, and so does noise.
    expect(matchCostSteepness([{ successRate: 0.5, ratio: 1.01 }], { rho: 0.001, tau: 0, beta: 0 })).toBeNull();
    const steep = matchCostSteepness(
      [
        { successRate: 0.5, ratio: 1.3 },
        { successRate: 0.5, ratio: 1.1 },
      ],
      shares,
    )!;
    expect(matchCostSteepness([{ successRate: 0.5, ratio: 1.2 }], shares)).toBeCloseTo(steep, 9);
  });
});

describe('an interval over items', () => {
  it('is Student’s around the jackknife’s spread, kept inside its bounds', () => {
    // Ten estimates without a group each: squares of deviations sum to 0.1; times 9/10, a root of 0.3; t of nine degrees 1.833.
    const without = [0.4, 0.6, 0.4, 0.6, 0.4, 0.6, 0.4, 0.6, 0.4, 0.6];
    const t = 1.6449 + 1.5238 / 9 + 1.42 / 81;
    expect(t).toBeCloseTo(1.833, 2);
    expect(intervalOf(0.5, without, 0, 1)).toEqual({ value: 0.5, low: 0, high: 1 });
    const narrow = without.map((each) => 0.5 + (each - 0.5) / 10);
    expect(intervalOf(0.52, narrow, 0, 1)).toEqual({
      value: 0.52,
      low: expect.closeTo(0.52 - t * Math.sqrt(0.9 * 0.001), 12),
      high: expect.closeTo(0.52 + t * Math.sqrt(0.9 * 0.001), 12),
    });
  });

  it('leaves out each item while there are few, one of 40 groups, or one of 20 where each refit is dear', () => {
    expect([...groupsOfItems(3, 2)]).toEqual([0, 1, 2]);
    expect(Math.max(...groupsOfItems(1000, 40))).toBe(39);
    expect(Math.max(...groupsOfItems(1001, 40))).toBe(19);
    expect([...groupsOfItems(41, 2)].slice(38)).toEqual([38, 39, 0]);
  });
});

describe('sets of models', () => {
  it('are all of them while they are few', () => {
    expect(subsetsOf(4, 2, 6)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(subsetsOf(2, 3, 10)).toEqual([]);
    expect(subsetsOf(3, 3, 1)).toEqual([[0, 1, 2]]);
    expect(ordersOf(3, 2, 6)).toEqual([
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 2],
      [2, 0],
      [2, 1],
    ]);
    expect(ordersOf(2, 3, 10)).toEqual([]);
  });

  it('are drawn without repeats where they are many, the same at every run', () => {
    expect(subsetsOf(6, 3, 4)).toMatchInlineSnapshot(`
      [
        [
          0,
          1,
          5,
        ],
        [
          0,
          2,
          3,
        ],
        [
          1,
          2,
          3,
        ],
        [
          0,
          2,
          4,
        ],
      ]
    `);
    expect(ordersOf(6, 3, 4)).toMatchInlineSnapshot(`
      [
        [
          5,
          0,
          1,
        ],
        [
          0,
          5,
          4,
        ],
        [
          3,
          1,
          0,
        ],
        [
          4,
          5,
          0,
        ],
      ]
    `);
    expect(subsetsOf(4, 2, 5)).toHaveLength(5);
    expect(ordersOf(3, 2, 5)).toHaveLength(5);
  });
});

describe('a part of a matrix', () => {
  it('holds the named cells in their order', () => {
    const matrix = matrixOf(
      ['a', 'b', 'c'],
      [
        [1, 0, 1],
        [0, 1, 0],
        [1, 1, 0],
      ],
    );
    const costs = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(partOf(matrix, costs, [2, 0], [1, 2])).toEqual({
      matrix: {
        items: ['item 2', 'item 0'],
        models: ['b', 'c'],
        successes: Float64Array.from([1, 0, 0, 1]),
        trials: Float64Array.from([1, 1, 1, 1]),
      },
      costs: Float64Array.from([8, 9, 2, 3]),
    });
    expect(partOf(matrix, null, [0], [0]).costs).toBeNull();
  });
});

describe('a calibration', () => {
  const rounded = (value: unknown): string =>
    `${JSON.stringify(value, (_, inner) => (typeof inner === 'number' ? Number(inner.toPrecision(5)) : inner), 1)}\n`;
  const rates = [0.75, 0.66, 0.55, 0.45, 0.6];

  it('of drawn outcomes is what it always was, with costs, with repeats, and held against others', {
    tags: ['slow'],
  }, async () => {
    const once = drawOutcomes({ rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0.4, rates, runs: 1 }, 150, 'stored');
    const repeated = drawOutcomes({ rho: 0.5, tau: 0.3, beta: 0.05, gamma: 0, rates, runs: 3 }, 120, 'stored');
    const found = [
      calibrate(once.matrix, once.costs),
      calibrate(repeated.matrix, null),
      calibrate(partOf(once.matrix, null, [...Array(60).keys()], [0, 1]).matrix, null),
      checkFidelity(once.matrix, repeated.matrix, null, repeated.costs),
    ];
    await expect(rounded(found)).toMatchFileSnapshot('../../../fixtures/calibrations.json');
  });
});
