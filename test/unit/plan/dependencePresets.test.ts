import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workKinds } from '../../../shared/catalog/category.ts';
import { defaultYardsticks } from '../../../shared/catalog/yardsticks.ts';
import { evaluateLadder } from '../../../shared/engine/ladder.ts';
import { dependencePresetFor, dependencePresets } from '../../../shared/plan/dependencePresets.ts';
import { verifierPresets } from '../../../shared/plan/verifierPresets.ts';

describe('how alike models fail, as a plan starts', () => {
  it.each(workKinds)('%s: ordered ranges, rho + tau below 1 at best and low, each with a source', (id) => {
    const { rho, tau, beta, gamma } = dependencePresets[id];
    expect(rho.value + tau.value).toBeLessThan(1);
    expect((rho.low ?? 0) + (tau.low ?? 0)).toBeLessThan(1);
    for (const estimate of [rho, tau, beta, gamma]) {
      expect(estimate.low ?? estimate.value).toBeLessThanOrEqual(estimate.value);
      expect(estimate.high ?? estimate.value).toBeGreaterThanOrEqual(estimate.value);
      expect(estimate.high ?? estimate.value).toBeLessThan(1);
      expect(estimate.source).toBeTruthy();
    }
  });

  it('are those of the fidelity run, where it measured them', () => {
    const fitted = JSON.parse(readFileSync(new URL('../../fidelity/presets.json', import.meta.url), 'utf8'));
    const presets = {
      programming: dependencePresets.programming,
      'general-qa': dependencePresets['general-qa'],
      roleplay: dependencePresets.roleplay,
      translation: dependencePresetFor('translation', defaultYardsticks.translation),
      'translation by people': dependencePresetFor('translation', 'wmt24-esa-en-ja/segments with human ESA >= 80 (%)'),
    };
    for (const [id, dependence] of Object.entries(presets))
      for (const field of ['rho', 'tau', 'beta', 'gamma'] as const) {
        const [preset, fit] = [dependence[field], fitted[id][field]];
        if (fit === null) expect(preset.assumed, `${id} ${field}`).toBe(true);
        else expect(Math.abs(preset.value - fit.value), `${id} ${field}`).toBeLessThan(0.006);
      }
  });

  it('are measured where agents were run, and carried over and marked so where nobody compared models', () => {
    const {
      agents,
      classification,
      'customer-support': support,
      'personal-assistance': assistance,
    } = dependencePresets;
    for (const { rho } of [agents, assistance]) expect([rho.assumed, rho.value > 0.4]).toEqual([undefined, true]);
    expect([assistance.tau.assumed, support.rho.assumed, classification.rho.assumed]).toEqual([true, true, true]);
    // Agents fail alike on tasks that nobody solves more often than assistants do.
    expect(agents.beta.low ?? 0).toBeGreaterThan(assistance.beta.high ?? 1);
  });

  it('follow the yardstick where people and language models judge differently', () => {
    const byPeople = dependencePresetFor('translation', 'wmt24-esa-en-cs/segments with human ESA >= 80 (%)');
    const byModels = dependencePresetFor('translation', 'wmt25-general-auto');
    expect(byPeople.rho.high ?? 1).toBeLessThan(byModels.rho.low ?? 0);
    expect(dependencePresetFor('translation', null)).toBe(byModels);
    expect(dependencePresetFor('programming', 'wmt24-esa-en-cs')).toBe(dependencePresets.programming);
  });

  it('make a task another model failed cost the measured 1.25 times the mean in programming, one it solved 0.78', () => {
    const { rho, beta, gamma } = dependencePresets.programming;
    const d = { rho: rho.value, tau: 0, beta: beta.value, gamma: gamma.value };
    const model = (id: number) => ({
      model: id,
      successRate: 0.55,
      attempts: 1,
      feedbackSuccess: null,
      verified: true,
      trueAccept: 1,
      falseAccept: 0,
      errorShare: 0,
      usdPerAttempt: 1,
      usdSdPerAttempt: 0,
      usdPerCheck: 0,
      minutesPerCheck: 0,
    });
    const sums = evaluateLadder(
      { rungs: [model(0), model(1)], onReject: 'abandon', humanMinutes: 0, humanSuccess: 1, humanUsdPerMinute: 0 },
      d,
    );
    const failed = sums.rungs[1]!.costUnits / sums.rungs[1]!.reach;
    // 1.12 to 1.39 is the middle four fifths of 132 ordered pairs.
    expect(Math.abs(failed - 1.25)).toBeLessThan(0.08);
    expect(Math.abs((1 - 0.45 * failed) / 0.55 - 0.784)).toBeLessThan(0.07);
  });

  it('no verifier is perfect, and each accepts the good more often than the bad', () => {
    for (const { trueAccept, falseAccept } of verifierPresets) {
      expect(trueAccept.value).toBeLessThan(1);
      expect(falseAccept.value).toBeGreaterThan(0);
      expect(trueAccept.low ?? trueAccept.value).toBeGreaterThan(falseAccept.high ?? falseAccept.value);
    }
  });
});
