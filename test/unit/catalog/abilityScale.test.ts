import { describe, expect, it } from 'vitest';
import { fitScale, readOff } from '../../../shared/catalog/abilityScale.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { leaveOneOut, linkTo } from '../../../shared/catalog/linking.ts';
import type { LinkRow } from '../../../shared/catalog/linkRow.ts';
import { linkTraitsOf } from '../../../shared/catalog/linkTraits.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { randomSource } from '../../../shared/engine/random.ts';
import { type ModelId, modelId } from '../../../shared/foundation/ids.ts';
import { normalCdf, normalQuantile } from '../../../shared/foundation/normal.ts';

/** 120 models whose ability follows their year; old ones on `old`, new ones on `new`, the middle third on both. */
const drawn = () => {
  const random = randomSource('ability scale');
  const normal = (): number => normalQuantile(random());
  const slopes = { old: 0.7, new: 1.4 };
  const offsets = { old: 0.4, new: -0.6 };
  const traits = new Map<ModelId, number[]>();
  const truth = new Map<ModelId, number>();
  const rows: LinkRow[] = [];
  for (let m = 0; m < 120; m += 1) {
    const year = (m - 60) / 40;
    const ability = 0.5 * year + 0.35 * normal();
    const id = modelId(`m${m}`);
    traits.set(id, [year]);
    truth.set(id, offsets.new + slopes.new * ability);
    for (const key of ['old', 'new'] as const) {
      if (key === 'old' ? m >= 80 : m < 40) continue;
      const probit = offsets[key] + slopes[key] * ability + 0.1 * normal();
      rows.push({ modelId: id, key, group: key, rate: normalCdf(probit), probit, variance: 0.005 });
    }
  }
  return { rows, traits, truth, slopes };
};

describe('one ability on benchmarks that stretch it', () => {
  it('recovers how far each stretches, and what the year says', () => {
    const { rows, traits, slopes } = drawn();
    const scale = fitScale(rows, traits);
    const ratio = (scale.slopes.get('new') ?? 0) / (scale.slopes.get('old') ?? 1);
    expect(Math.abs(ratio - slopes.new / slopes.old)).toBeLessThan(0.35);
    expect(scale.traitWeights[0]).toBeGreaterThan(0.3);
    expect(Math.abs(Math.sqrt(scale.residualVariance) - 0.1)).toBeLessThan(0.06);
  });

  it('reads what was not measured, within the error it claims', () => {
    const { rows, traits, truth } = drawn();
    const linked = linkTo('new', rows, traits);
    expect(linked.length).toBe(40);
    const errors = linked.map(({ modelId, probit, probitSd }) => (probit - (truth.get(modelId) ?? 0)) / probitSd);
    const size = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    expect(size).toBeGreaterThan(0.6);
    expect(size).toBeLessThan(1.5);
  });

  it('errs less on hidden rates than one scale for all', () => {
    const { rows, traits } = drawn();
    const [byTraits, byAbility] = [leaveOneOut(rows, traits), leaveOneOut(rows)];
    expect(byTraits?.tests).toBe(byAbility?.tests);
    expect(byTraits?.linkErrorPoints).toBeLessThan(0.8 * (byAbility?.linkErrorPoints ?? 0));
  });

  it('claims a wider error where leaving out shows one', () => {
    const { rows, traits } = drawn();
    const [plain, wider] = [linkTo('new', rows, traits), linkTo('new', rows, traits, 1.5)];
    plain.forEach((each, i) => {
      expect(wider[i]?.probitSd).toBeCloseTo(1.5 * each.probitSd, 12);
      expect(wider[i]?.probit).toBe(each.probit);
    });
  });

  it('takes a model nothing was measured of for one of its year', () => {
    const { rows, traits } = drawn();
    const scale = fitScale(rows, traits);
    const read = readOff('new', modelId('m119'), [], traits, scale);
    const expected =
      (scale.offsets.get('new') ?? 0) + (scale.slopes.get('new') ?? 1) * 1.475 * (scale.traitWeights[0] ?? 0);
    expect(read.probit).toBeCloseTo(expected, 9);
  });
});

describe('traits', () => {
  const row = (modelId: string, date: string | null) =>
    ({ modelId, date, category: 'programming' }) as unknown as Evidence;
  const model = (id: string, reasoning: boolean) => ({ id, reasoning }) as unknown as Model;

  it('are years of the first result about their mean, the kind, and whether the catalog lists the model', () => {
    const traits = linkTraitsOf(
      'programming',
      [row('a', '2025-01-10'), row('a', '2024-01-10'), row('b', '2026-01'), row('c', null)],
      [model('a', true), model('b', false)],
    );
    expect([...traits]).toEqual([
      ['a', [-1, 0.5, 0]],
      ['b', [1, -0.5, 0]],
      ['c', [0, 0, 1]],
    ]);
  });

  it('of no evidence are none', () => {
    expect(linkTraitsOf('programming', [], []).size).toBe(0);
  });
});
