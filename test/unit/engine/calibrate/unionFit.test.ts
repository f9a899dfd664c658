import { describe, expect, it } from 'vitest';
import { calibrate, type FitBy } from '../../../../shared/engine/calibrate/calibrate.ts';
import { partOf } from '../../../../shared/engine/calibrate/part.ts';
import { drawOutcomes } from '../../../fidelity/drawOutcomes.ts';

const fitted = (matrix: Parameters<typeof calibrate>[0], by: FitBy = 'bySize') => {
  const found = calibrate(matrix, null, by);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

const rates = [0.75, 0.66, 0.6, 0.55, 0.45, 0.35, 0.7, 0.5, 0.64];
const truth = { rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0, rates, runs: 1 };

describe('rho and beta of a large matrix', () => {
  it('are found again, within their intervals as often as these say', () => {
    const inside = { rho: 0, beta: 0 };
    for (let draw = 0; draw < 12; draw += 1) {
      const calibration = fitted(drawOutcomes(truth, 500, `unions ${draw}`).matrix);
      for (const name of ['rho', 'beta'] as const) {
        const { low, high } = calibration[name];
        if (low <= truth[name] && high >= truth[name]) inside[name] += 1;
      }
    }
    // 12 x 0.9 is 10.8 with a spread of 1; the seeds are fixed.
    for (const count of Object.values(inside)) expect(count).toBeGreaterThanOrEqual(9);
  });

  it('tell larger unions better than likelihood does where difficulty is not normal', () => {
    // Two kinds of task, of which one is far easier for everybody: no normal difficulty has that.
    const easy = drawOutcomes({ ...truth, rho: 0.2, beta: 0, rates: rates.map(() => 0.93) }, 300, 'easy').matrix;
    const lower = rates.map((rate) => rate / 1.6);
    const hard = drawOutcomes({ ...truth, rho: 0.2, beta: 0, rates: lower }, 300, 'hard').matrix;
    const both = {
      items: [...easy.items, ...hard.items].map((_, i) => `${i}`),
      models: easy.models,
      successes: Float64Array.from([...easy.successes, ...hard.successes]),
      trials: Float64Array.from([...easy.trials, ...hard.trials]),
    };
    const [unions, likelihood] = [fitted(both), fitted(both, 'likelihood')];
    expect(unions.fit.fives?.mean).toBeLessThan(0.6 * (likelihood.fit.fives?.mean ?? 0));
    expect(unions.fit.triples?.mean).toBeLessThan(0.9 * (likelihood.fit.triples?.mean ?? 0));
  });

  it('keep what a model agrees with itself by, as its repeats have it', () => {
    const { matrix } = drawOutcomes({ ...truth, runs: 3 }, 500, 'repeats of unions');
    const [unions, likelihood] = [fitted(matrix), fitted(matrix, 'likelihood')];
    expect(unions.rho.value).not.toBe(likelihood.rho.value);
    expect(unions.rho.value + (unions.tau?.value ?? 0)).toBeCloseTo(
      likelihood.rho.value + (likelihood.tau?.value ?? 0),
      9,
    );
  });

  it('have a lower end also where beta rests on what the best model leaves', () => {
    // One model solves all but 3%, of tasks of which a fifth is beyond the others.
    const { matrix } = drawOutcomes({ ...truth, beta: 0.2, rates: rates.map((rate) => 0.7 * rate) }, 500, 'ceiling');
    const width = matrix.models.length;
    const successes = matrix.successes.map((value, at) => (at % width === 0 ? Number(at % (33 * width) !== 0) : value));
    const { beta, notes } = fitted({ ...matrix, successes });
    expect(notes).toContain('betaAtCeiling');
    expect(beta.low).toBeLessThan(0.9 * beta.value);
  });

  it('are those of likelihood where items or models are few', () => {
    const { matrix } = drawOutcomes(truth, 500, 'few');
    const all = matrix.items.map((_, i) => i);
    const few = partOf(matrix, null, all.slice(0, 399), [0, 1, 2, 3, 4, 5, 6, 7, 8]).matrix;
    const narrow = partOf(matrix, null, all, [0, 1, 2, 3, 4, 5, 6]).matrix;
    for (const part of [few, narrow]) expect(fitted(part)).toEqual(fitted(part, 'likelihood'));
    expect(fitted(matrix).rho.value).not.toBe(fitted(matrix, 'likelihood').rho.value);
  });
});
