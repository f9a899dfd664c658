import { expect, test } from 'vitest';
import { maximise, solveLinear } from '../../../../shared/engine/calibrate/maximise.ts';
import { profileEnd } from '../../../../shared/engine/calibrate/profileEnd.ts';
import { ordersOf, subsetsOf } from '../../../../shared/engine/calibrate/subsets.ts';

const unit = { low: 0, high: 1 };
/** A smooth hill with its top at (0.3, y), that lies across the axes by as much as `across` says. */
const hill =
  (y: number, across = 40) =>
  ([a, b]: number[]): number =>
    -100 * ((a as number) - 0.3) ** 2 -
    50 * ((b as number) - y) ** 2 -
    across * ((a as number) - 0.3) * ((b as number) - y);

test('finds the top of a hill', () => {
  const top = maximise(hill(0.6), [0.9, 0.1], [unit, unit]);
  expect(top.at[0]).toBeCloseTo(0.3, 4);
  expect(top.at[1]).toBeCloseTo(0.6, 4);
  expect(top.free).toEqual([0, 1]);
  expect(top.hessian[0]?.[0]).toBeCloseTo(-200, 3);
  expect(top.hessian[0]?.[1]).toBeCloseTo(-40, 3);
});

test('rests on a bound that the hill leans over', () => {
  const top = maximise(hill(-0.2), [0.9, 0.5], [unit, unit]);
  expect(top.at[1]).toBe(0);
  // The top along b = 0: 200 (a - 0.3) = -40 x 0.2.
  expect(top.at[0]).toBeCloseTo(0.3 - 0.04, 4);
  expect(top.free).toEqual([0]);
});

test('takes what starts within a billionth of its range of a bound for resting on it, where the slope presses on', () => {
  // A billionth of the range is 1.
  const wide = { low: 0, high: 1e9 };
  const rising = ([x]: number[]): number => (x as number) / 1e9;
  const falling = ([x]: number[]): number => -(x as number) / 1e9;
  const start = (f: (x: number[]) => number, x: number) => maximise(f, [x], [wide]);
  expect(start(rising, 1e9 - 1)).toMatchObject({ at: [1e9 - 1], free: [] });
  expect(start(falling, 1)).toMatchObject({ at: [1], free: [] });
  // A flat top holds it too; away from the bound, or with the slope leading off, it is free.
  expect(start(() => 0, 1e9 - 1).free).toEqual([]);
  expect(start(() => 0, 1).free).toEqual([]);
  expect(start(() => 0, 1e9 - 2).free).toEqual([0]);
  expect(start(() => 0, 2).free).toEqual([0]);
  expect(start(falling, 1e9 - 1).free).toEqual([0]);
  expect(start(rising, 1).free).toEqual([0]);
});

test('leaves a coordinate without room where it is', () => {
  const top = maximise(hill(0.6), [0.9, 0.1], [unit, { low: 0.2, high: 0.2 }]);
  expect(top.at[1]).toBe(0.2);
  expect(top.free).toEqual([0]);
  // The top along b = 0.2: 200 (a - 0.3) = 40 x 0.4.
  expect(top.at[0]).toBeCloseTo(0.38, 4);
});

test.each([40, 120])('an interval from a bound ends where the profile has fallen by 1.3528, %d across', (across) => {
  const top = maximise(hill(-0.2, across), [0.9, 0.5], [unit, unit]);
  const end = profileEnd(hill(-0.2, across), top, [unit, unit], 1);
  const bent = 50 - across ** 2 / (4 * 100);
  // Along the profile the hill is -bent (b + 0.2)^2.
  expect(end).toBeCloseTo(Math.sqrt(1.3528 / bent + 0.04) - 0.2, 2);
});

test('solves a linear system, and says when there is none', () => {
  expect(
    solveLinear(
      [
        [0, 2],
        [3, 1],
      ],
      [4, 5],
    ),
  ).toEqual([1, 2]);
  expect(
    solveLinear(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toBeNull();
});

test('all subsets while they are few, different seeded ones when they are many', () => {
  expect(subsetsOf(4, 2, 10)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
  const many = subsetsOf(40, 5, 100);
  expect(new Set(many.map((set) => set.join())).size).toBe(100);
  expect(many).toEqual(subsetsOf(40, 5, 100));
  expect(subsetsOf(3, 5, 10)).toEqual([]);
  expect(ordersOf(3, 2, 10)).toHaveLength(6);
  expect(new Set(ordersOf(30, 3, 50).map((order) => order.join())).size).toBe(50);
});
