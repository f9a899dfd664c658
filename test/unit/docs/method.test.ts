/** Runs every worked example of docs/METHOD.md and compares it with the figure behind its `//`. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Price } from '../../../shared/catalog/model.ts';
import { type AttemptShape, attemptCost } from '../../../shared/engine/attemptCost.ts';
import { betaMean, betaQuantiles } from '../../../shared/engine/betaPosterior.ts';
import { calledForth } from '../../../shared/engine/horizon/demand.ts';
import { priceTimes } from '../../../shared/engine/horizon/pricePaths.ts';
import { stillThere } from '../../../shared/engine/horizon/switching.ts';
import { evaluateLadder, type LadderNumbers, type RungNumbers } from '../../../shared/engine/ladder.ts';
import { correctedSuccessRate } from '../../../shared/engine/literature/judgeCorrection.ts';
import { performanceGapRecovered } from '../../../shared/engine/literature/routing.ts';
import { questionsNeeded } from '../../../shared/engine/literature/sampleSize.ts';
import { breakEvenFailure } from '../../../shared/engine/pairs.ts';
import type { LadderSums } from '../../../shared/engine/walk.ts';
import { stackId } from '../../../shared/foundation/ids.ts';

let models = 0;
const names: Record<string, unknown> = {
  attemptCost,
  betaMean,
  betaQuantiles,
  calledForth,
  correctedSuccessRate,
  evaluateLadder,
  performanceGapRecovered,
  priceTimes,
  questionsNeeded,
  stillThere,
  price: (more: Partial<Price>) => ({
    cacheReadUsdPerM: null,
    cacheWriteUsdPerM: null,
    batchDiscount: null,
    requestFeeUsd: null,
    tiers: [],
    tierMode: 'whole-request',
    ...more,
  }),
  shape: (more: Partial<AttemptShape>) => ({
    promptTokensCv: 1,
    completionTokensCv: 1,
    cacheReadShare: 0,
    cacheWriteShare: 0,
    steps: 1,
    toolCalls: 0,
    toolCallUsd: 0,
    completionFactor: 1,
    deferrable: false,
    ...more,
  }),
  /** A rung of a model of its own with a verifier that is never wrong. */
  rung: (successRate: number, usdPerAttempt: number): RungNumbers => ({
    model: models++,
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
  }),
  ladder: (rungs: RungNumbers[]): LadderNumbers => ({
    rungs,
    onReject: 'abandon',
    humanMinutes: 0,
    humanSuccess: 1,
    humanUsdPerMinute: 0,
  }),
  multiplierAfterFailure: (sums: LadderSums) => sums.rungs[1]!.costUnits / sums.rungs[1]!.reach,
  breakEven: (a: { spend: number; success: number }, b: { spend: number; success: number }) =>
    breakEvenFailure(
      { stackId: stackId('a'), trace: null, total: a, categories: [] },
      { stackId: stackId('b'), trace: null, total: b, categories: [] },
    )!.usd,
};

const page = readFileSync(new URL('../../../docs/METHOD.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```ts\n(.+) \/\/ (\S+)\n```/g)].map(([, code, figure]) => ({
  code: code!,
  figure: figure!,
}));

it('the page has its examples', () => {
  expect(examples.length).toBe(page.split('```ts').length - 1);
  expect(examples.length).toBeGreaterThan(8);
});

it.each(examples)('$code is $figure', ({ code, figure }) => {
  const value = new Function(...Object.keys(names), `return ${code}`)(...Object.values(names)) as number;
  const digits = figure.split('.')[1]?.length ?? 0;
  expect(value.toFixed(digits)).toBe(Number(figure).toFixed(digits));
});
