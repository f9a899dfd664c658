/**
 * Draws are walked many at a time, on coarser grids, with tables for curves. Each must come out as it would on its own:
 * its numbers taken out one by one and evaluated exactly.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/engine/compile.ts';
import type { CompiledLeaf } from '../../../shared/engine/compiled.ts';
import { difficultyOf } from '../../../shared/engine/difficulty.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { checkLadder, type LadderNumbers, walkLadder } from '../../../shared/engine/ladder.ts';
import { dependenceAt, leafVisit, steepnessAt } from '../../../shared/engine/policySums.ts';
import { interval90 } from '../../../shared/engine/quantile.ts';
import { at } from '../../../shared/engine/quantity.ts';
import { categoryTraces, tracesOf } from '../../../shared/engine/traces.ts';
import { routeUsdAt } from '../../../shared/engine/visit.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import { randomJob } from './randomJob.ts';

/** The numbers of a leaf's ladder at draw i. */
const numbersAt = ({ ladder, rungs }: CompiledLeaf, i: number, ceiling: number): LadderNumbers => ({
  onReject: ladder.onReject,
  humanMinutes: at(ladder.humanMinutes, i),
  humanSuccess: at(ladder.humanSuccess, i),
  humanUsdPerMinute: at(ladder.humanUsdPerMinute, i),
  rungs: rungs.map((rung) => ({
    model: rung.modelIndex,
    successRate: Math.min(at(rung.rate, i), ceiling),
    attempts: rung.attempts,
    feedbackSuccess: rung.feedback === null ? null : at(rung.feedback, i),
    verified: rung.verified,
    trueAccept: at(rung.trueAccept, i),
    falseAccept: at(rung.falseAccept, i),
    errorShare: at(rung.errorShare, i),
    errorBilledShare: rung.errorBilledShare,
    usdPerAttempt: at(rung.usd, i),
    usdSdPerAttempt: 0,
    usdPerCheck: at(rung.usdPerCheck, i),
    minutesPerCheck: at(rung.minutesPerCheck, i),
  })),
});

/** Shares to 1e-4; money to a thousandth, since the hardest tasks can be many times as dear and few. */
const near = (a: number, b: number, scale: number, within = 1e-4): void =>
  expect(Math.abs(a - b)).toBeLessThan(within * (scale + 1e-9));

const alone = (job: Job): void => {
  const plan = compile(job);
  for (const category of plan.categories)
    for (const [stackId, trace] of categoryTraces(plan, category))
      for (let i = 0; i < job.draws; i++) {
        const d = dependenceAt(category, i);
        const difficulty = difficultyOf(d, steepnessAt(category, d, i), 'exact');
        const total = { success: 0, silentFailure: 0, abandoned: 0, minutes: 0, spend: 0 };
        for (const leaf of category.policies.get(stackId)!.leaves) {
          const numbers = numbersAt(leaf, i, 1 - d.beta);
          checkLadder(numbers, d);
          const sums = walkLadder(numbers, difficulty, leafVisit(leaf, difficulty, i));
          for (const key of ['success', 'silentFailure', 'abandoned', 'minutes'] as const) total[key] += sums[key];
          total.spend +=
            sums.modelUsd +
            sums.checkUsd +
            sums.minutes * at(plan.humanUsdPerMinute, i) +
            routeUsdAt(leaf.routes, i) * sums.offered;
        }
        near(trace.success[i]!, total.success, 1);
        near(trace.silentFailure[i]!, total.silentFailure, 1);
        near(trace.abandoned[i]!, total.abandoned, 1);
        near(trace.minutes[i]!, total.minutes, total.minutes + 1);
        near(trace.spend[i]!, total.spend, total.spend, 1e-3);
        const usd = total.spend + total.silentFailure * at(category.silentFailureUsd, i);
        near(trace.usd[i]!, usd, usd, 1e-3);
      }
};

describe('a draw', () => {
  it.each([1, 31, 33, 70])('comes out of %d walked together as it does alone, exactly', { tags: ['slow'] }, (draws) => {
    void fc.assert(fc.property(randomJob({ draws, complete: true, maxCategories: 2 }), alone), {
      numRuns: draws > 40 ? 8 : 20,
    });
  });

  it('is behind every interval: 5% and 95% points of the draws, mixed by share before any ratio', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(randomJob({ draws: 60, complete: true, maxStacks: 2 }), (job) => {
        const outcome = evaluate(job);
        const traces = tracesOf(job);
        for (const { stackId, total, categories } of outcome.stacks) {
          if (total === null) continue;
          const parts = traces.find((entry) => entry.stackId === stackId)!.categories;
          const mixed = (key: 'usd' | 'success', i: number): number =>
            parts.reduce((sum, part) => sum + part.share * part.trace![key][i]!, 0);
          const perSuccess = Float64Array.from({ length: 60 }, (_, i) => mixed('usd', i) / mixed('success', i));
          const { low, high } = interval90(perSuccess);
          expect(total.usdPerSuccess!.low! / low).toBeCloseTo(1, 9);
          expect(total.usdPerSuccess!.high! / high).toBeCloseTo(1, 9);
          expect(categories).toHaveLength(parts.length);
        }
        for (const pair of outcome.pairs) {
          const [a, b] = [pair.a, pair.b].map((id) => traces.find((entry) => entry.stackId === id)!.total);
          if (a == null || b == null) continue;
          let wins = 0;
          for (let i = 0; i < 60; i++) {
            const [left, right] = [a.usd[i]! / a.success[i]!, b.usd[i]! / b.success[i]!];
            if (Math.abs(left - right) <= 1e-12 * left) wins += 0.5;
            else if (left < right) wins += 1;
          }
          expect(Math.abs(pair.aCheaper! * 60 - wins)).toBeLessThanOrEqual(0.5);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('of a copy of a stack is that of the stack, and moves nobody', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob({ draws: 20, complete: true, maxStacks: 2, maxCategories: 2 }), (job) => {
        const [first] = job.plan.stacks;
        if (first === undefined) return;
        const copy = { ...structuredClone(first), id: stackId('a-copy') };
        const before = evaluate(job).stacks;
        const [copied, ...stacks] = evaluate({
          ...job,
          plan: { ...job.plan, stacks: [copy, ...job.plan.stacks] },
        }).stacks;
        expect(stacks).toEqual(before);
        expect({ ...copied, stackId: first.id }).toEqual(before[0]);
      }),
      { numRuns: 15 },
    );
  });
});
