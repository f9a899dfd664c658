/** Whatever matrix somebody brings: a calibration with ordered, finite figures, or a refusal by name. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate } from '../../../../shared/engine/calibrate/calibrate.ts';
import { checkFidelity } from '../../../../shared/engine/calibrate/fidelity.ts';
import type { OutcomeMatrix } from '../../../../shared/engine/calibrate/outcomes.ts';

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom([0, 1], [1, 1]) },
  { weight: 1, arbitrary: fc.constantFrom([0, 0], [0.37, 1], [2, 3], [0, 5], [5, 5]) },
);

const matrices = fc
  .record({ items: fc.integer({ min: 1, max: 40 }), models: fc.integer({ min: 1, max: 6 }) })
  .chain(({ items, models }) =>
    fc.array(cell, { minLength: items * models, maxLength: items * models }).map(
      (cells): OutcomeMatrix => ({
        items: Array.from({ length: items }, (_, i) => `i${i}`),
        models: Array.from({ length: models }, (_, m) => `m${m}`),
        successes: Float64Array.from(cells, ([successes]) => successes as number),
        trials: Float64Array.from(cells, ([, trials]) => trials as number),
      }),
    ),
  );

const unsound = (value: unknown, path: string): string[] =>
  typeof value === 'number'
    ? Number.isFinite(value)
      ? []
      : [path]
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => unsound(inner, `${path}.${key}`))
      : [];

test('any matrix is calibrated soundly or refused by name', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(matrices, fc.integer({ min: 0, max: 3 }), (matrix, seed) => {
      const costs = seed === 0 ? null : Float64Array.from(matrix.successes, (_, at) => ((at * 7919 + seed) % 13) / 10);
      const result = calibrate(matrix, costs);
      if (!result.ok) {
        expect(result.error.kind).toMatch(/^calibrate/);
        return;
      }
      expect(unsound(result.value, 'calibration')).toEqual([]);
      const { rho, tau, beta, gamma } = result.value;
      for (const figure of [rho, tau, beta, gamma]) {
        if (figure === null) continue;
        expect(figure.low).toBeLessThanOrEqual(figure.value);
        expect(figure.high).toBeGreaterThanOrEqual(figure.value);
        expect(figure.low).toBeGreaterThanOrEqual(0);
      }
      expect(rho.value + (tau?.value ?? 0)).toBeLessThan(1);
    }),
    { numRuns: 60, seed: 11 },
  );
});

test('any two matrices are held against each other soundly or refused by name', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(matrices, matrices, (fit, check) => {
      const result = checkFidelity(fit, check);
      if (result.ok) expect(unsound(result.value, 'report')).toEqual([]);
      else expect(result.error.kind).toMatch(/^calibrate|^fidelity/);
    }),
    { numRuns: 40, seed: 12 },
  );
});
