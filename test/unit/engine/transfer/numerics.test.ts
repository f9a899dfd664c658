/** The numerics under the transfer of rates, each against what it must satisfy. */
import { describe, expect, it } from 'vitest';
import { factored, solved } from '../../../../shared/engine/transfer/factored.ts';
import { heavyTailMiddles } from '../../../../shared/engine/transfer/heavyTail.ts';
import { minimise, type Sloped } from '../../../../shared/engine/transfer/minimise.ts';
import { normalCdf, normalQuantile } from '../../../../shared/foundation/normal.ts';

describe('a normal that is wider with some chance', () => {
  it.each([
    [{ variance: 1, extra: 8, chance: 0.2 }, 10],
    [{ variance: 0.25, extra: 2, chance: 0.05 }, 7],
    [{ variance: 4, extra: 0.5, chance: 0.9 }, 40],
  ])('has as many parts below each point as it should: %o', (tail, n) => {
    const points = heavyTailMiddles(tail, n);
    const narrow = Math.sqrt(tail.variance);
    const wide = Math.sqrt(tail.variance + tail.extra);
    expect(points).toHaveLength(n);
    points.forEach((x, i) => {
      const below = (1 - tail.chance) * normalCdf(x / narrow) + tail.chance * normalCdf(x / wide);
      expect(below).toBeCloseTo((i + 0.5) / n, 8);
      expect(x).toBeCloseTo(-(points[n - 1 - i] ?? Number.NaN), 12);
    });
  });

  it('is the plain normal where it is never wider, and nothing where it has no width', () => {
    const plain = Array.from({ length: 5 }, (_, i) => 2 * normalQuantile((i + 0.5) / 5));
    const shown = (tail: Parameters<typeof heavyTailMiddles>[0]) => [...heavyTailMiddles(tail, 5)];
    for (const [i, x] of shown({ variance: 4, extra: 3, chance: 0 }).entries()) expect(x).toBeCloseTo(plain[i]!, 12);
    for (const [i, x] of shown({ variance: 4, extra: 0, chance: 0.3 }).entries()) expect(x).toBeCloseTo(plain[i]!, 12);
    expect(shown({ variance: 0, extra: 0, chance: 0.3 })).toEqual([0, 0, 0, 0, 0]);
  });

  it('is a wide normal about a certain value where the narrow one has no width', () => {
    // A fifth of it spreads with a deviation of 3: a tenth lies below 0, all the certain part at 0.
    const points = heavyTailMiddles({ variance: 0, extra: 9, chance: 0.2 }, 20);
    expect(points[0]).toBeCloseTo(3 * normalQuantile(0.025 / 0.2), 6);
    expect(points[1]).toBeCloseTo(3 * normalQuantile(0.075 / 0.2), 6);
    for (const x of points.slice(2, 18)) expect(x).toBeCloseTo(0, 6);
  });
});

describe('the lowest point of a function', () => {
  /** Rosenbrock's valley, lowest at (1, 1), where it is 0. */
  const valley: Sloped = (x, slopes) => {
    const [a, b] = [x[0]!, x[1]!];
    slopes[0] = -2 * (1 - a) - 400 * a * (b - a * a);
    slopes[1] = 200 * (b - a * a);
    return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
  };

  it('is found along a bent valley', () => {
    const found = minimise(valley, Float64Array.of(-1.2, 1), 1e-14, 200);
    expect(found.value).toBeLessThan(1e-9);
    expect(found.at[0]).toBeCloseTo(1, 5);
    expect(found.at[1]).toBeCloseTo(1, 5);
    expect(found.rounds).toBeLessThan(60);
  });

  it('is where the search stops after its rounds, or where two rounds running gain too little', () => {
    expect(minimise(valley, Float64Array.of(-1.2, 1), 0, 3).rounds).toBe(3);
    const soon = minimise(valley, Float64Array.of(-1.2, 1), 1e9, 200);
    expect(soon.rounds).toBe(2);
    expect(soon.value).toBeLessThan(24.2);
  });

  it('of a bowl in five directions is its middle, whatever the widths', () => {
    const middle = [3, -2, 0.5, 10, -7];
    const bowl: Sloped = (x, slopes) => {
      let sum = 0;
      x.forEach((value, i) => {
        const width = 10 ** (i - 2);
        slopes[i] = width * (value - middle[i]!);
        sum += (width / 2) * (value - middle[i]!) ** 2;
      });
      return sum;
    };
    const found = minimise(bowl, new Float64Array(5), 1e-16, 400);
    middle.forEach((value, i) => {
      expect(found.at[i]).toBeCloseTo(value, 4);
    });
  });

  it('is where it starts where nothing goes down', () => {
    const flat: Sloped = (_, slopes) => {
      slopes.fill(0);
      return 5;
    };
    expect(minimise(flat, Float64Array.of(1, 2), 1e-9, 100)).toEqual({
      at: Float64Array.of(1, 2),
      value: 5,
      rounds: 0,
    });
  });
});

describe('a factored matrix', () => {
  const matrix = [
    [4, 2, -2],
    [2, 10, 5],
    [-2, 5, 9],
  ];
  const factor = factored(3, (i, j) => matrix[i]![j]!);

  it('has the square roots below its diagonal and the logarithm of its determinant', () => {
    // 4 = 2^2, 10 = 1 + 3^2, 9 = 1 + 2^2 + 2^2: the determinant is (2 x 3 x 2)^2.
    expect([...factor.lower]).toEqual([2, 0, 0, 1, 3, 0, -1, 2, 2]);
    expect(factor.logDeterminant).toBeCloseTo(Math.log(144), 12);
  });

  it('is solved to what, multiplied by it, gives the right side', () => {
    const x = solved(factor, [1, -2, 3]);
    matrix.forEach((row, i) => {
      expect(row.reduce((sum, a, j) => sum + a * x[j]!, 0)).toBeCloseTo([1, -2, 3][i]!, 12);
    });
  });
});
