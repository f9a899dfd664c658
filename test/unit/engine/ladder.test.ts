import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DependenceNumbers, difficultyOf } from '../../../shared/engine/difficulty.ts';
import { EngineError } from '../../../shared/engine/engineError.ts';
import { evaluateLadder, type LadderNumbers, type RungNumbers, walkLadder } from '../../../shared/engine/ladder.ts';
import { exactly } from '../../../shared/engine/quantity.ts';
import { visitAt } from '../../../shared/engine/visit.ts';
import { normalCdf, normalQuantile } from '../../../shared/foundation/normal.ts';
import { evenly } from './evenly.ts';

const rung = (
  model: number,
  successRate: number,
  usdPerAttempt: number,
  more: Partial<RungNumbers> = {},
): RungNumbers => ({
  model,
  successRate,
  attempts: 1,
  feedbackSuccess: null,
  verified: true,
  trueAccept: 1,
  falseAccept: 0,
  errorShare: 0,
  usdPerAttempt,
  usdSdPerAttempt: 0,
  usdPerCheck: 0,
  minutesPerCheck: 0,
  ...more,
});

const ladder = (rungs: RungNumbers[], onReject: LadderNumbers['onReject'] = 'abandon'): LadderNumbers => ({
  rungs,
  onReject,
  humanMinutes: 10,
  humanSuccess: 0.9,
  humanUsdPerMinute: 0.5,
});

const dependence = fc.record({
  rho: evenly(0, 0.9),
  tau: evenly(0, 0.09),
  beta: evenly(0, 0.3),
  gamma: evenly(0, 0.6),
});

const share = evenly(0, 1);

const anyRung = fc.record({
  model: fc.integer({ min: 0, max: 3 }),
  successRate: evenly(0.001, 0.69),
  attempts: fc.integer({ min: 1, max: 3 }),
  feedbackSuccess: fc.option(share),
  verified: fc.boolean(),
  trueAccept: share,
  falseAccept: share,
  errorShare: evenly(0, 0.5),
  usdPerAttempt: evenly(0, 10),
  usdSdPerAttempt: evenly(0, 10),
  usdPerCheck: evenly(0, 1),
  minutesPerCheck: evenly(0, 5),
});

/** A model has one success rate, whatever rung it stands on. */
const oneRateEach = (rungs: RungNumbers[]): RungNumbers[] =>
  rungs.map((entry) => ({ ...entry, successRate: rungs.find((other) => other.model === entry.model)!.successRate }));

const anyLadder = fc
  .record({
    rungs: fc.array(anyRung, { minLength: 1, maxLength: 4 }).map(oneRateEach),
    onReject: fc.constantFrom('deliver' as const, 'human' as const, 'abandon' as const),
  })
  .map(({ rungs, onReject }) => ladder(rungs, onReject));

/** P(first and second both succeed) by the bivariate normal integral on a grid a hundred times finer. */
const bothSucceed = (p: number, q: number, d: DependenceNumbers): number => {
  const [a, b] = [normalQuantile(p / (1 - d.beta)), normalQuantile(q / (1 - d.beta))];
  let sum = 0;
  const step = 0.002;
  for (let z = -9; z <= 9; z += step)
    sum +=
      step *
      (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) *
      normalCdf((a - Math.sqrt(d.rho) * z) / Math.sqrt(1 - d.rho)) *
      normalCdf((b - Math.sqrt(d.rho) * z) / Math.sqrt(1 - d.rho));
  return (1 - d.beta) * sum;
};

describe('a ladder', () => {
  it('ends every task as a success, a silent failure or abandoned', () => {
    fc.assert(
      fc.property(anyLadder, dependence, (l, d) => {
        const sums = evaluateLadder(l, d, 'draw');
        expect(sums.offered).toBeCloseTo(1, 12);
        expect(sums.success + sums.silentFailure + sums.abandoned).toBeCloseTo(1, 10);
        for (const value of [sums.success, sums.silentFailure, sums.abandoned, sums.modelUsd, sums.minutes])
          expect(value).toBeGreaterThanOrEqual(-1e-12);
        const stopped = sums.stops.flat().reduce((sum, stop) => sum + stop, 0);
        expect(stopped).toBeCloseTo(1, 10);
      }),
      { numRuns: 200 },
    );
  });

  it('of one rung without a verifier succeeds at the model rate and costs one attempt', () => {
    fc.assert(
      fc.property(evenly(0.01, 0.69), dependence, (rate, d) => {
        const sums = evaluateLadder(ladder([rung(0, rate, 3, { verified: false })], 'deliver'), d);
        expect(sums.success).toBeCloseTo(rate, 9);
        expect(sums.silentFailure).toBeCloseTo(1 - rate, 9);
        expect(sums.modelUsd).toBeCloseTo(3, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('with a perfect verifier succeeds unless all fail, and pays the second rung only for the rejected', () => {
    fc.assert(
      fc.property(evenly(0.05, 0.65), evenly(0.05, 0.65), dependence, (p, q, d) => {
        const flat = { ...d, gamma: 0 };
        const sums = evaluateLadder(ladder([rung(0, p, 1), rung(1, q, 10)]), flat);
        expect(sums.success).toBeCloseTo(p + q - bothSucceed(p, q, flat), 8);
        expect(sums.modelUsd).toBeCloseTo(1 + (1 - p) * 10, 8);
      }),
      { numRuns: 25 },
    );
  });

  it('solves the same tasks in any order under a perfect verifier', () => {
    const d = { rho: 0.75, tau: 0.1, beta: 0.05, gamma: 0.3 };
    const [a, b, c] = [rung(0, 0.6, 0.03), rung(1, 0.4, 0.1), rung(2, 0.8, 0.7)];
    const orders = [
      [a, b, c],
      [c, a, b],
      [b, c, a],
    ].map((rungs) => evaluateLadder(ladder(rungs), d).success);
    expect(orders[1]).toBeCloseTo(orders[0]!, 12);
    expect(orders[2]).toBeCloseTo(orders[0]!, 12);
  });

  it('is exact to better than 1e-9 against a reference with many more nodes', () => {
    const l = ladder([
      rung(0, 0.6, 0.03, { attempts: 2 }),
      rung(1, 0.744, 0.72, { trueAccept: 0.95, falseAccept: 0.05 }),
    ]);
    for (const rho of [0.1, 0.4, 0.75, 0.9]) {
      const d = { rho, tau: 0.08, beta: 0.05, gamma: 0.32 };
      const fine = difficultyOf(d, 4000, 'exact');
      const reference = walkLadder(l, fine, null);
      const shown = evaluateLadder(l, d);
      expect(Math.abs(shown.success - reference.success)).toBeLessThan(1e-9);
      expect(Math.abs(shown.modelUsd - reference.modelUsd)).toBeLessThan(1e-9);
    }
  });

  it('gains little from a blind retry and nothing is gained twice', () => {
    const d = { rho: 0.75, tau: 0.23, beta: 0, gamma: 0 };
    const once = evaluateLadder(ladder([rung(0, 0.563, 1)]), d).success;
    const twice = evaluateLadder(ladder([rung(0, 0.563, 1, { attempts: 2 })]), d).success;
    // DeepSeek on LiveCodeBench: 0.563 once, 0.597 in two tries at a within-model correlation of 0.98.
    expect(once).toBeCloseTo(0.563, 9);
    expect(twice).toBeGreaterThan(0.585);
    expect(twice).toBeLessThan(0.61);
  });

  it('gives the same for one rung of three tries and three rungs of one', () => {
    const d = { rho: 0.6, tau: 0.25, beta: 0.02, gamma: 0.2 };
    const together = evaluateLadder(ladder([rung(0, 0.5, 1, { attempts: 3, trueAccept: 0.9, falseAccept: 0.1 })]), d);
    const one = rung(0, 0.5, 1, { trueAccept: 0.9, falseAccept: 0.1 });
    const apart = evaluateLadder(ladder([one, one, one]), d);
    for (const key of ['success', 'silentFailure', 'abandoned', 'modelUsd', 'spendSquared'] as const)
      expect(apart[key]).toBeCloseTo(together[key], 9);
  });

  it('retries with feedback at exactly the stated rate', () => {
    for (const wanted of [0.05, 0.365, 0.7]) {
      const d = { rho: 0.75, tau: 0.1, beta: 0.08, gamma: 0.3 };
      const sums = evaluateLadder(ladder([rung(0, 0.4, 1, { attempts: 2, feedbackSuccess: wanted })]), d);
      expect((sums.success - 0.4) / 0.6).toBeCloseTo(wanted, 9);
    }
  });

  it('delivers the last attempt, hands over or abandons what the last rung rejects', () => {
    const d = { rho: 0.5, tau: 0.1, beta: 0, gamma: 0 };
    const strict = [rung(0, 0.6, 1, { trueAccept: 0.8, falseAccept: 0.1 })];
    const deliver = evaluateLadder(ladder(strict, 'deliver'), d);
    expect(deliver.success).toBeCloseTo(0.6, 9);
    expect(deliver.silentFailure).toBeCloseTo(0.4, 9);
    const rejected = 1 - 0.6 * 0.8 - 0.4 * 0.1;
    const human = evaluateLadder(ladder(strict, 'human'), d);
    expect(human.handed).toBeCloseTo(rejected, 9);
    expect(human.success).toBeCloseTo(0.48 + rejected * 0.9, 9);
    expect(human.minutes).toBeCloseTo(rejected * 10, 8);
    expect(evaluateLadder(ladder(strict, 'abandon'), d).abandoned).toBeCloseTo(rejected, 9);
  });

  it('knows the spread of its spend: no spread costs without choices, the binomial of a fixed second rung with', () => {
    const flat = { rho: 0.5, tau: 0.1, beta: 0, gamma: 0 };
    const single = evaluateLadder(ladder([rung(0, 0.6, 2)]), flat);
    expect(single.spendSquared - single.modelUsd ** 2).toBeCloseTo(0, 9);
    const two = evaluateLadder(ladder([rung(0, 0.6, 2), rung(1, 0.7, 5)]), flat);
    expect(two.spendSquared - two.modelUsd ** 2).toBeCloseTo(25 * 0.6 * 0.4, 8);
    const spread = evaluateLadder(ladder([rung(0, 0.6, 2, { usdSdPerAttempt: 3 })]), flat);
    expect(spread.spendSquared - spread.modelUsd ** 2).toBeCloseTo(9, 9);
  });

  it('costs the mean whatever gamma says, and more where it follows a failure', () => {
    const d = { rho: 0.75, tau: 0, beta: 0, gamma: 0.324 };
    const sums = evaluateLadder(ladder([rung(0, 0.55, 1), rung(1, 0.55, 1)]), d);
    expect(sums.rungs[0]!.costUnits).toBeCloseTo(1, 9);
    // On the tasks another model failed a model costs 1.25 times its mean (SWE-bench Verified, bash only).
    expect(sums.rungs[1]!.costUnits / sums.rungs[1]!.reach).toBeCloseTo(1.25, 2);
  });

  it('costs the mean, and spreads as it should, however steeply cost rises with difficulty', () => {
    for (const gamma of [0.3, 0.8, 1.5, 3, 5]) {
      const d = { rho: 0.6, tau: 0.1, beta: 0.1, gamma };
      for (const precision of ['exact', 'draw'] as const) {
        const one = evaluateLadder(ladder([rung(0, 0.5, 2)]), d, precision);
        expect(Math.abs(one.modelUsd / 2 - 1)).toBeLessThan(precision === 'exact' ? 1e-9 : 1e-4);
      }
      // E[exp(gamma Z - gamma^2 / 2)^2] = exp(gamma^2).
      const { spendSquared } = evaluateLadder(ladder([rung(0, 0.5, 2, { usdSdPerAttempt: 1 })]), d);
      expect(spendSquared / (5 * Math.exp(gamma * gamma))).toBeCloseTo(1, 9);
    }
  });

  it('pays of an attempt in error what is billed of it', () => {
    const d = { rho: 0.4, tau: 0.2, beta: 0, gamma: 0 };
    const failing = { errorShare: 0.2, errorBilledShare: 0.5 };
    // $2 of four in five, $1 of the others; a second try only of those.
    const once = evaluateLadder(ladder([rung(0, 0.5, 2, { ...failing, verified: false })]), d);
    expect(once.modelUsd).toBeCloseTo(0.8 * 2 + 0.2 * 1, 9);
    expect(once.spendSquared).toBeCloseTo(0.8 * 4 + 0.2 * 1, 9);
    const twice = evaluateLadder(ladder([rung(0, 0.5, 2, { ...failing, verified: false, attempts: 2 })]), d);
    expect(twice.modelUsd).toBeCloseTo(1.8 + 0.2 * 1.8, 9);
    expect(twice.spendSquared).toBeCloseTo(0.8 * 4 + 0.2 * (0.8 * 9 + 0.2 * 4), 9);
    expect(twice.success).toBeCloseTo(once.success * 1.2, 9);
  });

  it('routed at random is the straight line between its two policies', () => {
    const d = { rho: 0.7, tau: 0.1, beta: 0.03, gamma: 0.3 };
    const difficulty = difficultyOf(d, 40, 'exact');
    const weak = ladder([rung(0, 0.4, 1, { verified: false })]);
    const strong = ladder([rung(1, 0.8, 10, { verified: false })]);
    for (const hardShare of [0.25, 0.5, 0.9]) {
      const at = (l: LadderNumbers, taken: 'easy' | 'hard', signalQuality: number) =>
        walkLadder(
          l,
          difficulty,
          difficulty.grid.nodes.map(
            visitAt(1, [{ hardShare, signalQuality: exactly(signalQuality), usd: exactly(0), taken }], -1).weightAt!,
          ),
        );
      const [easy, hard] = [at(weak, 'easy', 0), at(strong, 'hard', 0)];
      expect(easy.success + hard.success).toBeCloseTo(0.4 + (0.8 - 0.4) * hardShare, 9);
      expect(easy.modelUsd + hard.modelUsd).toBeCloseTo(1 + 9 * hardShare, 9);
      const clever = at(weak, 'easy', 0.9).success + at(strong, 'hard', 0.9).success;
      expect(clever).toBeGreaterThan(easy.success + hard.success);
      expect(at(weak, 'easy', 0.9).offered + at(strong, 'hard', 0.9).offered).toBeCloseTo(1, 9);
    }
  });

  it('names the field, the value and what is allowed where it cannot honour an input', () => {
    const good = { rho: 0.5, tau: 0.1, beta: 0.1, gamma: 0.2 };
    const refusals: [string, () => unknown][] = [
      ['rho + tau', () => evaluateLadder(ladder([rung(0, 0.5, 1)]), { ...good, rho: 0.9, tau: 0.1 })],
      ['beta', () => evaluateLadder(ladder([rung(0, 0.5, 1)]), { ...good, beta: 1 })],
      ['gamma', () => evaluateLadder(ladder([rung(0, 0.5, 1)]), { ...good, gamma: Number.NaN })],
      ['rungs', () => evaluateLadder(ladder([]), good)],
      ['rungs[0].successRate', () => evaluateLadder(ladder([rung(0, 0.95, 1)]), good)],
      ['rungs[0].attempts', () => evaluateLadder(ladder([rung(0, 0.5, 1, { attempts: 1.5 })]), good)],
      ['rungs[0].usdPerAttempt', () => evaluateLadder(ladder([rung(0, 0.5, -1)]), good)],
      ['rungs[0].falseAccept', () => evaluateLadder(ladder([rung(0, 0.5, 1, { falseAccept: 1.2 })]), good)],
    ];
    for (const [field, run] of refusals) {
      const caught = (() => {
        try {
          run();
        } catch (error) {
          return error;
        }
        return null;
      })();
      expect(caught, field).toBeInstanceOf(EngineError);
      expect((caught as EngineError).field).toBe(field);
    }
  });
});
