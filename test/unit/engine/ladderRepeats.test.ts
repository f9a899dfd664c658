import { describe, expect, it } from 'vitest';
import { evaluateLadder, type LadderNumbers, type RungNumbers } from '../../../shared/engine/ladder.ts';
import { normalGrid } from '../../../shared/engine/quadrature.ts';
import { randomSource } from '../../../shared/engine/random.ts';
import { normalCdf, normalQuantile } from '../../../shared/foundation/normal.ts';

const rung = (model: number, successRate: number, more: Partial<RungNumbers> = {}): RungNumbers => ({
  model,
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

const ladder = (rungs: RungNumbers[], onReject: LadderNumbers['onReject'] = 'deliver'): LadderNumbers => ({
  rungs,
  onReject,
  humanMinutes: 2,
  humanSuccess: 0.9,
  humanUsdPerMinute: 0.5,
});

const d = { rho: 0.5, tau: 0.2, beta: 0.05, gamma: 0.4 };

describe('models that stand on several rungs', () => {
  it('give what a sum over both of their Ys gives', { tags: ['slow'] }, () => {
    const rates = [0.6, 0.45];
    const steps = [0, 1, 0, 1];
    const sums = evaluateLadder(ladder(steps.map((model) => rung(model, rates[model]!))), d);
    const grid = normalGrid(20, 'exact');
    const cut = rates.map((rate) => normalQuantile(rate / (1 - d.beta)));
    let success = 0;
    for (let k = 0; k < grid.nodes.length; k++)
      for (let i = 0; i < grid.nodes.length; i++)
        for (let j = 0; j < grid.nodes.length; j++) {
          const repeats = [grid.nodes[i]!, grid.nodes[j]!];
          const chance = rates.map((_, m) =>
            normalCdf(
              (cut[m]! - Math.sqrt(d.rho) * grid.nodes[k]! - Math.sqrt(d.tau) * repeats[m]!) /
                Math.sqrt(1 - d.rho - d.tau),
            ),
          );
          let here = 1;
          let good = 0;
          steps.forEach((model, s) => {
            const p = chance[model]!;
            good += here * p * (s === steps.length - 1 ? 1 : 0.9);
            here *= 1 - p * 0.9 - (1 - p) * 0.15;
          });
          success += grid.weights[k]! * grid.weights[i]! * grid.weights[j]! * good;
        }
    expect(sums.success).toBeCloseTo((1 - d.beta) * success, 9);
  });

  it('four of them on eight rungs are a matter of milliseconds, and their ends sum to 1', () => {
    const sums = evaluateLadder(ladder([0, 1, 2, 3, 0, 1, 2, 3].map((model) => rung(model, 0.3 + 0.1 * model))), {
      ...d,
      rho: 0.75,
      tau: 0.15,
    });
    expect(sums.success + sums.silentFailure + sums.abandoned).toBeCloseTo(1, 12);
  });
});

describe('the spread of spend', () => {
  it('is that of tasks played one by one, with errors, retries and a model met again', () => {
    const rungs = [
      rung(0, 0.5, { attempts: 2, errorShare: 0.25 }),
      rung(1, 0.6, { errorShare: 0.1, usdPerAttempt: 3 }),
      rung(0, 0.5, { errorShare: 0.25 }),
    ];
    const sums = evaluateLadder(ladder(rungs, 'human'), d);
    const random = randomSource('spread of spend');
    const normal = (): number => normalQuantile(random());
    const tasks = 200_000;
    let first = 0;
    let second = 0;
    let fourth = 0;
    for (let t = 0; t < tasks; t++) {
      const solvable = random() >= d.beta;
      const z = normal();
      const repeats = [normal(), normal()];
      const multiplier = Math.exp(d.gamma * z - d.gamma ** 2 / 2);
      let spent = 0;
      let done = false;
      for (const step of rungs)
        for (let a = 0; a < step.attempts && !done; a++) {
          if (random() < step.errorShare) continue;
          spent += (step.usdPerAttempt + step.usdSdPerAttempt * normal()) * multiplier + step.usdPerCheck;
          const score =
            Math.sqrt(d.rho) * z + Math.sqrt(d.tau) * repeats[step.model]! + Math.sqrt(1 - d.rho - d.tau) * normal();
          const good = solvable && score < normalQuantile(step.successRate / (1 - d.beta));
          done = random() < (good ? step.trueAccept : step.falseAccept);
        }
      if (!done) spent += 2 * 0.5;
      first += spent;
      second += spent * spent;
      fourth += spent ** 4;
    }
    const error = Math.sqrt((fourth / tasks - (second / tasks) ** 2) / tasks);
    expect(Math.abs(second / tasks - sums.spendSquared)).toBeLessThan(4 * error);
    expect(first / tasks).toBeCloseTo(sums.modelUsd + sums.checkUsd + sums.minutes * 0.5, 1);
  });
});
