/** Small matrices worked out by hand, refusals to the letter, and calibrations that must not move by themselves. */
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../../shared/engine/calibrate/calibrate.ts';
import { compareCosts, compareUnions } from '../../../../shared/engine/calibrate/compare.ts';
import { costRatios, costSumsByGroup, matchCostSteepness } from '../../../../shared/engine/calibrate/costSteepness.ts';
import { summarise } from '../../../../shared/engine/calibrate/errors.ts';
import { checkFidelity } from '../../../../shared/engine/calibrate/fidelity.ts';
import { groupsOfItems, intervalOf } from '../../../../shared/engine/calibrate/jackknife.ts';
import {
  type OutcomeMatrix,
  outcomeLimits,
  parseCosts,
  parseOutcomes,
} from '../../../../shared/engine/calibrate/outcomes.ts';
import { partOf } from '../../../../shared/engine/calibrate/part.ts';
import { readTable } from '../../../../shared/engine/calibrate/readTable.ts';
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

describe('a table of outcomes', () => {
  const refusal = (text: string) => {
    const read = parseOutcomes(text);
    return read.ok ? null : read.error;
  };

  it('is told apart by its separators, and keeps the lines of its rows', () => {
    expect(readTable('a\tb,c;d\n1\t2')).toEqual({
      ok: true,
      value: {
        rows: [
          ['a', 'b,c;d'],
          ['1', '2'],
        ],
        lines: [1, 2],
        separator: '\t',
      },
    });
    expect(readTable('a;b\n1,5;2')).toMatchObject({
      value: {
        separator: ';',
        rows: [
          ['a', 'b'],
          ['1,5', '2'],
        ],
      },
    });
    expect(readTable('"x;y;z",b\n')).toMatchObject({ value: { separator: ',', rows: [['x;y;z', 'b']] } });
    expect(readTable('a;b,c')).toMatchObject({ value: { separator: ',' } });
    expect(readTable('a\tb;c;d')).toMatchObject({ value: { separator: ';' } });
    expect(readTable('a')).toMatchObject({ value: { separator: ',', rows: [['a']] } });
    expect(readTable('\ufeffa,b\r\n\r\n "x ""y""\nz" , 2 \r3,4')).toEqual({
      ok: true,
      value: {
        rows: [
          ['a', 'b'],
          ['x "y"\nz', '2'],
          ['3', '4'],
        ],
        lines: [1, 3, 5],
        separator: ',',
      },
    });
    expect(readTable('a,b\n,\n')).toMatchObject({
      value: {
        rows: [
          ['a', 'b'],
          ['', ''],
        ],
      },
    });
    expect(readTable('a\n"b')).toEqual({
      ok: false,
      error: { kind: 'tableQuote', message: 'Line 2: a quote is opened and never closed.', details: { line: 2 } },
    });
    expect(readTable('a\n"b\nc"d')).toEqual({
      ok: false,
      error: {
        kind: 'tableQuote',
        message: 'Line 3: text follows a closing quote; expected a separator.',
        details: { line: 3 },
      },
    });
  });

  it.each([
    [
      '',
      {
        kind: 'outcomesEmpty',
        message: 'The file is empty; expected a header line (item, then models) and one line per item.',
      },
    ],
    [
      'item\none',
      {
        kind: 'outcomesNoModels',
        message:
          'The header names no model; the first column is the item, an optional second one is "run", the others are models.',
      },
    ],
    [
      'item,a',
      {
        kind: 'outcomesHeaderOnly',
        message: 'The file has a header and no item; at least one line per item is needed.',
      },
    ],
    [
      '\nitem,a,\none,1,0',
      {
        kind: 'outcomesName',
        message: 'Line 2: a model has no name; every model needs one.',
        details: { line: 2, what: 'model' },
      },
    ],
    [
      `item,a\n${'n'.repeat(301)},1`,
      {
        kind: 'outcomesName',
        message: `Line 2: the item name "${'n'.repeat(60)}..." has 301 characters; at most 300 are allowed.`,
        details: { line: 2, what: 'item' },
      },
    ],
    [
      'item,a\nx\u0007y,1',
      {
        kind: 'outcomesName',
        message: 'Line 2: the item name "x\\u0007y" holds a control character.',
        details: { line: 2, what: 'item' },
      },
    ],
    [
      'item,a,a\none,1,0',
      {
        kind: 'outcomesDuplicateModel',
        message: 'Model "a" stands twice in the header; each may stand once.',
        details: { model: 'a' },
      },
    ],
    [
      'item,a\none,1\none,0',
      {
        kind: 'outcomesDuplicateItem',
        message: 'Line 3: item "one" stands twice; each may stand once, or a second column "run" tells repeats apart.',
        details: { line: 3, item: 'one' },
      },
    ],
    [
      'item,Run,a\none,1,1\none,1,0',
      {
        kind: 'outcomesDuplicateItem',
        message: 'Line 3: item "one" has run "1" twice; each may stand once.',
        details: { line: 3, item: 'one' },
      },
    ],
    [
      'item,a,b\none,1',
      {
        kind: 'outcomesRaggedRow',
        message: 'Line 2 has 2 cells; the header has 3, and every row must have as many.',
        details: { line: 2, value: 2, allowed: 3 },
      },
    ],
    [
      `item,a\none,${'9'.repeat(70)}`,
      {
        kind: 'outcomesCell',
        message: `Line 2, model "a": "${'9'.repeat(60)}..." is not allowed; allowed: 0, 1, a share between them, a percentage with its sign (37%), or nothing.`,
        details: {
          line: 2,
          model: 'a',
          value: '9'.repeat(60),
          allowed: '0, 1, a share between them, a percentage with its sign (37%), or nothing',
        },
      },
    ],
    [
      'item,a,b\none,1,\ntwo,0,',
      { kind: 'outcomesEmptyModel', message: 'Model "b" has no result on any item.', details: { model: 'b' } },
    ],
  ])('%j is refused with its place', (text, error) => {
    expect(refusal(text)).toEqual(error);
  });

  it('of too much is refused by its size', () => {
    const names = (count: number): string => Array.from({ length: count }, (_, m) => `m${m}`).join();
    expect(refusal(`item,${names(501)}\none`)).toEqual({
      kind: 'outcomesTooLarge',
      message: 'The header names 501 models; at most 500 are allowed.',
      details: { value: 501, limit: 500 },
    });
    expect(refusal(`item,a\n${'x,1\n'.repeat(100_001)}`)).toEqual({
      kind: 'outcomesTooLarge',
      message: 'The file has 100001 rows of 1 models; at most 100000 rows and 5000000 cells are read.',
      details: { value: 100_001, limit: 100_000 },
    });
    expect(refusal(`item,${names(500)}\n${'x\n'.repeat(10_001)}`)).toEqual({
      kind: 'outcomesTooLarge',
      message: 'The file has 10001 rows of 500 models; at most 100000 rows and 5000000 cells are read.',
      details: { value: 5_000_500, limit: 5_000_000 },
    });
    expect(refusal(`item,a\n${'n'.repeat(300)},1`)).toBeNull();
    expect(outcomeLimits.characters).toBe(64_000_000);
  });

  it('reads every way to write a share, and how many samples stand behind a column', () => {
    const read = (text: string): [number[], number[]] => {
      const parsed = parseOutcomes(text);
      if (!parsed.ok) throw new Error(parsed.error.message);
      return [[...parsed.value.successes], [...parsed.value.trials]];
    };
    expect(read('item,a\n1,+1\n2,.5\n3,1e-1\n4,0.\n5,')).toEqual([
      [10, 5, 1, 0, 0],
      [10, 10, 10, 10, 0],
    ]);
    // Thirds within rounding: 0.333 and 0.667 are 1 and 2 of 3.
    expect(read('item,a\n1,0.333\n2,0.667\n3,1')).toEqual([
      [1, 2, 3],
      [3, 3, 3],
    ]);
    // One share alone tells up to ten samples; 0.37 would be 10 of 27.
    expect(read('item,a\n1,0.1\n2,0')).toEqual([
      [1, 0],
      [10, 10],
    ]);
    expect(read('item,a\n1,0.37\n2,0')).toEqual([
      [0.37, 0],
      [1, 1],
    ]);
    // Two shares tell up to fifty.
    expect(read('item,a\n1,0.02\n2,0.06')).toEqual([
      [1, 3],
      [50, 50],
    ]);
    expect(read('item,a\n1,0.01\n2,0.98')).toEqual([
      [0.01, 0.98],
      [1, 1],
    ]);
    expect(read('item;a\n1;0,5\n2;100%\n3;25 %')).toEqual([
      [2, 4, 1],
      [4, 4, 4],
    ]);
    expect(read('item,run,a\none,1,1\none,2,0\ntwo,1,1')).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('has costs that share something with the outcomes, and says which do not', () => {
    const outcomes = matrixOf(
      ['a', 'b'],
      [
        [1, 0],
        [0, 1],
      ],
    );
    expect(parseCosts('item,c,d\nitem 0,1,1', outcomes)).toEqual({
      ok: false,
      error: {
        kind: 'costsUnknownModel',
        message: 'Costs are given for model "c" and others, none of which the outcomes have.',
        details: { model: 'c' },
      },
    });
    expect(parseCosts('item,a\nother,1', outcomes)).toEqual({
      ok: false,
      error: {
        kind: 'costsUnknownItem',
        message: 'Costs are given for item "other" and others, none of which the outcomes have.',
        details: { item: 'other' },
      },
    });
    expect(parseCosts('item,a\nitem 0,1000000001', outcomes)).toMatchObject({
      ok: false,
      error: { kind: 'outcomesCell', details: { allowed: 'USD per attempt, 0 or more, or nothing' } },
    });
    expect(parseCosts('item,run,a\nitem 0,1,2\nitem 0,2,4\nitem 1,1,1000000000', outcomes)).toEqual({
      ok: true,
      value: [Float64Array.from([3, Number.NaN, 1e9, Number.NaN])],
    });
  });
});

describe('a calibration', () => {
  const rounded = (value: unknown): string =>
    `${JSON.stringify(value, (_, inner) => (typeof inner === 'number' ? Number(inner.toPrecision(5)) : inner), 1)}\n`;
  const rates = [0.75, 0.66, 0.55, 0.45, 0.6];

  it('of drawn outcomes is what it always was, with costs, with repeats, and held against others', async () => {
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
