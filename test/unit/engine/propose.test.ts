import { describe, expect, it } from 'vitest';
import { adequate, type Candidate } from '../../../shared/engine/candidates.ts';
import {
  adequateFor,
  isWeakerAndCostsMore,
  proposeCheck,
  proposeJudge,
  proposeModel,
  proposeStep,
} from '../../../shared/engine/propose.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { model } from '../report/handMade.ts';

const candidate = (
  id: string,
  rate: number | null,
  usdPerAttempt: number | null,
  trials: number | null = null,
): Candidate => ({
  model: model(id, id),
  rate,
  price: model(id, id).offers[0] ?? null,
  usdPerAttempt,
  completionTokens: 1000,
  fits: true,
  aboveCeiling: false,
  use:
    rate === null
      ? null
      : {
          modelId: modelId(id),
          basis: 'measured',
          anchored: false,
          evidenceId: null,
          benchmark: 'a benchmark',
          config: null,
          trials,
          source: 'a source',
        },
});

const weak = candidate('alpha/weak', 0.5, 0.001);
const fair = candidate('beta/fair', 0.88, 0.01);
const best = candidate('gamma/best', 0.9, 0.1);
const dear = candidate('delta/dear', 0.85, 0.5);
const unknown = candidate('epsilon/unknown', null, 0.0001);
const all = [unknown, dear, best, weak, fair];
const anything = { successFloor: null };
const ids = (found: readonly Candidate[]) => found.map((one) => one.model.id);

describe('what a row starts with', () => {
  it('is no model that the row says cannot be as good as that, nor is it measured by one', () => {
    const impossible = { ...candidate('zeta/impossible', 0.99, 0.0001), aboveCeiling: true };
    expect(proposeModel(anything, [impossible, ...all])?.model.id).toBe('beta/fair');
  });
  it('is the cheapest that comes close to the best known, wherever it stands in the list', () => {
    expect(proposeModel(anything, all)?.model.id).toBe('beta/fair');
    expect(proposeModel(anything, all.toReversed())?.model.id).toBe('beta/fair');
  });

  it('is never a model that is retired, has no price or no evidence', () => {
    const retired = { ...fair, model: { ...fair.model, status: 'retired' as const } };
    const unpriced = { ...fair, price: null };
    const deprecated = { ...fair, model: { ...fair.model, status: 'deprecated' as const } };
    const succeeded = { ...fair, model: { ...fair.model, successor: modelId('beta/next') } };
    for (const one of [deprecated, succeeded]) expect(proposeModel(anything, [one, best])?.model.id).toBe('gamma/best');
    const ending = { ...fair, model: { ...fair.model, shutdownDate: '2027-01-14' } };
    expect(proposeModel(anything, [ending, best])?.model.id).toBe('gamma/best');
    expect(proposeModel(anything, [retired, unknown, best])?.model.id).toBe('gamma/best');
    expect(proposeModel(anything, [unpriced, best])?.model.id).toBe('gamma/best');
    expect(proposeModel(anything, [unknown])).toBeNull();
  });

  it('holds the floor with the probability she asks: few trials are not enough', () => {
    const few = candidate('few/trials', 0.84, 0.001, 20);
    const many = candidate('many/trials', 0.84, 0.02, 5000);
    const floor = { successFloor: { share: 0.8, probability: 0.9 } };
    // 0.84 with 20 trials holds 0.735 with 90%, with 5,000 trials 0.833.
    expect(ids(adequateFor(floor, [few, many]))).toEqual(['many/trials']);
    expect(ids(adequateFor({ successFloor: { share: 0.8, probability: 0.5 } }, [few, many]))).toEqual([
      'few/trials',
      'many/trials',
    ]);
    expect(proposeModel({ successFloor: { share: 0.99, probability: 0.9 } }, all)).toBeNull();
  });
});

describe('adequate models', () => {
  it('take the tasks, have a rate that suffices and a price', () => {
    expect(ids(adequate(all, 0.85))).toEqual(['beta/fair', 'gamma/best', 'delta/dear']);
    const nobody = [
      { ...fair, usdPerAttempt: null },
      { ...fair, fits: false },
      { ...fair, rate: null },
    ];
    expect(adequate(nobody, 0)).toEqual([]);
  });
});

describe('what a further step starts with', () => {
  it('is stronger than the step before, never weaker and more expensive', () => {
    expect(proposeStep(anything, all, weak, new Set([weak.model.id]))?.model.id).toBe('beta/fair');
    expect(proposeStep(anything, all, fair, new Set([fair.model.id]))?.model.id).toBe('gamma/best');
    expect(proposeStep(anything, all, best, new Set([best.model.id]))).toBeNull();
    // After nothing, or a step of which nothing is known, any adequate one may follow.
    expect(proposeStep(anything, all, null, new Set())?.model.id).toBe('beta/fair');
    expect(proposeStep(anything, all, unknown, new Set([unknown.model.id]))?.model.id).toBe('beta/fair');
  });

  it('tells a step that is worse in both ways', () => {
    expect(isWeakerAndCostsMore(dear, fair)).toBe(true);
    expect(isWeakerAndCostsMore(best, fair)).toBe(false);
    expect(isWeakerAndCostsMore(weak, fair)).toBe(false);
    expect(isWeakerAndCostsMore(unknown, fair)).toBe(false);
    const [weaker, stronger] = [candidate('weaker', 0.4, 0.05), candidate('stronger', 0.6, 0.01)];
    expect(isWeakerAndCostsMore(weaker, stronger)).toBe(true);
    for (const gap of [{ rate: null }, { usdPerAttempt: null }]) {
      expect(isWeakerAndCostsMore({ ...weaker, ...gap }, stronger)).toBe(false);
      expect(isWeakerAndCostsMore(weaker, { ...stronger, ...gap })).toBe(false);
    }
    expect(isWeakerAndCostsMore({ ...weaker, rate: 0.6 }, stronger)).toBe(false);
    expect(isWeakerAndCostsMore({ ...weaker, usdPerAttempt: 0.01 }, stronger)).toBe(false);
  });
});

describe('a judge', () => {
  it('is adequate, and of another maker where there is one', () => {
    expect(proposeJudge(anything, all, fair.model)?.model.id).toBe('gamma/best');
    expect(proposeJudge(anything, all, best.model)?.model.id).toBe('beta/fair');
    expect(proposeJudge(anything, [fair], fair.model)?.model.id).toBe('beta/fair');
    // Nobody else comes close: the strongest of the others judges, and not the model itself.
    const [weak, weaker] = [candidate('delta/weak', 0.4, 0.02), candidate('epsilon/weaker', 0.3, 0.001)];
    expect(proposeJudge(anything, [best, weaker, weak], best.model)?.model.id).toBe('delta/weak');
  });

  it('is proposed with the model that judges, and gives way to another check where none can', () => {
    const scenes = { successFloor: null, kind: 'roleplay' as const };
    expect(proposeCheck(scenes, all, fair.model)).toMatchObject({
      preset: 'roleplay-judge',
      judge: { modelId: 'gamma/best', promptTokens: 6400 },
    });
    expect(proposeCheck(scenes, [unknown], null)).toMatchObject({ preset: 'human-review', judge: null });
    expect(proposeCheck({ successFloor: null, kind: 'programming' }, all, null)?.preset).toBe('executed-tests');
  });
});
