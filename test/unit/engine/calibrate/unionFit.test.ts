import { describe, expect, it } from 'vitest';
import { calibrate, type FitBy } from '../../../../shared/engine/calibrate/calibrate.ts';
import { partOf } from '../../../../shared/engine/calibrate/part.ts';
import { fitUnions } from '../../../../shared/engine/calibrate/unionFit.ts';
import { drawOutcomes } from '../../../fidelity/drawOutcomes.ts';

const fitted = (matrix: Parameters<typeof calibrate>[0], by: FitBy = 'bySize') => {
  const found = calibrate(matrix, null, by);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

const rates = [0.75, 0.66, 0.6, 0.55, 0.45, 0.35, 0.7, 0.5, 0.64];
const truth = { rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0, rates, runs: 1 };

describe('rho and beta of a large matrix', () => {
  it('are found again, within their intervals as often as these say', { tags: ['slow'] }, () => {
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

  it('tell larger unions better than likelihood does where difficulty is not normal', { tags: ['slow'] }, () => {
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

  it('keep what a model agrees with itself by, as its repeats have it', { tags: ['slow'] }, () => {
    const { matrix } = drawOutcomes({ ...truth, runs: 3 }, 500, 'repeats of unions');
    const [unions, likelihood] = [fitted(matrix), fitted(matrix, 'likelihood')];
    expect(unions.rho.value).not.toBe(likelihood.rho.value);
    expect(unions.rho.value + (unions.tau?.value ?? 0)).toBeCloseTo(
      likelihood.rho.value + (likelihood.tau?.value ?? 0),
      9,
    );
  });

  it('have a lower end also where beta rests on what the best model leaves', { tags: ['slow'] }, () => {
    // One model solves all but 3%, of tasks of which a fifth is beyond the others.
    const { matrix } = drawOutcomes({ ...truth, beta: 0.2, rates: rates.map((rate) => 0.7 * rate) }, 500, 'ceiling');
    const width = matrix.models.length;
    const successes = matrix.successes.map((value, at) => (at % width === 0 ? Number(at % (33 * width) !== 0) : value));
    const { beta, notes } = fitted({ ...matrix, successes });
    expect(notes).toContain('betaAtCeiling');
    expect(beta.low).toBeLessThan(0.9 * beta.value);
  });

  it('are those of likelihood where items or models are few', { tags: ['slow'] }, () => {
    const { matrix } = drawOutcomes(truth, 500, 'few');
    const all = matrix.items.map((_, i) => i);
    const few = partOf(matrix, null, all.slice(0, 399), [0, 1, 2, 3, 4, 5, 6, 7, 8]).matrix;
    const narrow = partOf(matrix, null, all, [0, 1, 2, 3, 4, 5, 6]).matrix;
    for (const part of [few, narrow]) expect(fitted(part)).toEqual(fitted(part, 'likelihood'));
    expect(fitted(matrix).rho.value).not.toBe(fitted(matrix, 'likelihood').rho.value);
  });

  const wide = { low: 0, high: 0.99 };
  const groupsOf = (items: number, count: number) => Int32Array.from({ length: items }, (_, i) => i % count);

  it('without a group of items are those of a fit without it, but for the last tenth of the way', {
    tags: ['slow'],
  }, () => {
    const { matrix } = drawOutcomes(truth, 400, 'left out');
    const groups = groupsOf(400, 8);
    const start = { rho: 0.5, beta: 0.05 };
    const whole = fitUnions(matrix, start, [wide, wide], groups);
    const models = rates.map((_, m) => m);
    let [gone, missed] = [0, 0];
    whole.without.forEach((quick, group) => {
      const kept = [...groups.keys()].filter((i) => groups[i] !== group);
      const part = partOf(matrix, null, kept, models).matrix;
      const anew = fitUnions(part, start, [wide, wide], groupsOf(kept.length, 2));
      gone += Math.abs(anew.rho - whole.rho) + Math.abs(anew.beta - whole.beta);
      missed += Math.abs(anew.rho - quick.rho) + Math.abs(anew.beta - quick.beta);
    });
    expect(gone).toBeGreaterThan(0.02);
    expect(missed).toBeLessThan(0.1 * gone);
  });

  it('pay no heed to a set whose items all lie in one group, which would leave none', { tags: ['slow'] }, () => {
    const { matrix } = drawOutcomes(truth, 400, 'one group');
    const groups = groupsOf(400, 8);
    const width = rates.length;
    // The last model was tried on the items of the first group alone.
    const trials = matrix.trials.map((value, at) =>
      at % width === width - 1 && groups[Math.floor(at / width)] !== 0 ? 0 : value,
    );
    const successes = matrix.successes.map((value, at) => (trials[at] === 0 ? 0 : value));
    const fit = fitUnions({ ...matrix, trials, successes }, { rho: 0.5, beta: 0.05 }, [wide, wide], groups);
    const others = partOf(
      matrix,
      null,
      [...groups.keys()],
      rates.slice(1).map((_, m) => m),
    ).matrix;
    expect(fit.without.every(({ rho, beta }) => Number.isFinite(rho) && Number.isFinite(beta))).toBe(true);
    const known = fitUnions(others, { rho: 0.5, beta: 0.05 }, [wide, wide], groups);
    expect(fit.rho).toBeCloseTo(known.rho, 1);
  });
});
