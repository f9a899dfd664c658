import { expect, test } from 'vitest';
import { independentLogLikelihood, logLikelihood } from '../../../../shared/engine/calibrate/likelihood.ts';
import { countPatterns, gatherRows, marginalRates } from '../../../../shared/engine/calibrate/outcomeRows.ts';
import type { OutcomeMatrix } from '../../../../shared/engine/calibrate/outcomes.ts';
import { repeatTable } from '../../../../shared/engine/calibrate/repeatTable.ts';
import { normalGrid } from '../../../../shared/engine/quadrature.ts';
import { normalCdf, normalQuantile } from '../../../../shared/foundation/normal.ts';
import { drawOutcomes } from '../../../fidelity/drawOutcomes.ts';

/** Every possible row of `models` results of one trial each, once. */
const everyRow = (models: number): OutcomeMatrix => {
  const items = 2 ** models;
  return {
    items: Array.from({ length: items }, (_, i) => `${i}`),
    models: Array.from({ length: models }, (_, m) => `${m}`),
    successes: Float64Array.from({ length: items * models }, (_, at) => (Math.floor(at / models) >> (at % models)) & 1),
    trials: new Float64Array(items * models).fill(1),
  };
};

test('the probabilities of all possible rows sum to 1', () => {
  const rows = gatherRows(everyRow(5));
  const rates = Float64Array.from([0.7, 0.6, 0.5, 0.3, 0.05]);
  for (const shares of [
    { rho: 0.6, tau: 0, beta: 0.1 },
    { rho: 0, tau: 0, beta: 0 },
    { rho: 0.95, tau: 0, beta: 0.2 },
  ]) {
    let total = 0;
    for (let item = 0; item < 32; item += 1)
      total += Math.exp(
        logLikelihood(
          rows,
          countPatterns(rows, (i) => i === item),
          rates,
          shares,
        ),
      );
    expect(total).toBeCloseTo(1, 9);
  }
});

test('rho = tau = beta = 0 is independence', () => {
  const { matrix } = drawOutcomes({ rho: 0.5, tau: 0.2, beta: 0, gamma: 0, rates: [0.7, 0.4, 0.2], runs: 3 }, 80, 'a');
  const rows = gatherRows(matrix);
  const counts = countPatterns(rows, () => true);
  const rates = marginalRates(rows, counts);
  expect(logLikelihood(rows, counts, rates, { rho: 0, tau: 0, beta: 0 })).toBeCloseTo(
    independentLogLikelihood(rows, counts, rates),
    6,
  );
});

test('the order of models and items changes nothing', () => {
  const { matrix } = drawOutcomes(
    { rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0, rates: [0.7, 0.5, 0.3, 0.6], runs: 2 },
    60,
    'b',
  );
  const turned: OutcomeMatrix = {
    items: [...matrix.items].reverse(),
    models: [...matrix.models].reverse(),
    successes: matrix.successes.slice().reverse(),
    trials: matrix.trials.slice().reverse(),
  };
  const shares = { rho: 0.55, tau: 0.25, beta: 0.08 };
  const of = (each: OutcomeMatrix): number => {
    const rows = gatherRows(each);
    const counts = countPatterns(rows, () => true);
    return logLikelihood(rows, counts, marginalRates(rows, counts), shares);
  };
  expect(of(turned)).toBeCloseTo(of(matrix), 4);
});

test('a wide matrix of long rows does not run out of digits', () => {
  const rates = Array.from({ length: 120 }, (_, m) => 0.02 + m * 0.008);
  const { matrix } = drawOutcomes({ rho: 0.7, tau: 0.1, beta: 0, gamma: 0, rates, runs: 1 }, 30, 'wide');
  const rows = gatherRows(matrix);
  const counts = countPatterns(rows, () => true);
  const value = logLikelihood(rows, counts, Float64Array.from(rates), { rho: 0.7, tau: 0, beta: 0 });
  expect(Number.isFinite(value)).toBe(true);
  expect(value).toBeGreaterThan(independentLogLikelihood(rows, counts, Float64Array.from(rates)));
});

test('the table of repeats agrees with summing over what repeats', () => {
  const kinds = [
    { successes: 3, trials: 10, repeatedAt: 0 },
    { successes: 0, trials: 10, repeatedAt: 1 },
    { successes: 2, trials: 2, repeatedAt: 2 },
  ];
  for (const [tau, rest] of [
    [0.19, 0.02],
    [0.3, 0.3],
    [0.01, 0.4],
  ] as const) {
    const lookUp = repeatTable(kinds, tau, rest);
    const { nodes, weights } = normalGrid((10 * tau) / rest, 'exact');
    for (const [k, { successes, trials }] of kinds.entries())
      for (let at = -2.5; at <= 2.5; at += 0.31) {
        let direct = 0;
        for (let j = 0; j < nodes.length; j += 1) {
          const p = normalCdf((at - Math.sqrt(tau) * (nodes[j] as number)) / Math.sqrt(rest));
          direct += (weights[j] as number) * p ** successes * (1 - p) ** (trials - successes);
        }
        if (direct > 1e-8) expect(Math.abs(lookUp(k, at) / direct - 1)).toBeLessThan(2e-4);
      }
  }
});

test('summed over the difficulties that matter, many models give what summing over all of them gives', () => {
  const rates = Array.from({ length: 40 }, (_, m) => 0.2 + m * 0.015);
  const { matrix } = drawOutcomes({ rho: 0.7, tau: 0.1, beta: 0.1, gamma: 0, rates, runs: 1 }, 25, 'window');
  const rows = gatherRows(matrix);
  const counts = countPatterns(rows, () => true);
  const [rho, beta] = [0.72, 0.08];
  const { nodes, weights } = normalGrid(2000, 'exact');
  let expected = 0;
  for (let i = 0; i < 25; i += 1) {
    let sum = 0;
    let none = 1;
    nodes.forEach((z, k) => {
      let product = weights[k] as number;
      rates.forEach((rate, m) => {
        const p = normalCdf((normalQuantile(rate / (1 - beta)) - Math.sqrt(rho) * z) / Math.sqrt(1 - rho));
        product *= matrix.successes[i * 40 + m] === 1 ? p : 1 - p;
      });
      sum += product;
    });
    for (let m = 0; m < 40; m += 1) if (matrix.successes[i * 40 + m] === 1) none = 0;
    expected += Math.log((1 - beta) * sum + beta * none);
  }
  expect(logLikelihood(rows, counts, Float64Array.from(rates), { rho, tau: 0, beta })).toBeCloseTo(expected, 6);
});
