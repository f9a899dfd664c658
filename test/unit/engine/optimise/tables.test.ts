/** The quick sums under the optimiser's tables, each against the plain way. */
import { describe, expect, it } from 'vitest';
import { difficultyOf, feedbackThreshold, fillFirstCurve } from '../../../../shared/engine/difficulty.ts';
import { feedbackRates } from '../../../../shared/engine/optimise/feedbackRates.ts';
import { families } from '../../../../shared/engine/optimise/kinJoint.ts';
import { products, rowsOf } from '../../../../shared/engine/optimise/products.ts';
import { normalCdf } from '../../../../shared/foundation/normal.ts';

describe('products of rows', () => {
  const left = (i: number, k: number): number => (i + 1) * (k + 1) + 0.5;
  const right = (j: number, k: number): number => (j - 2) * 3 + k * k;

  it.each([
    [1, 1, 1],
    [2, 4, 3],
    [3, 5, 2],
    [5, 9, 4],
    [4, 3, 7],
  ])('of %i with %i rows of %i numbers are the sums of a plain loop', (rows, columns, nodes) => {
    const found = products(rowsOf(rows, nodes, left), rowsOf(columns, nodes, right));
    expect(found).toHaveLength(rows * columns);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = 0; k < nodes; k++) sum += left(i, k) * right(j, k);
        expect(found[i * columns + j]).toBe(sum);
      }
  });

  it('by half are those on the diagonal and after it', () => {
    const list = rowsOf(6, 3, left);
    const [whole, half] = [products(list, list), products(list, list, true)];
    for (let i = 0; i < 6; i++) for (let j = i; j < 6; j++) expect(half[i * 6 + j]).toBe(whole[i * 6 + j]);
    expect(half[5 * 6]).toBe(0);
    expect(whole[5 * 6]).toBeGreaterThan(0);
  });
});

describe('a retry with feedback', () => {
  const rateAt = (rho: number, beta: number, rate: number, wanted: number) => {
    const difficulty = difficultyOf({ rho, tau: 0, beta, gamma: 0 }, rho / (1 - rho), 'exact');
    const curve = new Float64Array(difficulty.grid.nodes.length);
    fillFirstCurve(curve, difficulty, rate);
    return { difficulty, ...feedbackRates(difficulty, curve, rate, wanted) };
  };

  it.each([
    [0.5, 0, 0.6, 0.3],
    [0.8, 0.1, 0.4, 0.2],
    [0.3, 0.05, 0.9, 0.4],
    [0, 0, 0.5, 0.25],
    [0.95, 0, 0.5, 0.02],
    [0.95, 0.1, 0.6, 0.7],
    [0.9, 0, 0.97, 0.005],
    [0.9, 0, 0.03, 0.6],
  ])('at rho %d and beta %d of a rate of %d succeeds after a failure on %d', (rho, beta, rate, wanted) => {
    const { retry, both, difficulty } = rateAt(rho, beta, rate, wanted);
    // A billionth of the tasks at most is missed.
    expect(Math.abs(retry - both - wanted * (1 - rate))).toBeLessThan(1.001e-9);
    // On tasks that somebody solves it succeeds on Phi of its latent value.
    const latent = feedbackThreshold(difficulty, rate, wanted);
    expect(retry).toBeCloseTo((1 - beta) * normalCdf(latent), 6);
  });

  it('succeeds on nothing where nothing is wanted, and wherever anyone can where more is wanted than can be', () => {
    const nothing = rateAt(0.5, 0.1, 0.6, 0);
    expect([nothing.retry, nothing.both]).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
    const all = rateAt(0.5, 0.1, 0.6, 0.9);
    expect(all.retry).toBeCloseTo(0.9, 6);
    expect(all.both).toBeCloseTo(0.6, 6);
  });
});

describe('families', () => {
  it('are the places of models of one lineage of which there are several', () => {
    const models = ['x', undefined, 'y', 'x', undefined, 'z', 'z', 'x'].map((lineage) => ({
      successRate: 0.5,
      ...(lineage !== undefined && { lineage }),
    }));
    expect(families(models)).toEqual([
      [0, 3, 7],
      [5, 6],
    ]);
    expect(families(models.slice(0, 3))).toEqual([]);
  });
});
