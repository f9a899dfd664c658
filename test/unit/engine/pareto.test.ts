import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { bestChances, paretoOf, winnersOf } from '../../../shared/engine/pareto.ts';
import { tracesOf } from '../../../shared/engine/traces.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import { figures, outcomeOf, stackOutcome } from '../report/handMade.ts';
import { bounded } from './bounded.ts';
import { randomJob } from './randomJob.ts';

const jobs = randomJob({ complete: true, draws: 40, maxStacks: 4, maxCategories: 2 });
const runs = bounded(40, 6);

describe('the frontier', () => {
  it('is left by whoever another beats on one axis and equals on the rest; equals and fewer errors keep it', () => {
    const stack = (id: string, usd: number, success: number, silent: number) =>
      stackOutcome(stackId(id), id, figures(usd, success, silent));
    const stacks = [
      stack('a', 1, 0.5, 0.1),
      stack('b', 1, 0.5, 0.1),
      stack('c', 2, 0.6, 0.05),
      stack('d', 2, 0.5, 0.2),
      stack('e', 3, 0.6, 0.04),
    ];
    const found = paretoOf(outcomeOf([...stacks, stackOutcome(stackId('f'), 'unknown', null)]));
    expect(found.map(({ dominatedBy }) => dominatedBy)).toEqual([[], [], [], ['a', 'b', 'c'], ['c']]);
    expect(found.map((one) => one.dominatedByWithSilent)).toEqual([[], [], [], ['a', 'b', 'c'], []]);
    expect(found.map(({ onFrontier }) => onFrontier)).toEqual([true, true, true, false, false]);
    expect(found.map((one) => one.onFrontierWithSilent)).toEqual([true, true, true, false, true]);
  });

  it('holds the cheapest and the most successful, and whoever is off it is beaten by somebody on it', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        const stacks = paretoOf(evaluate(job));
        if (stacks.length === 0) return;
        const on = stacks.filter((stack) => stack.onFrontier);
        const least = Math.min(...stacks.map((stack) => stack.usdPerTask));
        const most = Math.max(...stacks.map((stack) => stack.success));
        expect(on.some((stack) => stack.usdPerTask === least)).toBe(true);
        expect(on.some((stack) => stack.success === most)).toBe(true);
        for (const stack of stacks) {
          if (stack.onFrontier) expect(stack.dominatedBy).toEqual([]);
          else expect(stack.dominatedBy.some((id) => on.some((other) => other.stackId === id))).toBe(true);
          // Three axes forgive more than two.
          if (!stack.onFrontierWithSilent) expect(stack.dominatedByWithSilent.length).toBeGreaterThan(0);
          for (const id of stack.dominatedByWithSilent) {
            const other = stacks.find((entry) => entry.stackId === id)!;
            expect(other.usdPerTask).toBeLessThanOrEqual(stack.usdPerTask);
            expect(other.success).toBeGreaterThanOrEqual(stack.success);
            expect(other.silentFailure).toBeLessThanOrEqual(stack.silentFailure);
          }
        }
      }),
      runs,
    );
  });
});

describe('who wins', () => {
  it('has the lowest figure; chances sum to 1 and are those of the pairs where there are two', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        const outcome = evaluate(job);
        const [whole, ...byCategory] = winnersOf(outcome, tracesOf(job));
        expect(byCategory.map((winner) => winner.categoryId)).toEqual(
          job.plan.categories.map((category) => category.id),
        );
        const known = outcome.stacks.filter((stack) => stack.total?.usdPerSuccess != null);
        const least = Math.min(...known.map((stack) => stack.total!.usdPerSuccess!.value));
        if (known.length > 0)
          expect(outcome.stacks.find((stack) => stack.stackId === whole!.cheapest)!.total!.usdPerSuccess!.value).toBe(
            least,
          );
        for (const { chances } of [whole!, ...byCategory])
          if (chances !== null) expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9);
        if (job.plan.stacks.length === 2 && outcome.pairs[0]!.aCheaper !== null)
          expect(whole!.chances![0]!.chance).toBeCloseTo(outcome.pairs[0]!.aCheaper!, 9);
      }),
      runs,
    );
  });

  it('of one stack alone is not said: it is the cheapest of nothing; of equals each has its part', () => {
    const [job] = fc.sample(randomJob({ complete: true, draws: 5, maxStacks: 1 }), { numRuns: 1, seed: 3 });
    const [stack] = tracesOf(job!);
    const alone = { stackId: stackId('a'), trace: stack!.total };
    expect(bestChances([alone])).toBeNull();
    expect(bestChances([alone, { stackId: stackId('b'), trace: null }])).toBeNull();
    const twins = bestChances(['a', 'b'].map((id) => ({ stackId: stackId(id), trace: stack!.total })))!;
    for (const { chance } of twins) expect(chance).toBeCloseTo(0.5, 12);
    expect(bestChances([{ stackId: stackId('a'), trace: null }])).toBeNull();
  });
});
