/** Where two measures meet, on curves whose meeting is known, and in how few askings. */
import { describe, expect, it } from 'vitest';
import { closeIn, isEqual, type Standing } from '../../../../shared/engine/levers/closeIn.ts';
import { distanceFrom, scanOf } from '../../../../shared/engine/levers/scan.ts';

const standing = (a: number, b: number): Standing => ({ a, b, gap: a === b ? 0 : a - b });

/** The meeting of two curves between two values, and how often they were asked. */
const met = (a: (x: number) => number, b: (x: number) => number, from: number, to: number) => {
  let asked = 0;
  const at = (x: number): Standing => standing(a(x), b(x));
  const found = closeIn(
    (x) => {
      asked += 1;
      return at(x);
    },
    { value: from, standing: at(from) },
    { value: to, standing: at(to) },
  );
  return { ...found, asked };
};

describe('two measures', () => {
  it('on straight lines meet at the first asking', () => {
    const { value, equal, asked } = met(
      (x) => 3 * x,
      (x) => 10 + x,
      0,
      100,
    );
    expect(value).toBeCloseTo(5, 12);
    expect([equal, asked]).toEqual([true, 1]);
    // Whichever of them is above.
    expect(
      met(
        (x) => 10 + x,
        (x) => 3 * x,
        0,
        100,
      ),
    ).toMatchObject({ value: expect.closeTo(5, 12), asked: 1 });
  });

  // Each a seventh more than it takes.
  it.each<[string, (x: number) => number, (x: number) => number, number, number, number, number]>([
    ['a parabola', (x) => x * x, () => 2, 0, 2, Math.SQRT2, 16],
    ['a hyperbola', (x) => 1 / x, () => 2.5, 0.01, 1, 0.4, 26],
    ['a curve that is flat at one end', (x) => x ** 20, () => 1e-6, 0, 1, 1e-6 ** 0.05, 35],
    ['nine decades', (x) => x, () => 3, 1e-9, 1e9, 3, 1],
    ['nine decades of a root', (x) => Math.sqrt(x), () => 2, 1e-9, 1e9, 4, 26],
    ['nine decades of a logarithm', (x) => Math.log(x) + 30, () => 30, 1e-9, 1e9, 1, 25],
  ])('on %s meet to the last digits, within so many askings', (_, a, b, from, to, root, most) => {
    const { value, equal, asked } = met(a, b, from, to);
    expect(equal).toBe(true);
    expect(Math.abs(value / root - 1)).toBeLessThan(1e-11);
    expect(asked).toBeLessThanOrEqual(most);
  });

  it('that jump past each other do so at the first value beyond the jump', () => {
    const jump = met(
      (x) => (x < 2000 ? 3 : 1),
      () => 2,
      0,
      1e6,
    );
    expect([jump.value, jump.equal]).toEqual([2000, false]);
    // A point far from the jump is less unequal: what is closed in on is the jump all the same.
    const sloped = met(
      (x) => (x < 0.3 ? 2.0001 + x : -40),
      () => 2,
      0,
      1,
    );
    expect([sloped.value, sloped.equal]).toEqual([0.3, false]);
    const endless = met(
      (x) => (x < 0.25 ? Number.POSITIVE_INFINITY : 1),
      () => 2,
      0,
      1,
    );
    expect([endless.value, endless.equal]).toEqual([0.25, false]);
    expect(jump.asked).toBeLessThan(130);
  });

  it('of which one cannot be asked inside are said to swap at the upper end', () => {
    const ends = [
      { value: 1, standing: standing(1, 2) },
      { value: 3, standing: standing(3, 2) },
    ] as const;
    let asked = 0;
    const found = closeIn(
      () => {
        asked += 1;
        return null;
      },
      ...ends,
    );
    expect(found).toEqual({ value: 3, equal: false });
    expect(asked).toBe(1);
  });

  it('are equal within so much of the larger, or where neither is finite', () => {
    expect(isEqual(standing(100, 101), 0.01)).toBe(true);
    expect(isEqual(standing(101, 100), 0.0099)).toBe(false);
    expect(isEqual(standing(-100, -101), 0.01)).toBe(true);
    expect(isEqual(standing(0, 0), 0)).toBe(true);
    expect(isEqual(standing(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY), 0)).toBe(true);
    expect(isEqual(standing(Number.POSITIVE_INFINITY, 1), 1)).toBe(false);
  });
});

describe('the values looked at first', () => {
  const sorted = (points: readonly number[]): boolean =>
    points.every((x, i) => i === 0 || x > (points[i - 1] as number));

  it('of a share are 96 even steps, the value now among them', () => {
    const points = scanOf(0.5001, 0, 1, 'even');
    expect(points).toHaveLength(98);
    expect([points[0], points[1], points.at(-1)]).toEqual([0, expect.closeTo(1 / 96, 12), 1]);
    expect(points).toContain(0.5001);
    expect(sorted(points)).toBe(true);
    expect(scanOf(5, 0.25, 0.75, 'even')).toHaveLength(97);
    expect(scanOf(5, 0.25, 0.75, 'even')[1]).toBeCloseTo(0.25 + 0.5 / 96, 12);
    expect(scanOf(0.25, 0.25, 0.75, 'even')).toHaveLength(97);
  });

  it('of an amount are steps by ratio, nine decades either way of the value now, with both ends', () => {
    const points = scanOf(1000, 0, 1e15, 'ratio');
    expect([points[0], points.at(-1)]).toEqual([0, 1e15]);
    expect(points).toContain(1000);
    expect(sorted(points)).toBe(true);
    expect(points[1]).toBeCloseTo(1e-6, 12);
    expect(points.at(-2)! / 1e12).toBeCloseTo(1, 9);
    const ratios = points.slice(2, -1).map((x, i) => x / (points[i + 1] as number));
    expect(points.length).toBeGreaterThanOrEqual(99);
    // 18 decades in 96 steps.
    for (const ratio of ratios) expect(ratio).toBeLessThan(10 ** (18 / 96) + 1e-6);
    // Within the ends alone; around 1 where there is nothing now.
    const within = scanOf(1234, 10, 1e4, 'ratio');
    expect([within[0], within.at(-1)]).toEqual([10, 1e4]);
    for (const [i, x] of within.entries())
      if (i > 0) expect(x / (within[i - 1] as number)).toBeLessThan(10 ** (3 / 96) + 1e-9);
    const around = scanOf(0, 0, 1e9, 'ratio');
    expect([around[0], around[1]]).toEqual([0, expect.closeTo(1e-9, 15)]);
    expect(sorted(around)).toBe(true);
  });
});

describe('how far a value is from today’s', () => {
  it('is meant evenly for shares and by ratio for amounts, as long as there are any', () => {
    const even = distanceFrom(0.5, 'even');
    expect([even(0.3), even(0.75)]).toEqual([expect.closeTo(0.2, 12), 0.25]);
    const ratio = distanceFrom(4, 'ratio');
    expect([ratio(2), ratio(8), ratio(4)]).toEqual([expect.closeTo(Math.LN2, 12), expect.closeTo(Math.LN2, 12), 0]);
    expect(ratio(0)).toBe(4);
    expect(distanceFrom(0, 'ratio')(3)).toBe(3);
  });
});
