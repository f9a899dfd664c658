/** Rows of outcomes counted once, and how probable they are: by hand, and against the plain sum over difficulty. */
import { describe, expect, it } from 'vitest';
import { independentLogLikelihood, logLikelihood } from '../../../../shared/engine/calibrate/likelihood.ts';
import { countPatterns, gatherRows, marginalRates } from '../../../../shared/engine/calibrate/outcomeRows.ts';
import type { OutcomeMatrix } from '../../../../shared/engine/calibrate/outcomes.ts';
import { normalGrid } from '../../../../shared/engine/quadrature.ts';
import { normalCdf, normalQuantile } from '../../../../shared/foundation/normal.ts';
import { drawOutcomes } from '../../../fidelity/drawOutcomes.ts';

/** Cells as [successes, trials]; null: no result. */
const matrixOf = (rows: (readonly [number, number] | null)[][]): OutcomeMatrix => ({
  items: rows.map((_, i) => `item ${i}`),
  models: (rows[0] ?? []).map((_, m) => `model ${m}`),
  successes: Float64Array.from(rows.flat(), (cell) => cell?.[0] ?? 0),
  trials: Float64Array.from(rows.flat(), (cell) => cell?.[1] ?? 0),
});

const yes = [1, 1] as const;
const no = [0, 1] as const;

describe('rows of outcomes', () => {
  const rows = gatherRows(
    matrixOf([
      [yes, yes, [2, 3]],
      [no, null, [0, 3]],
      [yes, yes, [2, 3]],
      [yes, no, [2, 3]],
      [no, null, [0, 3]],
      [no, yes, null],
      [no, null, [0, 3]],
    ]),
  );
  const line = (pattern: number): number[] => [...rows.cells.subarray(pattern * 3, (pattern + 1) * 3)];

  it('are counted once, sorted, each with the cells it shares with the one before', () => {
    expect(rows.models).toBe(3);
    expect(rows.patterns).toBe(4);
    // By number of the kind of cell in the order in which they were met: yes 0, no 1 of either model; -1: no result.
    expect([0, 1, 2, 3].map(line)).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [1, -1, 1],
      [1, 0, -1],
    ]);
    expect([...rows.shared]).toEqual([0, 1, 0, 1]);
    expect([...rows.patternOf]).toEqual([0, 2, 0, 1, 2, 3, 2]);
    expect([...rows.noneSolved]).toEqual([0, 0, 1, 0]);
  });

  it('have so many kinds of cells of each model, and of repeats over all models', () => {
    expect(rows.kinds.map((kinds) => kinds.map(({ successes, trials }) => `${successes}/${trials}`))).toEqual([
      ['1/1', '0/1'],
      ['1/1', '0/1'],
      ['2/3', '0/3'],
    ]);
    expect(rows.repeated.map(({ successes, trials }) => `${successes}/${trials}`)).toEqual(['2/3', '0/3']);
    const shared = gatherRows(
      matrixOf([
        [
          [1, 2],
          [0, 2],
        ],
        [
          [0, 2],
          [1, 2],
        ],
      ]),
    );
    expect(shared.repeated.map(({ successes }) => successes)).toEqual([1, 0]);
    expect(shared.kinds.map((kinds) => kinds.map(({ repeatedAt }) => repeatedAt))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('are counted over some items, and each model’s rate over the items it has results on', () => {
    const all = countPatterns(rows, () => true);
    expect([...all]).toEqual([2, 1, 3, 1]);
    expect([...countPatterns(rows, (item) => item % 2 === 1)]).toEqual([0, 1, 1, 1]);
    const rates = marginalRates(rows, all);
    expect(rates[0]).toBeCloseTo(3 / 7, 12);
    expect(rates[1]).toBeCloseTo(3 / 4, 12);
    expect(rates[2]).toBeCloseTo((3 * (2 / 3)) / 6, 12);
    const few = marginalRates(
      rows,
      countPatterns(rows, (item) => item === 1),
    );
    expect([...few]).toEqual([0, Number.NaN, 0]);
  });
});

describe('the likelihood of rows', () => {
  it('of one model is that of its own rate, whatever is shared', () => {
    const rows = gatherRows(matrixOf([[yes], [yes], [no]]));
    const counts = countPatterns(rows, () => true);
    const rates = Float64Array.of(0.6);
    const expected = 2 * Math.log(0.6) + Math.log(0.4);
    expect(independentLogLikelihood(rows, counts, rates)).toBeCloseTo(expected, 12);
    for (const shares of [
      { rho: 0, tau: 0, beta: 0 },
      { rho: 0.7, tau: 0, beta: 0 },
      { rho: 0.7, tau: 0, beta: 0.3 },
    ])
      expect(logLikelihood(rows, counts, rates, shares)).toBeCloseTo(expected, 9);
  });

  it('apart is the product of cells, an impossible one at 1e-30', () => {
    const rows = gatherRows(
      matrixOf([
        [[2, 3], yes],
        [null, no],
        [[2, 3], no],
      ]),
    );
    const counts = countPatterns(rows, (item) => item < 2);
    expect(independentLogLikelihood(rows, counts, Float64Array.of(0.5, 0.25))).toBeCloseTo(
      Math.log(0.125) + Math.log(0.25) + Math.log(0.75),
      12,
    );
    expect(independentLogLikelihood(rows, counts, Float64Array.of(1, 0))).toBeCloseTo(2 * Math.log(1e-30), 9);
  });

  /** Every item apart, summed over difficulty and, for repeats, over what repeats. */
  const plain = (
    { items, models, successes, trials }: OutcomeMatrix,
    rates: ArrayLike<number>,
    { rho, tau, beta }: { rho: number; tau: number; beta: number },
  ): number => {
    const { nodes, weights } = normalGrid(30 * models.length, 'exact');
    const again = normalGrid(10, 'exact');
    const rest = Math.sqrt(1 - rho - tau);
    let total = 0;
    for (let i = 0; i < items.length; i += 1) {
      let sum = 0;
      let none = 1;
      nodes.forEach((z, k) => {
        let product = weights[k] as number;
        models.forEach((_, m) => {
          const n = trials[i * models.length + m] as number;
          const won = successes[i * models.length + m] as number;
          if (n === 0) return;
          if (won > 0) none = 0;
          const at = normalQuantile((rates[m] as number) / (1 - beta)) - Math.sqrt(rho) * z;
          if (n === 1) {
            const p = normalCdf(at / Math.sqrt(1 - rho));
            product *= won === 1 ? p : 1 - p;
            return;
          }
          let cell = 0;
          again.nodes.forEach((y, j) => {
            const p = normalCdf((at - Math.sqrt(tau) * y) / rest);
            cell += (again.weights[j] as number) * p ** won * (1 - p) ** (n - won);
          });
          product *= cell;
        });
        sum += product;
      });
      total += Math.log((1 - beta) * sum + beta * none);
    }
    return total;
  };

  /** Every ninth result is missing, every seventh item is solved by nobody, and the first items stand twice. */
  const gapped = ({ items, models, successes, trials }: OutcomeMatrix): OutcomeMatrix => {
    const width = models.length;
    const order = [...items.keys(), 0, 1, 2];
    const cell = (values: Float64Array, keep: (at: number, item: number) => boolean): Float64Array =>
      Float64Array.from({ length: order.length * width }, (_, at) => {
        const item = order[Math.floor(at / width)] as number;
        const from = item * width + (at % width);
        return keep(from, item) ? (values[from] as number) : 0;
      });
    return {
      items: order.map((item, at) => `${item} ${at}`),
      models,
      successes: cell(successes, (at, item) => at % 9 !== 4 && item % 7 !== 3),
      trials: cell(trials, (at) => at % 9 !== 4),
    };
  };

  it.each([
    [3, 24],
    [8, 16],
    [17, 12],
    [24, 10],
    [25, 10],
    [41, 8],
  ])(
    'of %i models is that of the plain sum, results missing and items that nobody solves among them',
    (width, items) => {
      const rates = Array.from({ length: width }, (_, m) => 0.15 + (0.6 * m) / width);
      const shares = { rho: 0.65, tau: 0, beta: 0.12 };
      const { matrix } = drawOutcomes({ ...shares, gamma: 0, rates, runs: 1 }, items, `plain ${width}`);
      const given = gapped(matrix);
      const rows = gatherRows(given);
      const counts = countPatterns(rows, () => true);
      expect(rows.patterns).toBeLessThan(given.items.length);
      expect(logLikelihood(rows, counts, Float64Array.from(rates), shares)).toBeCloseTo(plain(given, rates, shares), 7);
      // Rows that are left out count nothing.
      const some = countPatterns(rows, (item) => rows.patternOf[item] !== 1);
      const kept = [...given.items.keys()].filter((item) => rows.patternOf[item] !== 1);
      const only = {
        ...given,
        items: kept.map((item) => given.items[item] as string),
        successes: Float64Array.from(kept.flatMap((i) => [...given.successes.subarray(i * width, (i + 1) * width)])),
        trials: Float64Array.from(kept.flatMap((i) => [...given.trials.subarray(i * width, (i + 1) * width)])),
      };
      expect(logLikelihood(rows, some, Float64Array.from(rates), shares)).toBeCloseTo(plain(only, rates, shares), 7);
    },
  );

  it('of repeats is that of the plain sum over what repeats', () => {
    const rates = [0.3, 0.5, 0.7];
    const shares = { rho: 0.5, tau: 0.2, beta: 0.1 };
    const { matrix } = drawOutcomes({ ...shares, gamma: 0, rates, runs: 3 }, 8, 'plain repeats');
    const given = gapped(matrix);
    const rows = gatherRows(given);
    const counts = countPatterns(rows, () => true);
    const found = logLikelihood(rows, counts, Float64Array.from(rates), shares);
    expect(Math.abs(found - plain(given, rates, shares))).toBeLessThan(2e-3);
    // Where nothing repeats, tries of one model are as those of others.
    const apart = { ...shares, tau: 0 };
    const still = logLikelihood(rows, counts, Float64Array.from(rates), apart);
    expect(Math.abs(still - plain(given, rates, apart))).toBeLessThan(1e-6);
  });
});
