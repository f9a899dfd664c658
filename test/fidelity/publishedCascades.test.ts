/**
 * The published cascade table: aggregate figures of ten models on SWE-bench Verified (bash only, 500 tasks), and
 * what six cascades of them with a perfect verifier really solved and cost. The engine must give the same from the
 * models' own rates and costs. rho and beta are those fitted on other models of the same benchmark.
 */
import { expect, test } from 'vitest';
import { independentCascade, predictCascade } from '../../shared/engine/calibrate/predict.ts';
import { evaluateLadder, type LadderNumbers } from '../../shared/engine/ladder.ts';

const dependence = { rho: 0.68, tau: 0.15, beta: 0.1, gamma: 0 };
const independent = { rho: 0, tau: 0, beta: 0, gamma: 0 };

const models = {
  deepSeek: { successRate: 0.6, usdPerAttempt: 0.0281 },
  gpt5Mini: { successRate: 0.598, usdPerAttempt: 0.0355 },
  gpt5Nano: { successRate: 0.348, usdPerAttempt: 0.0381 },
  gemini3: { successRate: 0.742, usdPerAttempt: 0.46 },
  opus: { successRate: 0.744, usdPerAttempt: 0.7212 },
} as const;

type Name = keyof typeof models;

interface Row {
  rungs: Name[];
  solved: number;
  usdPerTask: number;
  usdPerSuccess: number;
  independent: { solved: number; usdPerTask: number; usdPerSuccess: number };
}

const row = (
  rungs: Name[],
  [solved, usdPerTask, usdPerSuccess]: [number, number, number],
  [iSolved, iUsdPerTask, iUsdPerSuccess]: [number, number, number],
): Row => ({
  rungs,
  solved,
  usdPerTask,
  usdPerSuccess,
  independent: { solved: iSolved, usdPerTask: iUsdPerTask, usdPerSuccess: iUsdPerSuccess },
});

const table: Row[] = [
  row(['deepSeek', 'opus'], [0.776, 0.4179, 0.5385], [0.898, 0.3166, 0.3527]),
  row(['deepSeek', 'gemini3'], [0.772, 0.2607, 0.3377], [0.897, 0.2121, 0.2365]),
  row(['gpt5Mini', 'opus'], [0.772, 0.4291, 0.5559], [0.897, 0.3254, 0.3627]),
  row(['gpt5Nano', 'opus'], [0.762, 0.585, 0.7677], [0.833, 0.5083, 0.6102]),
  row(['deepSeek', 'gpt5Mini', 'opus'], [0.794, 0.3499, 0.4407], [0.959, 0.1582, 0.165]),
  row(['deepSeek', 'gpt5Mini', 'gemini3', 'opus'], [0.82, 0.4498, 0.5486], [0.989, 0.1462, 0.1477]),
];

const ladderOf = (rungs: { successRate: number; usdPerAttempt: number }[]): LadderNumbers => ({
  rungs: rungs.map((rung, model) => ({
    model,
    ...rung,
    attempts: 1,
    feedbackSuccess: null,
    verified: true,
    trueAccept: 1,
    falseAccept: 0,
    errorShare: 0,
    usdSdPerAttempt: 0,
    usdPerCheck: 0,
    minutesPerCheck: 0,
  })),
  onReject: 'abandon',
  humanMinutes: 0,
  humanSuccess: 0,
  humanUsdPerMinute: 0,
});

/** Both roads to the same figures: the calibration's own prediction and the engine's ladder. */
const roads = [
  {
    road: 'prediction',
    play: (rungs: Name[], apart: boolean) => {
      const numbers = rungs.map((name) => models[name]);
      const { success, usdPerTask } = apart ? independentCascade(numbers) : predictCascade(numbers, dependence);
      return { success, usdPerTask };
    },
  },
  {
    road: 'ladder',
    play: (rungs: Name[], apart: boolean) => {
      const sums = evaluateLadder(
        ladderOf(rungs.map((name) => models[name])),
        apart ? independent : dependence,
        'exact',
      );
      return { success: sums.success, usdPerTask: sums.modelUsd };
    },
  },
];

for (const { road, play } of roads)
  for (const { rungs, solved, usdPerTask, usdPerSuccess, independent: apart } of table) {
    const name = rungs.join(' then ');

    test(`${road}: ${name} solves the published share within 2 points`, () => {
      expect(Math.abs(play(rungs, false).success - solved)).toBeLessThan(0.02);
    });

    test(`${road}: ${name} costs the published amount per success within 3%, given the conditional costs`, () => {
      // Cost per task is c1 + P(reject 1) E[c2 | reject 1] + ...: with the measured conditional costs it is the
      // published one whatever the model of success says, so what is tested is the division by P(success).
      expect(Math.abs(usdPerTask / play(rungs, false).success / usdPerSuccess - 1)).toBeLessThan(0.03);
    });

    test(`${road}: independence says of ${name} what the table says`, () => {
      const { success, usdPerTask: usd } = play(rungs, true);
      // Printed to the third digit of the share and the fourth decimal of USD, from unrounded costs.
      expect(Math.abs(success - apart.solved)).toBeLessThan(0.00055);
      expect(Math.abs(usd - apart.usdPerTask)).toBeLessThan(0.00015);
      expect(Math.abs(usd / success - apart.usdPerSuccess)).toBeLessThan(0.00015);
    });
  }

test('the conditional cost of a second rung reproduces the cost per task of every published pair', () => {
  for (const { rungs, usdPerTask } of table.filter((each) => each.rungs.length === 2)) {
    const [first, second] = rungs.map((name) => models[name]) as [typeof models.opus, typeof models.opus];
    const reject = 1 - first.successRate;
    const conditional = (usdPerTask - first.usdPerAttempt) / reject;
    // The rung costs more on what the first one failed: between 1.0 and 1.5 times its mean in these pairs.
    expect(conditional / second.usdPerAttempt).toBeGreaterThan(1);
    expect(conditional / second.usdPerAttempt).toBeLessThan(1.5);
    const sums = evaluateLadder(ladderOf([first, { ...second, usdPerAttempt: conditional }]), dependence, 'exact');
    expect(sums.modelUsd).toBeCloseTo(usdPerTask, 9);
  }
});

test('the published marginal figures are those of a cascade of one', () => {
  const published = { deepSeek: 0.0468, gpt5Mini: 0.0593, gpt5Nano: 0.1094, gemini3: 0.6199, opus: 0.9694 };
  for (const [name, usdPerSuccess] of Object.entries(published)) {
    const { usdPerTask, success } = (roads[1] as (typeof roads)[number]).play([name as Name], false);
    expect(Math.abs(usdPerTask / success - usdPerSuccess)).toBeLessThan(0.0002);
  }
});
