/** The short form of `npm run crash`: a round or two of every kind of fault. */
import { describe, expect, it } from 'vitest';
import { runFault } from '../crash/fault.ts';
import { faults } from '../crash/faults.ts';

describe('the crash suite', { timeout: 300_000, tags: ['slow'] }, () => {
  for (const fault of faults) {
    it(fault.name, async ({ skip }) => {
      const skipped = fault.skipped();
      if (skipped !== null) skip(skipped);
      const result = await runFault(fault, { seed: 7, rounds: fault.shortRounds, untilMs: 0, lanes: 1 });
      expect(result.broken).toEqual([]);
      expect(Object.values(result.counts).some((count) => count > 0)).toBe(true);
    });
  }
});
