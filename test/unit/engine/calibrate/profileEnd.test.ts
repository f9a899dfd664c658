/** The far ends of intervals of estimates that rest on a bound, of likelihoods whose profile is known in closed form. */
import { describe, expect, it } from 'vitest';
import type { Maximum } from '../../../../shared/engine/calibrate/maximise.ts';
import { profileEnd, profileLow } from '../../../../shared/engine/calibrate/profileEnd.ts';

/** Half of 2.7055, the 90% point of chi-squared with one degree. */
const drop = 1.3528;

const maximumAt = (at: number[], value: number, free: number[]): Maximum => ({
  at,
  value,
  free,
  hessian: free.map(() => free.map(() => 0)),
});

const wide = [
  { low: 0, high: 10 },
  { low: -5, high: 5 },
];

describe('from the lower bound up', () => {
  it('is where the likelihood has fallen so far, the other number following', () => {
    // Along x the best y is x / 2: what is left falls by x + 1.75 x^2. Slopes at a bound are taken a step inside it.
    const f = ([x = 0, y = 0]: number[]): number => -x - 2 * x * x + x * y - y * y;
    const end = profileEnd(f, maximumAt([0, 0], 0, [1]), wide, 0);
    expect(end).toBeCloseTo((-1 + Math.sqrt(1 + 7 * drop)) / 3.5, 2);
    // With y held where it is, it falls by x + 2 x^2.
    const alone = profileEnd(f, maximumAt([0, 0], 0, []), wide, 0);
    expect(alone).toBeCloseTo((-1 + Math.sqrt(1 + 8 * drop)) / 4, 2);
  });

  it('is a straight fall where nothing bends, and the upper bound where nothing falls or it is near', () => {
    const straight = ([x = 0]: number[]): number => -2 * x;
    expect(profileEnd(straight, maximumAt([0, 0], 0, []), wide, 0)).toBeCloseTo(drop / 2, 6);
    expect(profileEnd(straight, maximumAt([0, 0], 0, []), [{ low: 0, high: 0.5 }, wide[1]!], 0)).toBe(0.5);
    expect(profileEnd(() => 0, maximumAt([0, 0], 0, []), wide, 0)).toBe(10);
    expect(profileEnd(straight, maximumAt([3, 0], 0, []), [{ low: 3, high: 3 }, wide[1]!], 0)).toBe(3);
  });
});

describe('from the upper bound down', () => {
  it('is where the likelihood has fallen so far, the other number at its best for each place', () => {
    // Along x the best y is x: what is left is -(10 - x)^2 / 2.
    const f = ([x = 0, y = 0]: number[]): number => -((10 - x) ** 2) / 2 - (y - x / 4) ** 2;
    const low = profileLow(f, maximumAt([10, 2.5], 0, [1]), wide, 0);
    // Halved ten times: within a hundredth of the ten that were looked through.
    expect(Math.abs(low - (10 - Math.sqrt(2 * drop)))).toBeLessThan(0.011);
    expect(low).toBeLessThanOrEqual(10 - Math.sqrt(2 * drop) + 1e-9);
  });

  it('is the lower bound where even there it has not fallen so far', () => {
    const f = ([x = 0]: number[]): number => -((10 - x) ** 2) / 1000;
    expect(profileLow(f, maximumAt([10, 0], 0, []), wide, 0)).toBe(0);
  });
});
