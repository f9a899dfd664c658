import { describe, expect, it } from 'vitest';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { failTogether } from '../../../shared/engine/failTogether.ts';
import { ratesOnScale } from '../../../shared/engine/ratesOnScale.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { newCategory } from '../../../shared/plan/newCategory.ts';
import { snapshot } from '../report/seedReading.ts';

const programming = newCategory('programming', 1);

describe('all models on one scale', () => {
  const whole = snapshot();
  const modelIds = whole.models.map(({ id }) => id);
  const ask = { modelIds, category: programming, assumedRates: [], snapshot: whole };

  it('are sorted, each rate inside what sampling leaves open, and that inside what is open for the work', () => {
    const rates = ratesOnScale(ask);
    expect(rates.length).toBeGreaterThan(3);
    for (const [i, { rate, sampling, work }] of rates.entries()) {
      expect(rate).toBeLessThanOrEqual(rates[i - 1]?.rate ?? 1);
      expect(work.low).toBeLessThanOrEqual(sampling.low);
      expect(sampling.low).toBeLessThanOrEqual(rate);
      expect(rate).toBeLessThanOrEqual(sampling.high);
      expect(sampling.high).toBeLessThanOrEqual(work.high);
    }
  });

  it('are as wide as sampling where the plan says that the work is the benchmark', () => {
    const rates = ratesOnScale({ ...ask, category: { ...programming, transfer: { kind: 'none' } } });
    expect(rates.length).toBeGreaterThan(3);
    for (const { sampling, work } of rates) expect(sampling).toEqual(work);
  });

  it('narrow around 300 evals of her own, and leave the other models their published rates', () => {
    const before = ratesOnScale(ask);
    const [first, second] = before;
    if (first === undefined || second === undefined) throw new Error('no rates');
    const own = newEvidence({
      id: evidenceId('own-1'),
      modelId: first.modelId,
      category: 'programming',
      benchmark: 'our-evals',
      config: '',
      metric: 'passed',
      value: 50,
      successes: 150,
      trials: 300,
      tasks: 300,
      source: 'Your own evals: our-evals',
      selfReported: false,
      owner: 'user',
    });
    const after = ratesOnScale({ ...ask, snapshot: { ...whole, evidence: [...whole.evidence, own] } });
    const now = after.find((rate) => rate.modelId === first.modelId);
    expect(now?.rate).toBeCloseTo(0.5, 1);
    expect((now?.work.high ?? 1) - (now?.work.low ?? 0)).toBeLessThan((first.work.high - first.work.low) / 3);
    expect(after.map((rate) => rate.modelId).sort()).toEqual(before.map((rate) => rate.modelId).sort());
  });

  it('leave out a model without any evidence', () => {
    expect(ratesOnScale({ ...ask, modelIds: [modelId('nobody/knows')] })).toEqual([]);
  });
});

describe('how alike two models fail', () => {
  const { dependence } = programming;

  it('comes apart into four shares of all tasks', () => {
    const told = failTogether(0.6, 0.8, dependence);
    expect(told.both + told.onlyFirst + told.onlySecond + told.neither).toBeCloseTo(1, 9);
    expect(told.both + told.onlyFirst).toBeCloseTo(0.4, 6);
    expect(told.both + told.onlySecond).toBeCloseTo(0.2, 6);
    expect(told.secondToo).toBeGreaterThan(told.ifUnrelated);
  });

  it('is chance alone where nothing is shared', () => {
    const none = { rho: { value: 0 }, tau: { value: 0 }, beta: { value: 0 }, gamma: { value: 0 } };
    const told = failTogether(0.6, 0.8, none);
    expect(told.both).toBeCloseTo(0.4 * 0.2, 6);
    expect(told.secondToo).toBeCloseTo(told.ifUnrelated, 6);
  });
});
