import { describe, expect, it } from 'vitest';
import { sharedInLineage } from '../../../shared/engine/difficulty.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { evaluateLadder, type LadderNumbers, type RungNumbers } from '../../../shared/engine/ladder.ts';
import { normalGrid } from '../../../shared/engine/quadrature.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { normalCdf, normalQuantile } from '../../../shared/foundation/normal.ts';
import { category, modelAt, rung as onLadder, ladder as policyOf, smallJob, verifier } from './smallJob.ts';

const rung = (model: number, successRate: number, more: Partial<RungNumbers> = {}): RungNumbers => ({
  model,
  lineage: 0,
  successRate,
  attempts: 1,
  feedbackSuccess: null,
  verified: true,
  trueAccept: 0.9,
  falseAccept: 0.15,
  errorShare: 0,
  usdPerAttempt: 1 + model,
  usdSdPerAttempt: 0.5,
  usdPerCheck: 0.1,
  minutesPerCheck: 0,
  ...more,
});

const ladder = (rungs: RungNumbers[]): LadderNumbers => ({
  rungs,
  onReject: 'abandon',
  humanMinutes: 0,
  humanSuccess: 0,
  humanUsdPerMinute: 0,
});

const d = { rho: 0.4, tau: 0.3, beta: 0.05, gamma: 0.3 };

/** The success rates of the models 0 and 1. */
const rates: readonly [number, number] = [0.6, 0.45];

interface Sums {
  success: number;
  spend: number;
  spendSquared: number;
}

/** Attempts of the models 0 and 1 in an order, given P(success) of each: independent of each other. */
const walked = (steps: readonly number[], chance: readonly [number, number], dearer: number): Sums => {
  let [active, spend, spend2] = [1, 0, 0];
  const ended: Sums = { success: 0, spend: 0, spendSquared: 0 };
  for (const model of steps) {
    const p = chance[model === 0 ? 0 : 1];
    const mean = (1 + model) * dearer + 0.1;
    const second = mean ** 2 + (0.5 * dearer) ** 2;
    const accepted = p * 0.9 + (1 - p) * 0.15;
    ended.success += active * p * 0.9;
    const [after, after2] = [spend + active * mean, spend2 + 2 * spend * mean + active * second];
    ended.spend += accepted * after;
    ended.spendSquared += accepted * after2;
    active *= 1 - accepted;
    spend = (1 - accepted) * after;
    spend2 = (1 - accepted) * after2;
  }
  return { success: ended.success, spend: ended.spend + spend, spendSquared: ended.spendSquared + spend2 };
};

/** The same summed over difficulty, what the lineage repeats, and what each model does. */
const bruteForce = (steps: readonly number[]): Sums => {
  const grid = normalGrid(8, 'exact');
  const inner = normalGrid(2, 'exact');
  const cut = rates.map((rate) => normalQuantile(rate / (1 - d.beta)));
  const rest = Math.sqrt(1 - d.rho - d.tau);
  const total: Sums = { success: 0, spend: 0, spendSquared: 0 };
  const add = (weight: number, sums: Sums): void => {
    total.success += weight * sums.success;
    total.spend += weight * sums.spend;
    total.spendSquared += weight * sums.spendSquared;
  };
  grid.nodes.forEach((z, k) => {
    const dearer = Math.exp(d.gamma * z - d.gamma ** 2 / 2);
    const weight = grid.weights[k] ?? 0;
    add(d.beta * weight, walked(steps, [0, 0], dearer));
    inner.nodes.forEach((common, j) => {
      const chances = cut.map((latent) =>
        [...inner.nodes].map((own) =>
          normalCdf(
            (latent -
              Math.sqrt(d.rho) * z -
              Math.sqrt(d.tau * sharedInLineage) * common -
              Math.sqrt(d.tau * (1 - sharedInLineage)) * own) /
              rest,
          ),
        ),
      );
      const here = (1 - d.beta) * weight * (inner.weights[j] ?? 0);
      chances[0]?.forEach((first, l) => {
        chances[1]?.forEach((second, m) => {
          add(here * (inner.weights[l] ?? 0) * (inner.weights[m] ?? 0), walked(steps, [first, second], dearer));
        });
      });
    });
  });
  return total;
};

const solvedBy = (rungs: RungNumbers[]): number =>
  evaluateLadder(ladder(rungs.map((one) => ({ ...one, trueAccept: 1, falseAccept: 0 }))), d).success;

describe('models of one lineage on a ladder', () => {
  it.each([[[0, 1]], [[0, 1, 0]], [[0, 1, 0, 1]]])(
    'give what a sum over what the lineage and each of them repeat gives: %j',
    { tags: ['slow'] },
    (steps) => {
      const sums = evaluateLadder(ladder(steps.map((model) => rung(model, rates[model === 0 ? 0 : 1]))), d);
      const brute = bruteForce(steps);
      expect(sums.success).toBeCloseTo(brute.success, 8);
      expect(sums.modelUsd + sums.checkUsd).toBeCloseTo(brute.spend, 8);
      expect(sums.spendSquared).toBeCloseTo(brute.spendSquared, 7);
    },
  );

  it('solve less together than two models of different makers, and more than one model twice', () => {
    const kin = solvedBy([rung(0, 0.6), rung(1, 0.6)]);
    const strangers = solvedBy([rung(0, 0.6), rung(1, 0.6, { lineage: 1 })]);
    const twice = solvedBy([rung(0, 0.6), rung(0, 0.6)]);
    expect(kin).toBeLessThan(strangers - 0.01);
    expect(kin).toBeGreaterThan(twice + 0.005);
  });

  it('are strangers where nothing repeats', () => {
    const apart = { ...d, tau: 0 };
    const of = (lineage: number) => evaluateLadder(ladder([rung(0, 0.6), rung(1, 0.5, { lineage })]), apart).success;
    expect(of(0)).toBe(of(1));
  });
});

describe('a draw of models of one lineage', () => {
  it.each([
    [0.4, 0.3],
    [0.75, 0.15],
    [0.6, 0.01],
    [0, 0.3],
    [0.2, 0.75],
  ])('comes out as the best values do where nothing has a range: rho %d, tau %d', (rho, tau) => {
    const kin = ['a', 'b', 'c'].map((id, i) => ({ ...modelAt(id, 1 + 2 * i), lineage: modelId('kin') }));
    const checked = verifier({ trueAccept: { value: 0.9 }, falseAccept: { value: 0.15 } });
    const steps = ['a', 'b', 'c'].map((id) => onLadder(id, { verifier: checked }));
    const job = smallJob(
      kin,
      { a: 0.5, b: 0.6, c: 0.7 },
      { one: policyOf(steps) },
      {
        category: category({
          dependence: { rho: { value: rho }, tau: { value: tau }, beta: { value: 0.05 }, gamma: { value: 0.3 } },
        }),
      },
    );
    const total = evaluate({ ...job, draws: 3 }).stacks[0]!.total!;
    // Shares to 1e-4, money to a thousandth: a draw is walked on coarser grids.
    for (const [figure, within] of [
      [total.success, 1e-4],
      [total.usdPerTask, 1e-3],
    ] as const) {
      expect(Math.abs(figure.low! - figure.value)).toBeLessThan(within * figure.value);
      expect(figure.high).toBe(figure.low);
    }
  });
});
