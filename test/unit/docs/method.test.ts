/** Runs every worked example of docs/METHOD.md and compares it with the figure behind its `//`. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type KnownPrice, newPrice } from '../../../shared/catalog/model.ts';
import { type AttemptShape, attemptCost } from '../../../shared/engine/attemptCost.ts';
import { betaMean, betaQuantiles } from '../../../shared/engine/betaPosterior.ts';
import { invoiceOf } from '../../../shared/engine/commitments/invoice.ts';
import type { DependenceNumbers } from '../../../shared/engine/difficulty.ts';
import { calledForth } from '../../../shared/engine/horizon/demand.ts';
import { priceTimes } from '../../../shared/engine/horizon/pricePaths.ts';
import { stillThere } from '../../../shared/engine/horizon/switching.ts';
import { evaluateLadder, type LadderNumbers, type RungNumbers } from '../../../shared/engine/ladder.ts';
import { FlatList, limitPrices } from '../../../shared/engine/optimise/limitPrices.ts';
import { type Check, PairTable } from '../../../shared/engine/optimise/pairTable.ts';
import { placesUpTo, type SubsetPlace } from '../../../shared/engine/optimise/places.ts';
import { setBound } from '../../../shared/engine/optimise/setBound.ts';
import { SetCosts } from '../../../shared/engine/optimise/setCosts.ts';
import { SetOptions, SetState } from '../../../shared/engine/optimise/setOptions.ts';
import { breakEvenFailure } from '../../../shared/engine/pairs.ts';
import { breakEvenRequests, overflowShare } from '../../../shared/engine/serving/fleet.ts';
import type { LadderSums } from '../../../shared/engine/walk.ts';
import { stackId } from '../../../shared/foundation/ids.ts';

let models = 0;
const names: Record<string, unknown> = {
  attemptCost,
  betaMean,
  betaQuantiles,
  breakEvenRequests,
  calledForth,
  evaluateLadder,
  invoiceOf,
  overflowShare,
  priceTimes,
  stillThere,
  price: (more: Partial<KnownPrice>) =>
    newPrice({ promptUsdPerM: 0, completionUsdPerM: 0, basis: 'list', asOf: '2026-10-10', source: 'list', ...more }),
  shape: (more: Partial<AttemptShape>) => ({
    promptTokensCv: 1,
    completionTokensCv: 1,
    cacheReadShare: 0,
    cacheWriteShare: 0,
    steps: 1,
    toolCalls: 0,
    toolCallUsd: 0,
    searches: 0,
    fileSearches: 0,
    codeSessions: 0,
    cacheHours: 1 / 12,
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
  /** The second of two models after the first one's attempt is rejected, its own delivered. */
  pairOf: (rates: number[], usd: number[], check: Check, d: DependenceNumbers) => {
    const models = rates.map((successRate, i) => ({ successRate, usdPerAttempt: usd[i]!, feedbackSuccess: null }));
    return new PairTable({ models, check, d, ending: 'deliver', humanSuccess: 1, humanUsd: 0 }).pair.at(1);
  },
  /** One [cost, use] of each list, within a limit on the uses. */
  cheapestWithin: (lists: [number, number][][], limit: number) => {
    const flat = lists.map((list) =>
      FlatList.of(
        list.map(([cost, use]) => ({ cost, uses: [use] })),
        1,
      ),
    );
    return limitPrices({ lists: flat, limits: [limit], room: [limit], turns: 60, start: null });
  },
  /** No set of `open` models costs less, by category and model. */
  boundOfSets: (usd: number[][], open: number) => {
    const count = usd[0]!.length;
    const options = usd.map((row) => {
      const costs = new SetCosts(count);
      for (const model of placesUpTo<SubsetPlace>(count)) costs.noteSingle(model, row[model]!);
      return SetOptions.of(costs, Number.POSITIVE_INFINITY);
    });
    const start = new Float64Array(count * usd.length);
    const state = SetState.undecided(count);
    return setBound({ options, state, open, start, turns: 120, enough: Number.POSITIVE_INFINITY, target: 5 }).bound;
  },
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
