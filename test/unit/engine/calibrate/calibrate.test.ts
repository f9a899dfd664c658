import { expect, test } from 'vitest';
import { type Calibration, calibrate } from '../../../../shared/engine/calibrate/calibrate.ts';
import { checkFidelity } from '../../../../shared/engine/calibrate/fidelity.ts';
import type { OutcomeMatrix } from '../../../../shared/engine/calibrate/outcomes.ts';
import { partOf } from '../../../../shared/engine/calibrate/part.ts';
import { predictTwoTries } from '../../../../shared/engine/calibrate/retries.ts';
import { randomSource } from '../../../../shared/engine/random.ts';
import { drawOutcomes } from '../../../fidelity/drawOutcomes.ts';
import { matrixOfText } from '../../evals/readHere.ts';

const fitted = (...given: Parameters<typeof calibrate>): Calibration => {
  const result = calibrate(...given);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const rates = [0.75, 0.66, 0.6, 0.55, 0.45, 0.35, 0.7, 0.5];

test('recovers what the outcomes were drawn from, within its own 90% intervals as often as it says', {
  tags: ['slow'],
}, () => {
  const truth = { rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0.4, rates, runs: 1 };
  const inside = { rho: 0, beta: 0, gamma: 0 };
  const draws = 16;
  for (let draw = 0; draw < draws; draw += 1) {
    const { matrix, costs } = drawOutcomes(truth, 250, `coverage ${draw}`);
    const calibration = fitted(matrix, costs);
    for (const name of ['rho', 'beta', 'gamma'] as const) {
      const figure = calibration[name];
      if (figure !== null && figure.low <= truth[name] && figure.high >= truth[name]) inside[name] += 1;
    }
    expect(calibration.tau).toBeNull();
  }
  // 16 x 0.9 is 14.4 with a spread of 1.2; the seeds are fixed.
  for (const count of Object.values(inside)) expect(count).toBeGreaterThanOrEqual(12);
});

test('recovers tau where runs repeat', { tags: ['slow'] }, () => {
  const truth = { rho: 0.5, tau: 0.3, beta: 0.05, gamma: 0, rates, runs: 4 };
  const { matrix } = drawOutcomes(truth, 600, 'repeats');
  const { rho, tau, beta, fit } = fitted(matrix);
  expect(rho.value).toBeCloseTo(0.5, 1);
  expect(tau?.value).toBeCloseTo(0.3, 1);
  expect(beta.value).toBeCloseTo(0.05, 1);
  expect(fit.retries?.mean).toBeLessThan(0.015);
  expect(fit.retries?.independentMean).toBeGreaterThan(0.1);
});

test('its interval of rho is as wide as that of drawing the items anew', { tags: ['slow'] }, () => {
  const { matrix } = drawOutcomes({ rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0, rates, runs: 1 }, 200, 'bootstrap');
  const { rho } = fitted(matrix);
  const random = randomSource('bootstrap');
  const again: number[] = [];
  for (let draw = 0; draw < 30; draw += 1) {
    const items = Array.from({ length: 200 }, () => Math.floor(random() * 200));
    again.push(
      fitted(
        partOf(
          matrix,
          null,
          items,
          rates.map((_, m) => m),
        ).matrix,
      ).rho.value,
    );
  }
  const mean = again.reduce((sum, value) => sum + value, 0) / again.length;
  const sd = Math.sqrt(again.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (again.length - 1));
  const ratio = (rho.high - rho.low) / (2 * 1.645 * sd);
  expect(ratio).toBeGreaterThan(0.65);
  expect(ratio).toBeLessThan(1.55);
});

test('independent models are found to be so', { tags: ['slow'] }, () => {
  const { rho, beta, fit } = fitted(
    drawOutcomes({ rho: 0, tau: 0, beta: 0, gamma: 0, rates, runs: 1 }, 400, 'none').matrix,
  );
  expect(rho.low).toBe(0);
  expect(rho.value).toBeLessThan(0.06);
  expect(beta.value).toBeLessThan(0.02);
  expect(fit.goodness).toBe('withinNoise');
});

test('two models tell rho alone, and it says so', () => {
  const { matrix } = drawOutcomes({ rho: 0.5, tau: 0.2, beta: 0, gamma: 0, rates: [0.7, 0.5], runs: 1 }, 500, 'two');
  const { rho, beta, notes } = fitted(matrix);
  expect([beta.value, beta.low]).toEqual([0, 0]);
  expect(beta.high).toBeGreaterThan(0.15);
  expect(notes).toContain('betaNotIdentified');
  expect(rho.low).toBeLessThan(0.5);
  expect(rho.high).toBeGreaterThan(0.5);
});

test('three models of which all vary tell beta, and nothing is said', () => {
  const truth = { rho: 0.5, tau: 0.2, beta: 0.1, gamma: 0, rates: [0.7, 0.5, 0.6], runs: 1 };
  expect(fitted(drawOutcomes(truth, 500, 'three').matrix).notes).not.toContain('betaNotIdentified');
});

test('published two-by-two tables give their published latent correlations', () => {
  // GSM8K 739/94/382/92 and MMLU 8816/742/2496/1983 (both, weak only, strong only, neither).
  const table = (both: number, weak: number, strong: number, neither: number): OutcomeMatrix => {
    const cells = [
      ...Array.from({ length: both }, () => [1, 1]),
      ...Array.from({ length: weak }, () => [1, 0]),
      ...Array.from({ length: strong }, () => [0, 1]),
      ...Array.from({ length: neither }, () => [0, 0]),
    ];
    return {
      items: cells.map((_, i) => `${i}`),
      models: ['weak', 'strong'],
      successes: Float64Array.from(cells.flat()),
      trials: new Float64Array(cells.length * 2).fill(1),
    };
  };
  expect(fitted(table(739, 94, 382, 92)).rho.value).toBeCloseTo(0.21, 2);
  expect(fitted(table(8816, 742, 2496, 1983)).rho.value).toBeCloseTo(0.68, 2);
});

test('parameters of some models predict others of the same tasks within a point, where independence errs by ten', () => {
  const truth = { rho: 0.65, tau: 0.2, beta: 0.1, gamma: 0.44, rates: [...rates, 0.62, 0.48, 0.58, 0.68], runs: 1 };
  const { matrix, costs } = drawOutcomes(truth, 2000, 'held out');
  const items = matrix.items.map((_, i) => i);
  const fit = partOf(matrix, costs, items, [0, 2, 4, 6, 8, 10]);
  const check = partOf(matrix, costs, items, [1, 3, 5, 7, 9, 11]);
  const report = checkFidelity(fit.matrix, check.matrix, fit.costs, check.costs);
  if (!report.ok) throw new Error(report.error.message);
  const { pairs, triples, fives, costPairs } = report.value;
  for (const errors of [pairs, triples, fives]) expect(errors?.mean).toBeLessThan(0.01);
  for (const errors of [pairs, triples, fives]) expect(errors?.independentMean).toBeGreaterThan(0.08);
  expect(costPairs?.costPerSuccess.mean).toBeLessThan(0.05);
  expect(costPairs?.costPerSuccess.independentMean).toBeGreaterThan(0.12);
});

test('empty cells are skipped, not counted as failures', { tags: ['slow'] }, () => {
  const { matrix } = drawOutcomes({ rho: 0.6, tau: 0.2, beta: 0, gamma: 0, rates, runs: 1 }, 500, 'holes');
  const random = randomSource('holes');
  const holed = { ...matrix, trials: matrix.trials.slice(), successes: matrix.successes.slice() };
  for (let at = 0; at < holed.trials.length; at += 1)
    if (random() < 0.3) {
      holed.trials[at] = 0;
      holed.successes[at] = 0;
    }
  const { rho, beta } = fitted(holed);
  expect(rho.low).toBeLessThan(0.6);
  expect(rho.high).toBeGreaterThan(0.6);
  expect(beta.value).toBeLessThan(0.04);
});

test('shares without a known number of samples are read too', async () => {
  const lines = Array.from(
    { length: 60 },
    (_, i) => `i${i},${((i * 0.6180339) % 1).toFixed(5)},${((i * 0.3819661 + 0.2) % 1).toFixed(5)},${i % 2}`,
  );
  const parsed = await matrixOfText(`item,a,b,c\n${lines.join('\n')}\n`, { shares: true });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { rho, logLikelihood } = fitted(parsed.value);
  expect(Number.isFinite(rho.value) && Number.isFinite(logLikelihood)).toBe(true);
});

test.each([
  ['item,a,b\n1,1,0\n2,0,1\n', 'calibrateTooFewItems'],
  [`item,a\n${Array.from({ length: 20 }, (_, i) => `${i},${i % 2}`).join('\n')}\n`, 'calibrateTooFewModels'],
  [`item,a,b\n${Array.from({ length: 20 }, (_, i) => `${i},1,${i % 2}`).join('\n')}\n`, 'calibrateTooFewModels'],
  [
    `item,a,b\n${Array.from({ length: 20 }, (_, i) => (i < 10 ? `${i},${i % 2},` : `${i},,${i % 2}`)).join('\n')}\n`,
    'calibrateNoOverlap',
  ],
])('refuses what cannot tell: %#', async (text, kind) => {
  const parsed = await matrixOfText(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const result = calibrate(parsed.value);
  expect(result.ok ? null : result.error.kind).toBe(kind);
});

test('two tries of the same model gain less than two of an unlike one', () => {
  expect(predictTwoTries(0.5, { rho: 0, tau: 0, beta: 0 })).toBeCloseTo(0.75, 9);
  // Sheppard's formula again, with the correlation of a model with itself.
  expect(predictTwoTries(0.5, { rho: 0.6, tau: 0.3, beta: 0 })).toBeCloseTo(0.75 - Math.asin(0.9) / (2 * Math.PI), 9);
});

test('a few items on which two models agree do not prove that they always would', async () => {
  const parsed = await matrixOfText(
    `item,a,b\n${Array.from({ length: 10 }, (_, i) => `${i},${i % 2},${i % 2}`).join('\n')}\n`,
  );
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { rho } = fitted(parsed.value);
  expect(rho.value).toBeGreaterThan(0.99);
  expect(rho.low).toBeLessThan(0.95);
  expect(rho.low).toBeGreaterThan(0.3);
});

test('where failures say nothing of difficulty gamma is not told, rather than told as anything', () => {
  const { matrix, costs } = drawOutcomes({ rho: 0, tau: 0, beta: 0.1, gamma: 0.4, rates, runs: 1 }, 300, 'no gamma');
  const { gamma, notes, fit } = fitted(matrix, costs);
  expect([gamma, fit.costs]).toEqual([null, null]);
  expect(notes).toContain('gammaNotIdentified');
});

test('many models are summed over the difficulties that matter, to the same estimate as a few at a time', {
  tags: ['slow'],
}, () => {
  const many = Array.from({ length: 48 }, (_, m) => 0.25 + (0.5 * m) / 47);
  const { matrix } = drawOutcomes({ rho: 0.7, tau: 0.1, beta: 0.08, gamma: 0, rates: many, runs: 1 }, 300, 'many');
  const { rho, beta, logLikelihood } = fitted(matrix);
  expect(rho.low).toBeLessThan(0.7);
  expect(rho.high).toBeGreaterThan(0.7);
  expect(beta.low).toBeLessThan(0.08);
  expect(beta.high).toBeGreaterThan(0.08);
  expect(Number.isFinite(logLikelihood)).toBe(true);
});

test('what is checked must hold two models with an item in common, and results seen in fitting are counted', () => {
  const { matrix } = drawOutcomes({ rho: 0.6, tau: 0, beta: 0, gamma: 0, rates, runs: 1 }, 60, 'overlap');
  const items = matrix.items.map((_, i) => i);
  const few = partOf(matrix, null, items, [0, 1, 2]).matrix;
  const one = checkFidelity(few, partOf(matrix, null, items, [3]).matrix);
  expect(one.ok ? null : one.error.kind).toBe('fidelityNothingToCheck');
  const same = checkFidelity(few, partOf(matrix, null, items.slice(0, 20), [1, 2, 3]).matrix);
  expect(same.ok && same.value.sameCells).toBe(40);
  const unseen = checkFidelity(few, partOf(matrix, null, items, [3, 4]).matrix);
  expect(unseen.ok && unseen.value.sameCells).toBe(0);
});

test('a very long matrix is fitted on evenly spaced items, and it is said', { tags: ['slow'] }, () => {
  const { matrix } = drawOutcomes(
    { rho: 0.6, tau: 0, beta: 0.05, gamma: 0, rates: [0.7, 0.5, 0.3], runs: 1 },
    5000,
    'long',
  );
  const tiled: OutcomeMatrix = {
    ...matrix,
    items: Array.from({ length: 120_000 }, (_, i) => `${i}`),
    successes: Float64Array.from({ length: 360_000 }, (_, at) => matrix.successes[at % 15_000] as number),
    trials: new Float64Array(360_000).fill(1),
  };
  const { items, fittedItems, notes, rho } = fitted(tiled);
  expect([items, fittedItems]).toEqual([120_000, 60_000]);
  expect(notes).toContain('thinned');
  expect(Math.abs(rho.value - 0.6)).toBeLessThan(0.05);
});
