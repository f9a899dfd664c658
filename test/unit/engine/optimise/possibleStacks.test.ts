import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimise, possibleStacks } from '../../../../shared/engine/optimise/optimise.ts';
import { bounded } from '../bounded.ts';
import { randomJob } from '../randomJob.ts';

const jobs = randomJob({ complete: true, maxCategories: 3, maxStacks: 1, maxModels: 5 });

describe('the stacks that could be had', () => {
  it('begin with the cheapest per success, and no other is better at any worth of a success', {
    tags: ['slow'],
  }, () => {
    fc.assert(
      fc.property(jobs, fc.double({ min: 0, max: 100, noNaN: true }), (job, worth) => {
        const { frontier, sample } = possibleStacks(job, { rules: [], count: 30 });
        const best = optimise(job, { rules: [], explain: false });
        if (best.kind !== 'found') {
          expect(frontier).toEqual([]);
          return;
        }
        expect(frontier[0]?.usdPerSuccess).toBeCloseTo(best.best.value, 9);
        const loss = (stack: { usdPerTask: number; success: number }) => stack.usdPerTask - worth * stack.success;
        // Below the worth of its first corner the frontier has left out what costs more per success.
        if (worth < (frontier[0]?.usdPerSuccess ?? 0)) return;
        const least = Math.min(...frontier.map(loss));
        for (const stack of sample) expect(loss(stack)).toBeGreaterThan(least - 1e-9);
        for (const [i, corner] of frontier.slice(1).entries()) {
          expect(corner.success).toBeGreaterThanOrEqual(frontier[i]?.success ?? 1);
          expect(corner.usdPerSuccess).toBeGreaterThanOrEqual((frontier[i]?.usdPerSuccess ?? 0) - 1e-12);
        }
      }),
      bounded(60),
    );
  });

  it('are the same for the same seed', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(jobs, (job) => {
        const ask = { rules: [], count: 20 };
        expect(possibleStacks(job, ask)).toEqual(possibleStacks(job, ask));
      }),
      bounded(20),
    );
  });
});
