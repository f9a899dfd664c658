/** Presets and the share of what settings repeat, held to what sets of models did together on published benchmarks. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { WorkKind } from '../../shared/catalog/category.ts';
import { predictCascade, predictUnion } from '../../shared/engine/calibrate/predict.ts';
import { predictTwoTries } from '../../shared/engine/calibrate/retries.ts';
import { sharedInLineage } from '../../shared/engine/difficulty.ts';
import { dependencePresets } from '../../shared/plan/dependencePresets.ts';
import type { CountedUnions } from './unionsFile.ts';

const { tools, settings }: CountedUnions = JSON.parse(readFileSync(new URL('unions.json', import.meta.url), 'utf8'));

const presetOf = (kind: WorkKind) => {
  const { rho, tau, beta, gamma } = dependencePresets[kind];
  return { rho: rho.value, tau: tau.value, beta: beta.value, gamma: gamma.value };
};

/** In points, signs apart. */
const meanError = (errors: readonly number[]): number =>
  (100 * errors.reduce((sum, error) => sum + Math.abs(error), 0)) / errors.length;

describe.each(['technology', 'agents'] as const)('%s as a plan starts, on agents with tools', (kind) => {
  const preset = presetOf(kind);

  it('tells what any of five models solves to 2.5 points, where independence errs by more than ten', () => {
    // 2.42 over all 4,368 sets of five.
    const errors = (parameters: typeof preset) =>
      meanError(tools.fives.map(({ rates, solved }) => predictUnion(rates, parameters) - solved));
    expect(errors(preset)).toBeLessThan(2.55);
    expect(errors({ ...preset, rho: 0, beta: 0 })).toBeGreaterThan(10);
  });

  it('tells what three in order cost per success within 6%', () => {
    const errors = tools.cascades.map(({ rates, usd, solved, usdPerTask }) => {
      const rungs = rates.map((successRate, r) => ({ successRate, usdPerAttempt: usd[r] ?? 0 }));
      return (predictCascade(rungs, preset).usdPerSuccess ?? 0) / (usdPerTask / solved) - 1;
    });
    expect(meanError(errors)).toBeLessThan(6);
  });

  it('tells what a second blind try adds within 2 points', () => {
    const errors = tools.tries.map(({ rates: [rate = 0], solved }) => predictTwoTries(rate, preset) - solved);
    expect(meanError(errors)).toBeLessThan(2);
  });
});

describe.each(settings)('settings of one model: $source', ({ kind, pairs }) => {
  it('solve together less than strangers would, and sharing a part of what each repeats takes most of it away', () => {
    const { rho, tau, beta } = presetOf(kind);
    const excess = (shared: number): number =>
      pairs.reduce(
        (sum, { rates, solved }) => sum + 100 * (predictUnion(rates, { rho: shared, beta, gamma: 0 }) - solved),
        0,
      ) / pairs.length;
    const [strangers, one] = [excess(rho), excess(rho + sharedInLineage * tau)];
    expect(strangers).toBeGreaterThan(2);
    expect(Math.abs(one)).toBeLessThan(0.62 * strangers);
    expect(Math.abs(one)).toBeLessThan(3.5);
  });
});
